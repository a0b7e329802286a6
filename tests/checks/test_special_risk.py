"""The seven reasons and the four outcomes."""

from typing import Any

import pytest

from assessments.record.choices import SpecialRisk
from tests.checks.judging import propose, reason_codes
from tests.record.builders import Json, acute, factors, measure, night_kiosk, quiet_office, strain

pytestmark = pytest.mark.once


def test_it_works() -> None:
    assert propose(night_kiosk()).outcome == SpecialRisk.CONTROLLED


def test_an_empty_record_is_unsettled() -> None:
    assert propose({}).outcome == SpecialRisk.UNSETTLED


@pytest.mark.parametrize(
    ("effect", "outcome"),
    [("likelihood", "not_controlled"), ("both", "not_controlled"), ("unknown", "unsettled"), ("nothing", "no")],
)
def test_red_hazard_worse_alone(effect: str, outcome: str) -> None:
    beside = acute("fy_kutt", 4, 3, alone_effect="nothing")
    hazards = [beside, acute("fy_trafikk", 4, 3, alone_effect=effect)]
    assert propose(quiet_office(), physical__hazards=hazards).outcome == outcome


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
        {"work__contacts": ["users"], "work__conflict_expected": "yes", "violence__foreseeable": "no"},
        {"work__incidents": "yes", "work__incident_kinds": ["threats"]},
        {"violence__hazards": [acute("vt_ran", 4, 1)]},
    ],
)
def test_violence_known_or_foreseeable(changes: Json) -> None:
    assert "violence-known-or-foreseeable" in reason_codes(propose(quiet_office(), **changes))


def test_words_and_alarms_do_not_control_violence() -> None:
    alarms = [measure("m_alarmknapp", 5, ["vt_ran"]), measure("m_kamera", 4, ["vt_ran"])]
    assert propose(night_kiosk(), measures__chosen=alarms).outcome == SpecialRisk.NOT_CONTROLLED


@pytest.mark.parametrize("changes", [{"status": "planned"}, {"works": "unknown"}, {"works": "partly"}])
def test_only_what_is_in_place_and_works_controls(changes: Json) -> None:
    hatch = measure("m_last_barriere", 4, ["vt_ran"]) | changes
    assert propose(night_kiosk(), measures__chosen=[hatch]).outcome == SpecialRisk.NOT_CONTROLLED


def test_foreseeable_unanswered_with_customers_is_unsettled() -> None:
    assert propose(night_kiosk(), violence__foreseeable=None).outcome == SpecialRisk.UNSETTLED


FALL = {
    "work__incidents": "yes",
    "work__incident_kinds": ["accident"],
    "work__incident_count": 1,
    "work__incidents_serious_or_repeated": "no",
}


@pytest.mark.parametrize(
    ("contacts", "hazards", "outcome"),
    [
        (["none"], [], "no"),
        (["customers"], [], "unsettled"),
        (["none"], [acute("vt_ran", 1, 1)], "unsettled"),
        (["none"], [acute("vt_ran", 1, 1, relevant="no")], "no"),
        (None, [], "unsettled"),
    ],
)
def test_nobody_has_said_whether_violence_is_foreseeable(contacts: Any, hazards: Any, outcome: str) -> None:
    """«No» only where there is nobody to meet, nothing to rob, and no such hazard."""
    changes = {"work__contacts": contacts, "violence__hazards": hazards, "violence__foreseeable": None}
    assert propose(quiet_office(), **changes).outcome == outcome


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"work__incidents": "unknown"}, "unsettled"),
        ({"work__incidents": "yes"}, "unsettled"),
        ({**FALL, "work__incident_count": 1}, "no"),
        ({**FALL, "work__incident_count": 2}, "not_controlled"),  # two are repeated, whatever is said
        ({**FALL, "work__incident_count": None}, "unsettled"),
        ({**FALL, "work__incident_kinds": None}, "unsettled"),  # it may have been violence
        ({**FALL, "work__incidents_serious_or_repeated": "unknown"}, "unsettled"),
        ({"work__incidents": "yes", "work__incidents_serious_or_repeated": "yes"}, "not_controlled"),
        ({"work__incidents_similar_work": "yes"}, "not_controlled"),
        (
            {
                **FALL,
                "work__incident_count": 2,
                "work__incident_followed_up": "yes",
                "work__incident_measures_worked": "yes",
            },
            "controlled",
        ),
        (
            {
                **FALL,
                "work__incident_count": 2,
                "work__incident_followed_up": "partly",
                "work__incident_measures_worked": "yes",
            },
            "not_controlled",
        ),
        (
            {
                **FALL,
                "work__incident_count": 2,
                "work__incident_followed_up": "yes",
                "work__incident_measures_worked": "partly",
            },
            "not_controlled",
        ),
    ],
)
def test_incidents(changes: Json, outcome: str) -> None:
    assert propose(quiet_office(), **changes).outcome == outcome


@pytest.mark.parametrize(("kind", "is_violence"), [("threats", True), ("robbery", True), ("harassment", False)])
def test_harassment_is_not_called_violence(kind: str, is_violence: bool) -> None:
    """Chapter 2A is not 3A: one unpleasant remark is no known violence."""
    changes = {**FALL, "work__incident_kinds": [kind]}
    assert ("violence-known-or-foreseeable" in reason_codes(propose(quiet_office(), **changes))) == is_violence


@pytest.mark.parametrize(("consequence", "fires"), [(2, False), (3, True)])
def test_under_18_alone(consequence: int, fires: bool) -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, consequence)], "work__people_kinds": ["under_18"]}
    assert ("under-18-alone" in reason_codes(propose(quiet_office(), **changes))) == fires


def test_untrained_alone() -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, 3)], "alone__trained_for_lone_work": "no"}
    assert reason_codes(propose(quiet_office(), **changes)) == {"untrained-alone"}


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
@pytest.mark.parametrize("open_answer", ["unknown", None])
def test_psychosocial_factors_together(high: int, unknown: int, outcome: str, open_answer: str | None) -> None:
    names = [name for name in factors() if name.endswith("_long")]
    answers = factors() | dict.fromkeys(names[:high], "high")
    answers |= dict.fromkeys(names[high : high + unknown], open_answer)
    data = quiet_office()
    data["psychosocial"] |= answers
    assert propose(data).outcome == outcome


@pytest.mark.parametrize(("high", "outcome"), [(0, "no"), (1, "no"), (2, "not_controlled")])
def test_in_ones_own_home_nobody_must_answer_the_factors(high: int, outcome: str) -> None:
    names = [name for name in factors() if name.endswith("_long")]
    data = quiet_office()
    data["psychosocial"] |= dict.fromkeys(names) | dict.fromkeys(names[:high], "high")
    assert propose(data, work__settings=["own_home"]).outcome == outcome


def test_an_open_answer_upsets_controlled_but_mends_nothing() -> None:
    assert propose(night_kiosk(), work__incidents="unknown").outcome == SpecialRisk.UNSETTLED
    worse = {"work__incidents": "unknown", "measures__chosen": []}
    assert propose(night_kiosk(), **worse).outcome == SpecialRisk.NOT_CONTROLLED


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


@pytest.mark.parametrize("consequence", [2, 3])
def test_what_is_red_in_spite_of_its_measures_is_not_controlled(consequence: int) -> None:
    hazards = [acute("fy_trafikk", 4, consequence)]
    chosen = [measure("m_to_sammen", 2, ["fy_trafikk"])]
    proposal = propose(quiet_office(), physical__hazards=hazards, measures__chosen=chosen)
    assert (proposal.outcome == "not_controlled") == (consequence == 3)


def test_a_red_psychosocial_hazard_counts() -> None:
    hazards = [strain("ps_isolasjon", 4, 4)]
    assert "red-hazard-worse-alone" in reason_codes(propose(quiet_office(), psychosocial__hazards=hazards))


@pytest.mark.parametrize(("likelihood", "fires"), [(3, False), (4, True), (None, False)])
def test_likely_violence_is_foreseeable_whatever_is_said(likelihood: int | None, fires: bool) -> None:
    changes = {"violence__foreseeable": "no", "violence__hazards": [acute("vt_ran", likelihood, 1)]}
    assert ("violence-known-or-foreseeable" in reason_codes(propose(quiet_office(), **changes))) == fires


@pytest.mark.parametrize(
    ("contacts", "expected", "outcome"),
    [
        (["users"], None, "unsettled"),
        (["pupils"], "unknown", "unsettled"),
        (["clients"], "no", "no"),
        (["customers"], "yes", "no"),  # not asked of customers
        (None, None, "unsettled"),
    ],
)
def test_a_conflict_known_beforehand(contacts: list[str] | None, expected: str | None, outcome: str) -> None:
    changes = {"work__contacts": contacts, "work__conflict_expected": expected, "violence__foreseeable": "no"}
    assert propose(quiet_office(), **changes).outcome == outcome


@pytest.mark.parametrize(
    ("key", "hazards", "outcome"),
    [
        ("m_to_sammen", ["fy_kutt"], "not_controlled"),  # a guard against robbery is no company at the machine
        ("m_to_sammen", ["fy_kutt", "vt_ran"], "controlled"),
        ("m_avslutte", ["fy_kutt", "vt_ran"], "controlled"),
        ("m_voksen_under18", ["fy_kutt"], "controlled"),  # about the young person, not the hazard
    ],
)
def test_who_looks_after_the_young(key: str, hazards: list[str], outcome: str) -> None:
    changes = {
        "physical__hazards": [acute("fy_kutt", 1, 3), acute("fy_fall_glatt", 1, 2)],
        "violence__hazards": [acute("vt_ran", 1, 3)],
        "violence__foreseeable": "no",
        "work__people_kinds": ["under_18"],
        "measures__chosen": [measure(key, 2, hazards)],
    }
    assert propose(quiet_office(), **changes).outcome == outcome


@pytest.mark.parametrize("kind", ["new", "temporary", "hired_in"])
def test_new_is_not_untrained_when_trained(kind: str) -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, 3)], "work__people_kinds": [kind]}
    assert propose(quiet_office(), **changes).outcome == "no"
    assert propose(quiet_office(), **changes, alone__trained_for_lone_work=None).outcome == "unsettled"


def test_an_apprentice_is_not_fully_trained() -> None:
    changes = {"physical__hazards": [acute("fy_kutt", 1, 3)], "work__people_kinds": ["apprentice"]}
    assert reason_codes(propose(quiet_office(), **changes)) == {"untrained-alone"}


@pytest.mark.parametrize("relevant", [None, "unknown"])
def test_a_hazard_without_an_answer_is_open_once(relevant: str | None) -> None:
    hazard = {"key": "vt_ran"} | ({"relevant": relevant} if relevant else {})
    data = night_kiosk()
    data["violence"]["hazards"] = [hazard, acute("vt_trusler", 1, 1)]
    proposal = propose(data)
    assert [one.item for one in proposal.unsettled if one.code == "hazard-open"] == ["vt_ran"]


def test_each_reason_tells_its_facts() -> None:
    hazards = [acute("fy_trafikk", 4, 4)]
    changes = {"alone__help_time": "over_60", "alone__coverage": "gaps", **FALL, "work__incident_count": 3}
    told = {
        reason.code: {fact.name: fact.value for fact in reason.facts}
        for reason in propose(night_kiosk(), physical__hazards=hazards, **changes).reasons
    }
    assert told["red-hazard-worse-alone"] == {"likelihood": 4, "consequence": 4}
    assert told["serious-and-help-uncertain"] == {"help_time": "over_60", "coverage": "gaps"}
    assert told["violence-known-or-foreseeable"] == {"foreseeable": "yes"}
    assert told["serious-or-repeated-incident"] == {"incident_kinds": ("accident",), "incident_count": 3}


def test_facts_of_the_young_and_of_factors_and_strain() -> None:
    high = dict.fromkeys(("workload_long", "support_long"), "high")
    data = night_kiosk()
    data["psychosocial"] |= high
    data["psychosocial"]["hazards"] = [strain("ps_isolasjon", 4, 4, support="no")]
    changes = {"work__people_kinds": ["under_18"], "work__youngest_age": 17}
    told = {
        reason.code: {fact.name: fact.value for fact in reason.facts} for reason in propose(data, **changes).reasons
    }
    assert told["under-18-alone"] == {"youngest_age": 17, "consequence": 3}
    assert told["psychosocial-factors-high"] == {"factors": ("workload", "support")}
    assert told["red-hazard-worse-alone"] == {"duration": 4, "load": 4}


def test_facts_of_known_violence() -> None:
    changes = {"violence__foreseeable": "no", "violence__hazards": [acute("vt_ran", 4, 1)]}
    changes |= {**FALL, "work__incident_kinds": ["accident", "threats"], "work__contacts": ["users"]}
    (reason,) = propose(quiet_office(), **changes, work__conflict_expected="yes").reasons
    assert {fact.name: fact.value for fact in reason.facts} == {
        "likely_hazards": ("Fare vt_ran",),
        "incident_kinds": ("threats",),
        "conflict_expected": "yes",
    }


def test_what_controls_it_is_told_once_by_name() -> None:
    second = acute("vt_rus", 2, 3)
    data = night_kiosk()
    data["violence"]["hazards"].append(second)
    data["measures"]["chosen"][0]["hazards"] = ["vt_ran", "vt_rus"]
    (reason,) = propose(data).reasons
    assert reason.controlled_by == ("Tiltak m_last_barriere",)


def test_what_carries_it_is_named_and_words_only_where_there_is_nothing_else() -> None:
    alarm = measure("m_alarmknapp", 5, ["vt_ran"])
    chosen = [*night_kiosk()["measures"]["chosen"], alarm]
    (reason,) = propose(night_kiosk(), measures__chosen=chosen).reasons
    assert reason.controlled_by == ("Tiltak m_last_barriere",)
    green = {"violence__hazards__vt_ran__consequence": 1, "measures__chosen": [alarm]}
    (reason,) = propose(night_kiosk(), **green).reasons
    assert reason.controlled_by == ("Tiltak m_alarmknapp",)
