"""The manager and the safety rep are trained."""

import pytest

from tests.checks.judging import found
from tests.record.builders import not_alone

pytestmark = pytest.mark.once
ANSWERS = [("yes", False), ("no", True), ("unknown", True), (None, False)]


@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_the_manager(answer: str | None, fires: bool) -> None:
    here = found("manager-untrained", participation__manager_trained=answer)
    assert [(one.severity, one.step, one.law) for one in here] == [("warning", "medvirkning", "aml-3-5")] * fires
    assert len(found("manager-untrained", not_alone(), participation__manager_trained=answer)) == fires


@pytest.mark.parametrize("involvement", ["took_part", "asked_no_answer"])
@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_the_safety_rep(involvement: str, answer: str | None, fires: bool) -> None:
    asked = {"participation__safety_rep_involvement": involvement, "participation__safety_rep_trained": answer}
    here = found("safety-rep-untrained", **asked)
    assert [(one.severity, one.law) for one in here] == [("warning", "aml-6-5")] * fires
    for other in ("not_asked", "not_applicable", None):
        assert not found("safety-rep-untrained", **asked | {"participation__safety_rep_involvement": other})
