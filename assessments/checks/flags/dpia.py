"""Monitoring of people: is an impact assessment needed, and on what ground are data processed (GDPR 35, 6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.monitoring import chosen_and_reviewed, is_basis_unfit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import ImpactAssessment, LegalBasis
from assessments.record.measures import ControlMeasureReview

from .register import Outcome, Reason, flag, gathered, judged, met, missing, unsettled


@flag(
    "DPIA",
    law="gdpr-35",
    step="kontrolltiltak",
    findings=(
        "control-measure-not-reviewed",
        "control-measure-impact-open",
        "control-measure-data-rules-missing",
        "control-measure-basis-of-authority",
    ),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Position, picture, sound or a log of those who work alone."""
    chosen = list(chosen_and_reviewed(record))
    if not chosen:
        return None
    lacks = [
        (lack, reading.measure_name(measure))
        for measure, review in chosen
        for lack in _lacks(record, review or ControlMeasureReview(key=measure.key))
    ]
    return judged(gathered(lacks), met("impact-settled"))


def _lacks(record: AssessmentRecord, review: ControlMeasureReview) -> Iterator[Reason]:
    if review.impact_assessment == ImpactAssessment.NOT_DONE:
        yield missing("impact-not-done")
    elif review.impact_assessment in {None, ImpactAssessment.UNKNOWN}:
        yield unsettled("impact-open")
    if review.legal_basis in {None, LegalBasis.UNKNOWN}:
        yield unsettled("basis-open")
    elif is_basis_unfit(record, review):
        yield missing("basis-unfit")
