"""The monitoring measures that are chosen, each with its review: what aml ch. 9 calls «kontrolltiltak»."""

from collections.abc import Iterator

from assessments.record.assessment import AssessmentRecord
from assessments.record.measures import ChosenMeasure, ControlMeasureReview

CAMERAS = frozenset({"m_kamera", "m_video_kjoretoy"})


def chosen_and_reviewed(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview | None]]:
    reviews = {review.key: review for review in record.control_measures.reviews}
    for measure in record.measures.chosen:
        if measure.is_control_measure:
            yield measure, reviews.get(measure.key)


def cameras(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview]]:
    """The cameras, with what is answered of them; nothing answered is an empty review."""
    for measure, review in chosen_and_reviewed(record):
        if measure.key in CAMERAS:
            yield measure, review or ControlMeasureReview(key=measure.key)
