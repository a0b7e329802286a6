"""Tasks that law or trade limit when done alone (rettskilder ch. 6); each has its own rule in `checks/tasks.py`."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.tasks import RULES, demanding, is_explained_exception, is_second_person_there
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@check("tasks-unanswered", Severity.BLOCKING, step="oppgaver", law="aml-4-1-3")
def tasks_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said whether any such task is done; unknown is never «no»."""
    if not record.tasks.kinds:
        yield hit()


@check("task-needs-second-person", Severity.BLOCKING, step="oppgaver", law="aml-4-1-3", params=("task",))
def task_needs_second_person(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A task that demands one person more is called acceptable, and that person is not known to be there."""
    if record.conclusion.decision not in reading.MAY_BE_DONE:
        return
    for kind, rule, there in demanding(record, law):
        if there != Answer.YES and not is_explained_exception(record, kind):
            yield hit(kind.value, law=rule.law or "", task=kind.value)


@check("task-exception-explained", Severity.WARNING, step="oppgaver", law="hol-9-9", params=("task",))
def task_exception_explained(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """One person instead of two, because two would be to the user's disadvantage (hol. § 9-9)."""
    for kind, _rule, there in demanding(record, law):
        if there != Answer.YES and is_explained_exception(record, kind):
            yield hit(kind.value, task=kind.value)


@check("task-with-own-rules", Severity.ADVICE, step="oppgaver", law=None, params=("task",))
def task_with_own_rules(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The law asks for control or contact, or the trade advises against it alone; no second person is demanded."""
    for kind in reading.chosen_tasks(record):
        rule = RULES[kind]
        if not rule.needs_second_person and is_second_person_there(record, kind) != Answer.YES:
            yield hit(kind.value, law=rule.law if rule.law and rule.law in law else "", task=kind.value)
