"""What those who do the work answered, as numbers beside the assessor's own answers. Words are not in the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.casework.survey.questions import BY_NAME, QUESTIONS, Asked
from assessments.record.assessment import AssessmentRecord
from assessments.record.survey import AbleCounts, Counts, ExposedCounts, Survey

from .answers import printed

# Where the assessor has answered nearly the same; what has no such place is not compared.
OWN_ANSWER = {
    "time_share": ("alone", "time_share"),
    "colleagues": ("alone", "contact_with_colleagues"),
    "manager": ("alone", "contact_with_manager"),
    "breaks": ("alone", "can_take_break"),
    "toilet": ("alone", "can_use_toilet"),
    "followed_up": ("work", "incident_followed_up"),
}

EXPOSED = ("violence", "threats", "harassment")


@dataclass(frozen=True)
class PrintedQuestion:
    """One row: what was asked, how many gave each answer, and what the assessment itself says."""

    title: str
    answers: tuple[str, ...]
    own: str


@dataclass(frozen=True)
class PrintedSurvey:
    work: str
    workplaces: str
    opened_on: str
    closed_on: str
    asked: int
    answered: int
    is_more_than_asked: bool
    form: str
    sentences: tuple[str, ...]
    questions: tuple[PrintedQuestion, ...]
    has_unshown: bool


def survey(record: AssessmentRecord) -> PrintedSurvey | None:
    """The attached survey, if there is one."""
    found = record.survey
    if found is None:
        return None
    rows = tuple(_row(question, getattr(found, question.name), record) for question in QUESTIONS)
    shown = tuple(row for row in rows if row)
    return PrintedSurvey(
        work=found.work,
        workplaces=", ".join(found.workplaces),
        opened_on=printed(found.opened_on),
        closed_on=printed(found.closed_on),
        asked=found.asked,
        answered=found.answered,
        is_more_than_asked=found.answered > found.asked,
        form=found.form,
        sentences=tuple(_sentences(found)),
        questions=shown,
        has_unshown=len(shown) < len(QUESTIONS),
    )


def _row(question: Asked, counts: Counts | None, record: AssessmentRecord) -> PrintedQuestion | None:
    if counts is None:
        return None
    answers = tuple(f"{words}: {counts.of(value)}" for value, words in question.choices)
    return PrintedQuestion(str(question.label), answers, _own(question.name, record))


def _own(name: str, record: AssessmentRecord) -> str:
    if name in EXPOSED and record.work.incidents:
        return _("Hendelser de siste 24 månedene: %(answer)s") % {"answer": printed(record.work.incidents)}
    if name not in OWN_ANSWER:
        return ""
    section, field = OWN_ANSWER[name]
    return printed(getattr(getattr(record, section), field))


def _sentences(found: Survey) -> Iterator[str]:
    """What a reader must not have to look for in the table."""
    no: dict[str, Any] = {
        "breaks": _("%(count)s av %(answered)s svarer at de ikke får tatt pause."),
        "toilet": _("%(count)s av %(answered)s svarer at de ikke får gått på toalettet."),
    }
    for name, words in no.items():
        able: AbleCounts | None = getattr(found, name)
        if able and able.no:
            yield words % {"count": able.no, "answered": able.answered}
    for name in EXPOSED:
        yield from _exposed(name, getattr(found, name))
    if found.plagued and (found.plagued.much or found.plagued.some):
        count = found.plagued.much + found.plagued.some
        words = _("%(count)s av %(answered)s svarer at de plages av for mye alenearbeid.")
        yield words % {"count": count, "answered": found.plagued.answered}


def _exposed(name: str, counts: ExposedCounts | None) -> Iterator[str]:
    if counts and counts.exposed:
        words = _("%(what)s: %(count)s av %(answered)s, og %(alone)s av dem var alene da.")
        values = {"count": counts.exposed, "answered": counts.answered, "alone": counts.yes_alone}
        yield words % {"what": BY_NAME[name].short, **values}
