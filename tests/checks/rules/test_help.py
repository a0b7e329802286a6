"""Calling, coverage, time and silence against the worst consequence."""

from typing import Any

import pytest

from tests.checks.judging import found, kiosk_with
from tests.record.builders import acute

pytestmark = pytest.mark.once

CODES = {
    "no-way-to-call-help": {"help_ways": ["none"]},
    "help-coverage-uncertain": {"coverage": "gaps"},
    "help-time-unknown": {"help_time": "unknown"},
    "silence-unnoticed": {"silence_noticed_by": "nobody"},
}


def with_consequence(consequence: int, **alone: Any) -> Any:
    return kiosk_with(physical={"hazards": [acute("fy_trafikk", 1, consequence)]}, alone=alone)


@pytest.mark.parametrize(("code", "alone"), CODES.items())
def test_only_where_harm_can_be_grave(code: str, alone: dict[str, Any]) -> None:
    assert found(code, with_consequence(4, **alone))
    assert not found(code, with_consequence(3, **alone))
    assert not found(code, with_consequence(5))


def test_a_phone_without_coverage_is_no_way_to_call() -> None:
    assert found("no-way-to-call-help", with_consequence(4, help_ways=["mobile"], coverage="none"))
    assert not found("no-way-to-call-help", with_consequence(4, help_ways=["fixed_phone"], coverage="none"))
    assert not found("help-coverage-uncertain", with_consequence(4, help_ways=["fixed_phone"], coverage="gaps"))


@pytest.mark.parametrize(
    ("noticed", "fires"),
    [("next_shift", True), ("chance", True), ("unknown", True), ("agreed_calls", False), ("automatic_alarm", False)],
)
def test_silence(noticed: str, fires: bool) -> None:
    assert bool(found("silence-unnoticed", with_consequence(4, silence_noticed_by=noticed))) == fires
