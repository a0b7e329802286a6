"""Calling, coverage, time and silence against the worst consequence."""

from typing import Any

import pytest

from tests.checks.judging import found, kiosk_with
from tests.record.builders import Json, acute

pytestmark = pytest.mark.once

CODES = {
    "no-way-to-call-help": {"help_ways": ["none"]},
    "help-coverage-uncertain": {"coverage": "gaps"},
    "help-time-unknown": {"help_time": "unknown"},
    "silence-unnoticed": {"silence_noticed_by": "nobody"},
    "colleague-does-not-notice": {"silence_noticed_by": "present_colleague", "sees_or_hears_colleague": "no"},
    "help-nobody-comes": {"helpers": ["nobody"]},
    "help-only-public": {"helpers": ["customer_or_public"]},
    "help-locked-out": {"helper_gets_in": "no"},
    "help-place-unclear": {"place_can_be_explained": "no"},
    "help-no-common-language": {"common_language": "no"},
    "help-answers-open": {"common_language": "unknown"},
    "alarm-not-tested": {"alarm_tested": "never"},
    "alarm-not-practised": {"alarm_practised": "no"},
}
# What the kiosk of the builders leaves unanswered of help.
ANSWERED: Json = {
    "common_language": "yes",
    "helper_is_alone": "no",
    "helper_leaves_others": "no",
    "alarm_tested": "this_month",
    "alarm_practised": "yes",
    "silence_noticed_within": "from_5_to_20",
}


def with_consequence(consequence: int, able: str = "yes", **alone: Any) -> Any:
    hazards = [acute("fy_trafikk", 1, consequence, able_to_act=able)]
    return kiosk_with(physical={"hazards": hazards}, alone={**ANSWERED, **alone})


@pytest.mark.parametrize(("code", "alone"), CODES.items())
def test_only_where_harm_can_be_grave(code: str, alone: dict[str, Any]) -> None:
    assert found(code, with_consequence(4, **alone))
    assert not found(code, with_consequence(3, **alone))
    assert not found(code, with_consequence(5))


def test_a_phone_without_coverage_is_no_way_to_call() -> None:
    assert found("no-way-to-call-help", with_consequence(4, help_ways=["mobile"], coverage="none"))
    assert not found("no-way-to-call-help", with_consequence(4, help_ways=["fixed_phone"], coverage="none"))
    assert not found("help-coverage-uncertain", with_consequence(4, help_ways=["fixed_phone"], coverage="gaps"))
    every_way = ["mobile", "radio", "alarm_button", "automatic_alarm"]
    assert found("help-coverage-uncertain", with_consequence(4, help_ways=every_way, coverage="gaps"))


@pytest.mark.parametrize(
    ("noticed", "fires"),
    [("next_shift", True), ("chance", True), ("unknown", True), ("agreed_calls", False), ("automatic_alarm", False)],
)
def test_silence(noticed: str, fires: bool) -> None:
    assert bool(found("silence-unnoticed", with_consequence(4, silence_noticed_by=noticed))) == fires


UNFIT = "help-equipment-unfit"


@pytest.mark.parametrize(
    ("able", "alone", "fires"),
    [
        ("no", {"silence_noticed_by": "next_shift"}, True),
        ("no", {"silence_noticed_within": "from_20_to_60"}, True),
        ("no", {}, False),  # somebody hears from the person often
        ("partly", {"silence_noticed_by": "next_shift"}, False),
        ("unknown", {"silence_noticed_by": "next_shift"}, False),
        ("no", {"help_ways": ["automatic_alarm"], "silence_noticed_within": "from_20_to_60"}, False),
        ("no", {"help_ways": ["none"], "silence_noticed_by": "nobody"}, False),  # nothing at hand: said by another
    ],
)
def test_a_phone_or_a_button_for_who_cannot_act(able: str, alone: Json, fires: bool) -> None:
    assert bool(found(UNFIT, with_consequence(4, able, **alone))) == fires
    assert not found(UNFIT, with_consequence(3, able, **alone))


@pytest.mark.parametrize(("keys", "more"), [("abc", ""), ("abcd", " …")])
def test_the_hazards_are_named_and_no_more_than_three(keys: str, more: str) -> None:
    hazards = [acute(f"fy_{name}", 1, 4, able_to_act="no") for name in keys]
    data = kiosk_with(physical={"hazards": hazards}, alone={**ANSWERED, "silence_noticed_by": "nobody"})
    (hit,) = found(UNFIT, data)
    assert hit.params == {"hazards": f"Fare fy_a; Fare fy_b; Fare fy_c{more}"}


def test_what_the_person_can_do_is_asked_at_the_hazard() -> None:
    (hit,) = found("able-to-act-unknown", with_consequence(4, "unknown"))
    assert (hit.step, hit.item) == ("fysisk", "fy_trafikk")
    assert not found("able-to-act-unknown", with_consequence(4, "unknown", help_ways=["automatic_alarm"]))
    assert not found("able-to-act-unknown", with_consequence(3, "unknown"))


def test_what_is_not_known_of_who_comes_is_asked_once() -> None:
    (hit,) = found("help-answers-open", with_consequence(4, common_language="unknown", helper_gets_in="unknown"))
    assert hit.params == {"asked": "helper_gets_in common_language"}
    # A finding of its own says that one does not know whether the helper is alone.
    assert not found("help-answers-open", with_consequence(4, helper_is_alone="unknown"))
    assert found("help-answers-open", with_consequence(4, helper_is_alone=None))


@pytest.mark.parametrize(("code", "law"), [("alarm-not-tested", "utf-3a-3"), ("alarm-not-practised", "utf-3a-5")])
def test_against_violence_the_alarm_has_rules_of_its_own(code: str, law: str) -> None:
    untried: Json = {"alarm_tested": "unknown", "alarm_practised": "unknown"}
    assert found(code, with_consequence(4, **untried))[0].law != law
    data = kiosk_with(violence={"hazards": [acute("vt_ran", 1, 4, able_to_act="yes")]}, alone={**ANSWERED, **untried})
    assert found(code, data)[0].law == law
    assert not found(code, with_consequence(4, help_ways=["mobile"], **untried))
