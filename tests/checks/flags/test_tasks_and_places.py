"""Tasks with rules of their own, and places and people where other law holds."""

import pytest

from assessments.record.choices import Answer, TaskKind
from tests.checks.flags.judged import flags_of, met, told
from tests.record.builders import Json, acute, home_office, night_kiosk, quiet_office

pytestmark = pytest.mark.once

SECOND_PERSON = {
    "sewer_confined_space": "FORBUD_KUM",
    "high_voltage": "FORBUD_HOYSPENT",
    "diving": "FORBUD_DYKK",
    "rope_access": "KRAV_TAU",
    "machine_fault_finding": "LOTO",
    "coercive_care": "TO_TJENESTEYTERE",
    "ambulance": "AMBULANSE_2",
}
ALL = {*SECOND_PERSON.values(), "KRAV_BERG"}


def task(kind: str, **detail: str) -> Json:
    return {"tasks": {"kinds": [kind], "details": [{"key": kind, **detail}]}}


@pytest.mark.parametrize("kind", SECOND_PERSON)
def test_the_second_person_meets_the_task(kind: str) -> None:
    key = SECOND_PERSON[kind]
    for answer in Answer:
        assert met(**task(kind, second_person=answer.value))[key] == answer
    assert met(**task(kind))[key] == "unknown"
    assert not ALL & set(met(tasks={"kinds": ["none"]}))


def test_a_flag_belongs_to_its_own_task() -> None:
    own = SECOND_PERSON | {"mine": "KRAV_BERG", "tank_pipe": "FORBUD_KUM"}
    for kind in TaskKind:
        assert ALL & set(met(**task(kind.value))) == ({own[kind.value]} if kind.value in own else set())


def test_tanks_have_a_rule_of_their_own() -> None:
    for answer, expected in (("yes", "yes: certificate-there"), ("no", "no: certificate-missing")):
        assert told("FORBUD_KUM", **task("tank_pipe", work_certificate=answer)) == expected
    assert told("FORBUD_KUM", **task("tank_pipe")) == "unknown: certificate-open"
    assert flags_of(**task("tank_pipe"))["FORBUD_KUM"].law == "utf-29-1"
    assert flags_of(**task("sewer_confined_space"))["FORBUD_KUM"].law == "utf-8-4"
    both = {
        "kinds": ["sewer_confined_space", "tank_pipe"],
        "details": [{"key": "sewer_confined_space", "second_person": "yes"}],
    }
    assert told("FORBUD_KUM", tasks=both) == "unknown: certificate-open"


def test_one_person_in_a_mine() -> None:
    for answer, expected in (
        ("yes", "yes: contact-kept"),
        ("no", "no: no-contact"),
        ("unknown", "unknown: contact-open"),
    ):
        assert told("KRAV_BERG", **task("mine", mine_contact=answer)) == expected
    assert told("KRAV_BERG", **task("mine", second_person="yes")) == "unknown: contact-open"


def test_a_machine_that_is_cut_off() -> None:
    assert told("LOTO", **task("machine_fault_finding", energy_cut_off="yes")) == "yes: cut-off-there"
    assert told("LOTO", **task("machine_fault_finding", energy_cut_off="no")) == "unknown: cut-off-open"
    # A person at the emergency stop is a safeguard of its own, and no cut-off.
    beside = task("machine_fault_finding", energy_cut_off="no", second_person="yes")
    assert told("LOTO", **beside) == "yes: person-there"
    assert told("LOTO", **task("machine_fault_finding", second_person="no")) == "no: cut-off-missing"


def test_coercion_has_an_exception_that_must_be_explained() -> None:
    explained = {"safeguards": "To personer gjør brukeren redd."}
    assert told("TO_TJENESTEYTERE", **task("coercive_care", second_person="no")) == "no: two-missing"
    assert (
        told("TO_TJENESTEYTERE", **task("coercive_care", second_person="no", **explained)) == "yes: exception-explained"
    )
    assert told("TO_TJENESTEYTERE", **task("coercive_care", second_person="yes", **explained)) == "yes: two-there"
    # For no other task is an explanation enough.
    assert told("AMBULANSE_2", **task("ambulance", second_person="no", **explained)) == "no: two-missing"


# Places and people


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [("yes", "yes: home-agreed"), ("no", "no: home-not-agreed"), (None, "unknown: home-agreement-unknown")],
)
def test_own_home(agreement: str | None, expected: str) -> None:
    assert told("HJEMMEKONTOR", home_office(), work__home_office_agreement=agreement) == expected
    assert flags_of(home_office(), work__home_office_agreement=agreement)["HJEMMEKONTOR"].law == "hjemmekontor-2"
    assert told("HJEMMEKONTOR", quiet_office()) == ""
    partly = {"work__settings": ["own_home", "customers_premises"], "work__home_office_agreement": agreement}
    assert told("HJEMMEKONTOR", **partly) == expected


def test_what_does_not_apply_in_the_own_home() -> None:
    """Chapters 2, 3 and 4 of the Act, and what rests on them; as soon as some of the work is elsewhere, they do."""
    grave = {"physical__hazards": [acute("fy_kutt", 1, 4)]}
    silent = {"AML_4_1_3", "PSYKOSOSIAL", "VOLD_3A", "TRAKASSERING_2A", "INSTRUKS", "BHT"}
    assert not silent & set(met(night_kiosk(), **grave, work__settings=["own_home"]))
    assert silent <= set(met(night_kiosk(), **grave, work__settings=["own_home", "private_homes"]))


@pytest.mark.parametrize(
    ("changes", "applies"),
    [
        ({"work__settings": ["offshore"]}, True),
        ({"work__working_time_rules": "offshore"}, True),
        ({"work__settings": ["fishing_shipping"]}, False),
        ({"work__settings": ["employers_premises"]}, False),
    ],
)
def test_offshore(changes: Json, applies: bool) -> None:
    assert told("OFFSHORE", **changes) == ("unknown: offshore-rules" if applies else "")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"work__settings": ["fishing_shipping"]}, "unknown: at-sea"),
        ({"work__people_kinds": ["self_employed"]}, "unknown: self-employed"),
        (
            {"work__people_kinds": ["self_employed"], "work__settings": ["fishing_shipping"]},
            "unknown: at-sea self-employed",
        ),
        ({"work__people_kinds": ["hired_in"]}, ""),
    ],
)
def test_outside_the_act(changes: Json, expected: str) -> None:
    assert told("UTENFOR_AML", **changes) == expected


def test_at_sea_the_act_is_not_cited() -> None:
    at_sea = {"work__settings": ["fishing_shipping"]}
    assert set(met(**at_sea)) == {"UTENFOR_AML"}
    # Diving is inside the Act wherever it is done, and so is whoever also works ashore, or is self-employed ashore.
    assert {"FORBUD_DYKK", "AML_4_1_3"} <= set(met(**at_sea, **task("diving")))
    assert "AML_4_1_3" in met(work__settings=["fishing_shipping", "employers_premises"])
    assert "AML_4_1_3" in met(work__people_kinds=["self_employed"])
