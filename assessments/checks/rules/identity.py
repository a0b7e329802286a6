"""Who, what and where: without them a paper says nothing, also when it says «this is not done alone»."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord


@check("title-missing", Severity.BLOCKING, step="arbeidet", law=None, when_not_alone=True)
def title_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The work has no name."""
    if not reading.said(record.work.title):
        yield hit()


@check("workplace-missing", Severity.BLOCKING, step="arbeidet", law=None, when_not_alone=True)
def workplace_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The work has no place."""
    if not reading.said(record.organisation.workplace):
        yield hit()


@check("assessor-missing", Severity.BLOCKING, step="medvirkning", law=None, when_not_alone=True)
def assessor_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody says who made the assessment."""
    if not reading.said(record.participation.assessor_name):
        yield hit()
