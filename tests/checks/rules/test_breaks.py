"""Breaks and toilet."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


def test_no_break() -> None:
    assert found("no-break", alone__can_take_break="no")
    assert not found("no-break", alone__can_take_break="no", alone__break_relief="Kollega fra nabobutikken.")
    assert not found("no-break", alone__can_take_break="no", work__working_time_rules="road_transport")
    assert not found("no-break")


def test_the_law_demands_no_break_in_a_short_shift() -> None:
    """«overstiger fem og en halv time» (aml § 10-9 (1))."""
    assert not found("no-break", alone__can_take_break="no", work__shift_minutes=330)
    assert found("no-break", alone__can_take_break="no", work__shift_minutes=331)


def test_no_toilet() -> None:
    assert found("no-toilet", alone__can_use_toilet="no")
    assert not found("no-toilet", alone__can_use_toilet="no", alone__break_relief="Stenger luka.")
    assert not found("no-toilet")


@pytest.mark.parametrize("nobody", ["Ingen", "ingen.", " INGA ", "nei", "-", "Nobody"])
def test_nobody_is_no_relief(nobody: str) -> None:
    """The form asks for «ingen» where there is nobody."""
    assert found("no-break", alone__can_take_break="no", alone__break_relief=nobody)
    assert found("no-toilet", alone__can_use_toilet="no", alone__break_relief=nobody)
    assert not found("no-break", alone__can_take_break="no", alone__break_relief=f"{nobody}. Luka stenges.")
