"""Offshore: rules of their own for night work, and an authority of its own (rammeforskriften § 43; aml § 1-3)."""

from datetime import date

from assessments.checks.scope import is_offshore
from assessments.record.assessment import AssessmentRecord

from .register import Outcome, flag, unmet, unsettled


# No finding: the form does not ask about those rules, so there is nothing to mend in it.
@flag("OFFSHORE", law="ramme-43", step="arbeidet", findings=())
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Petroleum or other work at sea that aml § 1-3 covers."""
    return unmet(unsettled("offshore-rules")) if is_offshore(record) else None
