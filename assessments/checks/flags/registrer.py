"""Something has happened: injuries and illness are registered (aml § 5-1); threats by internkontrollforskriften § 5."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import is_offshore
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, IncidentKind

from .register import Outcome, flag, met, unmet, unsettled

# What § 5-1 does not cover: no injury and no illness.
WITHOUT_INJURY = {IncidentKind.THREATS, IncidentKind.HARASSMENT, IncidentKind.NEAR_MISS}
DEVIATIONS = "ik-5-7"
DEVIATIONS_OFFSHORE = "aml-3-1"  # internkontrollforskriften does not apply there


@flag("REGISTRER", law="aml-5-1", step="arbeidet", findings=("incidents-registered-nowhere",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Something has happened."""
    if record.work.incidents != Answer.YES:
        return None
    deviations = DEVIATIONS_OFFSHORE if is_offshore(record) else DEVIATIONS
    source = deviations if _is_without_injury(record) else ""
    if reading.said(record.work.deviations_reported_where):
        return met("reported-somewhere", law=source)
    return unmet(unsettled("reported-open"), law=source)


def _is_without_injury(record: AssessmentRecord) -> bool:
    kinds = set(record.work.incident_kinds or ())
    return bool(kinds) and kinds <= WITHOUT_INJURY


@check("incidents-registered-nowhere", Severity.ADVICE, step="arbeidet", law="aml-5-1")
def registered_nowhere(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """It happened, and nobody has said where such things are reported."""
    outcome = applies(record, on)
    if outcome and outcome.is_met != Answer.YES:
        yield hit(law=outcome.law if outcome.law in law else "")
