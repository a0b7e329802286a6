"""Cameras: a need, a notice, and recordings deleted in time (kameraovervåkingsforskriften §§ 3-6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.monitoring import cameras
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, CameraKept
from assessments.record.measures import ControlMeasureReview

from .register import Outcome, Reason, flag, judged, met, missing, unsettled

STEP = "kontrolltiltak"
MEASURE = ("measure",)


@flag(
    "KAMERA",
    law="kamera-3",
    step=STEP,
    findings=("camera-not-signposted", "camera-kept-too-long", "camera-open"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """A camera is chosen as a measure; a sham camera counts too."""
    chosen = [review for _measure, review in cameras(record)]
    lacks = {lack.code: lack for review in chosen for lack in _lacks(review)}
    return judged(lacks.values(), met("camera-in-order")) if chosen else None


def _lacks(review: ControlMeasureReview) -> Iterator[Reason]:
    if not reading.said(review.just_cause):
        yield unsettled("camera-need-open")
    if review.camera_signposted == Answer.NO:
        yield missing("camera-not-signposted")
    elif review.camera_signposted != Answer.YES:
        yield unsettled("camera-sign-open")
    if review.camera_kept == CameraKept.LONGER:
        yield missing("camera-kept-too-long")
    elif review.camera_kept in {None, CameraKept.UNKNOWN}:
        yield unsettled("camera-kept-open")


@check("camera-not-signposted", Severity.WARNING, step=STEP, law="kamera-4", params=MEASURE)
def not_signposted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A notice says that there is a camera, whether it records sound, and who answers for it (§ 4)."""
    for measure, review in cameras(record):
        if review.camera_signposted == Answer.NO:
            yield hit(measure.key, measure=reading.measure_name(measure))


@check("camera-kept-too-long", Severity.WARNING, step=STEP, law="kamera-6", params=MEASURE)
def kept_too_long(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A week; 30 days when the police are likely to have it; three months at tills, post and bank (§ 6)."""
    for measure, review in cameras(record):
        if review.camera_kept == CameraKept.LONGER:
            yield hit(measure.key, measure=reading.measure_name(measure))


@check("camera-open", Severity.ADVICE, step=STEP, law="kamera-3", params=MEASURE)
def still_open(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The need, the notice or the time of deletion is not answered."""
    for measure, review in cameras(record):
        if any(lack.is_met == Answer.UNKNOWN for lack in _lacks(review)):
            yield hit(measure.key, measure=reading.measure_name(measure))
