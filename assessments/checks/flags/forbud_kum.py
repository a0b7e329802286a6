"""Sewer works: a safety guard (utførelsesforskriften § 8-4); tanks and pipes: control and a certificate (§ 29-1).

§ 8-4 is for sewer works only, and is no general ban: it does not reach quays or fish farms.
"""

from datetime import date

from assessments.checks import reading
from assessments.checks.second_person import demanded
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from .register import Outcome, Reason, flag, judged, met, missing, unsettled


@flag(
    "FORBUD_KUM",
    law="utf-8-4",
    step="oppgaver",
    findings=("task-needs-second-person", "task-with-own-rules", "tank-not-certified"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Sewer works with danger to life or health, or a tank, pipe or room with a dangerous substance."""
    guard = demanded(record, TaskKind.SEWER_CONFINED_SPACE)
    is_tank = TaskKind.TANK_PIPE in reading.chosen_tasks(record)
    if guard is None and not is_tank:
        return None
    lacks = [*_guard(guard), *(_certificate(record) if is_tank else ())]
    return judged(lacks, met("guard-there") if guard else met("certificate-there", law="utf-29-1"))


def _guard(guard: Answer | None) -> list[Reason]:
    if guard in {None, Answer.YES}:
        return []
    return [missing("guard-missing") if guard == Answer.NO else unsettled("guard-open")]


def _certificate(record: AssessmentRecord) -> list[Reason]:
    answer = reading.task_detail(record, TaskKind.TANK_PIPE).work_certificate
    if answer == Answer.YES:
        return []
    return [missing("certificate-missing") if answer == Answer.NO else unsettled("certificate-open")]
