"""Diving: the crew that the regulations name, never one person (utførelsesforskriften § 26-27)."""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("FORBUD_DYKK", law="utf-26-27", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody dives."""
    there = demanded(record, TaskKind.DIVING)
    return by_answer(there, yes="crew-there", no="crew-missing", unknown="crew-open") if there else None
