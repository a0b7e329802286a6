"""Special risk by help that is uncertain or silence that goes unnoticed, letter by letter as `late_help` has it."""

from typing import Any

import pytest

from assessments.checks.special_risk import Proposal
from assessments.record.choices import SpecialRisk
from tests.checks.judging import propose, reason_codes
from tests.record.builders import Json, acute, measure, quiet_office

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("consequence", "fires"), [(3, False), (4, True)])
def test_serious_and_help_uncertain(consequence: int, fires: bool) -> None:
    hazards = [acute("fy_trafikk", 1, consequence)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__help_time="unknown")
    assert ("serious-and-help-uncertain" in reason_codes(proposal)) == fires


@pytest.mark.parametrize("noticed", ["next_shift", "chance", "nobody"])
def test_serious_and_silence_unnoticed(noticed: str) -> None:
    hazards = [acute("fy_trafikk", 1, 4)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__silence_noticed_by=noticed)
    assert reason_codes(proposal) == {"serious-and-help-uncertain"}


def test_serious_with_sure_help_is_no_reason() -> None:
    assert propose(quiet_office(), physical__hazards=[acute("fy_trafikk", 1, 4)]).outcome == SpecialRisk.NO


def test_unknown_silence_leaves_it_unsettled() -> None:
    hazards = [acute("fy_trafikk", 1, 4)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__silence_noticed_by="unknown")
    assert proposal.outcome == SpecialRisk.UNSETTLED


def test_sudden_illness_that_the_work_does_not_cause_is_no_reason() -> None:
    hazards = [acute("fy_akutt_sykdom", 3, 5, caused_by_work="no")]
    assert propose(quiet_office(), physical__hazards=hazards, alone__help_time="unknown").outcome == SpecialRisk.NO


def serious(**alone: Any) -> Proposal:
    """A quiet office with one hazard of consequence 4, and these answers on help."""
    return propose(quiet_office(), physical__hazards=[acute("fy_trafikk", 1, 4)], **_alone(alone))


def _alone(answers: Json) -> Json:
    return {f"alone__{name}": value for name, value in answers.items()}


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({}, "no"),
        ({"help_time": "from_20_to_60"}, "no"),  # known is not uncertain; the chain of help shows it as a weak link
        ({"help_time": "over_60"}, "not_controlled"),
        ({"help_time": "unknown"}, "not_controlled"),
        ({"help_time": None}, "unsettled"),
        ({"help_ways": ["none"]}, "not_controlled"),
        ({"help_ways": None}, "unsettled"),
        ({"help_ways": []}, "unsettled"),
        ({"coverage": "gaps"}, "not_controlled"),
        ({"coverage": "none"}, "not_controlled"),
        ({"coverage": "unknown"}, "not_controlled"),
        ({"coverage": None}, "unsettled"),
        ({"coverage": "gaps", "help_ways": ["fixed_phone"]}, "no"),  # no way that needs it: not asked
        ({"helpers": ["nobody"]}, "not_controlled"),
        ({"helpers": ["unknown"]}, "not_controlled"),
        ({"helpers": ["nobody", "unknown"]}, "not_controlled"),
        ({"helpers": ["nobody", "guard"]}, "no"),
        ({"helpers": None}, "unsettled"),
        ({"helper_gets_in": "no"}, "not_controlled"),
        ({"helper_gets_in": "unknown"}, "unsettled"),
        ({"helper_gets_in": None}, "unsettled"),
        ({"place_can_be_explained": "no"}, "not_controlled"),
        ({"place_can_be_explained": None}, "unsettled"),
        ({"silence_noticed_by": None}, "unsettled"),
        ({"silence_noticed_within": "over_60"}, "not_controlled"),
        ({"silence_noticed_within": "from_20_to_60"}, "no"),
        ({"silence_noticed_within": "unknown"}, "unsettled"),
        ({"silence_noticed_within": None}, "unsettled"),
        ({"silence_noticed_by": "chance", "silence_noticed_within": None}, "not_controlled"),
    ],
)
def test_when_help_is_uncertain_or_silence_unnoticed(answers: Json, outcome: str) -> None:
    assert serious(**answers).outcome == outcome


@pytest.mark.parametrize(
    ("effect", "outcome"),
    [
        ("outcome", "not_controlled"),
        ("both", "not_controlled"),
        ("likelihood", "no"),  # «verre», not «mer sannsynlig»
        ("nothing", "no"),
        ("unknown", "unsettled"),
        (None, "unsettled"),
    ],
)
def test_alone_makes_it_worse(effect: str | None, outcome: str) -> None:
    hazards = [acute("fy_trafikk", 1, 4, alone_effect=effect)]
    assert propose(quiet_office(), physical__hazards=hazards, alone__help_time="over_60").outcome == outcome


@pytest.mark.parametrize(
    ("chosen", "outcome"),
    [
        (measure("m_to_sammen", 2, ["fy_trafikk"]), "controlled"),
        (measure("m_sikkerhetsvakt", 2, ["fy_trafikk"]), "controlled"),
        (measure("m_avslutte", 1, ["fy_trafikk"]), "controlled"),
        (measure("m_alarmknapp", 5, ["fy_trafikk"]), "not_controlled"),
        (measure("m_to_sammen", 2, ["fy_fall_glatt"]), "not_controlled"),
        (measure("m_to_sammen", 2, ["fy_trafikk"], "planned"), "not_controlled"),
        (measure("m_to_sammen", 2, ["fy_trafikk"], works="partly"), "not_controlled"),
    ],
)
def test_only_somebody_there_controls_help_that_is_uncertain(chosen: Json, outcome: str) -> None:
    hazards = [acute("fy_trafikk", 1, 4)]
    changes = {"physical__hazards": hazards, "alone__help_time": "over_60", "measures__chosen": [chosen]}
    assert propose(quiet_office(), **changes).outcome == outcome
