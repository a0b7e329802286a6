"""Violence, harassment, the way to call for help, monitoring, others' premises, and what has happened."""

import pytest

from tests.checks.flags.judged import flags_of, met, told
from tests.checks.judging import found
from tests.record.builders import Json, acute, home_office, measure, quiet_office

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "changes",
    [
        {"work__contacts": ["users"]},
        {"work__handles": ["cash"]},
        {"violence__hazards": [acute("vt_ran")]},
        {"work__incidents": "yes", "work__incident_kinds": ["robbery"]},
    ],
)
def test_violence_applies(changes: Json) -> None:
    assert told("VOLD_3A", quiet_office(), **changes) == "unknown: moments-unanswered"
    assert told("VOLD_3A", home_office(), **changes) == ""


def test_violence() -> None:
    assert told("VOLD_3A") == "yes: moments-assessed"
    assert told("VOLD_3A", violence__staffing=None) == "unknown: moments-unanswered"
    assert told("VOLD_3A", violence__staffing="unknown") == "unknown: moments-unknown"
    assert told("VOLD_3A", quiet_office()) == ""
    assert told("VOLD_3A", quiet_office(), violence__hazards=[acute("vt_ran", relevant="no")]) == ""


def test_harassment() -> None:
    assert told("TRAKASSERING_2A") == "yes: situations-described"
    assert told("TRAKASSERING_2A", violence__harassment_situations=" ") == "unknown: situations-open"
    assert told("TRAKASSERING_2A", quiet_office()) == ""
    happened = {"work__incidents": "yes", "work__incident_kinds": ["harassment"]}
    assert told("TRAKASSERING_2A", quiet_office(), **happened) == "unknown: situations-open"
    assert told("TRAKASSERING_2A", home_office(), **happened) == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "yes: can-call"),
        ({"alone__help_ways": None}, "unknown: ways-open"),
        ({"alone__help_ways": ["none"]}, "no: no-way"),
        ({"alone__coverage": "none"}, "no: no-coverage"),
        (
            {"alone__coverage": "none", "alone__help_ways": ["mobile", "radio", "alarm_button", "automatic_alarm"]},
            "no: no-coverage",
        ),
        (
            {"alone__coverage": "gaps", "alone__help_ways": ["mobile", "radio", "alarm_button", "automatic_alarm"]},
            "unknown: coverage-uncertain",
        ),
        ({"alone__coverage": "gaps"}, "unknown: coverage-uncertain"),
        ({"alone__coverage": None}, "unknown: coverage-uncertain"),
        ({"alone__coverage": "none", "alone__help_ways": ["mobile", "fixed_phone"]}, "yes: can-call"),
    ],
)
def test_the_way_to_call(changes: Json, expected: str) -> None:
    assert told("KOMM_10_6", **changes) == expected


@pytest.mark.parametrize(
    ("consequence", "noticed", "expected"),
    [(4, "next_shift", "no: unfit"), (3, "next_shift", "yes: can-call"), (4, "agreed_calls", "yes: can-call")],
)
def test_a_phone_for_one_who_cannot_use_it(consequence: int, noticed: str, expected: str) -> None:
    """The same as `help-equipment-unfit`: the two never say different things."""
    hurt = {"physical__hazards": [acute("fy_kutt", 1, consequence, able_to_act="no")]}
    changes = hurt | {"alone__silence_noticed_by": noticed, "alone__silence_noticed_within": "under_5"}
    assert told("KOMM_10_6", quiet_office(), **changes) == expected
    assert bool(found("help-equipment-unfit", quiet_office(), **changes)) == (expected != "yes: can-call")


@pytest.mark.parametrize(
    ("consequence", "applies", "warns", "blocks"),
    [(2, False, False, False), (3, True, True, False), (4, True, False, True)],
)
def test_from_an_injury_that_needs_help(consequence: int, applies: bool, warns: bool, blocks: bool) -> None:
    nothing = {"physical__hazards": [acute("fy_kutt", 1, consequence)], "alone__help_ways": ["none"]}
    assert bool(told("KOMM_10_6", quiet_office(), **nothing)) == applies
    assert bool(found("no-way-to-call-when-hurt", quiet_office(), **nothing)) == warns
    assert bool(found("no-way-to-call-help", quiet_office(), **nothing)) == blocks


REVIEW = {
    "key": "m_kamera",
    "just_cause": "Ran i fjor.",
    "discussed_with": "union_reps",
    "discussed_on": "2026-10-01",
    "informed_on": "2026-10-15",
    "starts_on": "2026-11-01",
    "legal_basis": "legitimate_interest",
    "impact_assessment": "done",
    "evaluated_on": "2027-11-01",
    "camera_signposted": "yes",
    "camera_kept": "one_week",
}


def monitored(key: str = "m_kamera", control: str = "yes", sends: str | None = None, **review: str | None) -> Json:
    chosen = measure(key, 4, [], control=control) | ({"sends_position_sound_or_picture": sends} if sends else {})
    answers = {name: value for name, value in (REVIEW | {"key": key} | review).items() if value is not None}
    return {"measures": {"chosen": [chosen]}, "control_measures": {"reviews": [answers]}}


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ({}, "yes: discussed-and-told"),
        ({"discussed_with": "called_not_met"}, "yes: discussed-and-told"),
        ({"discussed_with": "not_discussed"}, "no: not-discussed"),
        ({"discussed_with": None}, "unknown: discussed-open"),
        ({"informed_on": "2026-10-01"}, "yes: discussed-and-told"),
        ({"informed_on": "2026-09-30"}, "no: wrong-order"),
        ({"starts_on": "2026-10-14"}, "no: wrong-order"),
        ({"informed_on": None, "evaluated_on": None}, "unknown: informed-open evaluation-open"),
        ({"evaluated_on": "2026-11-22"}, "unknown: evaluation-open"),
        ({"evaluated_on": "2026-11-23"}, "yes: discussed-and-told"),
        # What is in place has started: the row says the same as the finding.
        ({"discussed_on": "2026-12-01", "informed_on": "2026-12-01", "starts_on": "2026-12-01"}, "no: wrong-order"),
        ({"informed_on": "2026-11-24", "starts_on": None}, "no: wrong-order"),
        ({"informed_on": "2026-11-23", "starts_on": None}, "yes: discussed-and-told"),
    ],
)
def test_monitoring(review: Json, expected: str) -> None:
    assert told("KONTROLLTILTAK", quiet_office(), **monitored(**review)) == expected


def test_what_is_monitoring() -> None:
    three = {"KONTROLLTILTAK", "KAMERA", "DPIA"}
    assert three <= set(met(quiet_office(), **monitored()))
    assert three & set(met(quiet_office(), **monitored("m_gps_flate"))) == {"KONTROLLTILTAK", "DPIA"}
    assert three & set(met(quiet_office(), **monitored("m_alarmknapp", "ask", "yes"))) == {"KONTROLLTILTAK", "DPIA"}
    assert not three & set(met(quiet_office(), **monitored("m_alarmknapp", "ask", "no")))
    assert not three & set(met(quiet_office(), **monitored("m_belysning", "no")))
    # At sea the Act is silent, and so are the rules of cameras, which rest on its § 9-6; privacy is not the Act's.
    assert three & set(met(quiet_office(), **monitored(), work__settings=["fishing_shipping"])) == {"DPIA"}
    unanswered = monitored() | {"control_measures": {}}
    assert told("KONTROLLTILTAK", quiet_office(), **unanswered) == "unknown: not-reviewed"
    assert told("DPIA", quiet_office(), **unanswered) == "unknown: impact-open basis-open"


@pytest.mark.parametrize(
    ("review", "expected", "finding"),
    [
        ({}, "yes: camera-in-order", ""),
        *(({"camera_kept": kept}, "yes: camera-in-order", "") for kept in
          ("thirty_days_police", "three_months_sales", "nothing_recorded")),
        ({"camera_kept": "longer"}, "no: camera-kept-too-long", "camera-kept-too-long"),
        ({"camera_kept": "unknown"}, "unknown: camera-kept-open", "camera-open"),
        ({"camera_signposted": "no"}, "no: camera-not-signposted", "camera-not-signposted"),
        ({"camera_signposted": None}, "unknown: camera-sign-open", "camera-open"),
        ({"just_cause": None}, "unknown: camera-need-open", "camera-open"),
    ],
)  # fmt: skip
def test_cameras(review: Json, expected: str, finding: str) -> None:
    data = monitored(**review)
    assert told("KAMERA", quiet_office(), **data) == expected
    for code in ("camera-kept-too-long", "camera-not-signposted", "camera-open"):
        assert [one.item for one in found(code, quiet_office(), **data)] == (["m_kamera"] if code == finding else [])


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ({}, "yes: impact-settled"),
        ({"impact_assessment": "not_needed"}, "yes: impact-settled"),
        ({"impact_assessment": "not_done"}, "no: impact-not-done"),
        ({"impact_assessment": "unknown"}, "unknown: impact-open"),
        ({"legal_basis": "unknown"}, "unknown: basis-open"),
    ],
)
def test_impact_on_privacy(review: Json, expected: str) -> None:
    assert told("DPIA", quiet_office(), **monitored(**review)) == expected


def test_a_basis_that_is_none_for_an_authority_is_not_met() -> None:
    for sector, expected in (
        ("municipal", "no: basis-unfit"),
        ("state", "no: basis-unfit"),
        ("private", "yes: impact-settled"),
    ):
        assert told("DPIA", quiet_office(), organisation__sector=sector, **monitored()) == expected
    as_duty = monitored(legal_basis="legal_obligation")
    assert told("DPIA", quiet_office(), organisation__sector="municipal", **as_duty) == "yes: impact-settled"


@pytest.mark.parametrize(
    "changes",
    [
        {"work__people_kinds": ["hired_in"]},
        {"work__people_kinds": ["contractor"]},
        {"work__people_kinds": ["self_employed"]},
        {"work__settings": ["customers_premises"]},
        {"work__why_alone": ["tender"]},
    ],
)
def test_others_work_and_others_places(changes: Json) -> None:
    assert told("INNLEIE_2_2", quiet_office()) == ""
    assert told("INNLEIE_2_2", quiet_office(), **changes) == "unknown: coordination-open"
    settled = {"measures": {"chosen": [measure("m_samordning", 3, [])]}}
    assert told("INNLEIE_2_2", quiet_office(), **changes, **settled) == "yes: coordinated"
    planned = {"measures": {"chosen": [measure("m_samordning", 3, [], "planned")]}}
    assert told("INNLEIE_2_2", quiet_office(), **changes, **planned) == "no: coordination-planned"
    assert not found("client-access-open", quiet_office(), **changes, **planned)
    unknown = {"measures": {"chosen": [measure("m_samordning", 3, [], works="unknown")]}}
    assert told("INNLEIE_2_2", quiet_office(), **changes, **unknown) == "unknown: coordination-open"


def test_access_that_is_not_settled() -> None:
    customer = {"work__settings": ["customers_premises"]}
    for answer, fires in (("no", True), ("unknown", False), ("yes", False)):
        changes = customer | {"work__access_and_alarm_at_customer": answer}
        assert (met(quiet_office(), **changes)["INNLEIE_2_2"] == "no") == fires
        # Said once: at a customer's place it is told where the question stands.
        assert bool(found("client-not-coordinated", quiet_office(), **changes)) == (answer != "yes")
        assert not found("client-access-open", quiet_office(), **changes)
        elsewhere = changes | {"work__settings": ["outdoors"], "work__why_alone": ["tender"]}
        assert bool(found("client-access-open", quiet_office(), **elsewhere)) == fires


HAPPENED = {"work__incidents": "yes", "work__incident_kinds": ["accident"]}


def test_what_happened_is_registered() -> None:
    assert told("REGISTRER", quiet_office()) == ""
    assert told("REGISTRER", quiet_office(), **HAPPENED) == "unknown: reported-open"
    assert found("incidents-registered-nowhere", quiet_office(), **HAPPENED)
    told_where = HAPPENED | {"work__deviations_reported_where": "Avviksystemet"}
    assert told("REGISTRER", quiet_office(), **told_where) == "yes: reported-somewhere"
    assert not found("incidents-registered-nowhere", quiet_office(), **told_where)


@pytest.mark.parametrize(
    ("kinds", "law"),
    [
        (["accident"], "aml-5-1"),
        (["threats"], "ik-5-7"),
        (["threats", "harassment", "near_miss"], "ik-5-7"),
        (["threats", "violence"], "aml-5-1"),
        (None, "aml-5-1"),
    ],
)
def test_threats_are_no_injury(kinds: list[str] | None, law: str) -> None:
    happened = {"work__incidents": "yes", "work__incident_kinds": kinds}
    assert flags_of(quiet_office(), **happened)["REGISTRER"].law == law
    assert [finding.law for finding in found("incidents-registered-nowhere", quiet_office(), **happened)] == [law]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "unknown: gravity-open"),
        ({"work__incident_kinds": None}, "unknown: gravity-open"),
        ({"work__incident_kinds": ["strain", "near_miss"]}, ""),
        ({"work__incidents_serious_or_repeated": "no"}, ""),
        ({"work__incidents_serious_or_repeated": "unknown"}, "unknown: gravity-open"),
        ({"work__incident_grave": "no"}, ""),
        ({"work__incident_grave": "unknown"}, "unknown: gravity-open"),
        ({"work__incident_grave": "yes"}, "unknown: notified-unknown"),
        ({"work__incident_grave": "yes", "work__authorities_notified": "no"}, "no: not-notified"),
        ({"work__incident_grave": "yes", "work__authorities_notified": "yes"}, "yes: notified"),
        ({"work__incidents": "no"}, ""),
    ],
)
def test_a_grave_injury_is_told_at_once(changes: Json, expected: str) -> None:
    assert told("VARSLE", quiet_office(), **HAPPENED | changes) == expected
    fires = bool(found("authorities-not-notified", quiet_office(), **HAPPENED | changes))
    assert fires == ("not" in expected and not expected.startswith("yes"))
    assert bool(found("grave-injury-unknown", quiet_office(), **HAPPENED | changes)) == ("gravity" in expected)
