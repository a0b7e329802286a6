"""Earlier incidents: followed up, and did it help? (aml § 3-1 (2) c; utførelsesforskriften § 3A-6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Effect


@check("incident-not-followed-up", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def not_followed_up(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """It happened, and it is not known that those it happened to were followed up."""
    if record.work.incidents == Answer.YES and record.work.incident_followed_up != Effect.YES:
        is_violent = reading.violence_has_happened(record) and "utf-3a-6" in law
        yield hit(law="utf-3a-6" if is_violent else "")


@check("incident-measures-not-effective", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def measures_not_effective(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What was done afterwards is not known to have worked."""
    if record.work.incidents == Answer.YES and record.work.incident_measures_worked != Effect.YES:
        yield hit()


@check("incidents-unknown", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def incidents_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said whether anything has happened."""
    if record.work.incidents in {None, Answer.UNKNOWN}:
        yield hit()
