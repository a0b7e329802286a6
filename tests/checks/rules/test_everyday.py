"""Trained, in touch, and looked after."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office, quiet_office

pytestmark = pytest.mark.once
NOT_YES = [("yes", False), ("no", True), ("unknown", True), (None, True)]


@pytest.mark.parametrize(("answer", "fires"), NOT_YES)
def test_trained(answer: str | None, fires: bool) -> None:
    here = found("not-trained-for-lone-work", alone__trained_for_lone_work=answer)
    assert [(one.severity, one.law) for one in here] == [("warning", "aml-3-2-1-a")] * fires
    assert not found("not-trained-for-lone-work", quiet_office(), alone__trained_for_lone_work=answer)


@pytest.mark.parametrize(("answer", "fires"), NOT_YES)
def test_looked_after(answer: str | None, fires: bool) -> None:
    here = found("follow-up-routine-missing", alone__follow_up_routine=answer)
    assert [(one.severity, one.law) for one in here] == [("warning", "utf-3a-6")] * fires
    said_no = {"alone__follow_up_routine": answer, "violence__foreseeable": "no"}
    assert not found("follow-up-routine-missing", **said_no)


@pytest.mark.parametrize(
    ("colleagues", "manager", "share", "fires"),
    [
        ("rarely", "never", "nearly_all", True),
        ("never", "rarely", "three_quarters", True),
        ("rarely", "rarely", "half", False),
        ("weekly", "never", "nearly_all", False),
        ("never", "weekly", "nearly_all", False),
        (None, "never", "nearly_all", False),
    ],
)
def test_in_touch(colleagues: str | None, manager: str, share: str, fires: bool) -> None:
    answers = {
        "alone__contact_with_colleagues": colleagues,
        "alone__contact_with_manager": manager,
        "alone__time_share": share,
    }
    here = found("little-contact", **answers)
    assert [(one.severity, one.law) for one in here] == [("warning", "aml-4-3-4")] * fires
    assert not found("little-contact", home_office(), **answers)
