"""The assessment is gone through again, at once after an event or a change (internkontrollforskriften § 5 no. 8)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import is_offshore
from assessments.record.assessment import AssessmentRecord

# «Regelmessig» (org § 7-1), without a number: three years is the product's choice, and said as advice only.
YEARS_AT_MOST = 3


@check("review-date-missing", Severity.BLOCKING, step="konklusjon", law="ik-5-8")
def review_date_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """No day for the next review."""
    if record.conclusion.next_review is None:
        yield hit(law=_source(record))


@check("review-date-passed", Severity.WARNING, step="konklusjon", law="ik-5-8", params=("review_on",))
def review_date_passed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The day is already past."""
    review = record.conclusion.next_review
    if review and review < on:
        yield hit(law=_source(record), review_on=review.isoformat())


@check("review-far-off", Severity.ADVICE, step="konklusjon", law="org-7-1", params=("years",))
def review_far_off(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """So far ahead that it is not regularly."""
    review = record.conclusion.next_review
    if review and (review.year - YEARS_AT_MOST, review.month, review.day) > (on.year, on.month, on.day):
        yield hit(years=YEARS_AT_MOST)


@check("measure-after-review", Severity.ADVICE, step="tiltak", law="ik-5-8", params=("measure", "deadline_on"))
def measure_after_review(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Due only after the assessment is gone through again: then nobody looks at whether it came."""
    review = record.conclusion.next_review
    for measure in record.measures.chosen:
        if reading.is_planned(measure) and review and measure.deadline and measure.deadline > review:
            name = reading.measure_name(measure)
            due = measure.deadline.isoformat()
            yield hit(measure.key, law=_source(record), measure=name, deadline_on=due)


def _source(record: AssessmentRecord) -> str:
    """Offshore internkontrollforskriften does not apply, but aml § 3-1 (2) h does."""
    return "aml-3-1" if is_offshore(record) else ""
