"""The legal checklist: which requirements apply, and whether each is met."""

from datetime import date
from typing import Any

import pytest

from assessments.checks import flags
from assessments.record.choices import Answer
from tests.checks.judging import kiosk_with, law_on
from tests.record.builders import ON, Json, acute, home_office, measure, night_kiosk, not_alone, quiet_office, record

pytestmark = pytest.mark.once

ALL = {
    "AML_4_1_3", "SKRIFTLIG", "MEDVIRKNING_VO", "PSYKOSOSIAL", "VOLD_3A", "TRAKASSERING_2A", "KOMM_10_6", "INSTRUKS",
    "UNDER18", "NATT", "NATT_8T", "PAUSE", "KONTROLLTILTAK", "BHT", "INNLEIE_2_2", "HJEMMEKONTOR", "FORBUD_KUM",
    "FORBUD_HOYSPENT", "LOTO", "OFFSHORE", "UTENFOR_AML", "AMU", "REGISTRER",
}  # fmt: skip


def met(data: Json | None = None, on: date = ON, **changes: Any) -> dict[str, Answer]:
    return {flag.key: flag.is_met for flag in flags.applicable(record(data, **changes), law_on(on), on)}


def test_all_flags_are_there() -> None:
    met()
    assert set(flags.FLAGS) == ALL


def test_case_c_has_the_flags_of_the_examples() -> None:
    """All that examples.md lists for the night hatch."""
    listed = "AML_4_1_3 VOLD_3A NATT NATT_8T PAUSE PSYKOSOSIAL KOMM_10_6 MEDVIRKNING_VO SKRIFTLIG"
    assert set(listed.split()) <= set(met(night_kiosk()))


def test_case_d_home_office() -> None:
    found = met(home_office())
    assert {"HJEMMEKONTOR", "SKRIFTLIG", "MEDVIRKNING_VO"} <= set(found)
    assert not {"AML_4_1_3", "PSYKOSOSIAL", "VOLD_3A", "NATT", "BHT"} & set(found)


def test_not_alone() -> None:
    assert set(met(not_alone())) == {"SKRIFTLIG"}


@pytest.mark.parametrize(
    ("key", "changes", "answer"),
    [
        ("AML_4_1_3", {}, "yes"),
        ("AML_4_1_3", {"conclusion__special_risk": "not_controlled"}, "no"),
        ("AML_4_1_3", {"conclusion__special_risk": "not_controlled", "conclusion__decision": "no"}, "yes"),
        ("AML_4_1_3", {"conclusion__special_risk": "not_controlled", "measures__interim": "not_alone"}, "yes"),
        ("AML_4_1_3", {"conclusion__special_risk": "not_controlled", "measures__interim": "temporary_measures"}, "no"),
        ("AML_4_1_3", {"conclusion__special_risk": "unsettled"}, "unknown"),
        ("SKRIFTLIG", {"conclusion__next_review": None}, "unknown"),
        ("MEDVIRKNING_VO", {"participation__safety_rep_involvement": "not_asked"}, "no"),
        ("MEDVIRKNING_VO", {"participation__safety_rep_involvement": None}, "unknown"),
        ("MEDVIRKNING_VO", {"participation__safety_rep_involvement": "asked_no_answer"}, "unknown"),
        ("MEDVIRKNING_VO", {"participation__safety_rep_involvement": "took_part"}, "yes"),
        ("PSYKOSOSIAL", {"psychosocial__support_long": None}, "unknown"),
        ("VOLD_3A", {"violence__staffing": None}, "unknown"),
        ("TRAKASSERING_2A", {"violence__harassment_situations": None}, "unknown"),
        ("KOMM_10_6", {"alone__help_ways": ["none"]}, "no"),
        ("KOMM_10_6", {"alone__help_ways": None}, "unknown"),
        ("BHT", {"organisation__has_occupational_health": True}, "yes"),
        ("NATT", {"work__night_basis": "unknown"}, "unknown"),
        ("NATT_8T", {}, "yes"),
        ("NATT_8T", {"work__shift_minutes": 481}, "unknown"),
        (
            "NATT_8T",
            {"work__shift_minutes": 481, "work__night_over_three_hours": "yes", "work__night_heavy_strain": "yes"},
            "no",
        ),
        ("NATT_8T", {"work__shift_minutes": 600, "work__night_collective_exception": "yes"}, "yes"),
        ("PAUSE", {"alone__can_take_break": "no"}, "no"),
        ("AMU", {"organisation__employees": 30, "participation__works_council_treated": "no"}, "no"),
        ("REGISTRER", {"work__incidents": "yes"}, "unknown"),
        ("REGISTRER", {"work__incidents": "yes", "work__deviations_reported_where": "Avviksystemet"}, "yes"),
        ("INNLEIE_2_2", {"work__why_alone": ["tender"]}, "unknown"),
        ("OFFSHORE", {"work__settings": ["offshore"]}, "unknown"),
        ("UTENFOR_AML", {"work__settings": ["fishing_shipping"]}, "unknown"),
        ("UTENFOR_AML", {"work__people_kinds": ["self_employed"]}, "unknown"),
        ("HJEMMEKONTOR", {"work__settings": ["own_home"], "work__home_office_agreement": "no"}, "no"),
    ],
)
def test_how_it_is_met(key: str, changes: Json, answer: str) -> None:
    assert met(**changes)[key] == answer


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("VOLD_3A", {"work__contacts": ["users"]}),
        ("VOLD_3A", {"work__handles": ["cash"]}),
        ("VOLD_3A", {"violence__hazards": [acute("vt_ran")]}),
        ("VOLD_3A", {"work__incidents": "yes", "work__incident_kinds": ["robbery"]}),
        ("TRAKASSERING_2A", {"work__contacts": ["public"]}),
        ("KOMM_10_6", {"physical__hazards": [acute("fy_kutt", 1, 3)]}),
        ("INSTRUKS", {"physical__hazards": [acute("fy_kutt", 1, 4)]}),
        ("NATT", {"work__starts_at": "15:00:00", "work__ends_at": "21:01:00"}),
        ("PAUSE", {"alone__can_take_break": None}),
        ("UNDER18", {"work__youngest_age": 17}),
        ("INNLEIE_2_2", {"work__people_kinds": ["hired_in"]}),
        ("INNLEIE_2_2", {"work__settings": ["customers_premises"]}),
        ("REGISTRER", {"work__incidents": "yes"}),
        ("BHT", {"conclusion__special_risk": "controlled"}),
        ("FORBUD_KUM", {"tasks__kinds": ["sewer_confined_space"]}),
        ("FORBUD_HOYSPENT", {"tasks__kinds": ["high_voltage"]}),
        ("LOTO", {"tasks__kinds": ["machine_fault_finding"]}),
        ("KONTROLLTILTAK", {"measures": {"chosen": [measure("m_kamera", 4, [], control="yes")]}}),
    ],
)
def test_what_makes_it_apply(key: str, changes: Json) -> None:
    assert key in met(quiet_office(), **changes)


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("KOMM_10_6", {"physical__hazards": [acute("fy_kutt", 1, 2)]}),
        ("INSTRUKS", {"physical__hazards": [acute("fy_kutt", 1, 3)]}),
        ("NATT", {"work__starts_at": "15:00:00", "work__ends_at": "21:00:00"}),
        ("NATT", {"work__times_of_day": ["night"], "work__working_time_rules": "road_transport"}),
        ("NATT_8T", {"work__times_of_day": ["night"], "work__night_over_three_hours": "no"}),
        ("PAUSE", {"alone__may_leave": "yes"}),
        ("AMU", {"organisation__employees": 29, "work__incidents": "yes"}),
        ("AMU", {"organisation__employees": 50}),  # nothing has happened or changed, and it is done by day
        ("BHT", {"conclusion__special_risk": "no"}),
        ("KONTROLLTILTAK", {"measures": {"chosen": [measure("m_belysning", 4, [])]}}),
    ],
)
def test_what_does_not(key: str, changes: Json) -> None:
    assert key not in met(quiet_office(), **changes)


def test_special_risk_does_not_make_the_eight_hour_rule_apply() -> None:
    day = {"work__times_of_day": ["day"], "work__starts_at": None, "work__ends_at": None}
    assert "NATT_8T" not in met(night_kiosk(), **day, conclusion__special_risk="not_controlled")


@pytest.mark.parametrize(("young", "expected"), [("yes", "yes"), ("no", "no"), (None, "unknown")])
def test_under_18(young: str | None, expected: str) -> None:
    changes = {"youngest_age": 16, "guardians_informed": "yes", "young_assessed_before_start": young}
    given = {name: value for name, value in changes.items() if value is not None}
    assert met(kiosk_with(work=given))["UNDER18"] == expected


@pytest.mark.parametrize("kind", ["sewer_confined_space", "high_voltage", "machine_fault_finding"])
def test_the_second_person_meets_the_task(kind: str) -> None:
    keys = {"sewer_confined_space": "FORBUD_KUM", "high_voltage": "FORBUD_HOYSPENT", "machine_fault_finding": "LOTO"}
    for answer in Answer:
        tasks = {"kinds": [kind], "details": [{"key": kind, "second_person": answer.value}]}
        assert met(tasks=tasks)[keys[kind]] == answer


def test_before_2026_chapter_3a_is_not_there() -> None:
    before = met(on=date(2025, 12, 31))
    assert "VOLD_3A" not in before
    assert "AML_4_1_3" in before


def test_two_flags_cannot_share_a_key() -> None:
    with pytest.raises(ValueError, match="NATT"):
        flags.register.flag("NATT", law="aml-10-11", step="arbeidet")(lambda record: None)
