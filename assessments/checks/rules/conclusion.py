"""The conclusion: special risk, the decision, its terms, and a written reason where it goes against the proposal."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import propose_decision
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision, Interim, SpecialRisk

STRICTNESS = {Decision.YES: 0, Decision.YES_ON_TERMS: 1, Decision.NO: 2}


@check("special-risk-missing", Severity.BLOCKING, step="konklusjon", law="aml-4-1-3")
def special_risk_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The law's question has no answer."""
    if record.conclusion.special_risk is None:
        yield hit()


@check("decision-missing", Severity.BLOCKING, step="konklusjon", law="aml-4-1-1")
def decision_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Can the work be done alone today? No / yes / yes, on terms."""
    if record.conclusion.decision is None:
        yield hit()


@check("terms-missing", Severity.BLOCKING, step="konklusjon", law=None)
def terms_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Ja, på disse vilkårene», and no terms."""
    if record.conclusion.decision == Decision.YES_ON_TERMS and not reading.said(record.conclusion.terms):
        yield hit()


@check("decision-against-proposal", Severity.BLOCKING, step="konklusjon", law=None, params=("proposed", "chosen"))
def against_proposal(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor decides; a milder decision than the proposed one needs a written reason, which is printed."""
    if not reading.said(record.conclusion.decision_reason):
        yield from _milder(record, law, on)


def is_milder_than_proposed(record: AssessmentRecord, law: Law, on: date) -> bool:
    """Whether the decision is milder than the proposed one."""
    return any(_milder(record, law, on))


def _milder(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    chosen = record.conclusion.decision
    if chosen is None:
        return
    proposed = propose_decision(record, law, on).decision
    if STRICTNESS[chosen] < STRICTNESS[proposed]:
        yield hit(proposed=proposed.value, chosen=chosen.value)


@check("uncontrolled-called-acceptable", Severity.BLOCKING, step="konklusjon", law="aml-4-1-3")
def uncontrolled_called_acceptable(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Special risk that is not controlled, and «yes» without terms: the two cannot stand on one first page."""
    conclusion = record.conclusion
    if conclusion.special_risk == SpecialRisk.NOT_CONTROLLED and conclusion.decision == Decision.YES:
        yield hit()


@check("uncontrolled-on-terms", Severity.WARNING, step="konklusjon", law="aml-4-1-3")
def uncontrolled_on_terms(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Special risk that is not controlled, and the work goes on alone: the terms carry it until something does."""
    conclusion = record.conclusion
    is_uncontrolled = conclusion.special_risk == SpecialRisk.NOT_CONTROLLED
    goes_on = conclusion.decision == Decision.YES_ON_TERMS and record.measures.interim != Interim.NOT_ALONE
    if is_uncontrolled and goes_on:
        yield hit()


@check("unsettled-called-acceptable", Severity.WARNING, step="konklusjon", law="aml-4-1-3")
def unsettled_called_acceptable(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody knows yet whether the risk is special, and the work is to be done alone without terms meanwhile."""
    conclusion = record.conclusion
    if conclusion.special_risk == SpecialRisk.UNSETTLED and conclusion.decision == Decision.YES:
        yield hit()


@check("yes-and-not-alone-meanwhile", Severity.BLOCKING, step="konklusjon", law=None)
def yes_and_not_alone_meanwhile(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Not done alone until measures are in place, and «yes, today»: the paper would say both."""
    waits = any(reading.is_planned(measure) for measure in record.measures.chosen)
    if waits and record.measures.interim == Interim.NOT_ALONE and record.conclusion.decision == Decision.YES:
        yield hit()
