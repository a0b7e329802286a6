"""Stop, withdraw, and get everybody out."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office

pytestmark = pytest.mark.once
ANSWERS = [("yes", False), ("no", True), ("unknown", True), (None, False)]


@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_everybody_may_stop(answer: str | None, fires: bool) -> None:
    here = found("may-not-stop", alone__may_stop=answer)
    assert [(one.severity, one.step, one.law) for one in here] == [("warning", "alene", "aml-2-3-2-c")] * fires


@pytest.mark.parametrize(
    ("leave", "close", "refuse", "fires"),
    [
        ("no", "no", "no", True),
        ("no", None, "unknown", True),
        (None, "no", None, True),
        ("no", "no", "yes", False),
        ("yes", "no", "no", False),
        ("no", "yes", "no", False),
        (None, None, "unknown", False),
    ],
)
def test_withdraw_from_violence(leave: str | None, close: str | None, refuse: str | None, fires: bool) -> None:
    answers = {"alone__may_leave": leave, "alone__may_close": close, "alone__may_refuse": refuse}
    assert [one.severity for one in found("may-not-withdraw", **answers)] == ["warning"] * fires
    assert not found("may-not-withdraw", **answers, violence__foreseeable="no")


@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_everybody_out(answer: str | None, fires: bool) -> None:
    here = found("evacuation-uncertain", alone__evacuation_alone_possible=answer)
    assert [(one.severity, one.law) for one in here] == [("warning", "aml-4-1-1")] * fires
    assert not found("evacuation-uncertain", alone__evacuation_alone_possible=answer, work__contacts=["none"])
    at_home = {"alone__evacuation_alone_possible": answer, "work__contacts": ["customers"]}
    assert not found("evacuation-uncertain", home_office(), **at_home)
