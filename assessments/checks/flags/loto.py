"""Maintenance and fault-finding: stopped and cut off, or other safeguards (utførelsesforskriften § 12-6)."""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("LOTO", law="utf-12-6", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody mends or looks for faults in machines."""
    there = demanded(record, TaskKind.MACHINE_FAULT_FINDING)
    return by_answer(there, yes="cut-off-there", no="cut-off-missing", unknown="cut-off-open") if there else None
