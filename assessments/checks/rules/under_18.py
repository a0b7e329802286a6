"""Someone under 18: assessed before start, guardians told, hours, break, age-limited goods (aml ch. 11; org ch. 12)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading, young
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

STEP = "arbeidet"


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
    if reading.has_under_18(record) and young.is_age_open(record):
        yield hit()


@check("young-child-work-unknown", Severity.BLOCKING, step=STEP, law="aml-11-1")
def child_work_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Under 15 or in compulsory school: only some kinds of work are allowed, and nobody has said which this is."""
    if reading.has_under_18(record) and young.is_child_work_open(record):
        yield hit()


@check("young-child-work-forbidden", Severity.BLOCKING, step=STEP, law="aml-11-1")
def child_work_forbidden(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Light work from 13, a part of schooling from 14, cultural work; else nothing (§ 11-1 (1))."""
    if reading.has_under_18(record) and young.is_forbidden_child_work(record):
        yield hit()


@check("young-hours-unknown", Severity.BLOCKING, step=STEP, law="aml-11-3")
def hours_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Evening or night in words: the limits go by the clock."""
    if reading.has_under_18(record) and young.are_hours_open(record):
        yield hit()


@check("young-hours-too-long", Severity.BLOCKING, step=STEP, law="aml-11-2", params=("hours",))
def hours_too_long(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Seven hours a day for children and those in school, eight for the others (§ 11-2 (2) and (3))."""
    if reading.has_under_18(record) and young.works_too_long(record):
        yield hit(hours=young.most_hours(record))


@check("young-school-day-hours", Severity.WARNING, step=STEP, law="aml-11-2", params=("hours",))
def school_day_hours(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Two hours a day when there is school (§ 11-2 (2) a); the form does not ask which days those are."""
    if not reading.has_under_18(record) or young.works_too_long(record):
        return
    if young.is_too_long_for_a_school_day(record):
        yield hit(hours=young.SCHOOL_DAY_HOURS)


@check("young-night", Severity.BLOCKING, step=STEP, law="aml-11-3", params=("from_hour", "to_hour"))
def night(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """20-06 for children and those in compulsory school, 23-06 for the others; but for the exceptions (org § 12-9)."""
    has_rule = "org-12-9" in law
    if reading.has_under_18(record) and young.works_in_the_night(record, has_exceptions=has_rule):
        start, end = young.night(record, has_exceptions=has_rule)
        yield hit(from_hour=start, to_hour=end)


@check("young-until-midnight", Severity.WARNING, step=STEP, law="org-12-9")
def until_midnight(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """23-24 is open to some kinds of work only, each on a condition: which one it is, must be said (org § 12-9)."""
    if reading.has_under_18(record) and young.works_until_midnight(record):
        yield hit()


@check("young-late-evening", Severity.WARNING, step=STEP, law="aml-11-3")
def late_evening(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """21-23 is night work for those of 15-17: only where the nature of the work, or a passing need, demands it."""
    if reading.has_under_18(record) and young.has_no_ground_for_late_evening(record):
        yield hit()


@check("young-break-missing", Severity.BLOCKING, step=STEP, law="aml-11-5-1")
def break_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Half an hour when the day is over four and a half; it must be possible also when alone."""
    if reading.has_under_18(record) and young.lacks_break(record):
        yield hit()


@check("young-sells-age-limited", Severity.BLOCKING, step=STEP, law="alkohol-1-5")
def sells_age_limited(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone behind a counter with beer or tobacco."""
    if reading.has_under_18(record) and record.work.young_sells_age_limited == Answer.YES:
        yield hit()


@check("young-sale-unknown", Severity.WARNING, step=STEP, law="alkohol-1-5")
def sale_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Beer or tobacco is sold there, and nobody has said whether the young sell it."""
    is_open = record.work.young_sells_age_limited in {None, Answer.UNKNOWN}
    if reading.has_under_18(record) and young.may_sell(record) and is_open:
        yield hit()


@check("young-forbidden-task", Severity.WARNING, step="oppgaver", law="org-12-6", params=("task",))
def forbidden_task(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Tanks and high voltage are forbidden under 18; as a part of training only with supervision (§ 12-7)."""
    if reading.has_under_18(record):
        for kind in young.forbidden_tasks(record):
            yield hit(kind.value, task=kind.value)
