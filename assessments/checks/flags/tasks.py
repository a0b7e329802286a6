"""Tasks that are not done alone: sewer and confined space, high voltage, machine fault-finding."""

from assessments.checks import reading
from assessments.checks.tasks import is_second_person_there
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from .always import is_lone
from .register import flag


def _task(record: AssessmentRecord, kind: TaskKind) -> Answer | None:
    if not is_lone(record) or kind not in reading.chosen_tasks(record):
        return None
    return is_second_person_there(record, kind)


@flag("FORBUD_KUM", law="utf-8-4", step="oppgaver")
def forbud_kum(record: AssessmentRecord) -> Answer | None:
    """Sewer works with danger to life or health: a guard."""
    return _task(record, TaskKind.SEWER_CONFINED_SPACE)


@flag("FORBUD_HOYSPENT", law="fse-12", step="oppgaver")
def forbud_hoyspent(record: AssessmentRecord) -> Answer | None:
    """High voltage: at least two persons present."""
    return _task(record, TaskKind.HIGH_VOLTAGE)


@flag("LOTO", law="utf-12-6", step="oppgaver")
def loto(record: AssessmentRecord) -> Answer | None:
    """Maintenance and fault-finding: stopped and cut off."""
    return _task(record, TaskKind.MACHINE_FAULT_FINDING)
