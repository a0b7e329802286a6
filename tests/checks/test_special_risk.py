"""The seven reasons, the four outcomes, and the proposed decision."""

from typing import Any

import pytest

from assessments.checks import special_risk
from assessments.checks.special_risk import Proposal
from assessments.record.choices import Decision, SpecialRisk
from tests.checks.judging import law_on
from tests.record.builders import ON, Json, acute, factors, measure, night_kiosk, quiet_office, record

pytestmark = pytest.mark.once


def propose(data: Json, **changes: Any) -> Proposal:
    return special_risk.propose(record(data, **changes), law_on(), ON)


def decide(data: Json, **changes: Any) -> Decision:
    return special_risk.propose_decision(record(data, **changes), law_on(), ON).decision


def codes(proposal: Proposal) -> set[str]:
    return {reason.code for reason in proposal.reasons}


def test_it_works() -> None:
    assert propose(night_kiosk()).outcome == SpecialRisk.CONTROLLED
    assert decide(night_kiosk()) == Decision.YES_ON_TERMS


def test_an_empty_record_is_unsettled() -> None:
    assert propose({}).outcome == SpecialRisk.UNSETTLED


@pytest.mark.parametrize(
    ("effect", "outcome"),
    [("likelihood", "not_controlled"), ("both", "not_controlled"), ("unknown", "unsettled"), ("nothing", "no")],
)
def test_red_hazard_worse_alone(effect: str, outcome: str) -> None:
    hazards = [acute("fy_trafikk", 4, 3, alone_effect=effect)]
    assert propose(quiet_office(), physical__hazards=hazards).outcome == outcome


@pytest.mark.parametrize(("consequence", "fires"), [(3, False), (4, True)])
def test_serious_and_help_uncertain(consequence: int, fires: bool) -> None:
    hazards = [acute("fy_trafikk", 1, consequence)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__help_time="unknown")
    assert ("serious-and-help-uncertain" in codes(proposal)) == fires


@pytest.mark.parametrize("noticed", ["next_shift", "chance", "nobody"])
def test_serious_and_silence_unnoticed(noticed: str) -> None:
    hazards = [acute("fy_trafikk", 1, 4)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__silence_noticed_by=noticed)
    assert codes(proposal) == {"serious-and-help-uncertain"}


def test_serious_with_sure_help_is_no_reason() -> None:
    assert propose(quiet_office(), physical__hazards=[acute("fy_trafikk", 1, 4)]).outcome == SpecialRisk.NO


def test_unknown_silence_leaves_it_unsettled() -> None:
    hazards = [acute("fy_trafikk", 1, 4)]
    proposal = propose(quiet_office(), physical__hazards=hazards, alone__silence_noticed_by="unknown")
    assert proposal.outcome == SpecialRisk.UNSETTLED


def test_sudden_illness_that_the_work_does_not_cause_is_no_reason() -> None:
    hazards = [acute("fy_akutt_sykdom", 3, 5, caused_by_work="no")]
    assert propose(quiet_office(), physical__hazards=hazards, alone__help_time="unknown").outcome == SpecialRisk.NO


@pytest.mark.parametrize(("there", "outcome"), [("no", "not_controlled"), ("unknown", "unsettled"), ("yes", "no")])
def test_task_without_second_person(there: str, outcome: str) -> None:
    tasks = {"kinds": ["diving"], "details": [{"key": "diving", "second_person": there}]}
    assert propose(quiet_office() | {"tasks": tasks}).outcome == outcome


def test_cut_off_and_locked_replaces_the_second_person() -> None:
    task = {"key": "machine_fault_finding", "second_person": "no", "energy_cut_off": "yes"}
    tasks = {"kinds": ["machine_fault_finding"], "details": [task]}
    assert propose(quiet_office() | {"tasks": tasks}).outcome == SpecialRisk.NO


@pytest.mark.parametrize(
    "changes",
    [
        {"violence__foreseeable": "yes"},
        {"work__conflict_expected": "yes"},
        {"work__incidents": "yes", "work__incident_kinds": ["threats"]},
        {"violence__hazards": [acute("vt_ran", 4, 1)]},
    ],
)
def test_violence_known_or_foreseeable(changes: Json) -> None:
    assert "violence-known-or-foreseeable" in codes(propose(quiet_office(), **changes))


def test_words_and_alarms_do_not_control_violence() -> None:
    alarms = [measure("m_alarmknapp", 5, ["vt_ran"]), measure("m_kamera", 4, ["vt_ran"])]
    assert propose(night_kiosk(), measures__chosen=alarms).outcome == SpecialRisk.NOT_CONTROLLED


@pytest.mark.parametrize("changes", [{"status": "planned"}, {"works": "unknown"}, {"works": "partly"}])
def test_only_what_is_in_place_and_works_controls(changes: Json) -> None:
    hatch = measure("m_last_barriere", 4, ["vt_ran"]) | changes
    assert propose(night_kiosk(), measures__chosen=[hatch]).outcome == SpecialRisk.NOT_CONTROLLED


def test_foreseeable_unanswered_with_customers_is_unsettled() -> None:
    assert propose(night_kiosk(), violence__foreseeable=None).outcome == SpecialRisk.UNSETTLED


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"work__incidents": "unknown"}, "unsettled"),
        ({"work__incidents": "yes"}, "unsettled"),
        ({"work__incidents": "yes", "work__incidents_serious_or_repeated": "no"}, "no"),
        ({"work__incidents": "yes", "work__incidents_serious_or_repeated": "yes"}, "not_controlled"),
        ({"work__incidents": "yes", "work__incident_count": 2}, "not_controlled"),
        ({"work__incidents_similar_work": "yes"}, "not_controlled"),
        (
            {
                "work__incidents": "yes",
                "work__incident_count": 2,
                "work__incident_followed_up": "yes",
                "work__incident_measures_worked": "yes",
            },
            "controlled",
        ),
    ],
)
def test_incidents(changes: Json, outcome: str) -> None:
    assert propose(quiet_office(), **changes).outcome == outcome


@pytest.mark.parametrize(("kind", "is_violence"), [("threats", True), ("robbery", True), ("harassment", False)])
def test_harassment_is_not_called_violence(kind: str, is_violence: bool) -> None:
    """Chapter 2A is not 3A: one unpleasant remark is no known violence."""
    changes = {"work__incidents": "yes", "work__incident_kinds": [kind], "work__incidents_serious_or_repeated": "no"}
    assert ("violence-known-or-foreseeable" in codes(propose(quiet_office(), **changes))) == is_violence


@pytest.mark.parametrize(("consequence", "fires"), [(2, False), (3, True)])
def test_under_18_alone(consequence: int, fires: bool) -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, consequence)], "work__people_kinds": ["under_18"]}
    assert ("under-18-alone" in codes(propose(quiet_office(), **changes))) == fires


def test_untrained_alone() -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, 3)], "alone__trained_for_lone_work": "no"}
    assert codes(propose(quiet_office(), **changes)) == {"untrained-alone"}


@pytest.mark.parametrize(
    ("key", "who", "outcome"),
    [
        ("m_fadder", "untrained", "controlled"),
        ("m_fadder", "under_18", "not_controlled"),
        ("m_voksen_under18", "under_18", "controlled"),
        ("m_voksen_under18", "untrained", "not_controlled"),
        ("m_opplaering_alene", "untrained", "not_controlled"),
    ],
)
def test_what_meets_it_is_not_being_alone(key: str, who: str, outcome: str) -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, 3)], "work__people_kinds": [who]}
    assert propose(quiet_office(), **changes, measures__chosen=[measure(key, 2, ["fy_kutt"])]).outcome == outcome


@pytest.mark.parametrize(
    ("high", "unknown", "outcome"), [(1, 0, "no"), (2, 0, "not_controlled"), (1, 1, "unsettled"), (0, 2, "unsettled")]
)
def test_psychosocial_factors_together(high: int, unknown: int, outcome: str) -> None:
    names = [name for name in factors() if name.endswith("_long")]
    answers = factors() | dict.fromkeys(names[:high], "high")
    answers |= dict.fromkeys(names[high : high + unknown], "unknown")
    data = quiet_office()
    data["psychosocial"] |= answers
    assert propose(data).outcome == outcome


def test_an_open_answer_upsets_controlled_but_mends_nothing() -> None:
    assert propose(night_kiosk(), work__incidents="unknown").outcome == SpecialRisk.UNSETTLED
    worse = {"work__incidents": "unknown", "measures__chosen": []}
    assert propose(night_kiosk(), **worse).outcome == SpecialRisk.NOT_CONTROLLED


def test_no_is_proposed_where_a_task_demands_one_more() -> None:
    data = quiet_office() | {"tasks": {"kinds": ["high_voltage"]}}
    assert decide(data) == Decision.NO


def test_no_is_proposed_for_red_without_enough() -> None:
    data = night_kiosk()
    data["violence"]["hazards"] = [acute("vt_ran", 4, 4, after={"likelihood": 1, "consequence": 2})]
    data["measures"] = {"interim": "not_alone", "chosen": [measure("m_kamera", 4, ["vt_ran"], "planned")]}
    assert decide(data) == Decision.NO
    data["measures"]["chosen"] = [measure("m_to_sammen", 2, ["vt_ran"], "planned")]
    assert decide(data) == Decision.YES_ON_TERMS
    del data["measures"]["interim"]
    assert decide(data) == Decision.NO


@pytest.mark.parametrize(
    ("likelihood", "consequence", "outcome"),
    [(1, 2, "controlled"), (3, 2, "not_controlled")],  # green asks for nothing; yellow asks for something that works
)
def test_a_green_hazard_without_a_measure_does_not_upset_controlled(
    likelihood: int, consequence: int, outcome: str
) -> None:
    data = night_kiosk()
    data["violence"]["hazards"].append(acute("vt_muntlige_trusler", likelihood, consequence))
    assert propose(data).outcome == outcome


def test_green_alone_is_not_a_measure() -> None:
    """Foreseeable violence is not controlled by nothing."""
    assert propose(night_kiosk(), violence__hazards__vt_ran__consequence=1, measures={}).outcome == "not_controlled"


@pytest.mark.parametrize(("why", "decision"), [("To personer skremmer brukeren.", "yes_on_terms"), (None, "no")])
def test_the_lawful_exception_when_explained_is_no_ban(why: str | None, decision: str) -> None:
    """Hol. § 9-9: two persons, if that is not to the user's disadvantage."""
    detail = {"key": "coercive_care", "second_person": "no"} | ({"safeguards": why} if why else {})
    assert decide(quiet_office(), tasks={"kinds": ["coercive_care"], "details": [detail]}) == decision
