"""An answer milder than the proposal on aml § 4-1 (3) needs a written reason, which is printed; a stricter a fact."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import propose
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import SpecialRisk

# Which answers make less of it than the proposal. «Unsettled» cannot be closed by saying «no» or «controlled».
MILDER = {
    SpecialRisk.NO: set(),
    SpecialRisk.CONTROLLED: {SpecialRisk.NO},
    SpecialRisk.UNSETTLED: {SpecialRisk.NO, SpecialRisk.CONTROLLED},
    SpecialRisk.NOT_CONTROLLED: {SpecialRisk.NO, SpecialRisk.CONTROLLED, SpecialRisk.UNSETTLED},
}
PARAMS = ("proposed", "chosen")


def is_denied(record: AssessmentRecord, law: Law, on: date) -> bool:
    """Whether the answer makes less of it than the proposal."""
    return any(_denied(record, law, on))


def _denied(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    chosen = record.conclusion.special_risk
    proposed = propose(record, law, on).outcome
    if chosen in MILDER[proposed]:
        yield hit(proposed=proposed.value, chosen=chosen.value)


@check("special-risk-denied", Severity.BLOCKING, step="konklusjon", law="aml-4-1-3", params=PARAMS)
def denied(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Milder than proposed, without a reason."""
    if not reading.said(record.conclusion.special_risk_reason):
        yield from _denied(record, law, on)


@check("special-risk-denied-with-reason", Severity.WARNING, step="konklusjon", law="aml-4-1-3", params=PARAMS)
def denied_with_reason(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Milder than proposed, with a reason: the assessor decides, and the paper shows both."""
    if reading.said(record.conclusion.special_risk_reason):
        yield from _denied(record, law, on)


@check("special-risk-without-ground", Severity.WARNING, step="konklusjon", law="aml-4-1-3")
def without_ground(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Called special, while not one of the seven reasons is there: much time alone is none in itself (S7)."""
    is_called_special = record.conclusion.special_risk in {SpecialRisk.CONTROLLED, SpecialRisk.NOT_CONTROLLED}
    if is_called_special and propose(record, law, on).outcome == SpecialRisk.NO:
        yield hit()
