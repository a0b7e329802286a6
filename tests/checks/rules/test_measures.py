"""Status, responsible, deadline, effect."""

import pytest

from tests.checks.judging import findings, found
from tests.record.builders import Json, measure

pytestmark = pytest.mark.once


def planned(**more: str | None) -> list[Json]:
    chosen = measure("m_siktlinjer", 4, ["vt_ran"], "planned") | more
    return [{name: value for name, value in chosen.items() if value is not None}]


def in_place(key: str = "vt_ran", **more: str | None) -> list[Json]:
    chosen = measure("m_siktlinjer", 4, [key]) | more
    return [{name: value for name, value in chosen.items() if value is not None}]


def test_planned_needs_someone_and_a_day() -> None:
    assert found("measure-without-responsible", measures__chosen=planned(responsible=" "))
    assert found("measure-without-deadline", measures__chosen=planned(deadline=None))
    assert not {f.code for f in findings(measures__chosen=planned())} & {
        "measure-without-responsible",
        "measure-without-deadline",
    }
    assert not found("measure-without-responsible", measures__chosen=in_place())


@pytest.mark.parametrize(("deadline", "fires"), [("2026-11-22", True), ("2026-11-23", False)])
def test_deadline_passed(deadline: str, fires: bool) -> None:
    assert bool(found("measure-deadline-passed", measures__chosen=planned(deadline=deadline))) == fires
    assert not found("measure-deadline-passed", measures__chosen=in_place(deadline=deadline))


def test_status() -> None:
    assert found("measure-status-missing", measures__chosen=in_place(status=None))
    assert not found("measure-status-missing")


@pytest.mark.parametrize("works", [None, "unknown"])
def test_effect_unknown(works: str | None) -> None:
    assert found("measure-effect-unknown", measures__chosen=in_place(works=works))
    assert not found("measure-effect-unknown", measures__chosen=in_place("fy_tretthet", works=works))
    assert not found("measure-effect-unknown", measures__chosen=in_place())


def test_does_not_work() -> None:
    assert found("measure-does-not-work", measures__chosen=in_place(works="no"))
    assert not found("measure-does-not-work", measures__chosen=in_place(works="partly"))


def test_against_nothing() -> None:
    assert found("measure-without-hazard", measures__chosen=in_place("vt_annet"))
    assert not found("measure-without-hazard", measures__chosen=[measure("m_medvirkning", 3, [])])
