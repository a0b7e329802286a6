"""Words for findings about help: the equipment against what the person can do, who comes, and the alarm."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.words.answer_words import question_of
from assessments.record.alone import Alone

WORDS: dict[str, tuple[Promise, Promise]] = {
    "help-equipment-unfit": (
        _("Telefon eller knapp er ikke nok: %(hazards)s"),
        _(
            "Den som er alene, kan ikke varsle selv etterpå, og ingen merker det raskt nok. Sørg for en person til, "
            "eller for faste tider der noen hører fra den som er alene. En alarm som varsler selv, er et "
            "kontrolltiltak og skal drøftes før den tas i bruk."
        ),
    ),
    "able-to-act-unknown": (
        _("Kan den som er alene, varsle selv etterpå? %(hazard)s"),
        _("Svaret avgjør hvilket utstyr som er nok. Tenk på det verste som kan skje."),
    ),
    "colleague-does-not-notice": (
        _("Kollegaen ser og hører ikke den som er alene"),
        _(
            "Dere har svart at en kollega merker det hvis den som er alene, ikke svarer. Si hvordan kollegaen merker "
            "det, eller avtal faste tider."
        ),
    ),
    "help-nobody-comes": (
        _("Ingen er satt til å komme"),
        _("Følgen kan bli svært alvorlig. Avtal hvem som kommer, og hvordan de får vite det."),
    ),
    "help-only-public": (
        _("Bare kunder eller publikum er der"),
        _("Den som er alene, kan ikke regne med hjelp fra dem. Avtal hvem som kommer."),
    ),
    "help-locked-out": (
        _("Hjelpen kommer seg ikke inn"),
        _("Gi den som kommer, nøkkel eller kode, og prøv om det virker."),
    ),
    "help-place-unclear": (
        _("Det er vanskelig å forklare hvor en er"),
        _("Skriv ned adresse og vei, og meld fra om stedet før arbeidet begynner."),
    ),
    "help-no-common-language": (
        _("Den som er alene, og den som hjelper, forstår ikke hverandre"),
        _("Avtal noen få ord eller et fast signal som begge forstår."),
    ),
    "help-answers-open": (
        _("Dere vet ikke nok om hjelpen som kommer"),
        _("Dette står åpent: %(asked)s. Finn svarene, og skriv dem inn."),
    ),
    "alarm-not-tested": (
        _("Alarmen eller sambandet er ikke prøvd det siste året, eller dere vet det ikke"),
        _("Prøv utstyret der arbeidet gjøres, og avtal hvor ofte det skal prøves."),
    ),
    "alarm-not-practised": (
        _("De som er alene, har ikke øvd på å bruke alarmen, eller dere vet det ikke"),
        _("Øv på alarmen, og på hva en gjør når hjelpen ikke svarer."),
    ),
}


def questions(fields: list[str]) -> str:
    """The form's own questions, to be found again on the page."""
    return " ".join(str(_("«%(question)s»")) % {"question": question_of(Alone, field)} for field in fields)
