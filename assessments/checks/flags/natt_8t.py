"""Eight hours in 24 when more than three are at night and the strain is heavy (aml § 10-11 (7)).

A condition of its own and a reminder: it does not follow from special risk by § 4-1 (3).
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import has_chapter_10
from assessments.checks.working_time import EIGHT_HOURS, is_over_three_hours_at_night, shift_minutes
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, flag, met, missing, unmet, unsettled


@flag("NATT_8T", law="aml-10-11-7", step="arbeidet", findings=("night-over-eight-hours",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """More than three hours at night, unless it is answered that the strain is not heavy."""
    work, over_three = record.work, is_over_three_hours_at_night(record)
    if not has_chapter_10(record) or not reading.works_nights(record):
        return None
    if over_three == Answer.NO or work.night_heavy_strain == Answer.NO:
        return None
    minutes = shift_minutes(record)
    if minutes is not None and minutes <= EIGHT_HOURS:
        return met("within-eight-hours")
    if work.night_collective_exception == Answer.YES:
        return met("collective-exception")
    if minutes is None:
        return unmet(unsettled("shift-open"))
    is_heavy = work.night_heavy_strain == over_three == Answer.YES
    return unmet(missing("over-eight-hours") if is_heavy else unsettled("strain-open"))


@check("night-over-eight-hours", Severity.ADVICE, step="arbeidet", law="aml-10-11-7")
def over_eight_hours(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A reminder of the limit; whether the strain is heavy has been answered."""
    outcome = applies(record, on)
    if outcome and outcome.is_met == Answer.NO:
        yield hit()
