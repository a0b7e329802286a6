"""What the law says of those under 18, by age, compulsory school and the clock (aml ch. 11; org.forskriften ch. 12).

Norwegian law has no rule of «an adult close by»: that is Danish. The limits differ at 13, 14, 15 and 18 years.
"""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ChildWork, Handles, NightBasis, TaskKind, TimeOfDay

from . import reading, working_time

SCHOOL_WORK_FROM = 14  # § 11-1 (1) c
CHILD = 15  # «under 15 år eller skolepliktig»
BREAK_AFTER = 270  # «fire og en halv time»
CHILD_HOURS, YOUTH_HOURS, SCHOOL_DAY_HOURS = 7, 8, 2  # § 11-2 (2) a-c and (3)
NEWSPAPERS = "avisbud"
SELLING = frozenset({"kioskmedarbeider", "bensinstasjon", "butikkmedarbeider", "gatekjokken"})
LATE_EVENING_GROUNDS = {NightBasis.NATURE_OF_WORK, NightBasis.UNION_AGREEMENT}
# Those of org.forskriften § 12-6 that the form asks about; the list is longer.
FORBIDDEN_TASKS = {TaskKind.TANK_PIPE, TaskKind.HIGH_VOLTAGE}


def is_child_or_in_school(record: AssessmentRecord) -> bool:
    age = record.work.youngest_age
    return (age is not None and age < CHILD) or record.work.school_age == Answer.YES


def is_age_open(record: AssessmentRecord) -> bool:
    """How young, or whether in compulsory school: the limits depend on both."""
    is_school_open = record.work.school_age in {None, Answer.UNKNOWN} and not is_child_or_in_school(record)
    return record.work.youngest_age is None or is_school_open


def are_hours_open(record: AssessmentRecord) -> bool:
    """Evening or night in words: the limits go by the clock."""
    is_late = not {TimeOfDay.EVENING, TimeOfDay.NIGHT}.isdisjoint(record.work.times_of_day or ())
    return is_late and reading.minutes_within(record, 0, 24) is None


def night(record: AssessmentRecord, *, has_newspaper_rule: bool = True) -> tuple[int, int]:
    """The hours that must be free: 20-06 for children and those in school, else 23-06; newspapers from 04."""
    start = 20 if is_child_or_in_school(record) else 23
    delivers = NEWSPAPERS in (record.work.profile or "")
    return start, 4 if start == 23 and delivers and has_newspaper_rule else 6


def works_in_the_night(record: AssessmentRecord, *, has_newspaper_rule: bool = True) -> bool:
    start, end = night(record, has_newspaper_rule=has_newspaper_rule)
    return bool(reading.minutes_within(record, start, 24 + end))


def works_late_evening(record: AssessmentRecord) -> bool:
    """21-23 is night work for those of 15-17 who are not in compulsory school."""
    return not is_child_or_in_school(record) and bool(reading.minutes_within(record, 21, 23))


def has_no_ground_for_late_evening(record: AssessmentRecord) -> bool:
    """21-23 without the nature of the work or a passing need (§ 11-3 (2)); the young one's own wish is no ground."""
    return works_late_evening(record) and record.work.night_basis not in LATE_EVENING_GROUNDS


def most_hours(record: AssessmentRecord) -> int:
    """A day: seven for children and those in school, but eight where work is a part of schooling, and for others."""
    is_part_of_school = record.work.child_work == ChildWork.SCHOOL
    return CHILD_HOURS if is_child_or_in_school(record) and not is_part_of_school else YOUTH_HOURS


def works_too_long(record: AssessmentRecord) -> bool:
    return (working_time.shift_minutes(record) or 0) > most_hours(record) * 60


def is_too_long_for_a_school_day(record: AssessmentRecord) -> bool:
    """Over two hours, which children may only do on days without lessons."""
    is_child = is_child_or_in_school(record) and record.work.child_work != ChildWork.SCHOOL
    return is_child and (working_time.shift_minutes(record) or 0) > SCHOOL_DAY_HOURS * 60


def is_child_work_open(record: AssessmentRecord) -> bool:
    """What kind of work the child does is not answered, and only some kinds are allowed (§ 11-1 (1))."""
    return is_child_or_in_school(record) and record.work.child_work in {None, ChildWork.UNKNOWN}


def is_forbidden_child_work(record: AssessmentRecord) -> bool:
    """Neither light nor cultural work; or a part of schooling, before the child is 14."""
    if not is_child_or_in_school(record):
        return False
    age, kind = record.work.youngest_age, record.work.child_work
    is_too_young = kind == ChildWork.SCHOOL and age is not None and age < SCHOOL_WORK_FROM
    return kind == ChildWork.OTHER or is_too_young


def lacks_break(record: AssessmentRecord) -> bool:
    is_long = (working_time.shift_minutes(record) or 0) > BREAK_AFTER
    return is_long and record.work.young_break_possible != Answer.YES


def may_sell(record: AssessmentRecord) -> bool:
    """Goods with an age limit for the seller, or a place that has them: kiosk, petrol station, shop, takeaway."""
    work = record.work
    has_goods = Handles.ALCOHOL_TOBACCO in (work.handles or ()) or (work.profile or "") in SELLING
    return has_goods or work.young_sells_age_limited == Answer.YES


def forbidden_tasks(record: AssessmentRecord) -> list[TaskKind]:
    return [kind for kind in reading.chosen_tasks(record) if kind in FORBIDDEN_TASKS]
