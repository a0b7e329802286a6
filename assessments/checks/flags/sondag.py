"""Sunday and holiday work, from 18:00 the day before, only where the nature of the work demands it (aml § 10-10).

Not in rettskilder ch. 13: added because its text of § 10-10 is what Saturday after 18 turns on.
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import has_chapter_10
from assessments.checks.working_time import SUNDAY_WORK, is_saturday_by_day_after_18, is_sunday_work
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, by_answer, flag, unmet, unsettled


@flag("SONDAG", law="aml-10-10", step="arbeidet", findings=("sunday-work-not-necessary", "saturday-after-18"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Saturday after 18, Sunday or a public holiday, for those whom chapter 10 covers."""
    if not has_chapter_10(record) or not is_sunday_work(record):
        return None
    if _is_not_said(record):
        return unmet(unsettled("saturday-after-18"))
    necessary = record.work.sunday_necessary
    return by_answer(necessary, yes="necessary", no="not-necessary", unknown="necessary-unknown")


def _is_not_said(record: AssessmentRecord) -> bool:
    """Only the clock says that the Saturday lasts beyond 18, so the question has not been asked."""
    return is_saturday_by_day_after_18(record) and SUNDAY_WORK.isdisjoint(record.work.week_parts or ())


@check("sunday-work-not-necessary", Severity.WARNING, step="arbeidet", law="aml-10-10")
def not_necessary(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Answered that the nature of the work does not demand it."""
    outcome = applies(record, on)
    if outcome and outcome.is_met == Answer.NO:
        yield hit()


@check("saturday-after-18", Severity.ADVICE, step="arbeidet", law="aml-10-10")
def saturday_after_18(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Saturday by day», and a shift that lasts beyond 18."""
    if applies(record, on) and _is_not_said(record):
        yield hit()
