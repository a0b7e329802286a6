"""Tasks that law or trade limit when done alone (rettskilder ch. 6); each has its own rule in `checks/tasks.py`."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.tasks import RULES, demanding, is_explained_exception, is_second_person_there
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Decision, TaskKind

NOT_KNOWN = {Answer.NO, Answer.UNKNOWN}


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


@check("tank-not-certified", Severity.WARNING, step="oppgaver", law="utf-29-1")
def tank_not_certified(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody begins in a tank, pipe or room before it is checked, measured and certified, alone or not."""
    answer = reading.task_detail(record, TaskKind.TANK_PIPE).work_certificate
    if _may_be_done(record, TaskKind.TANK_PIPE) and answer in NOT_KNOWN:
        yield hit(TaskKind.TANK_PIPE.value)


@check("mine-without-contact", Severity.WARNING, step="oppgaver", law="utf-27-6")
def mine_without_contact(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """One person at a place in rock, without means of contact and without a check every other hour."""
    answer = reading.task_detail(record, TaskKind.MINE).mine_contact
    if _may_be_done(record, TaskKind.MINE) and answer in NOT_KNOWN:
        yield hit(TaskKind.MINE.value)


def _may_be_done(record: AssessmentRecord, kind: TaskKind) -> bool:
    return kind in reading.chosen_tasks(record) and record.conclusion.decision != Decision.NO
