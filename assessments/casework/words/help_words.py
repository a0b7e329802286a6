"""The words of the chain of help: its links, how good each is, why, and what would mend it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.casework.forms.labels import label
from assessments.checks.help_links import Grade, Link, LinkKey
from assessments.record.alone import Alone
from assessments.record.hazards import AcuteHazard

from .answer_words import question_of, within_sentence

TITLES: dict[LinkKey, Promise] = {
    LinkKey.ABILITY: _("Kan varsle selv"),
    LinkKey.CALL: _("Måten å varsle på"),
    LinkKey.COVERAGE: _("Dekning"),
    LinkKey.TIME: _("Tid til hjelpen er der"),
    LinkKey.HELPER: _("Den som kommer"),
    LinkKey.SILENCE: _("Den som merker at det blir stille"),
}

GRADES: dict[Grade, Promise] = {
    Grade.HOLDS: pgettext_lazy("a link in the chain of help", "Holder"),
    Grade.WEAK: pgettext_lazy("a link in the chain of help", "Svakt"),
    Grade.UNKNOWN: pgettext_lazy("a link in the chain of help", "Ikke kjent"),
    Grade.BROKEN: pgettext_lazy("a link in the chain of help", "Brutt"),
}

REASONS: dict[str, Promise] = {
    "open": _("Ikke besvart eller ikke kjent: «%(asks)s»"),
    "can-call": _("Den som er alene, kan varsle selv."),
    "raised-by-others": _("Det blir varslet selv om den som er alene, ikke kan gjøre noe."),
    "can-partly": _("Det kommer an på skaden om den som er alene, kan varsle selv."),
    "only-calls": _("Den som er alene, kan ikke varsle selv. Noen merker det først ved neste avtalte samtale."),
    "cannot-call": _("Den som er alene, kan ikke varsle selv, og ingenting varsler av seg selv."),
    "fits": _("Kan brukes når det skjer: %(said)s."),
    "goes-by-itself": _("Alarmen varsler selv."),
    "colleague-calls": _("Kollegaen som ser eller hører det, kan varsle: %(said)s."),
    "needs-hands": _("Hjelper ikke den som ikke kan bruke det: %(said)s."),
    "must-be-reached": _("Den som er skadet, må komme seg bort til det: %(said)s."),
    "nobody-hears": _("Ingen hører den som roper."),
    "no-way": _("Hjelp kan ikke tilkalles."),
    "alarm-untested": _("Ikke prøvd det siste året: %(said)s."),
    "alarm-unpractised": _("De som er alene, har ikke øvd på å bruke det: %(said)s."),
    "coverage-everywhere": _("Det er dekning overalt."),
    "coverage-not-needed": _("Det trengs ikke dekning."),
    "coverage-gaps": _("Det er ikke dekning overalt."),
    "coverage-none": _("Det er ikke dekning."),
    "time-short": _("Tid til hjelpen er på stedet: %(said)s."),
    "time-long": _("Det tar lang tid før hjelpen er på stedet: %(said)s."),
    "helper-comes": _("De som kommer: %(said)s."),
    "helper-nobody": _("Ingen er satt til å komme."),
    "only-public": _("Bare kunder eller publikum er der, og dem kan en ikke regne med."),
    "locked-out": _("Hjelpen kommer seg ikke inn når døren er låst."),
    "place-unclear": _("Det er vanskelig å forklare hvor en er."),
    "no-common-language": _("Den som er alene, og den som hjelper, forstår ikke hverandre."),
    "helper-alone": _("Den som kommer, er også alene."),
    "helper-leaves-others": _("Den som kommer, må forlate andre som trenger tilsyn."),
    "silence-noticed": _("Slik merkes det: %(said)s."),
    "silence-late": _("Det merkes ikke i tide: %(said)s."),
    "silence-slow": _("Det kan gå lang tid før det merkes: %(said)s."),
    "out-of-sight": _("Kollegaen ser og hører ikke den som er alene."),
}

# What holds without more to say than the answers themselves.
PLAIN = {"can-call", "fits", "coverage-everywhere", "time-short", "helper-comes", "silence-noticed"}

_CANNOT_ACT = _(
    "En person til, eller faste tider der noen hører fra den som er alene. En alarm som varsler selv, er et "
    "kontrolltiltak og skal drøftes før den tas i bruk."
)
_SOMEBODY_COMES = _("Avtal hvem som kommer, hvordan de får vite det, og hvor fort.")
_SOMETHING_TO_CALL_WITH = _("Noe å varsle med som virker på stedet.")
_COVERAGE = _("Finn ut hvor det mangler dekning, og ha en reserve som virker der.")
_HEARD_FROM = _(
    "Faste tider der noen hører fra den som er alene, ofte nok til å merke det i tide. Eller en person til."
)
MENDS: dict[str, Promise] = {
    "open": _("Finn svaret, og skriv det inn."),
    "can-partly": _(
        "Utstyr som er lett å nå for den som er skadet, og faste tider der noen hører fra den som er alene."
    ),
    "only-calls": _CANNOT_ACT,
    "cannot-call": _CANNOT_ACT,
    "needs-hands": _CANNOT_ACT,
    "must-be-reached": _("Noe å varsle med som den som er alene, har på seg."),
    "nobody-hears": _SOMETHING_TO_CALL_WITH,
    "no-way": _SOMETHING_TO_CALL_WITH,
    "alarm-untested": _("Prøv utstyret der arbeidet gjøres, og avtal hvor ofte det skal prøves."),
    "alarm-unpractised": _("Øv på å bruke det, og på hva en gjør når hjelpen ikke svarer."),
    "coverage-gaps": _COVERAGE,
    "coverage-none": _COVERAGE,
    "time-long": _("En person til på stedet, eller en avtale om at noen nærmere kommer."),
    "helper-nobody": _SOMEBODY_COMES,
    "only-public": _SOMEBODY_COMES,
    "locked-out": _("Gi den som kommer, nøkkel eller kode, og prøv om det virker."),
    "place-unclear": _("Skriv ned adresse og vei, og meld fra om stedet før arbeidet begynner."),
    "no-common-language": _("Avtal noen få ord eller et fast signal som begge forstår."),
    "helper-alone": _("Avtal at to kommer, eller hvem mer en kan ringe."),
    "helper-leaves-others": _("Avtal hvem som passer på de andre, eller at noen andre kommer."),
    "silence-late": _HEARD_FROM,
    "silence-slow": _HEARD_FROM,
    "out-of-sight": _HEARD_FROM,
}


def title(link: Link) -> str:
    """What the link is called."""
    return str(TITLES[link.key])


def grade(link: Link) -> str:
    """How good it is, in a word."""
    return str(GRADES[link.grade])


def why(link: Link) -> str:
    """Why it is as good as it is, in a sentence."""
    return str(REASONS[link.reason]) % {"said": _listed(link.said), "asks": _question(link.asks)}


def mend(link: Link) -> str:
    """What would mend it."""
    return str(MENDS[link.reason])


def short(link: Link) -> str:
    """The answers alone where they say it all, else why."""
    if link.reason not in PLAIN:
        return why(link)
    first, *rest = link.said
    return "; ".join((label(first), *(within_sentence(label(one)) for one in rest)))


def _listed(said: tuple[StrEnum, ...]) -> str:
    return "; ".join(within_sentence(label(one)) for one in said)


def _question(field: str) -> str:
    """The form's question, of help or of the hazard."""
    if not field:
        return ""
    return question_of(Alone if field in Alone.model_fields else AcuteHazard, field)
