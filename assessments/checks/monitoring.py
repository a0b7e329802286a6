"""The monitoring measures that are chosen, each with its review: what aml ch. 9 calls «kontrolltiltak»."""

from collections.abc import Iterator
from datetime import date

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import LegalBasis, MeasureStatus, Sector
from assessments.record.measures import ChosenMeasure, ControlMeasureReview

CAMERAS = frozenset({"m_kamera", "m_video_kjoretoy"})
AUTHORITIES = {Sector.MUNICIPAL, Sector.STATE}


def chosen_and_reviewed(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview | None]]:
    reviews = {review.key: review for review in record.control_measures.reviews}
    for measure in record.measures.chosen:
        if measure.is_control_measure:
            yield measure, reviews.get(measure.key)


def is_in_wrong_order(measure: ChosenMeasure, review: ControlMeasureReview, on: date) -> bool:
    """Not discussed, then informed, then started; what is in place has started."""
    started = on if measure.status == MeasureStatus.IN_PLACE else None
    days = [day for day in (review.discussed_on, review.informed_on, review.starts_on or started) if day]
    is_early = started is not None and any(day > started for day in days)
    return days != sorted(days) or is_early


def is_evaluation_passed(review: ControlMeasureReview, on: date) -> bool:
    """The day on which the need was to be evaluated lies behind, and no new one is set."""
    return review.evaluated_on is not None and review.evaluated_on < on


def is_basis_unfit(record: AssessmentRecord, review: ControlMeasureReview) -> bool:
    """Legitimate interest is no ground for public authorities in the performance of their tasks (art. 6 (1))."""
    return review.legal_basis == LegalBasis.LEGITIMATE_INTEREST and record.organisation.sector in AUTHORITIES


def cameras(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview]]:
    """The cameras, with what is answered of them; nothing answered is an empty review."""
    for measure, review in chosen_and_reviewed(record):
        if measure.key in CAMERAS:
            yield measure, review or ControlMeasureReview(key=measure.key)
