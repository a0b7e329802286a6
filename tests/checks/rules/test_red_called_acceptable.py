"""Red today and «ja»."""

import pytest

from tests.checks.judging import found
from tests.record.builders import acute, measure

pytestmark = pytest.mark.once

RED = {"physical__hazards": [acute("fy_trafikk", 4, 3)]}
YELLOW = {"physical__hazards": [acute("fy_trafikk", 3, 3)]}


def test_red_and_yes() -> None:
    (finding,) = found("red-called-acceptable", **RED, conclusion__decision="yes")
    assert finding.severity == "blocking"
    assert not found("red-called-acceptable", **YELLOW, conclusion__decision="yes")
    assert not found("red-called-acceptable", **RED, conclusion__decision="no")


def test_on_terms_with_nothing_against_it() -> None:
    assert found("red-called-acceptable", **RED)
    process = measure("m_medvirkning", 3, ["fy_trafikk"])
    assert found("red-called-acceptable", **RED, measures__chosen=[process])
    planned = measure("m_kjoretoy_sikring", 4, ["fy_trafikk"], "planned")
    assert not found("red-called-acceptable", **RED, measures__chosen=[planned])


def test_yes_is_wrong_whatever_is_planned() -> None:
    planned = measure("m_to_sammen", 2, ["fy_trafikk"], "planned")
    assert found("red-called-acceptable", **RED, measures__chosen=[planned], conclusion__decision="yes")
