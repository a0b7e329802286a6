"""Lone work: assessed, and special risk controlled or the work not done alone (aml § 4-1 (3))."""

from datetime import date

from assessments.checks.engine import Law
from assessments.checks.rules.conclusion import is_milder_than_proposed
from assessments.checks.rules.special_risk_denied import is_denied
from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision, Interim, SpecialRisk

from .register import Outcome, Reason, flag, met, missing, unmet, unsettled


def _milder_than_proposed(record: AssessmentRecord, law: Law, on: date) -> Reason | None:
    """The employer's answer is no proof: milder than what the record shows, it is not settled, with a reason or not."""
    if _is_met_by_not_doing_it_alone(record):
        return None
    if is_denied(record, law, on):
        return unsettled("special-risk-milder")
    return unsettled("decision-milder") if is_milder_than_proposed(record, law, on) else None


def _is_met_by_not_doing_it_alone(record: AssessmentRecord) -> bool:
    """«No»; or said to be uncontrolled, and not done alone until it is."""
    waits = record.measures.interim == Interim.NOT_ALONE
    is_uncontrolled = record.conclusion.special_risk == SpecialRisk.NOT_CONTROLLED
    return record.conclusion.decision == Decision.NO or (is_uncontrolled and waits)


@flag(
    "AML_4_1_3",
    law="aml-4-1-3",
    step="konklusjon",
    findings=(
        "special-risk-missing",
        "special-risk-denied",
        "special-risk-denied-with-reason",
        "uncontrolled-on-terms",
        "uncontrolled-called-acceptable",
        "decision-missing",
        "red-called-acceptable",
        "decision-against-proposal",
    ),
    unless=_milder_than_proposed,
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Always, but not directly in the worker's own home."""
    if not has_chapters_3_and_4(record):
        return None
    answer = record.conclusion.special_risk
    if answer is None:
        return unmet(unsettled("special-risk-unanswered"))
    if answer == SpecialRisk.UNSETTLED:
        return unmet(unsettled("special-risk-unsettled"))
    if _is_met_by_not_doing_it_alone(record):
        return met("not-done-alone")
    if answer == SpecialRisk.CONTROLLED:
        return met("controlled")
    return met("no-special-risk") if answer == SpecialRisk.NO else unmet(missing("not-controlled"))
