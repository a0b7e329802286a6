"""A break for those who cannot leave the place; then it is working time (aml § 10-9)."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import has_chapter_10
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, by_answer, flag, met


@flag("PAUSE", law="aml-10-9", step="alene", findings=("no-break",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Unless the person may leave and gets a break."""
    alone = record.alone
    if not has_chapter_10(record) or (alone.may_leave == Answer.YES and alone.can_take_break == Answer.YES):
        return None
    if alone.can_take_break == Answer.NO and reading.said(alone.break_relief):
        return met("break-relief")
    return by_answer(alone.can_take_break, yes="gets-break", no="no-break", unknown="break-unknown")
