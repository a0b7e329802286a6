"""The words of the reasons: why the risk is proposed as special, and why the work is lone work."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.labels import label
from assessments.checks.lone_work import LoneWorkAnswer
from assessments.checks.special_risk import Fact, Reason
from assessments.record import choices
from assessments.record.choices import Answer, Category, TaskKind

from .answer_words import within_sentence
from .finding_words.lists import FACTORS

REASONS: dict[str, Promise] = {
    "category-open": _("Ikke vurdert: %(category)s."),
    "hazard-open": _("%(hazard)s: ikke ferdig besvart."),
    "red-hazard-worse-alone": _("%(hazard)s: høy risiko, og det å være alene gjør den mer sannsynlig eller verre."),
    "red-not-met": _("%(hazard)s: høy risiko som ikke er møtt av tiltak som er nok."),
    "serious-and-help-uncertain": _(
        "%(hazard)s: konsekvens %(consequence)s. Det å være alene gjør den verre. "
        "Det er usikkert når hjelpen kommer, eller ingen merker det i tide."
    ),
    "tasks-open": _("Det er ikke svart på om noen oppgaver har egne regler."),
    "task-without-second-person": _("%(task)s: oppgaven krever en person til, og det er ikke alltid en til stede."),
    "violence-known-or-foreseeable": _("Vold eller trusler er kjent eller kan forutses."),
    "serious-or-repeated-incident": _("Det har vært en alvorlig eller gjentatt hendelse eller et tilløp her."),
    "incident-in-similar-work": _("Det har vært en alvorlig eller gjentatt hendelse i likt arbeid andre steder."),
    "young-at-forbidden-hours": _("Arbeidstiden er forbudt for noen under 18 år, eller den kan være det."),
    "young-in-forbidden-work": _("Arbeidet er forbudt for dem under 15 år og skolepliktige, eller det kan være det."),
    "people-open": _("Det er ikke svart på hvem som kan bli alene."),
    "under-18-alone": _("Noen under 18 år er alene der konsekvensen kan bli minst 3."),
    "untrained-alone": _("Noen som ikke er ferdig opplært, er alene der konsekvensen kan bli minst 3."),
    "psychosocial-factors-high": _("To eller flere psykososiale faktorer er høye over tid."),
}

# The same reasons while an answer is missing: what is not known, never stated as if it were.
OPEN_REASONS: dict[str, Promise] = {
    "category-open": REASONS["category-open"],
    "hazard-open": REASONS["hazard-open"],
    "tasks-open": REASONS["tasks-open"],
    "people-open": REASONS["people-open"],
    "red-hazard-worse-alone": _("%(hazard)s: høy risiko, og det er ikke svart på hva det å være alene gjør med den."),
    "serious-and-help-uncertain": _(
        "%(hazard)s: konsekvens %(consequence)s. Det er ikke avklart om det å være alene gjør den verre, "
        "eller om hjelpen kommer i tide."
    ),
    "task-without-second-person": _("%(task)s: det er ikke avklart om den personen oppgaven krever, alltid er der."),
    "violence-known-or-foreseeable": _("Det er ikke avklart om en må regne med vold eller trusler."),
    "serious-or-repeated-incident": _("Det er ikke avklart om det har vært en alvorlig eller gjentatt hendelse her."),
    "incident-in-similar-work": _(
        "Det er ikke avklart om det har vært alvorlige eller gjentatte hendelser i likt arbeid andre steder."
    ),
    "under-18-alone": _("Det er ikke avklart om noen under 18 år er alene. Konsekvensen kan bli minst 3."),
    "untrained-alone": _("Det er ikke avklart om alle er ferdig opplært. Konsekvensen kan bli minst 3."),
    "psychosocial-factors-high": _("Det mangler svar om de psykososiale faktorene på lang sikt."),
}

LONE_WORK_TITLES: dict[Answer, Promise] = {
    Answer.YES: _("Ja, dette er alenearbeid."),
    Answer.NO: _("Nei, ut fra svarene er dette ikke alenearbeid."),
    Answer.UNKNOWN: _("Uavklart: svarene avgjør ikke ennå om dette er alenearbeid."),
}

LONE_WORK_REASONS: dict[str, Promise] = {
    "said-not-alone": _("Dere har svart at arbeidet ikke gjøres alene."),
    "not-answered": _("Det er ikke svart på om arbeidet gjøres alene."),
    "colleague-sees-or-hears": _("En kollega ser eller hører den som arbeider, og ingen av situasjonene passer."),
    "nothing-decides": _("Ingen av definisjonene slår til ennå. Svar på flere spørsmål."),
    "situation-among_people": _("Blant andre mennesker, men uten å kunne regne med hjelp (Arbeidstilsynet)."),
    "situation-on_assignment": _("Ute på oppdrag (Arbeidstilsynet)."),
    "situation-in_building": _("Alene i bygning eller lokale (Arbeidstilsynet)."),
    "situation-on_watch": _("Alene på vakt (Arbeidstilsynet)."),
    "situation-only_by_radio": _("Ingen kontakt uten radio eller telefon (Arbeidstilsynet)."),
    "out-of-sight-and-hearing": _("Utenfor kollegers syns- og hørevidde (Fafo-notat 2016:22)."),
    "behind-locked-door": _("Kollegaen er bak en låst dør eller i et annet rom (Fafo-notat 2016:22)."),
    "most-of-the-time": _("Alene minst tre fjerdedeler av arbeidstiden (levekårsundersøkelsens spørsmål)."),
    "social-isolation": _("Sosial isolering: blant mennesker som ikke kan ventes å hjelpe (Fafo-notat 2016:22)."),
    "physical-isolation": _("Fysisk isolering: kontakt bare med teknisk utstyr (Fafo-notat 2016:22)."),
    "no-help-when-critical": _("Ingen å regne med når det er kritisk (Fafo-notat 2016:22)."),
    "own-view": _("De som gjør arbeidet, regner seg selv som alene (Fafo-notat 2016:22)."),
}

# What a reason rests on: the answers behind it, in few words.
FACTS: dict[str, Promise] = {
    "likelihood": _("sannsynlighet %(value)s av 5"),
    "consequence": _("konsekvens %(value)s av 5"),
    "duration": _("varighet %(value)s av 4"),
    "load": _("belastning %(value)s av 4"),
    "help_time": _("hjelpen er på stedet: %(value)s"),
    "help_ways": _("tilkalle hjelp: %(value)s"),
    "coverage": _("dekning: %(value)s"),
    "helpers": _("den som kommer: %(value)s"),
    "helper_gets_in": _("hjelpen kommer seg inn: %(value)s"),
    "place_can_be_explained": _("stedet kan forklares: %(value)s"),
    "silence_noticed_by": _("taushet merkes av: %(value)s"),
    "silence_noticed_within": _("taushet merkes innen: %(value)s"),
    "foreseeable": _("må regne med vold eller trusler: %(value)s"),
    "conflict_expected": _("varslet konflikt: %(value)s"),
    "likely_hazards": _("sannsynlig: %(value)s"),
    "incident_kinds": _("hendelser siste 24 måneder: %(value)s"),
    "incident_count": _("antall: %(value)s"),
    "incident_followed_up": _("fulgt opp: %(value)s"),
    "incident_measures_worked": _("tiltakene etterpå virket: %(value)s"),
    "youngest_age": _("den yngste er %(value)s år"),
    "factors": _("høye: %(value)s"),
}
# Whose values are choices with a label of their own.
CHOICES: dict[str, type[StrEnum]] = {
    "help_time": choices.HelpTime,
    "help_ways": choices.HelpWay,
    "coverage": choices.Coverage,
    "helpers": choices.Helper,
    "helper_gets_in": Answer,
    "place_can_be_explained": Answer,
    "silence_noticed_by": choices.SilenceNoticedBy,
    "silence_noticed_within": choices.HelpTime,
    "foreseeable": Answer,
    "conflict_expected": Answer,
    "incident_kinds": choices.IncidentKind,
    "incident_followed_up": choices.Effect,
    "incident_measures_worked": choices.Effect,
}

KINDS = {"task": TaskKind, "category": Category}  # of what a reason names

CONTROLLED = _("Møtt av tiltak som er på plass og virker.")
NOT_CONTROLLED = _("Ikke møtt av tiltak som er på plass og virker.")
MET_HEADING = _("Møtt av tiltak som er på plass og virker:")
NOT_MET_HEADING = _("Ikke møtt av tiltak som er på plass og virker:")


def reason(found: Reason, *, is_open: bool = False) -> str:
    """One reason as a sentence with its facts, and whether it is met; an open one says what is not known."""
    if is_open:
        return str(OPEN_REASONS[found.code]) % _params(found)
    return f"{sentence(found)} {_ending(found)}"


def sentence(found: Reason) -> str:
    """The reason and the answers it rests on."""
    told = "; ".join(_fact(fact) for fact in found.facts)
    words = str(REASONS[found.code]) % _params(found)
    return f"{words} {told[:1].upper()}{told[1:]}." if told else words


def held(found: Reason) -> str:
    """The reason under a heading that says whether it is met: itself, its answers, and the measures that meet it."""
    return f"{sentence(found)} {_met_by(found)}".rstrip()


def by_outcome(reasons: Iterable[Reason]) -> list[tuple[str, list[str]]]:
    """The reasons under their headings: what is not met by measures in place first, then what is."""
    headings = {False: str(NOT_MET_HEADING), True: str(MET_HEADING)}
    groups = [
        (heading, [held(one) for one in reasons if one.is_controlled == is_met]) for is_met, heading in headings.items()
    ]
    return [group for group in groups if group[1]]


def _met_by(found: Reason) -> str:
    """The measures that control it, in a sentence; nothing where it is what was done after an incident."""
    names = "; ".join(found.controlled_by)  # a measure's name may have commas of its own
    return str(_("Tiltak: %(names)s.")) % {"names": names} if names else ""


def _ending(found: Reason) -> str:
    if not found.is_controlled:
        return str(NOT_CONTROLLED)
    return f"{CONTROLLED} {_met_by(found)}".rstrip()


def _params(found: Reason) -> dict[str, str]:
    params = {name: str(value) for name, value in found.params.items()}
    return params | {name: str(label(kind(params[name]))) for name, kind in KINDS.items() if name in params}


def _fact(fact: Fact) -> str:
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    return str(FACTS[fact.name]) % {"value": ", ".join(_value(fact.name, value) for value in values)}


def _value(name: str, value: str | int) -> str:
    if name in CHOICES:
        return within_sentence(str(label(CHOICES[name](str(value)))))
    return str(FACTORS[str(value)]) if name == "factors" else str(value)


def lone_work_title(found: LoneWorkAnswer) -> str:
    """The answer in one line."""
    return str(LONE_WORK_TITLES[found.is_lone_work])


def lone_work_reason(code: str) -> str:
    """One definition that is met, or why none is."""
    return str(LONE_WORK_REASONS[code])
