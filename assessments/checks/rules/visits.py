"""Meeting others alone: told of the risk before, a way out, and nobody alone in a known conflict (§§ 3A-3 and 3A-4)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import controlled, reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.violence import conflict_is_expected
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Setting

OUT_OF_HOUSE = {Setting.PRIVATE_HOMES, Setting.CUSTOMERS_PREMISES}
NOT_KNOWN = {Answer.NO, Answer.UNKNOWN}
MEETS_CONFLICT = controlled.NOT_ALONE | {"m_moterom"}


@check("visit-risk-not-told", Severity.WARNING, step="arbeidet", law="utf-3a-4")
def visit_risk_not_told(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Sent to homes or customers, and not told beforehand what is known of risk."""
    is_out = OUT_OF_HOUSE & set(record.work.settings or ())
    if is_out and record.work.risk_known_before_visit in NOT_KNOWN:
        yield hit()


@check("no-way-out", Severity.WARNING, step="arbeidet", law="utf-3a-3")
def no_way_out(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A violent hazard is there, and no way out without passing the other."""
    has_hazard = any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
    if has_hazard and reading.has_third_party_contact(record) and record.work.way_out in NOT_KNOWN:
        yield hit()


@check("conflict-met-alone", Severity.WARNING, step="tiltak", law="utf-3a-3")
def conflict_met_alone(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A conflict is known beforehand (a refusal, a child taken into care), and nothing says that one is not alone."""
    chosen = {measure.key for measure in record.measures.chosen}
    if conflict_is_expected(record) == Answer.YES and not chosen & MEETS_CONFLICT:
        yield hit()
