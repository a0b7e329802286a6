"""Nights, Sundays and breaks: each limit of the clock, on both sides, and those whom chapter 10 does not cover."""

import pytest

from tests.checks.flags.judged import told
from tests.checks.judging import found
from tests.record.builders import Json, quiet_office

pytestmark = pytest.mark.once

DISCUSSED = {"work__night_discussed": "yes"}
UNTIL_23 = {"work__night_basis": "own_initiative", "work__starts_at": "16:00:00", "work__ends_at": "23:00:00"}


def clock(starts_at: str, ends_at: str, **more: object) -> Json:
    return {"work__times_of_day": ["evening"], "work__starts_at": starts_at, "work__ends_at": ends_at, **more}


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "applies"),
    [
        pytest.param("15:00:00", "20:59:00", False, id="until a minute before 21"),
        pytest.param("15:00:00", "21:00:00", False, id="until 21"),
        pytest.param("15:00:00", "21:01:00", True, id="a minute after 21"),
        pytest.param("06:00:00", "14:00:00", False, id="from 06"),
        pytest.param("05:59:00", "14:00:00", True, id="a minute before 06"),
        pytest.param("22:00:00", "05:00:00", True, id="across midnight"),
        pytest.param("08:00:00", "08:00:00", True, id="around the clock"),
    ],
)
def test_night_is_from_21_to_06(starts_at: str, ends_at: str, applies: bool) -> None:
    assert bool(told("NATT", quiet_office(), **clock(starts_at, ends_at))) == applies


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (DISCUSSED, "yes: has-ground"),
        ({}, "unknown: discussed-unknown"),
        (DISCUSSED | {"work__night_basis": None}, "unknown: ground-unknown"),
        ({"work__night_basis": "unknown", "work__night_discussed": "no"}, "no: not-discussed ground-unknown"),
        (DISCUSSED | UNTIL_23, "yes: has-ground"),
        (DISCUSSED | UNTIL_23 | {"work__ends_at": "23:01:00"}, "no: own-initiative-late"),
        (DISCUSSED | {"work__night_basis": "union_agreement"}, "yes: has-ground"),
        (DISCUSSED | {"work__night_basis": "union_agreement", "organisation__has_collective_agreement": False},
         "no: no-collective-agreement"),
        (DISCUSSED | {"work__night_health_check": "not_offered"}, "no: no-health-check"),
        (DISCUSSED | {"work__night_health_check": "nobody_mainly_at_night"}, "yes: has-ground"),
        (DISCUSSED | {"work__night_health_check": "unknown"}, "unknown: health-check-unknown"),
        (DISCUSSED | {"work__night_health_check": None}, "unknown: health-check-unknown"),
        # Three hours of the night by the clock, and a minute more: only the latter may be most of the work.
        (DISCUSSED | {"work__night_health_check": None, "work__ends_at": "01:00:00"}, "yes: has-ground"),
        (DISCUSSED | {"work__night_health_check": None, "work__ends_at": "01:01:00"}, "unknown: health-check-unknown"),
    ],
)  # fmt: skip
def test_the_ground_for_night_work(changes: Json, expected: str) -> None:
    assert told("NATT", **changes) == expected
    assert bool(found("night-work-without-ground", **changes)) == expected.startswith("no")
    assert bool(found("night-work-ground-unknown", **changes)) == ("ground-unknown" in expected)


def test_each_lack_cites_its_own_paragraph() -> None:
    for changes, law in (
        ({"work__night_discussed": "no"}, "aml-10-11-5"),
        ({"work__night_health_check": "not_offered"}, "aml-10-11-8"),
        (DISCUSSED | UNTIL_23 | {"work__ends_at": "23:01:00"}, "aml-10-11-3"),
    ):
        assert [finding.law for finding in found("night-work-without-ground", **changes)] == [law]


HEAVY = {"work__night_over_three_hours": "yes", "work__night_heavy_strain": "yes"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (HEAVY | {"work__shift_minutes": 480}, "yes: within-eight-hours"),
        (HEAVY | {"work__shift_minutes": 481}, "no: over-eight-hours"),
        (HEAVY | {"work__shift_minutes": 481, "work__night_collective_exception": "yes"}, "yes: collective-exception"),
        (HEAVY | {"work__shift_minutes": 481, "work__night_heavy_strain": "no"}, ""),
        (HEAVY | {"work__shift_minutes": 481, "work__night_over_three_hours": "no"}, ""),
        ({"work__shift_minutes": 481}, "unknown: strain-open"),
        (HEAVY | {"work__shift_minutes": None}, "yes: within-eight-hours"),
        (HEAVY | {"work__shift_minutes": None, "work__ends_at": "06:01:00"}, "no: over-eight-hours"),
        (HEAVY | {"work__shift_minutes": None, "work__ends_at": None}, "unknown: shift-open"),
        # By the clock: three hours of the night, and a minute more.
        ({"work__starts_at": "15:00:00", "work__ends_at": "00:00:00", "work__shift_minutes": 540}, ""),
        ({"work__starts_at": "03:00:00", "work__ends_at": "12:00:00", "work__shift_minutes": 540}, ""),
        ({"work__starts_at": "02:59:00", "work__ends_at": "12:00:00", "work__shift_minutes": 540},
         "unknown: strain-open"),
        ({"work__starts_at": "15:00:00", "work__ends_at": "00:01:00", "work__shift_minutes": 540},
         "unknown: strain-open"),
    ],
)  # fmt: skip
def test_eight_hours_at_night(changes: Json, expected: str) -> None:
    assert told("NATT_8T", **changes) == expected
    assert bool(found("night-over-eight-hours", **changes)) == expected.startswith("no")


def test_the_eight_hours_do_not_follow_from_special_risk() -> None:
    by_day = {"work__times_of_day": ["day"], "work__starts_at": None, "work__ends_at": None}
    assert told("NATT_8T", **by_day, conclusion__special_risk="not_controlled") == ""
    light = {"work__night_heavy_strain": "no", "work__shift_minutes": 600}
    assert told("NATT_8T", **light, conclusion__special_risk="not_controlled") == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"work__week_parts": ["weekdays"]}, ""),
        ({"work__week_parts": ["saturday"]}, ""),
        (clock("10:00:00", "18:00:00", work__week_parts=["saturday"]), ""),
        (clock("10:00:00", "18:01:00", work__week_parts=["saturday"]), "unknown: saturday-after-18"),
        (clock("10:00:00", "18:01:00", work__week_parts=["weekdays"]), ""),
        (clock("10:00:00", "18:01:00", work__week_parts=["saturday", "sunday"]), "unknown: necessary-unknown"),
        ({"work__week_parts": ["saturday_evening"]}, "unknown: necessary-unknown"),
        ({"work__week_parts": ["sunday"], "work__sunday_necessary": "yes"}, "yes: necessary"),
        ({"work__week_parts": ["sunday"], "work__sunday_necessary": "no"}, "no: not-necessary"),
        ({"work__week_parts": ["sunday"], "work__working_time_rules": "live_in_care"}, ""),
    ],
)
def test_sunday_begins_on_saturday_at_18(changes: Json, expected: str) -> None:
    assert told("SONDAG", quiet_office(), **changes) == expected
    assert bool(found("sunday-work-not-necessary", quiet_office(), **changes)) == expected.startswith("no")
    assert bool(found("saturday-after-18", quiet_office(), **changes)) == ("after-18" in expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: gets-break"),
        ({"alone__may_leave": "yes"}, ""),
        ({"alone__may_leave": "yes", "alone__can_take_break": "no"}, "no: no-break"),
        ({"alone__can_take_break": "no", "alone__break_relief": "Vaktleder"}, "yes: break-relief"),
        ({"alone__can_take_break": "no", "alone__break_relief": "Ingen."}, "no: no-break"),
        ({"alone__can_take_break": None}, "unknown: break-unknown"),
        ({"alone__can_take_break": "unknown"}, "unknown: break-unknown"),
        ({"alone__can_take_break": "no", "work__shift_minutes": 330}, ""),
        ({"alone__can_take_break": "no", "work__shift_minutes": 331}, "no: no-break"),
    ],
)
def test_breaks(changes: Json, expected: str) -> None:
    assert told("PAUSE", quiet_office(), **changes) == expected


CHAPTER_10 = ("NATT", "NATT_8T", "SONDAG", "PAUSE")
AT_SEA = {"work__settings": ["offshore"], "work__working_time_rules": None}


@pytest.mark.parametrize(
    ("changes", "applies"),
    [
        ({}, True),
        ({"work__working_time_rules": None}, True),
        ({"work__working_time_rules": "unknown"}, True),
        *(({"work__working_time_rules": rules}, False) for rules in
          ("road_transport", "rail", "live_in_care", "offshore", "other")),
        (AT_SEA, False),
        (AT_SEA | {"work__working_time_rules": "unknown"}, False),
        (AT_SEA | {"work__working_time_rules": "chapter_10"}, True),
        ({"work__settings": ["fishing_shipping"]}, False),
    ],
)  # fmt: skip
def test_chapter_10_is_not_shown_blindly(changes: Json, applies: bool) -> None:
    for key in CHAPTER_10:
        assert bool(told(key, **{"work__week_parts": ["sunday"]} | changes)) == applies, key
