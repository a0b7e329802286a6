"""One person in a mine: contact kept, or a check at least every other hour (utførelsesforskriften § 27-6)."""

from datetime import date

from assessments.checks import reading
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import TaskKind

from .register import Outcome, by_answer, flag


@flag("KRAV_BERG", law="utf-27-6", step="oppgaver", findings=("task-with-own-rules", "mine-without-contact"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Mining or other work in rock, with one person at the place."""
    if TaskKind.MINE not in reading.chosen_tasks(record):
        return None
    contact = reading.task_detail(record, TaskKind.MINE).mine_contact
    return by_answer(contact, yes="contact-kept", no="no-contact", unknown="contact-open")
