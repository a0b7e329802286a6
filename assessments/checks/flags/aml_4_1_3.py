"""Lone work: assessed, and special risk controlled or the work not done alone (aml § 4-1 (3))."""

from datetime import date

from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision, Interim, SpecialRisk

from .register import Outcome, flag, met, missing, unmet, unsettled


@flag(
    "AML_4_1_3",
    law="aml-4-1-3",
    step="konklusjon",
    findings=("special-risk-missing", "decision-missing", "red-called-acceptable", "decision-against-proposal"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Always, but not directly in the worker's own home."""
    if not has_chapters_3_and_4(record):
        return None
    answer, decision = record.conclusion.special_risk, record.conclusion.decision
    if answer is None:
        return unmet(unsettled("special-risk-unanswered"))
    if answer == SpecialRisk.UNSETTLED:
        return unmet(unsettled("special-risk-unsettled"))
    if answer == SpecialRisk.CONTROLLED:
        return met("controlled")
    if answer == SpecialRisk.NO:
        return met("no-special-risk")
    if decision == Decision.NO or record.measures.interim == Interim.NOT_ALONE:
        return met("not-done-alone")
    return unmet(missing("not-controlled"))
