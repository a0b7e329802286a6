"""The day an assessment is judged by: there must be a law on lone work on it, and somebody must have read that law."""

from collections.abc import Iterator
from datetime import date, timedelta

from assessments.checks.engine import Hit, Law, Severity, check, hit, standing
from assessments.record.assessment import AssessmentRecord

LONE_WORK = "aml-4-1-3"
A_YEAR = timedelta(days=365)
# So far ahead that it is a slip of the pen, and no law that anyone could have read.
BEYOND_ALL_LAW = 10 * A_YEAR


@check("date-before-the-law", Severity.BLOCKING, step="arbeidet", law=None, when_not_alone=True)
def before_the_law(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """There was no law on lone work then, so nothing would be asked for."""
    if record.work.assessed_on and standing(law, LONE_WORK) is None:
        yield hit()


@check("date-beyond-the-law", Severity.BLOCKING, step="arbeidet", law=None, params=("checked_on",), when_not_alone=True)
def beyond_the_law(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A date nobody can know the law of."""
    checked = _checked_until(law)
    if record.work.assessed_on and checked and on - checked > BEYOND_ALL_LAW:
        yield hit(checked_on=checked.isoformat())


@check("law-not-checked-lately", Severity.ADVICE, step="arbeidet", law=None, params=("checked_on",))
def not_checked_lately(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """More than a year after the law was last compared with Lovdata's text."""
    checked = _checked_until(law)
    if record.work.assessed_on and checked and A_YEAR < on - checked <= BEYOND_ALL_LAW:
        yield hit(checked_on=checked.isoformat())


def _checked_until(law: Law) -> date | None:
    source = standing(law, LONE_WORK)
    return source.checked_until if source else None
