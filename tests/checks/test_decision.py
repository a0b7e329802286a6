"""The proposed decision: no where the law or a red hazard says so, yes on terms, or yes."""

from typing import Any

import pytest

from assessments.checks import special_risk
from assessments.checks.special_risk import Proposal
from assessments.record.choices import Decision, SpecialRisk
from tests.checks.judging import law_on, propose
from tests.record.builders import ON, Json, acute, measure, night_kiosk, quiet_office, record

pytestmark = pytest.mark.once


def decide(data: Json, **changes: Any) -> Decision:
    return special_risk.propose_decision(record(data, **changes), law_on(), ON).decision


def test_it_works() -> None:
    assert decide(night_kiosk()) == Decision.YES_ON_TERMS


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


@pytest.mark.parametrize(("why", "decision"), [("To personer skremmer brukeren.", "yes_on_terms"), (None, "no")])
def test_the_lawful_exception_when_explained_is_no_ban(why: str | None, decision: str) -> None:
    """Hol. § 9-9: two persons, if that is not to the user's disadvantage."""
    detail = {"key": "coercive_care", "second_person": "no"} | ({"safeguards": why} if why else {})
    assert decide(quiet_office(), tasks={"kinds": ["coercive_care"], "details": [detail]}) == decision


@pytest.mark.parametrize(("there", "decision"), [("yes", "yes"), ("no", "no"), ("unknown", "no"), (None, "no")])
def test_a_ban_is_no_unless_the_person_is_known_to_be_there(there: str | None, decision: str) -> None:
    detail = {"key": "diving"} | ({"second_person": there} if there else {})
    assert decide(quiet_office(), tasks={"kinds": ["diving"], "details": [detail]}) == decision


def test_tasks_nobody_asked_about_may_be_banned() -> None:
    assert decide(quiet_office(), tasks={}) == Decision.NO
    assert decide(quiet_office(), tasks={"kinds": []}) == Decision.NO
    assert propose(quiet_office(), tasks={"kinds": []}).outcome == SpecialRisk.UNSETTLED


@pytest.mark.parametrize(
    ("after", "decision"),
    [
        ({"likelihood": 3, "consequence": 3}, "yes_on_terms"),  # yellow when it is in place
        ({"likelihood": 4, "consequence": 3}, "no"),  # still red
        ({"likelihood": 3}, "no"),  # nobody has said
        (None, "no"),
    ],
)
def test_red_is_met_when_it_is_lower_afterwards(after: Json | None, decision: str) -> None:
    data = night_kiosk()
    data["violence"]["hazards"] = [acute("vt_ran", 4, 4, after=after)]
    data["measures"] = {"interim": "not_alone", "chosen": [measure("m_to_sammen", 2, ["vt_ran"], "planned")]}
    assert decide(data) == decision


def test_yellow_asks_for_terms_and_not_alone_is_no() -> None:
    assert decide(quiet_office(), physical__hazards=[acute("fy_kutt", 3, 3)]) == Decision.YES_ON_TERMS
    assert decide(night_kiosk(), alone__is_done_alone=False) == Decision.NO
    assert propose(night_kiosk(), alone__is_done_alone=False) == Proposal(SpecialRisk.NO, (), ())


def test_a_ban_tells_which_task_and_red_tells_which_hazard() -> None:
    tasks = {"kinds": ["diving", "mine"], "details": []}
    made = record(quiet_office(), tasks=tasks, physical__hazards=[acute("fy_trafikk", 4, 4)])
    against = special_risk.propose_decision(made, law_on(), ON).reasons
    assert [(one.code, one.item) for one in against] == [
        ("task-without-second-person", "diving"),
        ("red-not-met", "fy_trafikk"),
    ]
