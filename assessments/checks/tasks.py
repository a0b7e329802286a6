"""Which tasks demand one person more, and by which rule (rettskilder ch. 6 as faglig-gjennomgang § 1.8 narrows it)."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from . import reading, scope
from .engine import Law


@dataclass(frozen=True)
class TaskRule:
    """`law` is None where only the trade says so, or the sources do not give the rule's exact words."""

    law: str | None
    needs_second_person: bool
    cut_off_is_enough: bool = False
    has_exception: bool = False


RULES = {
    TaskKind.SEWER_CONFINED_SPACE: TaskRule("utf-8-4", True),
    TaskKind.DIVING: TaskRule("utf-26-27", True),
    TaskKind.ROPE_ACCESS: TaskRule("utf-17-24", True),
    TaskKind.PERSON_LIFT: TaskRule("utf-18-8", True),
    TaskKind.HIGH_VOLTAGE: TaskRule("fse-12", True),
    TaskKind.MACHINE_FAULT_FINDING: TaskRule("utf-12-6", True, cut_off_is_enough=True),
    TaskKind.AMBULANCE: TaskRule("akutt-11", True),
    TaskKind.FIRE_SERVICE: TaskRule("brann-14", True),
    # «… dersom dette ikke er til ugunst for brukeren»: the exception must be explained.
    TaskKind.COERCIVE_CARE: TaskRule("hol-9-9", True, has_exception=True),
    TaskKind.TANK_PIPE: TaskRule("utf-29-1", False),
    TaskKind.HIGH_PRESSURE_JET: TaskRule("utf-20-2", False),
    TaskKind.MINE: TaskRule("utf-27-6", False),
    TaskKind.HOT_WORK: TaskRule("utf-5-5", False),
    TaskKind.SMOKE_DIVING: TaskRule(None, False),
    TaskKind.CHAINSAW: TaskRule(None, False),
    TaskKind.BLASTING: TaskRule(None, False),
    TaskKind.PATIENT_LIFT: TaskRule(None, False),
}


def is_second_person_there(record: AssessmentRecord, kind: TaskKind) -> Answer:
    """Whether the second person, or the safeguard that may replace that person, is always there.

    The question itself must be answered: a measure of that name is no word on «always».
    """
    detail = reading.task_detail(record, kind)
    if RULES[kind].cut_off_is_enough and detail.energy_cut_off == Answer.YES:
        return Answer.YES
    return reading.known(detail.second_person)


def demanding(record: AssessmentRecord, law: Law) -> Iterator[tuple[TaskKind, TaskRule, Answer]]:
    """The chosen tasks that by law in force need one person more, with whether that person is there."""
    for kind in reading.chosen_tasks(record):
        rule = RULES[kind]
        if rule.needs_second_person and rule.law and rule.law in law and scope.applies(record, rule.law):
            yield kind, rule, is_second_person_there(record, kind)


def is_explained_exception(record: AssessmentRecord, kind: TaskKind) -> bool:
    """Coercive care with one person, where the record says why two would be to the user's disadvantage."""
    return RULES[kind].has_exception and reading.said(reading.task_detail(record, kind).safeguards)
