"""How each requirement of the legal checklist is met, or what is missing: a few words from the record's own answers.

Whether it is met is for the flags to say; this module only tells which answers they rest on.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.checks.tasks import is_second_person_there
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import MeasureStatus, PartyRole, TaskKind
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, VIOLENCE_MOMENTS

from .answers import hours, printed, within_sentence

_NOT_ANSWERED = gettext_lazy("ikke besvart")

Tells = Callable[[AssessmentRecord], str]
Asked = tuple[tuple[str, Promise], ...]


def how(key: str, record: AssessmentRecord) -> str:
    """The key answers behind one row of the checklist."""
    return HOW[key](record)


def _said(section: Section, asked: Asked) -> str:
    """«Pause: ja. Avløser: ikke besvart.» What someone has written keeps its capital: it may be a name."""
    return " ".join(_line(str(words), _within(getattr(section, name))) for name, words in asked)


def _within(value: Any) -> str:
    is_written = isinstance(value, str) and not isinstance(value, StrEnum)
    return printed(value) if is_written else within_sentence(printed(value))


def _line(words: str, value: str) -> str:
    return f"{words}: {value.rstrip('.') or _NOT_ANSWERED}."


def _lone_work(record: AssessmentRecord) -> str:
    asked = (("special_risk", gettext_lazy("Konklusjon")), ("decision", gettext_lazy("Kan gjøres alene i dag")))
    return _said(record.conclusion, asked)


def _in_writing(record: AssessmentRecord) -> str:
    on = _line(_("Vurdert"), printed(record.work.assessed_on))
    review = _line(_("Gjennomgås senest"), printed(record.conclusion.next_review))
    return f"{on} {review}"


def _safety_rep(record: AssessmentRecord) -> str:
    words = _said(record.participation, (("safety_rep_involvement", gettext_lazy("Verneombudet med")),))
    stated = [one for one in record.positions if one.role == PartyRole.SAFETY_REP]
    return " ".join([words, *(_line(_("Uttalelse"), _within(one.statement)) for one in stated)])


def _factors(record: AssessmentRecord) -> str:
    runs = ("short", "long")
    done = sum(all(getattr(record.psychosocial, f"{one}_{run}") for run in runs) for one in PSYCHOSOCIAL_FACTORS)
    values = {"count": done, "all": len(PSYCHOSOCIAL_FACTORS)}
    return _("%(count)s av %(all)s faktorer er vurdert på kort og lang sikt.") % values


def _moments(record: AssessmentRecord) -> str:
    done = sum(getattr(record.violence, moment) is not None for moment in VIOLENCE_MOMENTS)
    return _("%(count)s av %(all)s forhold er vurdert.") % {"count": done, "all": len(VIOLENCE_MOMENTS)}


def _harassment(record: AssessmentRecord) -> str:
    said = bool(record.violence.harassment_situations)
    return _("Situasjonene er beskrevet under «Farene».") if said else _("Situasjonene er ikke beskrevet.")


def _occupational_health(record: AssessmentRecord) -> str:
    has = _line(_("Bedriftshelsetjeneste"), _within(record.organisation.has_occupational_health))
    asked = (("occupational_health_involvement", gettext_lazy("Med i vurderingen")),)
    return f"{has} {_said(record.participation, asked)}"


def _night_hours(record: AssessmentRecord) -> str:
    minutes = record.work.shift_minutes
    asked = (
        ("night_over_three_hours", gettext_lazy("Mer enn tre timer om natten")),
        ("night_heavy_strain", gettext_lazy("Særlig risiko eller stor belastning")),
    )
    spell = _line(_("Arbeidsøkt"), hours(minutes) if minutes else "")
    return f"{spell} {_said(record.work, asked)}"


def _controls(record: AssessmentRecord) -> str:
    """Each control measure that is chosen, with whom it was discussed and when."""
    reviews = {review.key: review for review in record.control_measures.reviews}
    found = []
    for measure in record.measures.chosen:
        if measure.is_control_measure:
            review = reviews.get(measure.key)
            told = (_within(review.discussed_with), printed(review.discussed_on)) if review else ()
            name = measure.wording.name if measure.wording else measure.key
            found.append(_line(name, ", ".join(words for words in told if words)))
    return " ".join(found)


def _coordination(record: AssessmentRecord) -> str:
    measure = next((one for one in record.measures.chosen if one.key == "m_samordning"), None)
    if measure is None:
        return _("Samordning er ikke valgt som tiltak.")
    deadline = printed(measure.deadline) if measure.status == MeasureStatus.PLANNED else ""
    return _line(_("Samordning"), ", ".join(words for words in (_within(measure.status), deadline) if words))


def _task(kind: TaskKind, words: Promise) -> Tells:
    return lambda record: _line(str(words), _within(is_second_person_there(record, kind)))


def _of(part: str, *asked: tuple[str, Promise]) -> Tells:
    """The named answers of one section."""
    return lambda record: _said(getattr(record, part), asked)


def _not_asked(_record: AssessmentRecord) -> str:
    return _("Andre regler gjelder. Skjemaet spør ikke om dem.")


HOW: dict[str, Tells] = {
    "AML_4_1_3": _lone_work,
    "SKRIFTLIG": _in_writing,
    "MEDVIRKNING_VO": _safety_rep,
    "PSYKOSOSIAL": _factors,
    "BHT": _occupational_health,
    "AMU": _of("participation", ("works_council_treated", gettext_lazy("Behandlet i arbeidsmiljøutvalget"))),
    "REGISTRER": _of("work", ("deviations_reported_where", gettext_lazy("Meldes her"))),
    "VOLD_3A": _moments,
    "TRAKASSERING_2A": _harassment,
    "KOMM_10_6": _of("alone", ("help_ways", gettext_lazy("Varsler med")), ("coverage", gettext_lazy("Dekning"))),
    "INSTRUKS": _of("conclusion", ("written_instruction", gettext_lazy("Skriftlig instruks"))),
    "KONTROLLTILTAK": _controls,
    "INNLEIE_2_2": _coordination,
    "HJEMMEKONTOR": _of("work", ("home_office_agreement", gettext_lazy("Skriftlig avtale"))),
    "OFFSHORE": _not_asked,
    "UTENFOR_AML": _not_asked,
    "FORBUD_KUM": _task(TaskKind.SEWER_CONFINED_SPACE, gettext_lazy("Sikkerhetsvakt til stede")),
    "FORBUD_HOYSPENT": _task(TaskKind.HIGH_VOLTAGE, gettext_lazy("To personer til stede")),
    "LOTO": _task(TaskKind.MACHINE_FAULT_FINDING, gettext_lazy("Frakoblet og låst, eller en person til")),
    "NATT": _of("work", ("night_basis", gettext_lazy("Grunnlag")), ("night_discussed", gettext_lazy("Drøftet"))),
    "NATT_8T": _night_hours,
    "PAUSE": _of("alone", ("can_take_break", gettext_lazy("Får tatt pause"))),
    "UNDER18": _of(
        "work",
        ("young_assessed_before_start", gettext_lazy("Vurdert før start")),
        ("guardians_informed", gettext_lazy("Foresatte orientert")),
    ),
}
