"""What every assessment touches: the law's question, the written form, taking part, the psychosocial side."""

from datetime import date

import pytest

from tests.checks.flags.judged import flags_of, told
from tests.checks.judging import found
from tests.record.builders import Json, acute, home_office, quiet_office

pytestmark = pytest.mark.once

SMALL = {"organisation__safety_rep_arrangement": "written_agreement", "organisation__employees": 4}
AGREED = SMALL | {"organisation__safety_rep_agreement_on": "2026-01-01"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: controlled"),
        # Milder than what the record shows is not settled, also with a reason: the employer's answer is no proof.
        ({"conclusion__special_risk": "no"}, "unknown: special-risk-milder"),
        (
            {"conclusion__special_risk": "no", "conclusion__special_risk_reason": "Det har gått bra."},
            "unknown: special-risk-milder",
        ),
        ({"conclusion__special_risk": "no", "conclusion__decision": "no"}, "yes: not-done-alone"),
        ({"conclusion__special_risk": "no", "measures__interim": "not_alone"}, "unknown: special-risk-milder"),
        ({"conclusion__decision": "yes"}, "unknown: decision-milder"),
        (
            {"conclusion__decision": "yes", "conclusion__decision_reason": "Det har gått bra."},
            "unknown: decision-milder",
        ),
        ({"conclusion__special_risk": None}, "unknown: special-risk-unanswered"),
        ({"conclusion__special_risk": None, "conclusion__decision": "yes"}, "unknown: special-risk-unanswered"),
        ({"conclusion__special_risk": "unsettled"}, "unknown: special-risk-unsettled"),
        ({"conclusion__special_risk": "not_controlled"}, "no: not-controlled"),
        ({"conclusion__special_risk": "not_controlled", "conclusion__decision": "no"}, "yes: not-done-alone"),
        ({"conclusion__special_risk": "not_controlled", "measures__interim": "not_alone"}, "yes: not-done-alone"),
        (
            {"conclusion__special_risk": "not_controlled", "measures__interim": "temporary_measures"},
            "no: not-controlled",
        ),
        ({"work__settings": ["own_home"]}, ""),
        ({"work__settings": ["own_home", "on_the_road"]}, "yes: controlled"),
        ({"work__settings": ["fishing_shipping"]}, ""),
        ({"work__settings": ["fishing_shipping", "employers_premises"]}, "yes: controlled"),
    ],
)
def test_lone_work(changes: Json, expected: str) -> None:
    assert told("AML_4_1_3", **changes) == expected


def test_no_special_risk() -> None:
    assert told("AML_4_1_3", quiet_office()) == "yes: no-special-risk"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: in-writing"),
        ({"conclusion__next_review": None}, "unknown: review-open"),
        ({"conclusion__decision": None}, "unknown: decision-open"),
        ({"conclusion": {}}, "unknown: decision-open review-open"),
        ({"alone__is_done_alone": False, "conclusion": {}}, "yes: not-alone-in-writing"),
    ],
)
def test_in_writing(changes: Json, expected: str) -> None:
    assert told("SKRIFTLIG", **changes) == expected


def test_internal_control_regulations_do_not_apply_offshore() -> None:
    for changes in ({}, {"alone__is_done_alone": False}):
        assert flags_of(**changes)["SKRIFTLIG"].law == "ik-5-6"
        assert flags_of(**changes, work__settings=["offshore"])["SKRIFTLIG"].law == "utf-1a-2"
    threats = {"work__incidents": "yes", "work__incident_kinds": ["threats"], "work__settings": ["offshore"]}
    assert flags_of(**threats)["REGISTRER"].law == "aml-3-1"
    undated = {"conclusion__next_review": None, "work__settings": ["offshore"]}
    assert [one.law for one in found("review-date-missing", **undated)] == ["aml-3-1"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: consulted"),
        ({"participation__safety_rep_involvement": "not_asked"}, "no: not-asked"),
        ({"participation__safety_rep_involvement": None}, "unknown: asked-unknown"),
        ({"participation__safety_rep_involvement": "asked_no_answer"}, "unknown: asked-no-answer"),
        (AGREED, "yes: agreement"),
        (AGREED | {"organisation__employees": 5}, "no: five-or-more"),
        (AGREED | {"organisation__employees": None}, "unknown: employees-unknown"),
        (SMALL, "no: no-agreement"),
        (AGREED | {"organisation__safety_rep_arrangement": "none"}, "no: no-agreement"),
        (AGREED | {"organisation__safety_rep_arrangement": "regional"}, "yes: consulted"),
        (AGREED | {"organisation__safety_rep_agreement_on": "2024-11-23"}, "yes: agreement"),
        (AGREED | {"organisation__safety_rep_agreement_on": "2024-11-22"}, "no: no-agreement"),
        (AGREED | {"organisation__safety_rep_agreement_on": "2026-11-23"}, "yes: agreement"),
        (AGREED | {"organisation__safety_rep_agreement_on": "2026-11-24"}, "no: no-agreement"),
        (AGREED | {"organisation__safety_rep_agreement_until": "2026-11-23"}, "yes: agreement"),
        (AGREED | {"organisation__safety_rep_agreement_until": "2026-11-22"}, "no: no-agreement"),
    ],
)
def test_the_safety_rep(changes: Json, expected: str) -> None:
    assert told("MEDVIRKNING_VO", **changes) == expected


@pytest.mark.parametrize(
    ("role", "statement", "expected"),
    [
        ("safety_rep", "disagrees", "yes: consulted"),
        ("safety_rep", "not_fully_consulted", "unknown: not-fully-consulted"),
        ("safety_rep", None, "unknown: asked-no-answer"),
        ("union_rep", "agrees", "unknown: asked-unknown"),
        ("union_rep", "not_fully_consulted", "unknown: asked-unknown"),
    ],
)
def test_who_has_spoken(role: str, statement: str | None, expected: str) -> None:
    position = {"name": "Ola", "role": role} | ({"statement": statement} if statement else {})
    assert told("MEDVIRKNING_VO", participation__safety_rep_involvement=None, positions=[position]) == expected


def test_the_employer_does_not_say_it_for_the_safety_rep() -> None:
    position = {"name": "Ola", "role": "safety_rep", "statement": "not_fully_consulted"}
    took_part = {"participation__safety_rep_involvement": "took_part"}
    assert told("MEDVIRKNING_VO", **took_part, positions=[position]) == "unknown: not-fully-consulted"


def test_the_agreement_has_a_source_of_its_own() -> None:
    assert flags_of()["MEDVIRKNING_VO"].law == "aml-6-2-4"
    assert flags_of(**AGREED)["MEDVIRKNING_VO"].law == "aml-6-1"
    assert told("MEDVIRKNING_VO", on=date(2028, 1, 1), **AGREED) == "yes: agreement"
    assert told("MEDVIRKNING_VO", on=date(2028, 1, 2), **AGREED) == "no: no-agreement"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: factors-assessed"),
        ({"psychosocial__support_long": None}, "unknown: factors-unanswered"),
        ({"psychosocial__support_short": None, "psychosocial__workload_long": "unknown"},
         "unknown: factors-unanswered factors-unknown"),
        ({"work__settings": ["own_home"]}, ""),
    ],
)  # fmt: skip
def test_the_psychosocial_side(changes: Json, expected: str) -> None:
    assert told("PSYKOSOSIAL", **changes) == expected


@pytest.mark.parametrize(
    ("employees", "has", "expected"),
    [
        (29, None, ""),
        (30, None, "unknown: treated-unknown"),
        (30, False, "no: no-council"),
        (29, False, ""),
        (9, True, ""),
        (10, True, "unknown: treated-unknown"),
        (None, True, "unknown: treated-unknown"),
        (None, None, ""),
    ],
)
def test_the_working_environment_committee(employees: int | None, has: bool | None, expected: str) -> None:
    size = {"organisation__employees": employees, "organisation__has_works_council": has}
    assert told("AMU", quiet_office(), work__incidents="yes", **size) == expected
    assert told("AMU", quiet_office(), **size) == ""  # nothing has happened or changed, and it is done by day


@pytest.mark.parametrize(
    "changes", [{"work__incidents": "yes"}, {"work__times_of_day": ["night"]}, {"work__origin": "became_so"},
                {"work__why_alone": ["saving"]}]
)  # fmt: skip
def test_what_is_for_the_committee(changes: Json) -> None:
    large = changes | {"organisation__employees": 30}
    assert told("AMU", quiet_office(), **large, participation__works_council_treated="yes") == "yes: treated"
    assert told("AMU", quiet_office(), **large, participation__works_council_treated="no") == "no: not-treated"
    assert found("works-council-not-treated", quiet_office(), **large, participation__works_council_treated="no")
    assert not found("works-council-not-treated", quiet_office(), **large)


def test_a_committee_that_should_be_there() -> None:
    without = {"organisation__has_works_council": False}
    (finding,) = found("works-council-missing", quiet_office(), **without, organisation__employees=30)
    assert finding.params == {"employees": 30}
    assert not found("works-council-missing", quiet_office(), **without, organisation__employees=29)
    assert not found("works-council-missing", quiet_office())
    # Not said twice.
    hurt = without | {"organisation__employees": 30, "work__incidents": "yes"}
    assert flags_of(quiet_office(), **hurt)["AMU"].law == "aml-7-1"
    assert not found("works-council-not-treated", quiet_office(), **hurt)


INDUSTRY = "organisation__industry_code"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("38.110", "no: listed-without"),
        ("53.2", "no: listed-without"),
        ("53.3", "unknown: industry-not-in-sources"),
        ("52.29", "no: listed-without"),
        ("52.1", "unknown: industry-not-in-sources"),
        ("05", "no: listed-without"),
        ("80.01", "no: listed-without"),
        ("80.02", "unknown: industry-not-in-sources"),
        ("84.24", "no: listed-without"),
        ("84.23", "unknown: listed-with-exceptions"),
        ("10.1", "unknown: listed-with-exceptions"),
        ("33", "unknown: listed-with-exceptions"),
        ("34", "unknown: industry-not-in-sources"),
        ("47.3", ""),
        ("84.11", ""),
        (None, "unknown: industry-unknown"),
    ],
)
def test_occupational_health_by_industry(code: str | None, expected: str) -> None:
    without = {INDUSTRY: code, "organisation__has_occupational_health": False}
    assert told("BHT", quiet_office(), **without) == expected
    assert bool(found("occupational-health-missing", quiet_office(), **without)) == expected.startswith("no")
    # Who has one is asked for nothing; in a listed industry the row says that it is met.
    having = without | {"organisation__has_occupational_health": True}
    assert told("BHT", quiet_office(), **having) == ("yes: has-service" if expected.startswith("no") else "")


def test_occupational_health_for_the_risk() -> None:
    shop = {INDUSTRY: "47.3", "organisation__has_occupational_health": False}
    assert told("BHT", **shop) == "unknown: risk-may-demand"
    assert flags_of(**shop)["BHT"].law == "aml-3-3"
    assert found("occupational-health-weigh", **shop)
    assert told("BHT", **shop, conclusion__special_risk="no") == ""
    assert not found("occupational-health-weigh", **shop, conclusion__special_risk="no")
    took_part = {"participation__occupational_health_involvement": "took_part"}
    assert told("BHT", **shop, **took_part) == "yes: has-service"
    assert flags_of(**{INDUSTRY: "38.1"})["BHT"].law == "org-13-1"
    assert told("BHT", **{INDUSTRY: "38.1"}) == "unknown: listed-open"
    assert told("BHT", home_office(), **{INDUSTRY: "38.1"}) == ""  # aml § 3-3 does not apply in the home


@pytest.mark.parametrize(("consequence", "applies"), [(3, False), (4, True)])
def test_the_written_instruction(consequence: int, applies: bool) -> None:
    hazards = {"physical__hazards": [acute("fy_kutt", 1, consequence)]}
    assert bool(told("INSTRUKS", quiet_office(), **hazards)) == applies
    assert told("INSTRUKS", home_office(), **hazards) == ""
    if applies:
        for answer, words in (("yes", "yes: instruction-written"), ("no", "no: no-instruction")):
            assert told("INSTRUKS", quiet_office(), **hazards, conclusion__written_instruction=answer) == words
        assert told("INSTRUKS", quiet_office(), **hazards) == "unknown: instruction-unknown"
