"""Under 18: what the row of the checklist says. The limits themselves are in tests/checks/rules/test_under_18.py."""

from typing import Any

import pytest

from tests.checks.flags.judged import told
from tests.checks.rules.test_under_18 import young

pytestmark = pytest.mark.once

CHILD = {"youngest_age": 14, "school_age": "yes", "child_work": "light", "shift_minutes": 120}

LATE = {"starts_at": "20:00:00", "ends_at": "23:00:00", "night_basis": None}


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({}, "yes: young-in-order"),
        ({"people_kinds": ["none"], "youngest_age": 17}, "yes: young-in-order"),
        ({"young_assessed_before_start": "no"}, "no: not-assessed"),
        ({"young_assessed_before_start": None}, "unknown: assessed-unknown"),
        ({"guardians_informed": "unknown"}, "unknown: guardians-unknown"),
        ({"guardians_informed": "no", "young_assessed_before_start": None}, "no: guardians-not-told assessed-unknown"),
        ({"youngest_age": None}, "unknown: age-open"),
        ({"times_of_day": ["evening"], "starts_at": None}, "unknown: hours-open"),
        ({"times_of_day": ["evening"]}, "yes: young-in-order"),
        ({"starts_at": None}, "yes: young-in-order"),
        ({"starts_at": "04:00:00", "ends_at": "07:00:00", "profile": "avisbud"}, "yes: young-in-order"),
        ({"starts_at": "03:59:00", "ends_at": "07:00:00", "profile": "avisbud"}, "no: in-the-night"),
        ({"starts_at": "04:00:00", "ends_at": "07:00:00", "profile": "kiosk"}, "no: in-the-night"),
        ({"shift_minutes": 481, "young_break_possible": "no"}, "no: too-long no-young-break"),
        ({"shift_minutes": 270, "young_break_possible": "no"}, "yes: young-in-order"),
        ({"shift_minutes": 271, "young_break_possible": None}, "unknown: young-break-open"),
        ({"starts_at": "18:00:00", "ends_at": "21:00:00"}, "yes: young-in-order"),
        (LATE, "unknown: late-evening"),
        (LATE | {"night_basis": "own_initiative"}, "unknown: late-evening"),
        (LATE | {"night_basis": "nature_of_work"}, "yes: young-in-order"),
        (LATE | {"ends_at": "23:01:00", "night_basis": "nature_of_work"}, "no: in-the-night"),
        (LATE | {"ends_at": "23:01:00", "night_basis": "nature_of_work", "profile": "vekter"},
         "unknown: until-midnight"),
        (CHILD, "yes: young-in-order"),
        (CHILD | {"child_work": None}, "unknown: child-work-open"),
        (CHILD | {"child_work": "other"}, "no: child-work-forbidden"),
        (CHILD | {"shift_minutes": 121}, "unknown: school-days"),
        (CHILD | {"starts_at": "18:00:00", "ends_at": "20:01:00"}, "no: in-the-night"),
    ],
)  # fmt: skip
def test_under_18(work: dict[str, Any], expected: str) -> None:
    assert told("UNDER18", young(**work)) == expected


def test_nobody_under_18() -> None:
    assert told("UNDER18", young(people_kinds=["apprentice"], youngest_age=None)) == ""
    assert told("UNDER18", young(people_kinds=["under_18"], youngest_age=None)) != ""


def test_a_task_that_is_forbidden() -> None:
    data = young() | {
        "tasks": {"kinds": ["high_voltage"], "details": [{"key": "high_voltage", "second_person": "yes"}]}
    }
    assert told("UNDER18", data) == "unknown: task-forbidden"


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({}, "yes: does-not-sell"),
        ({"young_sells_age_limited": "yes"}, "no: sells"),
        ({"young_sells_age_limited": None}, "unknown: sale-open"),
        *(({"handles": ["none"], "profile": profile}, "yes: does-not-sell") for profile in
          ("kioskmedarbeider", "bensinstasjon", "butikkmedarbeider", "gatekjokken")),
        ({"handles": ["none"], "profile": "renholder"}, ""),
        ({"handles": ["none"], "profile": "renholder", "young_sells_age_limited": "yes"}, "no: sells"),
        ({"people_kinds": ["none"], "youngest_age": None}, ""),
    ],
)  # fmt: skip
def test_sale_of_alcohol_and_tobacco(work: dict[str, Any], expected: str) -> None:
    assert told("UNDER18_SALG", young(**work)) == expected
