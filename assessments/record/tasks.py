"""Step 3, tasks with rules of their own (rettskilder ch. 6)."""

from .base import Section, Text
from .choices import Answer, TaskKind


class SpecialTask(Section):
    """One such task: is the person, the guard or the safeguard that the rule demands always there?"""

    key: TaskKind
    second_person: Answer | None = None
    energy_cut_off: Answer | None = None
    mine_contact: Answer | None = None
    work_certificate: Answer | None = None
    safeguards: Text | None = None


class TasksHead(Section):
    kinds: tuple[TaskKind, ...] | None = None


class Tasks(TasksHead):
    details: tuple[SpecialTask, ...] = ()
