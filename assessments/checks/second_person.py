"""A task that demands a person, a guard or a safeguard: is it chosen, and is what it demands there?"""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from . import reading
from .tasks import is_second_person_there


def demanded(record: AssessmentRecord, kind: TaskKind) -> Answer | None:
    """None when the task is not done alone here."""
    return is_second_person_there(record, kind) if kind in reading.chosen_tasks(record) else None
