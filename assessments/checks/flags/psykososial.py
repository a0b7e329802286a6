"""The eight psychosocial factors, in the short and the long term (utførelsesforskriften §§ 1A-1 and 1A-2)."""

from datetime import date

from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Strain
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS

from .register import Outcome, flag, judged, met, unsettled


@flag("PSYKOSOSIAL", law="utf-1a-2", step="psykososialt", findings=("psychosocial-factors-unanswered",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Always; aml ch. 4, which it rests on, does not apply in the worker's own home."""
    if not has_chapters_3_and_4(record):
        return None
    terms = [{getattr(record.psychosocial, f"{f}_{term}") for term in ("short", "long")} for f in PSYCHOSOCIAL_FACTORS]
    unanswered = sum(None in answers for answers in terms)
    unknown = sum(Strain.UNKNOWN in answers for answers in terms)
    lacks = [
        unsettled(code, count=count)
        for code, count in (("factors-unanswered", unanswered), ("factors-unknown", unknown))
        if count
    ]
    return judged(lacks, met("factors-assessed"))
