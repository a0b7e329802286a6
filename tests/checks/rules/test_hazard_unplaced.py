"""A relevant hazard is placed, and the law's question answered."""

import pytest

from tests.checks.judging import found
from tests.record.builders import acute, home_office

pytestmark = pytest.mark.once


@pytest.mark.parametrize("field", ["likelihood", "consequence"])
def test_unplaced(field: str) -> None:
    (finding,) = found("hazard-unplaced", **{f"violence__hazards__vt_ran__{field}": None})
    assert (finding.step, finding.item) == ("vold", "vt_ran")


def test_strain_unplaced() -> None:
    assert found("hazard-unplaced", psychosocial__hazards__ps_isolasjon__duration=None)


def test_placed_or_not_relevant() -> None:
    assert not found("hazard-unplaced")
    assert not found("hazard-unplaced", violence__hazards=[{"key": "vt_ran", "relevant": "no"}])
    illness = acute("fy_akutt_sykdom", None, None, caused_by_work="no")
    assert not found("hazard-unplaced", physical__hazards=[illness])


def test_unknown_stays_open() -> None:
    assert found("hazard-unknown", violence__hazards__vt_ran__relevant="unknown")
    assert not found("hazard-unknown")


def test_alone_effect() -> None:
    assert found("alone-effect-unanswered", violence__hazards__vt_ran__alone_effect=None)
    assert not found("alone-effect-unanswered", home_office(), psychosocial__hazards__ps_isolasjon__alone_effect=None)
    unknown = {"violence__hazards__vt_ran__alone_effect": "unknown"}
    assert found("alone-effect-unknown", **unknown)
    assert not found("alone-effect-unknown", **unknown, violence__hazards__vt_ran__consequence=1)


def test_who_finds_out_and_when() -> None:
    """«Vet ikke» with a plan is still unknown, but it is looked after."""
    unknown = {"key": "fy_kutt", "relevant": "unknown"}
    planned = unknown | {"find_out": "Driftsleder, før jul"}
    (finding,) = found("hazard-unknown", physical__hazards=[unknown])
    assert finding.severity == "warning"
    assert found("hazard-unknown", physical__hazards=[unknown | {"find_out": " "}])
    assert not found("hazard-to-find-out", physical__hazards=[unknown | {"find_out": " "}])
    assert not found("hazard-unknown", physical__hazards=[planned])
    (finding,) = found("hazard-to-find-out", physical__hazards=[planned])
    assert (finding.severity, finding.step, finding.item) == ("advice", "fysisk", "fy_kutt")
    assert finding.params == {"hazard": "fy_kutt", "finder": "Driftsleder, før jul"}
    assert not found("hazard-to-find-out", physical__hazards=[planned | {"relevant": "no"}])
