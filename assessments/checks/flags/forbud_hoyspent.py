"""High voltage, and uninsulated live overhead lines: at least two persons present (FSE § 12)."""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("FORBUD_HOYSPENT", law="fse-12", step="oppgaver", findings=("task-needs-second-person",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """The work is done on or near such an installation."""
    there = demanded(record, TaskKind.HIGH_VOLTAGE)
    return by_answer(there, yes="two-there", no="two-missing", unknown="two-open") if there else None
