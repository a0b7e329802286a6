"""A break in shifts over five and a half hours; working time for those who cannot leave the place (aml § 10-9)."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import has_chapter_10
from assessments.checks.working_time import is_too_short_for_a_break
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, by_answer, flag, met


@flag("PAUSE", law="aml-10-9", step="alene", findings=("no-break",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Unless the shift is short, or the person may leave and gets a break."""
    alone = record.alone
    if not has_chapter_10(record) or is_too_short_for_a_break(record):
        return None
    if alone.may_leave == Answer.YES and alone.can_take_break == Answer.YES:
        return None
    if alone.can_take_break == Answer.NO and reading.names_somebody(alone.break_relief):
        return met("break-relief")
    return by_answer(alone.can_take_break, yes="gets-break", no="no-break", unknown="break-unknown")
