"""Violence and threats: the eight moments that the assessment weighs (utførelsesforskriften § 3A-2)."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Adequacy, Answer
from assessments.record.hazards import VIOLENCE_MOMENTS

from .register import Outcome, Reason, flag, judged, met, unsettled


@flag("VOLD_3A", law="utf-3a-2", step="vold", findings=("violence-moments-unanswered",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Third-party contact, valuables, a violent hazard that is relevant, or violence that has happened."""
    is_exposed = (
        reading.is_exposed_to_others(record) == Answer.YES
        or any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
        or reading.violence_has_happened(record)
    )
    if not is_exposed or not has_chapters_3_and_4(record):
        return None
    return judged(_lacks(record), met("moments-assessed"))


def _lacks(record: AssessmentRecord) -> list[Reason]:
    answers = [getattr(record.violence, moment) for moment in VIOLENCE_MOMENTS]
    counted = {
        "moments-unanswered": answers.count(None),
        "moments-unknown": answers.count(Adequacy.UNKNOWN),
    }
    return [unsettled(code, count=count) for code, count in counted.items() if count]
