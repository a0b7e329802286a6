"""The terms reach the one who is alone: whom to call, when to stop, and how it is told (aml § 3-2 (1) a)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.reasons import SERIOUS_FOR_THE_INEXPERIENCED as HARMFUL
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision

TOLD = ("whom_to_call", "stop_when", "informed_how")


@check("terms-not-told", Severity.WARNING, step="konklusjon", law="aml-3-2-1-a", params=("count", "told"))
def terms_not_told(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Yes, on terms», harm is possible, and the paper cannot say whom to call, when to stop or how it was told."""
    missing = [name for name in TOLD if not reading.said(getattr(record.conclusion, name))]
    can_harm = reading.worst_consequence(record) >= HARMFUL
    if missing and can_harm and record.conclusion.decision == Decision.YES_ON_TERMS:
        yield hit(count=len(missing), told=" ".join(missing))
