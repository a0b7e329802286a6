"""How long and when: the hours of a shift, by the answer or by the clock, and what of it is night and Sunday work."""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, WeekPart

from . import reading

DAY = 24
NIGHT_BEGINS, NIGHT_ENDS = 21, 24 + 6
OWN_INITIATIVE_UNTIL = 23
THREE_HOURS = 3 * 60
EIGHT_HOURS = 8 * 60
BREAK_AFTER = 5 * 60 + 30  # aml § 10-9 (1)
SUNDAY_WORK = {WeekPart.SATURDAY_EVENING, WeekPart.SUNDAY}
SUNDAY_WORK_FROM = 18


def shift_minutes(record: AssessmentRecord) -> int | None:
    """The length of a shift: as answered, else by the clock."""
    answered = record.work.shift_minutes
    return reading.minutes_within(record, 0, DAY) if answered is None else answered


def is_too_short_for_a_break(record: AssessmentRecord) -> bool:
    """A shift that is known not to exceed five and a half hours: the law demands no break (aml § 10-9 (1))."""
    minutes = shift_minutes(record)
    return minutes is not None and minutes <= BREAK_AFTER


def is_over_three_hours_at_night(record: AssessmentRecord) -> Answer:
    """As answered; else by the clock (aml § 10-11 (7))."""
    answered = record.work.night_over_three_hours
    if answered in {Answer.YES, Answer.NO}:
        return answered
    minutes = reading.minutes_within(record, NIGHT_BEGINS, NIGHT_ENDS)
    if minutes is None:
        return Answer.UNKNOWN
    return Answer.YES if minutes > THREE_HOURS else Answer.NO


def is_late_night(record: AssessmentRecord) -> bool:
    """Some of it between 23 and 06, where an agreement on the worker's own initiative does not reach."""
    return bool(reading.minutes_within(record, OWN_INITIATIVE_UNTIL, NIGHT_ENDS))


def is_saturday_by_day_after_18(record: AssessmentRecord) -> bool:
    """Answered as Saturday by day, but the clock says otherwise."""
    is_saturday = WeekPart.SATURDAY in (record.work.week_parts or ())
    return is_saturday and bool(reading.minutes_within(record, SUNDAY_WORK_FROM, DAY))


def is_sunday_work(record: AssessmentRecord) -> bool:
    """From 18:00 on the day before a Sunday or a public holiday (aml § 10-10 (1))."""
    is_said = not SUNDAY_WORK.isdisjoint(record.work.week_parts or ())
    return is_said or is_saturday_by_day_after_18(record)
