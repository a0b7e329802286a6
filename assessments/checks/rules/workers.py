"""Those who do the work take part (aml § 3-1; utførelsesforskriften § 1A-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import WorkerInvolvement


@check("workers-not-involved", Severity.WARNING, step="medvirkning", law="aml-3-1")
def workers_not_involved(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody who does the work has been heard."""
    if not set(record.participation.workers_involved or ()) - {WorkerInvolvement.NOT_INVOLVED}:
        yield hit()
