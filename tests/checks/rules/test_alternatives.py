"""Why alone, and was it weighed not to be?"""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office, quiet_office

pytestmark = pytest.mark.once
POSSIBLE = {"work__two_could_do_it": "yes", "work__alternatives_detail": None}


def test_why_alone_unanswered() -> None:
    (finding,) = found("why-alone-unanswered", work__why_alone=None)
    assert (finding.severity, finding.step, finding.law) == ("advice", "arbeidet", "aml-4-1-2")
    assert found("why-alone-unanswered", work__why_alone=[])
    assert not found("why-alone-unanswered")
    assert not found("why-alone-unanswered", home_office(), work__why_alone=None)


@pytest.mark.parametrize("question", ["two_could_do_it", "another_time_possible"])
def test_an_alternative_is_weighed(question: str) -> None:
    (finding,) = found("alternative-not-weighed", **{f"work__{question}": "yes"})
    assert (finding.severity, finding.step) == ("warning", "arbeidet")
    assert not found("alternative-not-weighed", **{f"work__{question}": "no"})
    assert not found("alternative-not-weighed", **{f"work__{question}": "yes"}, work__alternatives_detail="To koster.")
    assert found("alternative-not-weighed", **{f"work__{question}": "yes"}, work__alternatives_detail=" ")
    assert not found("alternative-not-weighed", quiet_office(), **{f"work__{question}": "yes"})


@pytest.mark.parametrize(("why", "fires"), [("saving", True), ("absence", True), ("tender", False), ("other", False)])
def test_saving_is_no_reason(why: str, fires: bool) -> None:
    assert bool(found("saving-is-no-reason", work__why_alone=["nature_of_work", why])) == fires
    assert not found("saving-is-no-reason", quiet_office(), work__why_alone=[why])
    assert {one.severity for one in found("saving-is-no-reason", work__why_alone=[why])} <= {"advice"}


@pytest.mark.parametrize(("origin", "fires"), [("became_so", True), ("planned", False), ("unknown", False)])
def test_a_change_is_assessed(origin: str, fires: bool) -> None:
    assert bool(found("change-not-assessed", work__origin=origin)) == fires
    assert not found("change-not-assessed", work__origin=origin, work__alternatives_detail="Flere folk.")
    assert {one.severity for one in found("change-not-assessed", work__origin=origin)} <= {"advice"}
