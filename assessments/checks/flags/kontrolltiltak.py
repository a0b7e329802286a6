"""Monitoring measures: discussed, then informed, then started, and evaluated (aml §§ 9-1 and 9-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.monitoring import chosen_and_reviewed
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import DiscussedWith
from assessments.record.measures import ControlMeasureReview

from .register import Outcome, Reason, flag, gathered, judged, met, missing, unsettled


@flag(
    "KONTROLLTILTAK",
    law="aml-9-2",
    step="kontrolltiltak",
    findings=(
        "control-measure-not-reviewed",
        "control-measure-not-discussed",
        "control-measure-not-informed",
        "control-measure-wrong-order",
        "control-measure-not-evaluated",
    ),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """GPS, camera, tracking, logging."""
    chosen = list(chosen_and_reviewed(record))
    if not chosen:
        return None
    lacks = [(lack, reading.measure_name(measure)) for measure, review in chosen for lack in _lacks(review)]
    return judged(gathered(lacks), met("discussed-and-told"))


def _lacks(review: ControlMeasureReview | None) -> Iterator[Reason]:
    if review is None:
        yield unsettled("not-reviewed")
        return
    if review.discussed_with == DiscussedWith.NOT_DISCUSSED:
        yield missing("not-discussed")
    elif review.discussed_with is None or review.discussed_on is None:
        yield unsettled("discussed-open")
    dates = [day for day in (review.discussed_on, review.informed_on, review.starts_on) if day]
    if dates != sorted(dates):
        yield missing("wrong-order")
    if review.informed_on is None:
        yield unsettled("informed-open")
    if review.evaluated_on is None:
        yield unsettled("evaluation-open")
