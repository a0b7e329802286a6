"""Meeting others alone."""

import pytest

from tests.checks.judging import found
from tests.record.builders import measure

pytestmark = pytest.mark.once
ANSWERS = [("yes", False), ("no", True), ("unknown", True), (None, False)]


@pytest.mark.parametrize("setting", ["private_homes", "customers_premises"])
@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_told_of_the_risk_before(setting: str, answer: str | None, fires: bool) -> None:
    out = {"work__settings": [setting], "work__risk_known_before_visit": answer}
    assert [one.law for one in found("visit-risk-not-told", **out)] == ["utf-3a-4"] * fires
    assert not found("visit-risk-not-told", **out | {"work__settings": ["employers_premises"]})
    assert not found("visit-risk-not-told", **out | {"work__settings": None})


@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_a_way_out(answer: str | None, fires: bool) -> None:
    found_here = found("no-way-out", work__way_out=answer)
    assert [(one.severity, one.law) for one in found_here] == [("warning", "utf-3a-3")] * fires
    assert not found("no-way-out", work__way_out=answer, work__contacts=["none"])
    assert not found("no-way-out", work__way_out=answer, violence__hazards__vt_ran__relevant="no")


@pytest.mark.parametrize(
    ("key", "fires"), [("m_kamera", True), ("m_moterom", False), ("m_to_sammen", False), ("m_avslutte", False)]
)
def test_a_known_conflict_is_not_met_alone(key: str, fires: bool) -> None:
    conflict = {"work__contacts": ["clients"], "measures__chosen": [measure(key, 4, ["vt_ran"])]}
    here = found("conflict-met-alone", **conflict, work__conflict_expected="yes")
    assert [(one.severity, one.step) for one in here] == [("warning", "tiltak")] * fires
    for answer in ("no", "unknown", None):
        assert not found("conflict-met-alone", **conflict, work__conflict_expected=answer)
