"""The conclusion, its terms, and the reason against the proposal."""

import pytest

from tests.checks.judging import found
from tests.record.builders import acute, measure, quiet_office

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


def test_terms_are_milder_than_the_no_that_is_proposed() -> None:
    """Red violence that is met by an alarm alone."""
    red = {"violence__hazards": [acute("vt_ran", 5, 5)], "measures__chosen": []}
    (finding,) = found("decision-against-proposal", **red, conclusion__decision="yes_on_terms")
    assert finding.params == {"proposed": "no", "chosen": "yes_on_terms"}
    assert not found("decision-against-proposal", **red, conclusion__decision="no")


@pytest.mark.parametrize(
    ("answer", "fires"), [("no", True), ("controlled", False), ("not_controlled", False), ("unsettled", False)]
)
def test_special_risk_denied(answer: str, fires: bool) -> None:
    changes = {"conclusion__special_risk": answer}
    assert bool(found("special-risk-denied", **changes)) == fires
    reason = {"conclusion__special_risk_reason": "Ingen har vært i luka på to år."}
    assert not found("special-risk-denied", **changes, **reason)
    assert bool(found("special-risk-denied-with-reason", **changes, **reason)) == fires


@pytest.mark.parametrize(
    ("answer", "fires"), [("not_controlled", True), ("controlled", True), ("unsettled", False), ("no", False)]
)
def test_special_risk_without_one_of_the_reasons(answer: str, fires: bool) -> None:
    for reason in (None, "80 % av tiden alene."):
        called = {"conclusion__special_risk": answer, "conclusion__special_risk_reason": reason}
        given = found("special-risk-without-ground", quiet_office(), **called, alone__time_share="nearly_all")
        assert [finding.severity for finding in given] == ["warning"] * fires
        assert not found("special-risk-without-ground", **called)  # the night kiosk has a reason
        assert not found("special-risk-without-ground", quiet_office(), **called, work__incidents="unknown")


@pytest.mark.parametrize("answer", ["no", "controlled"])
def test_unknown_cannot_be_closed(answer: str) -> None:
    assert found("special-risk-denied", work__incidents="unknown", conclusion__special_risk=answer)


@pytest.mark.parametrize(
    ("special_risk", "decision", "code"),
    [
        ("not_controlled", "yes", "uncontrolled-called-acceptable"),
        ("unsettled", "yes", "unsettled-called-acceptable"),
        ("not_controlled", "yes_on_terms", None),
        ("not_controlled", "no", None),
        ("unsettled", "yes_on_terms", None),
        ("controlled", "yes", None),
        ("no", "yes", None),
    ],
)
def test_special_risk_and_an_unconditional_yes(special_risk: str, decision: str, code: str | None) -> None:
    answers = {"conclusion__special_risk": special_risk, "conclusion__decision": decision}
    for one, severity in (("uncontrolled-called-acceptable", "blocking"), ("unsettled-called-acceptable", "warning")):
        assert [finding.severity for finding in found(one, **answers)] == [severity] * (one == code)


@pytest.mark.parametrize(
    ("special_risk", "decision", "interim", "fires"),
    [
        ("not_controlled", "yes_on_terms", None, True),
        ("not_controlled", "yes_on_terms", "temporary_measures", True),
        ("not_controlled", "yes_on_terms", "not_alone", False),
        ("not_controlled", "no", None, False),
        ("not_controlled", None, None, False),
        ("controlled", "yes_on_terms", None, False),
    ],
)
def test_uncontrolled_and_on_terms(special_risk: str, decision: str | None, interim: str | None, fires: bool) -> None:
    answers = {"conclusion__special_risk": special_risk, "conclusion__decision": decision}
    given = found("uncontrolled-on-terms", **answers, measures__interim=interim)
    assert [finding.severity for finding in given] == ["warning"] * fires


@pytest.mark.parametrize(
    ("interim", "decision", "status", "fires"),
    [
        ("not_alone", "yes", "planned", True),
        ("not_alone", "yes_on_terms", "planned", False),
        ("not_alone", "no", "planned", False),
        ("temporary_measures", "yes", "planned", False),
        ("not_alone", "yes", "in_place", False),
    ],
)
def test_yes_today_and_not_alone_meanwhile(interim: str, decision: str, status: str, fires: bool) -> None:
    answers = {"measures__interim": interim, "conclusion__decision": decision}
    chosen = [measure("m_pauseplan", 3, ["fy_tretthet"], status)]
    here = found("yes-and-not-alone-meanwhile", **answers, measures__chosen=chosen)
    assert [(one.severity, one.law) for one in here] == [("blocking", None)] * fires
