"""Someone under 18: assessed before start, guardians told, and the hours within the limits (aml ch. 11; org ch. 12)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading, young
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, Reason, flag, judged, met, missing, unsettled


@flag(
    "UNDER18",
    law="org-12-1",
    step="arbeidet",
    findings=(
        "young-not-assessed-before-start",
        "young-guardians-not-informed",
        "young-age-unknown",
        "young-child-work-unknown",
        "young-child-work-forbidden",
        "young-hours-unknown",
        "young-hours-too-long",
        "young-school-day-hours",
        "young-night",
        "young-late-evening",
        "young-until-midnight",
        "young-break-missing",
        "young-forbidden-task",
    ),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody who may be alone is under 18."""
    if not reading.has_under_18(record):
        return None
    return judged((*_preparation(record), *_work(record), *_hours(record)), met("young-in-order"))


def _preparation(record: AssessmentRecord) -> Iterator[Reason]:
    asked = (
        ("not-assessed", "assessed-unknown", record.work.young_assessed_before_start),
        ("guardians-not-told", "guardians-unknown", record.work.guardians_informed),
    )
    for no, unknown, answer in asked:
        if answer == Answer.NO:
            yield missing(no)
        elif answer != Answer.YES:
            yield unsettled(unknown)


def _work(record: AssessmentRecord) -> Iterator[Reason]:
    if young.is_age_open(record):
        yield unsettled("age-open")
    if young.is_child_work_open(record):
        yield unsettled("child-work-open")
    if young.is_forbidden_child_work(record):
        yield missing("child-work-forbidden")
    if young.forbidden_tasks(record):
        yield unsettled("task-forbidden")


def _hours(record: AssessmentRecord) -> Iterator[Reason]:
    start, end = young.night(record)
    if young.works_in_the_night(record):
        yield missing("in-the-night", from_hour=start, to_hour=end)
    if young.works_until_midnight(record):
        yield unsettled("until-midnight")
    if young.has_no_ground_for_late_evening(record):
        yield unsettled("late-evening")
    if young.are_hours_open(record):
        yield unsettled("hours-open")
    if young.works_too_long(record):
        yield missing("too-long", hours=young.most_hours(record))
    elif young.is_too_long_for_a_school_day(record):
        yield unsettled("school-days", hours=young.SCHOOL_DAY_HOURS)
    if young.lacks_break(record):
        is_answered = record.work.young_break_possible == Answer.NO
        yield missing("no-young-break") if is_answered else unsettled("young-break-open")
