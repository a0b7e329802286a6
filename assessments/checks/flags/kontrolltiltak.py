"""Monitoring measures: discussed, then informed, then started, and evaluated (aml §§ 9-1 and 9-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.monitoring import chosen_and_reviewed, is_evaluation_passed, is_in_wrong_order
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import DiscussedWith
from assessments.record.measures import ChosenMeasure, ControlMeasureReview

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
        "control-measure-evaluation-passed",
    ),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """GPS, camera, tracking, logging."""
    chosen = list(chosen_and_reviewed(record))
    if not chosen:
        return None
    lacks = [
        (lack, reading.measure_name(measure)) for measure, review in chosen for lack in _lacks(measure, review, on)
    ]
    return judged(gathered(lacks), met("discussed-and-told"))


def _lacks(measure: ChosenMeasure, review: ControlMeasureReview | None, on: date) -> Iterator[Reason]:
    if review is None:
        yield unsettled("not-reviewed")
        return
    if review.discussed_with == DiscussedWith.NOT_DISCUSSED:
        yield missing("not-discussed")
    elif review.discussed_with is None or review.discussed_on is None:
        yield unsettled("discussed-open")
    if is_in_wrong_order(measure, review, on):
        yield missing("wrong-order")
    if review.informed_on is None:
        yield unsettled("informed-open")
    if review.evaluated_on is None or is_evaluation_passed(review, on):
        yield unsettled("evaluation-open")
