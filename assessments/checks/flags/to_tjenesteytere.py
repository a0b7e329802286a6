"""Coercion by hol. § 9-5 (3) b and c: two care providers, unless that is to the user's disadvantage (hol. § 9-9).

Only those two letters: the task's own name says so in the form.
"""

from datetime import date

from assessments.checks.second_person import demanded
from assessments.checks.tasks import is_explained_exception
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, TaskKind

from .register import Outcome, by_answer, flag, met


@flag(
    "TO_TJENESTEYTERE",
    law="hol-9-9",
    step="oppgaver",
    findings=("task-needs-second-person", "task-exception-explained"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Such measures are carried out."""
    there = demanded(record, TaskKind.COERCIVE_CARE)
    if there is None:
        return None
    if there != Answer.YES and is_explained_exception(record, TaskKind.COERCIVE_CARE):
        return met("exception-explained")
    return by_answer(there, yes="two-there", no="two-missing", unknown="two-open")
