"""Is it lone work, by which definition, and why?"""

from typing import Any

import pytest

from assessments.checks import lone_work
from assessments.record.choices import Answer
from tests.record.builders import Json, record

pytestmark = pytest.mark.once


def answer(**alone: Any) -> lone_work.LoneWorkAnswer:
    return lone_work.answer(record({"alone": alone}))


def test_nothing_answered() -> None:
    assert answer().is_lone_work == Answer.UNKNOWN
    assert {definition.is_met for definition in answer().definitions} == {Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("alone", "key"),
    [
        ({"situations": ["among_people"]}, "social-isolation"),
        ({"situations": ["on_watch"]}, "situation-on_watch"),
        ({"situations": ["only_by_radio"]}, "physical-isolation"),
        ({"time_share": "three_quarters"}, "most-of-the-time"),
        ({"sees_or_hears_colleague": "no", "help_time": "under_5"}, "out-of-sight-and-hearing"),
        ({"colleague_behind_locked_door": "yes"}, "behind-locked-door"),
        ({"help_ways": ["none"]}, "no-help-when-critical"),
        ({"helpers": ["nobody"]}, "no-help-when-critical"),
        ({"considers_self_alone": "yes"}, "own-view"),
    ],
)
def test_each_definition(alone: Json, key: str) -> None:
    given = answer(is_done_alone=True, **alone)
    assert given.is_lone_work == Answer.YES
    assert key in given.reasons


@pytest.mark.parametrize(
    ("alone", "verdict"),
    [
        ({"is_done_alone": False}, "no"),
        ({"is_done_alone": False, "situations": ["on_watch"]}, "unknown"),
        ({"is_done_alone": True}, "unknown"),
        ({"is_done_alone": True, "situations": ["none"], "sees_or_hears_colleague": "yes"}, "no"),
        ({"is_done_alone": True, "time_share": "half"}, "unknown"),
        ({"is_done_alone": True, "sees_or_hears_colleague": "no", "help_time": "at_once"}, "unknown"),
    ],
)
def test_the_verdict(alone: Json, verdict: str) -> None:
    assert answer(**alone).is_lone_work == verdict


def test_every_reason_that_is_a_definition_is_listed() -> None:
    given = answer(is_done_alone=True, situations=["on_watch"], time_share="nearly_all")
    assert set(given.reasons) <= {definition.key for definition in given.definitions}


@pytest.mark.parametrize(
    ("alone", "key"),
    [
        ({"sees_or_hears_colleague": "no"}, "out-of-sight-and-hearing"),
        ({"help_time": "under_5"}, "out-of-sight-and-hearing"),
        ({"help_ways": ["mobile"]}, "no-help-when-critical"),
        ({"helpers": ["colleague_elsewhere"]}, "no-help-when-critical"),
    ],
)
def test_half_an_answer_settles_no_definition(alone: Json, key: str) -> None:
    assert {one.key: one.is_met for one in answer(**alone).definitions}[key] == Answer.UNKNOWN


@pytest.mark.parametrize("alone", [{"situations": ["none"]}, {"sees_or_hears_colleague": "yes"}])
def test_not_lone_work_takes_both_a_colleague_at_hand_and_none_of_the_situations(alone: Json) -> None:
    assert answer(is_done_alone=True, **alone).is_lone_work == Answer.UNKNOWN
