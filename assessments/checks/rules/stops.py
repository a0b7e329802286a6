"""Work that the safety rep has stopped at the workplace (aml § 6-3) is treated where earlier incidents are."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

STEP = "arbeidet"
WORK = ("work",)


@check("work-stopped-untreated", Severity.WARNING, step=STEP, law="aml-6-3", params=WORK)
def untreated(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Work was stopped, and the assessment says that nothing has happened, or says nothing of it."""
    if record.work.incidents != Answer.YES:
        for stop in record.stops:
            yield hit(work=stop.work)


@check("work-still-stopped", Severity.WARNING, step=STEP, law="aml-6-3", params=WORK)
def still_stopped(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The work stands still, or the safety rep does not agree that the danger is averted."""
    for stop in record.stops:
        if stop.is_lasting:
            yield hit(work=stop.work)
