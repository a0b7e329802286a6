"""The assessment is gone through again, at once after an event or a change (internkontrollforskriften § 5 no. 8)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord


@check("review-date-missing", Severity.BLOCKING, step="konklusjon", law="ik-5-8")
def review_date_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """No day for the next review."""
    if record.conclusion.next_review is None:
        yield hit()


@check("review-date-passed", Severity.WARNING, step="konklusjon", law="ik-5-8", params=("review_on",))
def review_date_passed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The day is already past."""
    review = record.conclusion.next_review
    if review and review < on:
        yield hit(review_on=review.isoformat())
