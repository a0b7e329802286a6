"""Is it done alone at all? The first question of aml § 4-1 (3)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.lone_work import answer
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@check("lone-work-unanswered", Severity.BLOCKING, step="alene", law="aml-4-1-3")
def lone_work_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said whether the work is done alone."""
    if record.alone.is_done_alone is None:
        yield hit()


@check("not-alone-contradicted", Severity.WARNING, step="alene", law="aml-4-1-3", when_not_alone=True)
def not_alone_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Not done alone», while other answers in the same step meet a definition of lone work."""
    if record.alone.is_done_alone is False and answer(record).is_lone_work == Answer.UNKNOWN:
        yield hit()
