"""The safety rep is consulted (aml § 6-2 (4)), or another arrangement is lawfully in force (§ 6-1)."""

from datetime import date

from assessments.checks.rules.safety_rep import (
    has_other_arrangement,
    has_spoken,
    is_agreement_in_force,
    is_not_fully_consulted,
    needs_safety_rep,
    was_asked,
)
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Involvement

from .register import Outcome, flag, met, missing, unmet, unsettled

OTHER = "aml-6-1"


@flag(
    "MEDVIRKNING_VO",
    law="aml-6-2-4",
    step="medvirkning",
    findings=(
        "safety-rep-not-asked",
        "safety-rep-missing",
        "safety-rep-agreement-invalid",
        "safety-rep-employees-unknown",
    ),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Always."""
    if has_other_arrangement(record):
        return _other_arrangement(record, on)
    if is_not_fully_consulted(record):
        return unmet(unsettled("not-fully-consulted"))
    if has_spoken(record):
        return met("consulted")
    if was_asked(record):
        return unmet(unsettled("asked-no-answer"))
    is_not_asked = record.participation.safety_rep_involvement == Involvement.NOT_ASKED
    return unmet(missing("not-asked") if is_not_asked else unsettled("asked-unknown"))


def _other_arrangement(record: AssessmentRecord, on: date) -> Outcome:
    """Only below five employees, in writing, and for two years unless it says something else."""
    needs = needs_safety_rep(record, on)
    if needs == Answer.YES:
        return unmet(missing("five-or-more"), law=OTHER)
    if not is_agreement_in_force(record, on):
        return unmet(missing("no-agreement"), law=OTHER)
    return unmet(unsettled("employees-unknown"), law=OTHER) if needs == Answer.UNKNOWN else met("agreement", law=OTHER)
