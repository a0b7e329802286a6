"""The conclusion, its terms, and the reason against the proposal."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


def test_missing() -> None:
    assert found("special-risk-missing", conclusion__special_risk=None)
    assert found("decision-missing", conclusion__decision=None)
    assert found("terms-missing", conclusion__terms=" ")
    assert not found("terms-missing", conclusion__terms=None, conclusion__decision="no")


def test_milder_than_proposed_needs_a_reason() -> None:
    (finding,) = found("decision-against-proposal", conclusion__decision="yes")
    assert finding.params == {"proposed": "yes_on_terms", "chosen": "yes"}
    reason = {"conclusion__decision_reason": "Nattluka tar bort faren."}
    assert not found("decision-against-proposal", conclusion__decision="yes", **reason)
    assert not found("decision-against-proposal", conclusion__decision="no")


@pytest.mark.parametrize(
    ("answer", "fires"), [("no", True), ("controlled", False), ("not_controlled", False), ("unsettled", False)]
)
def test_special_risk_denied(answer: str, fires: bool) -> None:
    changes = {"conclusion__special_risk": answer}
    assert bool(found("special-risk-denied", **changes)) == fires
    reason = {"conclusion__special_risk_reason": "Ingen har vært i luka på to år."}
    assert not found("special-risk-denied", **changes, **reason)
    assert bool(found("special-risk-denied-with-reason", **changes, **reason)) == fires


@pytest.mark.parametrize("answer", ["no", "controlled"])
def test_unknown_cannot_be_closed(answer: str) -> None:
    assert found("special-risk-denied", work__incidents="unknown", conclusion__special_risk=answer)
