"""Pregnant employees, and those from outside."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once
ANSWERS = [("yes", False), ("no", True), ("unknown", True), (None, True)]


@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_pregnant(answer: str | None, fires: bool) -> None:
    here = found("pregnant-not-assessed", work__people_kinds=["pregnant"], work__pregnant_assessed=answer)
    assert [(one.severity, one.law) for one in here] == [("warning", "org-7-1")] * fires
    assert not found("pregnant-not-assessed", work__people_kinds=["new"], work__pregnant_assessed=answer)


@pytest.mark.parametrize(
    ("kinds", "law"),
    [
        (["temporary"], "aml-3-2-1-a"),
        (["hired_in"], "aml-2-2"),
        (["contractor"], "aml-2-2"),
        (["self_employed"], "aml-2-2"),
        (["temporary", "hired_in"], "aml-2-2"),
    ],
)
@pytest.mark.parametrize(("answer", "fires"), ANSWERS)
def test_from_outside(kinds: list[str], law: str, answer: str | None, fires: bool) -> None:
    here = found("temporary-not-informed", work__people_kinds=kinds, work__temporary_informed=answer)
    assert [(one.severity, one.law) for one in here] == [("warning", law)] * fires
    assert not found("temporary-not-informed", work__people_kinds=["new", "apprentice"])
