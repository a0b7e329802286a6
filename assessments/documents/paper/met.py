"""Answers that bear out a row of the legal checklist: days, hours, names and places that its sentence does not tell.

Whether a requirement is met, and why, is for the flags and their words; a row without such answers has none here.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import PartyRole

from .answers import hours, printed, within_sentence

Tells = Callable[[AssessmentRecord], str]
Asked = tuple[tuple[str, Promise], ...]


def facts(key: str, record: AssessmentRecord) -> str:
    """The answers behind one row of the checklist, where there are such."""
    return FACTS[key](record) if key in FACTS else ""


def _said(section: Section, asked: Asked) -> str:
    """«Varsler med: mobil. Dekning: ja, overalt.» What someone has written keeps its capital: it may be a name."""
    return " ".join(filter(None, (_line(str(words), _within(getattr(section, name))) for name, words in asked)))


def _within(value: Any) -> str:
    is_written = isinstance(value, str) and not isinstance(value, StrEnum)
    return printed(value) if is_written else within_sentence(printed(value))


def _line(words: str, value: str) -> str:
    """Nothing where nothing is answered: the row's sentence says that it is missing."""
    return f"{words}: {value.rstrip('.')}." if value else ""


def _in_writing(record: AssessmentRecord) -> str:
    on = _line(_("Vurdert"), printed(record.work.assessed_on))
    review = _line(_("Gjennomgås senest"), printed(record.conclusion.next_review))
    return " ".join(filter(None, (on, review)))


def _safety_rep(record: AssessmentRecord) -> str:
    stated = [one for one in record.positions if one.role == PartyRole.SAFETY_REP]
    return " ".join(filter(None, (_line(_("Uttalelse"), _within(one.statement)) for one in stated)))


def _night_hours(record: AssessmentRecord) -> str:
    minutes = record.work.shift_minutes
    return _line(_("Arbeidsøkt"), hours(minutes) if minutes else "")


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
    return " ".join(filter(None, found))


def _of(part: str, *asked: tuple[str, Promise]) -> Tells:
    """The named answers of one section."""
    return lambda record: _said(getattr(record, part), asked)


FACTS: dict[str, Tells] = {
    "SKRIFTLIG": _in_writing,
    "MEDVIRKNING_VO": _safety_rep,
    "REGISTRER": _of("work", ("deviations_reported_where", gettext_lazy("Meldes her"))),
    "KOMM_10_6": _of("alone", ("help_ways", gettext_lazy("Varsler med")), ("coverage", gettext_lazy("Dekning"))),
    "KONTROLLTILTAK": _controls,
    "NATT": _of("work", ("night_basis", gettext_lazy("Grunnlag"))),
    "NATT_8T": _night_hours,
}
