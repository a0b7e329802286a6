"""A written instruction where the work may involve particular danger to life and health (aml § 3-2 (3))."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import has_chapters_3_and_4
from assessments.checks.special_risk import SERIOUS
from assessments.record.assessment import AssessmentRecord

from .register import Outcome, by_answer, flag


@flag("INSTRUKS", law="aml-3-2-3", step="konklusjon", findings=("written-instruction-missing",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """The worst that follows from the work is grave."""
    if reading.worst_consequence(record) < SERIOUS or not has_chapters_3_and_4(record):
        return None
    written = record.conclusion.written_instruction
    return by_answer(written, yes="instruction-written", no="no-instruction", unknown="instruction-unknown")
