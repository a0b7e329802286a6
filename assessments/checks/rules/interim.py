"""What applies from today until planned measures are in place (faglig-gjennomgang § 6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Interim


@check("interim-missing", Severity.BLOCKING, step="tiltak", law="aml-4-1-1", params=("count",))
def interim_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A «yes» leans on measures that are not there yet, and nothing is said of the time until then."""
    waiting = _waiting(record)
    if waiting and record.conclusion.decision in reading.MAY_BE_DONE and record.measures.interim is None:
        yield hit(count=waiting)


@check("interim-not-described", Severity.BLOCKING, step="tiltak", law="aml-4-1-1")
def interim_not_described(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Temporary measures that nobody has named."""
    is_temporary = record.measures.interim == Interim.TEMPORARY_MEASURES
    if is_temporary and not reading.said(record.measures.interim_description):
        yield hit()


def _waiting(record: AssessmentRecord) -> int:
    """How many hazards above green wait for a planned measure."""
    above_green = [*reading.hazards_in(record, risk.Level.YELLOW), *reading.hazards_in(record, risk.Level.RED)]
    return sum(any(reading.is_planned(m) for m in reading.measures_for(record, hazard)) for hazard in above_green)
