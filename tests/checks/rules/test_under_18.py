"""Someone under 18: the limits by age, school and clock."""

from typing import Any

import pytest
from pydantic import ValidationError

from assessments.record.assessment import AssessmentRecord
from tests.checks.judging import findings, found, kiosk_with
from tests.record.builders import Json

pytestmark = pytest.mark.once


def young(starts_at: str = "15:00:00", ends_at: str = "19:00:00", **work: Any) -> Json:
    answers = {
        "people_kinds": ["under_18"],
        "youngest_age": 16,
        "school_age": "no",
        "young_assessed_before_start": "yes",
        "guardians_informed": "yes",
        "young_break_possible": "yes",
        "young_sells_age_limited": "no",
        "times_of_day": ["day"],
        "shift_minutes": 240,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    return kiosk_with(work=answers | work)


def codes(data: Json) -> set[str]:
    return {finding.code for finding in findings(data) if finding.code.startswith("young")}


def test_all_in_order() -> None:
    assert codes(young()) == set()


@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_assessment_and_guardians(answer: str) -> None:
    assert codes(young(young_assessed_before_start=answer)) == {"young-not-assessed-before-start"}
    assert codes(young(guardians_informed=answer)) == {"young-guardians-not-informed"}


@pytest.mark.parametrize(
    ("ends_at", "age", "school", "expected"),
    [
        ("20:00:00", 14, "yes", set()),
        ("20:01:00", 14, "yes", {"young-night"}),
        ("20:00:00", 15, "yes", set()),
        ("20:01:00", 15, "yes", {"young-night"}),
        ("20:59:00", 15, "no", set()),
        ("21:00:00", 17, "no", set()),
        ("21:01:00", 17, "no", {"young-late-evening"}),
        ("23:00:00", 17, "no", {"young-late-evening"}),
        ("23:01:00", 17, "no", {"young-late-evening", "young-night"}),
    ],
)
def test_evenings(ends_at: str, age: int, school: str, expected: set[str]) -> None:
    data = young(
        starts_at="18:00:00",
        ends_at=ends_at,
        youngest_age=age,
        school_age=school,
        child_work="light",
        shift_minutes=120,
        night_basis="unknown",
    )
    assert codes(data) == expected


@pytest.mark.parametrize(
    ("ground", "fires"),
    [("nature_of_work", False), ("union_agreement", False), ("own_initiative", True), ("unknown", True), (None, True)],
)
@pytest.mark.parametrize(("starts_at", "ends_at"), [("18:00:00", "22:00:00"), ("22:00:00", "23:00:00")])
def test_the_ground_for_late_evenings(ground: str | None, fires: bool, starts_at: str, ends_at: str) -> None:
    assert bool(found("young-late-evening", young(starts_at, ends_at, night_basis=ground))) == fires


@pytest.mark.parametrize(
    ("starts_at", "profile", "school", "fires"),
    [
        ("05:59:00", "kiosk", "no", True),
        ("06:00:00", "kiosk", "no", False),
        ("05:59:00", "kiosk", "yes", True),
        ("06:00:00", "kiosk", "yes", False),
        ("02:45:00", "avisbud", "no", True),
        ("03:59:00", "avisbud", "no", True),
        ("04:00:00", "avisbud", "no", False),
        ("04:00:00", "avisbud", "yes", True),
    ],
)
def test_mornings(starts_at: str, profile: str, school: str, fires: bool) -> None:
    data = young(starts_at=starts_at, ends_at="07:00:00", profile=profile, school_age=school)
    assert bool(found("young-night", data)) == fires


@pytest.mark.parametrize("profile", ["vekter", "renholder", "sykehjem_skjermet"])
@pytest.mark.parametrize(
    ("ends_at", "school", "expected"),
    [
        ("23:00:00", "no", {"young-late-evening"}),
        ("23:01:00", "no", {"young-late-evening", "young-until-midnight"}),
        ("00:00:00", "no", {"young-late-evening", "young-until-midnight"}),
        ("00:01:00", "no", {"young-late-evening", "young-night"}),
        ("23:01:00", "yes", {"young-night"}),
    ],
)
def test_until_midnight_where_an_exception_may_allow_it(
    profile: str, ends_at: str, school: str, expected: set[str]
) -> None:
    """Org.forskriften § 12-9: each exception has a condition that the form does not ask about, so it must be told."""
    work = {"profile": profile, "school_age": school, "child_work": "light", "night_basis": "unknown"}
    data = young(starts_at="20:00:00", ends_at=ends_at, **work)
    assert codes(data) - {"young-school-day-hours"} == expected


def test_across_midnight() -> None:
    assert found("young-night", young(starts_at="19:00:00", ends_at="01:00:00"))


@pytest.mark.parametrize(("minutes", "fires"), [(270, False), (271, True)])
def test_break(minutes: int, fires: bool) -> None:
    data = young(shift_minutes=minutes, young_break_possible="unknown")
    assert bool(found("young-break-missing", data)) == fires
    assert not found("young-break-missing", young(shift_minutes=minutes))


def test_open_answers() -> None:
    assert codes(young(school_age="unknown")) == {"young-age-unknown"}
    assert "young-hours-unknown" in codes(young(times_of_day=["evening"], starts_at=None))


@pytest.mark.parametrize(
    ("age", "school", "kind", "expected"),
    [
        (13, "yes", "light", set()),
        (13, "yes", "cultural", set()),
        (13, "yes", "school", {"young-child-work-forbidden"}),
        (14, "yes", "school", set()),
        (14, "yes", "other", {"young-child-work-forbidden"}),
        (14, "yes", None, {"young-child-work-unknown"}),
        (14, "no", None, {"young-child-work-unknown"}),  # under 15 whatever is answered of school
        (15, "no", None, set()),
        (15, "no", "other", set()),
        (15, "yes", "unknown", {"young-child-work-unknown"}),
        (17, "yes", "other", {"young-child-work-forbidden"}),
    ],
)
def test_what_children_may_do(age: int, school: str, kind: str | None, expected: set[str]) -> None:
    assert codes(young(youngest_age=age, school_age=school, child_work=kind, shift_minutes=120)) == expected


@pytest.mark.parametrize(
    ("age", "kind", "minutes", "expected"),
    [
        (14, "light", 120, set()),
        (14, "light", 121, {"young-school-day-hours"}),
        (14, "light", 420, {"young-school-day-hours"}),
        (14, "light", 421, {"young-hours-too-long"}),
        (14, "school", 480, set()),
        (14, "school", 481, {"young-hours-too-long"}),
        (15, None, 480, set()),
        (17, None, 481, {"young-hours-too-long"}),
    ],
)
def test_hours_in_a_day(age: int, kind: str | None, minutes: int, expected: set[str]) -> None:
    school = "yes" if age < 15 else "no"
    assert codes(young(youngest_age=age, school_age=school, child_work=kind, shift_minutes=minutes)) == expected


def test_hours_by_the_clock_when_nobody_has_counted() -> None:
    day = {"starts_at": "09:00:00", "shift_minutes": None}
    assert codes(young(ends_at="17:00:00", **day)) == set()
    assert codes(young(ends_at="17:01:00", **day)) == {"young-hours-too-long"}


@pytest.mark.parametrize(
    ("kind", "fires"),
    [("high_voltage", True), ("tank_pipe", True), ("diving", True), ("blasting", True),
     ("chainsaw", False), ("high_pressure_jet", False)],
)  # fmt: skip
def test_forbidden_tasks(kind: str, fires: bool) -> None:
    data = young() | {"tasks": {"kinds": [kind], "details": [{"key": kind, "second_person": "yes"}]}}
    assert bool(found("young-forbidden-task", data)) == fires
    assert not found("young-forbidden-task", kiosk_with(tasks={"kinds": [kind]}))


def test_eighteen_is_not_under_18() -> None:
    assert AssessmentRecord.model_validate({"work": {"youngest_age": 17}})
    for age in (12, 18):
        with pytest.raises(ValidationError):
            AssessmentRecord.model_validate({"work": {"youngest_age": age}})


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({"young_sells_age_limited": "yes"}, {"young-sells-age-limited"}),
        ({"young_sells_age_limited": "unknown"}, {"young-sale-unknown"}),
        ({"young_sells_age_limited": None}, {"young-sale-unknown"}),
        ({"young_sells_age_limited": None, "handles": ["cash"], "profile": "bensinstasjon"}, {"young-sale-unknown"}),
        ({"young_sells_age_limited": None, "handles": ["cash"], "profile": "renholder"}, set()),
    ],
)
def test_age_limited_goods(work: Json, expected: set[str]) -> None:
    assert codes(young(**work)) == expected


def test_nobody_under_18() -> None:
    assert codes(kiosk_with()) == set()
