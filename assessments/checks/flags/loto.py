"""Maintenance and fault-finding: stopped and cut off, or other safeguards (utførelsesforskriften § 12-6).

A person at the emergency stop is such a safeguard (faglig-gjennomgang § 6), and the row says that it is no cut-off.
"""

from datetime import date

from assessments.checks import reading
from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from .register import Outcome, by_answer, flag, met


@flag("LOTO", law="utf-12-6", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody mends or looks for faults in machines."""
    there = demanded(record, TaskKind.MACHINE_FAULT_FINDING)
    if there is None:
        return None
    if reading.task_detail(record, TaskKind.MACHINE_FAULT_FINDING).energy_cut_off == Answer.YES:
        return met("cut-off-there")
    return by_answer(there, yes="person-there", no="cut-off-missing", unknown="cut-off-open")
