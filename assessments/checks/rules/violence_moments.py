"""The eight moments of utførelsesforskriften § 3A-2, and harassment by others than colleagues (ch. 2A)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import FORESEEABLE
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer
from assessments.record.hazards import VIOLENCE_MOMENTS


@check("violence-moments-unanswered", Severity.BLOCKING, step="vold", law="utf-3a-2", params=("count", "moments"))
def moments_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """With third-party contact or valuables all eight are weighed."""
    missing = [moment for moment in VIOLENCE_MOMENTS if getattr(record.violence, moment) is None]
    if missing and reading.is_exposed_to_others(record) == Answer.YES:
        yield hit(count=len(missing), moments=" ".join(missing))


@check("harassment-not-assessed", Severity.ADVICE, step="vold", law="utf-2a-2")
def harassment_not_assessed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Third-party contact, and nothing said of where harassment can happen."""
    if reading.has_third_party_contact(record) and not reading.said(record.violence.harassment_situations):
        yield hit()


@check("violence-foreseeable-contradicted", Severity.WARNING, step="vold", law="utf-3a-2", params=("hazard",))
def foreseeable_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Not foreseeable», while a hazard is placed as likely or it has happened."""
    if record.violence.foreseeable != Answer.NO:
        return
    likely = [h for h in record.violence.hazards if h.relevant == Answer.YES and (h.likelihood or 0) >= FORESEEABLE]
    if likely:
        yield hit(likely[0].key, hazard=reading.hazard_name(likely[0]))
