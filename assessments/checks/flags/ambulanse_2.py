"""An ambulance car has at least two persons (akuttmedisinforskriften § 11)."""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("AMBULANSE_2", law="akutt-11", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody is on duty in an ambulance."""
    there = demanded(record, TaskKind.AMBULANCE)
    return by_answer(there, yes="two-there", no="two-missing", unknown="two-open") if there else None
