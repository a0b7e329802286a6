"""Someone under 18: assessed before start, guardians told, hours, break, age-limited goods (aml ch. 11; org ch. 12)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TimeOfDay

STEP = "arbeidet"
CHILD = 15
BREAK_AFTER = 270  # «fire og en halv time»
NEWSPAPERS = "avisbud"


def _is_child_or_in_school(record: AssessmentRecord) -> bool:
    age = record.work.youngest_age
    return (age is not None and age < CHILD) or record.work.school_age == Answer.YES


def _delivers_newspapers(record: AssessmentRecord) -> bool:
    return NEWSPAPERS in (record.work.profile or "")


@check("young-not-assessed-before-start", Severity.BLOCKING, step=STEP, law="org-12-1")
def not_assessed_before_start(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A risk assessment of its own, before the young person starts (org.forskriften § 12-1)."""
    if reading.has_under_18(record) and record.work.young_assessed_before_start != Answer.YES:
        yield hit()


@check("young-guardians-not-informed", Severity.BLOCKING, step=STEP, law="org-12-10")
def guardians_not_informed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Parents or guardians are told of risk and measures (org.forskriften § 12-10)."""
    if reading.has_under_18(record) and record.work.guardians_informed != Answer.YES:
        yield hit()


@check("young-age-unknown", Severity.BLOCKING, step=STEP, law="aml-11-3")
def age_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Under 18, but the limits for hours depend on how young, and on whether they are in compulsory school."""
    work = record.work
    school_is_open = work.school_age in {None, Answer.UNKNOWN} and not _is_child_or_in_school(record)
    if reading.has_under_18(record) and (work.youngest_age is None or school_is_open):
        yield hit()


@check("young-hours-unknown", Severity.BLOCKING, step=STEP, law="aml-11-3")
def hours_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Evening or night in words: the limits go by the clock."""
    late = set(record.work.times_of_day or ()) & {TimeOfDay.EVENING, TimeOfDay.NIGHT}
    if reading.has_under_18(record) and late and reading.minutes_within(record, 0, 24) is None:
        yield hit()


@check("young-night", Severity.BLOCKING, step=STEP, law="aml-11-3", params=("from_hour", "to_hour"))
def night(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """20-06 for children and those in compulsory school, 23-06 for the others; newspapers from 04 (org § 12-9)."""
    if not reading.has_under_18(record):
        return
    start = 20 if _is_child_or_in_school(record) else 23
    end = 4 if start == 23 and _delivers_newspapers(record) and "org-12-9" in law else 6
    if reading.minutes_within(record, start, 24 + end):
        yield hit(from_hour=start, to_hour=end)


@check("young-late-evening", Severity.WARNING, step=STEP, law="aml-11-3")
def late_evening(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """21-23 is night work for those of 15-17: only where the nature of the work, or a passing need, demands it."""
    is_youth = reading.has_under_18(record) and not _is_child_or_in_school(record)
    if is_youth and reading.minutes_within(record, 21, 23):
        yield hit()


@check("young-break-missing", Severity.BLOCKING, step=STEP, law="aml-11-5-1")
def break_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Half an hour when the day is over four and a half; it must be possible also when alone."""
    minutes = record.work.shift_minutes or reading.minutes_within(record, 0, 48) or 0
    if reading.has_under_18(record) and minutes > BREAK_AFTER and record.work.young_break_possible != Answer.YES:
        yield hit()


@check("young-sells-age-limited", Severity.BLOCKING, step=STEP, law="alkohol-1-5")
def sells_age_limited(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone behind a counter with beer or tobacco."""
    if reading.has_under_18(record) and record.work.young_sells_age_limited == Answer.YES:
        yield hit()
