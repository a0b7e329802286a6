"""Breaks and toilet: being alone must not take them away (aml §§ 10-9 and 4-1 (1))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.working_time import is_too_short_for_a_break
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, WorkingTimeRules

CHAPTER_10 = {None, WorkingTimeRules.CHAPTER_10, WorkingTimeRules.UNKNOWN}


@check("no-break", Severity.WARNING, step="alene", law="aml-10-9")
def no_break(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """No break in a shift that must have one, and nobody to take over; other working-time rules have their own."""
    alone = record.alone
    if is_too_short_for_a_break(record):
        return
    is_chapter_10 = record.work.working_time_rules in CHAPTER_10
    if is_chapter_10 and alone.can_take_break == Answer.NO and not reading.names_somebody(alone.break_relief):
        yield hit()


@check("no-toilet", Severity.WARNING, step="alene", law="aml-4-1-1")
def no_toilet(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody may be kept from the toilet for a whole shift."""
    if record.alone.can_use_toilet == Answer.NO and not reading.names_somebody(record.alone.break_relief):
        yield hit()
