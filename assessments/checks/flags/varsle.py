"""A death or a serious injury: the Labour Inspection Authority and the police are told at once (aml § 5-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, IncidentKind

from .register import Outcome, by_answer, flag, unmet, unsettled

INJURING = {IncidentKind.ACCIDENT, IncidentKind.VIOLENCE, IncidentKind.ROBBERY}


@flag("VARSLE", law="aml-5-2", step="arbeidet", findings=("authorities-not-notified", "grave-injury-unknown"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody died or was gravely hurt; or it was serious, and nobody has said how serious."""
    work = record.work
    if work.incidents != Answer.YES or work.incident_grave == Answer.NO:
        return None
    if work.incident_grave == Answer.YES:
        notified = work.authorities_notified
        return by_answer(notified, yes="notified", no="not-notified", unknown="notified-unknown")
    is_possible = work.incident_kinds is None or not INJURING.isdisjoint(work.incident_kinds)
    if work.incidents_serious_or_repeated == Answer.NO or not is_possible:
        return None
    return unmet(unsettled("gravity-open"))


@check("authorities-not-notified", Severity.WARNING, step="arbeidet", law="aml-5-2")
def not_notified(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A grave injury, and it is not known that anyone was told."""
    outcome = applies(record, on)
    if outcome and outcome.is_met != Answer.YES and record.work.incident_grave == Answer.YES:
        yield hit()


@check("grave-injury-unknown", Severity.ADVICE, step="arbeidet", law="aml-5-2")
def gravity_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Something serious, and nobody has said whether it was so grave that it had to be told."""
    outcome = applies(record, on)
    if outcome and record.work.incident_grave != Answer.YES:
        yield hit()
