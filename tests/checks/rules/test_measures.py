"""Status, responsible, deadline, effect."""

import pytest

from tests.checks.judging import findings, found
from tests.record.builders import Json, acute, measure

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


def test_yellow_and_nothing_against_it() -> None:
    yellow = [acute("fy_tretthet", 3, 3)]
    hatch = measure("m_last_barriere", 4, ["vt_ran"])
    (finding,) = found("yellow-without-measure", physical__hazards=yellow, measures__chosen=[hatch])
    assert (finding.severity, finding.step, finding.item) == ("warning", "fysisk", "fy_tretthet")
    assert not found("yellow-without-measure", physical__hazards=yellow)
    process = measure("m_medvirkning", 3, ["fy_tretthet"])
    assert found("yellow-without-measure", physical__hazards=yellow, measures__chosen=[hatch, process])
    done = [yellow[0] | {"existing_measures": "Lys."}]
    assert not found("yellow-without-measure", physical__hazards=done, measures__chosen=[hatch])
    for other in (acute("fy_tretthet", 1, 2), acute("fy_tretthet", 4, 4)):
        hits = found("yellow-without-measure", physical__hazards=[other], measures__chosen=[])
        assert "fy_tretthet" not in {one.item for one in hits}


@pytest.mark.parametrize(
    ("after", "status", "fires"),
    [
        ((2, 2), "in_place", True),  # what is in place counts today already
        ((2, 2), "planned", False),
        ((2, 2), None, True),
        ((3, 3), "in_place", False),
        ((4, 4), "in_place", False),
        (None, "in_place", False),
    ],
)
def test_lower_afterwards_needs_a_planned_measure(
    after: tuple[int, int] | None, status: str | None, fires: bool
) -> None:
    placed = {"after": {"likelihood": after[0], "consequence": after[1]}} if after else {}
    chosen = [measure("m_belysning", 4, ["fy_trafikk"], status)] if status else []
    hazards = [acute("fy_trafikk", 3, 3, **placed)]
    here = found("residual-without-measure", physical__hazards=hazards, measures__chosen=chosen)
    assert [(one.severity, one.step, one.item) for one in here] == [("warning", "tiltak", "fy_trafikk")] * fires
