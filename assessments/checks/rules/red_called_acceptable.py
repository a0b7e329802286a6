"""Red today is not fully satisfactory (aml § 4-1 (1)); a planned measure lowers nothing until it is in place."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision


@check("red-called-acceptable", Severity.BLOCKING, step="konklusjon", law="aml-4-1-1", params=("hazard",))
def red_called_acceptable(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Ja» while a hazard is red today, or «ja, på vilkår» with no measure against it."""
    decision = record.conclusion.decision
    for hazard in reading.hazards_in(record, risk.Level.RED):
        with_nothing = decision == Decision.YES_ON_TERMS and not reading.measures_for(record, hazard)
        if decision == Decision.YES or with_nothing:
            yield hit(hazard=reading.hazard_name(hazard))
