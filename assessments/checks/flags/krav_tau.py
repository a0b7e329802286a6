"""Rope access: planned and watched, so that help is there at once (utførelsesforskriften § 17-24)."""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("KRAV_TAU", law="utf-17-24", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody works on ropes."""
    there = demanded(record, TaskKind.ROPE_ACCESS)
    return by_answer(there, yes="watch-there", no="watch-missing", unknown="watch-open") if there else None
