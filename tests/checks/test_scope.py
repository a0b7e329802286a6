"""Which law a finding cites: none of the Act at sea or where nobody is employed, and the home's own rule at home."""

import pytest

from assessments.checks import engine, scope, special_risk, tasks
from tests.checks.flags.judged import flags_of
from tests.checks.judging import findings, found, law_on
from tests.record.builders import ON, Json, acute, home_office, measure, night_kiosk, record

pytestmark = pytest.mark.once

AT_SEA = {"work__settings": ["fishing_shipping"]}
SELF_EMPLOYED = {"work__people_kinds": ["self_employed"], "organisation__employees": 0}
# Thin on purpose: nobody asked, nothing answered, grave and red, watched and by night.
THIN: Json = {
    "organisation__safety_rep_arrangement": "none",
    "participation": {"assessor_name": "Kari"},
    "conclusion": {},
    "psychosocial": {},
    "alone__may_stop": "no",
    "alone__silence_noticed_by": "nobody",
    "work__night_basis": None,
    "work__temporary_informed": "no",
    "physical__hazards": [acute("fy_drukning", 4, 5)],
    "violence__hazards": [acute("vt_ran", 5, 5)],
    "measures__chosen": [measure("m_kamera", 4, ["vt_ran"], control="yes")],
    "control_measures": {"reviews": [{"key": "m_kamera", "camera_signposted": "no"}]},
}
STILL_ASKED = {
    "hazard-unplaced",
    "silence-unnoticed",
    "special-risk-missing",
    "decision-missing",
    "review-date-missing",
}
OWED_TO_EMPLOYEES = {
    "safety-rep-not-asked", "safety-rep-missing", "safety-rep-agreement-invalid", "workers-not-involved",
    "psychosocial-factors-unanswered", "violence-moments-unanswered", "night-work-ground-unknown",
    "control-measure-not-discussed", "temporary-not-informed", "manager-untrained", "parties-not-invited",
}  # fmt: skip


def told(**changes: object) -> dict[str, str | None]:
    data = {**THIN, **changes}
    data["physical__hazards"] = [acute("fy_drukning", 4, 5), acute("fy_kulde", None, None)]
    return {finding.code: finding.law for finding in findings(night_kiosk(), **data)}


def test_it_works() -> None:
    assert {"safety-rep-missing", "violence-moments-unanswered", *STILL_ASKED} <= set(told(violence={}))


@pytest.mark.parametrize("outside", [AT_SEA, SELF_EMPLOYED, AT_SEA | SELF_EMPLOYED], ids=["sea", "self", "both"])
def test_outside_the_act_the_method_stays_and_the_act_is_not_cited(outside: Json) -> None:
    codes = told(**outside)
    assert set(codes) >= STILL_ASKED
    assert not OWED_TO_EMPLOYEES & set(codes)
    assert not [law for law in codes.values() if law and law.startswith(("aml-", "org-", "ik-", "utf-"))]
    # Privacy is not the Act's.
    assert codes["control-measure-data-rules-missing"] == "gdpr-6"
    assert ("camera-not-signposted" in codes) == (outside == SELF_EMPLOYED)


def test_an_employer_with_one_employee_or_others_alone_is_inside() -> None:
    for inside in (
        SELF_EMPLOYED | {"organisation__employees": 1},
        SELF_EMPLOYED | {"organisation__employees": None},
        SELF_EMPLOYED | {"work__people_kinds": ["self_employed", "temporary"]},
        {"organisation__employees": 0},
        AT_SEA | {"work__settings": ["fishing_shipping", "outdoors"]},
    ):
        codes = told(**inside)
        assert "workers-not-involved" in codes, inside
        assert codes["silence-unnoticed"] == "aml-4-1-3", inside


def test_the_rows_of_those_who_employ_nobody() -> None:
    """What binds whoever does the work stays: how a machine is mended, high voltage, and the client's duties."""
    task = {"tasks": {"kinds": ["machine_fault_finding", "high_voltage"]}, "work__settings": ["customers_premises"]}
    rows = set(flags_of(**SELF_EMPLOYED, **task))
    assert rows == {"UTENFOR_AML", "LOTO", "FORBUD_HOYSPENT", "INNLEIE_2_2"}
    assert {"FORBUD_HOYSPENT", "UTENFOR_AML"} == set(flags_of(**task | AT_SEA))


def test_a_task_under_the_act_demands_nobody_at_sea() -> None:
    both = {"kinds": ["sewer_confined_space", "high_voltage"]}
    for changes, kinds in ((AT_SEA, ["high_voltage"]), ({}, ["sewer_confined_space", "high_voltage"])):
        demanded = tasks.demanding(record(tasks=both, **changes), law_on())
        assert [kind.value for kind, _rule, _there in demanded] == kinds


def test_the_eight_factors_are_not_missed_where_nobody_is_employed() -> None:
    for outside in (AT_SEA, SELF_EMPLOYED):
        unsettled = special_risk.propose(record(psychosocial={}, **outside), law_on(), ON).unsettled
        assert "psychosocial-factors-high" not in {reason.code for reason in unsettled}


def test_at_home_the_rule_of_the_home_is_cited() -> None:
    codes = {
        finding.code: finding.law
        for finding in findings(home_office(), conclusion={}, alone__may_stop="no", participation__manager_trained="no")
    }
    assert codes["may-not-stop"] == codes["special-risk-missing"] == codes["decision-missing"] == scope.AT_HOME
    assert codes["manager-untrained"] == "aml-3-5"  # the organisation's own duty, wherever the work is done
    (partly,) = found("may-not-stop", home_office(), alone__may_stop="no", work__settings=["own_home", "on_the_road"])
    assert partly.law == "aml-2-3-2-c"


def test_every_source_of_method_is_one_that_a_check_rests_on() -> None:
    assert {check.law for check in engine.all_checks()} >= scope.METHOD
