"""A day for the next review."""

import pytest

from tests.checks.judging import found
from tests.record.builders import measure

pytestmark = pytest.mark.once


def test_review_date() -> None:
    assert found("review-date-missing", conclusion__next_review=None)
    assert found("review-date-passed", conclusion__next_review="2026-11-22")
    assert not found("review-date-passed", conclusion__next_review="2026-11-23")
    assert not found("review-date-missing")


@pytest.mark.parametrize(
    ("day", "fires"), [("2029-11-23", False), ("2029-11-24", True), ("2029-12-01", True), ("2029-10-31", False)]
)
def test_so_far_off_that_it_is_not_regularly(day: str, fires: bool) -> None:
    here = found("review-far-off", conclusion__next_review=day)
    assert [(one.severity, one.params) for one in here] == [("advice", {"years": 3})] * fires
    assert not found("review-far-off", conclusion__next_review=None)


@pytest.mark.parametrize(("deadline", "fires"), [("2027-11-23", False), ("2027-11-24", True), (None, False)])
def test_a_measure_is_due_before_the_review(deadline: str | None, fires: bool) -> None:
    planned = measure("m_pauseplan", 3, ["fy_tretthet"], "planned", deadline=deadline)
    chosen = [{name: value for name, value in planned.items() if value is not None}]
    here = found("measure-after-review", measures__chosen=chosen)
    told = {"measure": "Tiltak m_pauseplan", "deadline_on": deadline}
    assert [(one.severity, one.step, one.params) for one in here] == [("advice", "tiltak", told)] * fires
    assert not found("measure-after-review", measures__chosen=chosen, conclusion__next_review=None)
    done = [one | {"status": "in_place"} for one in chosen]
    assert not found("measure-after-review", measures__chosen=done)
