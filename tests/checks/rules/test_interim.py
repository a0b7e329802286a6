"""What applies until planned measures are in place."""

import pytest

from tests.checks.judging import found
from tests.record.builders import measure

pytestmark = pytest.mark.once

PLANNED = {"measures__chosen": [measure("m_last_barriere", 4, ["vt_ran"], "planned")]}


def test_nothing_said() -> None:
    (finding,) = found("interim-missing", **PLANNED)
    assert finding.params == {"count": 1}
    assert not found("interim-missing", **PLANNED, measures__interim="not_alone")
    assert not found("interim-missing", **PLANNED, conclusion__decision="no")
    assert found("interim-missing", **PLANNED, conclusion__decision="yes")
    assert not found("interim-missing")


def test_a_green_hazard_does_not_wait() -> None:
    assert not found("interim-missing", **PLANNED, violence__hazards__vt_ran__consequence=1)


def test_temporary_measures_are_named() -> None:
    assert found("interim-not-described", measures__interim="temporary_measures")
    named = {"measures__interim": "temporary_measures", "measures__interim_description": "To på vakt."}
    assert not found("interim-not-described", **named)
