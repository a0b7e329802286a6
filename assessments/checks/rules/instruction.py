"""Particular danger to life and health: a written instruction first (aml § 3-2 (3))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.reasons import SERIOUS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@check("written-instruction-missing", Severity.WARNING, step="konklusjon", law="aml-3-2-3")
def written_instruction_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, the work is to be done alone, and no instruction is written."""
    is_dangerous = reading.worst_consequence(record) >= SERIOUS
    may_be_done = record.conclusion.decision in reading.MAY_BE_DONE
    if is_dangerous and may_be_done and record.conclusion.written_instruction != Answer.YES:
        yield hit()
