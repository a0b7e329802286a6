"""What the law says of those under 18, by age, compulsory school and the clock (aml ch. 11; org.forskriften ch. 12).

Norwegian law has no rule of «an adult close by»: that is Danish. The limits differ at 13, 14, 15 and 18 years.
"""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ChildWork, Handles, NightBasis, TaskKind, TimeOfDay

from . import reading, working_time

SCHOOL_WORK_FROM = 14  # § 11-1 (1) c
CHILD = 15  # «under 15 år eller skolepliktig»
BREAK_AFTER = 270  # «fire og en halv time»
CHILD_NIGHT_BEGINS, CHILD_NIGHT_ENDS = 20, 24 + 6  # § 11-3 (1)
CHILD_HOURS, YOUTH_HOURS, SCHOOL_DAY_HOURS = 7, 8, 2  # § 11-2 (2) a-c and (3)
NEWSPAPERS = "avisbud"
# Where org.forskriften § 12-9 lets those of 15-17 work until midnight, each on a condition of its own: light guard
# duty, cleaning that would stop other work, apprentices in hotels and restaurants, light work in care.
UNTIL_MIDNIGHT = frozenset(
    {
        "vekter",
        "renholder",
        "hotell_restaurant",
        "hjemmehjelp",
        "hjemmesykepleier",
        "sykehjem_skjermet",
        "bolig_utviklingshemmede",
        "nattevakt_bolig",
        "miljoarbeider",
        "barnevernsinstitusjon",
    }
)
SELLING = frozenset({"kioskmedarbeider", "bensinstasjon", "butikkmedarbeider", "gatekjokken"})
LATE_EVENING_GROUNDS = {NightBasis.NATURE_OF_WORK, NightBasis.UNION_AGREEMENT}
# Those of org.forskriften § 12-6 that the form asks about; the list is longer. High-pressure jetting is on it only from
# 250 bar, and the form does not ask how high the pressure is.
FORBIDDEN_TASKS = {TaskKind.TANK_PIPE, TaskKind.HIGH_VOLTAGE, TaskKind.DIVING, TaskKind.BLASTING}


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


def night(record: AssessmentRecord, *, has_exceptions: bool = True) -> tuple[int, int]:
    """The hours that must be free: 20-06 for children and those in school, else 23-06, but for § 12-9."""
    if is_child_or_in_school(record):
        return CHILD_NIGHT_BEGINS, CHILD_NIGHT_ENDS - 24
    profile = record.work.profile or ""
    start = 24 if has_exceptions and profile in UNTIL_MIDNIGHT else 23
    return start, 4 if has_exceptions and NEWSPAPERS in profile else 6


def works_in_the_night(record: AssessmentRecord, *, has_exceptions: bool = True) -> bool:
    start, end = night(record, has_exceptions=has_exceptions)
    return bool(reading.minutes_within(record, start, 24 + end))


def works_until_midnight(record: AssessmentRecord) -> bool:
    """After 23, where an exception may allow it; whether its condition is met, the form does not ask."""
    has_exception = night(record)[0] == 24 and not works_in_the_night(record)
    return has_exception and bool(reading.minutes_within(record, 23, 24))


def may_work_in_the_night(record: AssessmentRecord) -> bool:
    """As `works_in_the_night`; while age or school is open, by the strictest limit: it may be a child."""
    if is_age_open(record) and reading.minutes_within(record, CHILD_NIGHT_BEGINS, CHILD_NIGHT_ENDS):
        return True
    return works_in_the_night(record)


def has_no_ground_for_late_evening(record: AssessmentRecord) -> bool:
    """21-23 is night work for those of 15-17 who are not in compulsory school (§ 11-3 (2)).

    It takes the nature of the work or a passing need; the young one's own wish is no ground.
    """
    is_late = not is_child_or_in_school(record) and bool(reading.minutes_within(record, 21, 23))
    return is_late and record.work.night_basis not in LATE_EVENING_GROUNDS


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


def may_be_forbidden_child_work(record: AssessmentRecord) -> bool:
    """Known to be forbidden to a child; or not known to be allowed, or who may be a child."""
    if not is_child_or_in_school(record) and not is_age_open(record):
        return False
    age, kind = record.work.youngest_age, record.work.child_work
    is_old_enough_for_school_work = age is None or age >= SCHOOL_WORK_FROM
    allowed = {ChildWork.LIGHT, ChildWork.CULTURAL} | ({ChildWork.SCHOOL} if is_old_enough_for_school_work else set())
    return kind not in allowed


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
