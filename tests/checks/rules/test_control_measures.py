"""Control measures: reviewed, discussed, informed, started in that order, evaluated."""

import pytest

from tests.checks.judging import findings, found, kiosk_with
from tests.record.builders import Json, acute, measure

pytestmark = pytest.mark.once

GOOD = {
    "key": "m_gps_flate",
    "purpose": "Finne bilen ved ulykke.",
    "just_cause": "Bilen er langt unna.",
    "proportionality": "Bare når alarmen går.",
    "less_intrusive": "Avtalte anrop var ikke nok.",
    "discussed_with": "union_reps",
    "discussed_on": "2026-10-01",
    "informed_on": "2026-10-15",
    "starts_on": "2026-11-01",
    "legal_basis": "legitimate_interest",
    "who_has_access": "Vaktleder",
    "deleted_after": "7 dager",
    "impact_assessment": "not_needed",
    "evaluated_on": "2027-11-01",
}


def tracking(**review: str | None) -> Json:
    answers = {name: value for name, value in (GOOD | review).items() if value is not None}
    gps = measure("m_gps_flate", 5, ["vt_ran"], control="yes")
    data = kiosk_with(control_measures={"reviews": [answers]})
    data["measures"]["chosen"].append(gps)
    return data


def with_minutes(met: str = "union_reps", **words: object) -> Json:
    """The same, with minutes that answer whether it was discussed."""
    entry = {"measures": ["m_gps_flate"], "discussed_with": met, "on": "2026-10-01", "need": "Bilen finnes ikke igjen."}
    entry |= {"design": "Bare når alarmen går.", "confirmed": True if met == "union_reps" else None, **words}
    data = tracking(discussed_with=met)
    data["consultations"] = [{name: value for name, value in entry.items() if value is not None}]
    return data


def test_a_full_review_is_quiet() -> None:
    assert findings(with_minutes()) == []


def test_what_is_only_said_is_advised_to_be_written() -> None:
    assert [finding.code for finding in findings(tracking())] == ["control-measure-no-minutes"]
    assert not found("control-measure-no-minutes", tracking(discussed_with="not_discussed"))


def test_minutes_nobody_has_answered_for_stop_nothing() -> None:
    (finding,) = findings(with_minutes("not_confirmed"))
    assert (finding.code, finding.severity) == ("control-measure-minutes-unconfirmed", "advice")
    assert findings(with_minutes("not_confirmed", confirmed=False)) == []


def test_minutes_say_what_the_law_says_is_discussed() -> None:
    assert [one.code for one in findings(with_minutes(need=None))] == ["control-measure-minutes-thin"]
    assert findings(with_minutes("called_not_met", need=None, design=None)) == []


@pytest.mark.parametrize(
    ("code", "review"),
    [
        ("purpose-missing", {"purpose": None}),
        ("less-intrusive-missing", {"less_intrusive": None}),
        ("not-discussed", {"discussed_with": None}),
        ("not-discussed", {"discussed_with": "not_discussed"}),
        ("not-discussed", {"discussed_on": None}),
        ("not-informed", {"informed_on": None}),
        ("wrong-order", {"informed_on": "2026-09-30"}),
        ("wrong-order", {"starts_on": "2026-10-14"}),
        ("wrong-order", {"informed_on": None, "starts_on": "2026-09-30"}),
        ("not-evaluated", {"evaluated_on": None}),
        ("evaluation-passed", {"evaluated_on": "2026-11-22"}),
        ("data-rules-missing", {"legal_basis": "unknown"}),
        ("data-rules-missing", {"who_has_access": None}),
        ("data-rules-missing", {"deleted_after": None}),
        ("impact-open", {"impact_assessment": "not_done"}),
    ],
)
def test_each_fault(code: str, review: dict[str, str | None]) -> None:
    (finding,) = found(f"control-measure-{code}", tracking(**review))
    assert (finding.step, finding.item) == ("kontrolltiltak", "m_gps_flate")


@pytest.mark.parametrize("met", ["elected_representative", "called_not_met", "not_confirmed"])
def test_a_duty_to_discuss_is_no_veto(met: str) -> None:
    assert findings(with_minutes(met, confirmed=False)) == []


def test_the_same_day_is_in_order() -> None:
    assert not found("control-measure-wrong-order", tracking(informed_on="2026-10-01", starts_on="2026-10-01"))


def test_the_day_of_evaluation_is_not_passed() -> None:
    assert not found("control-measure-evaluation-passed", tracking(evaluated_on="2026-11-23"))
    assert not found("control-measure-evaluation-passed", tracking(evaluated_on=None))


def test_not_reviewed_at_all() -> None:
    assert found("control-measure-not-reviewed", tracking(), control_measures__reviews=[])
    assert not found("control-measure-not-reviewed")


def test_an_alarm_button_is_one_only_when_it_sends() -> None:
    button = measure("m_alarmknapp", 5, ["vt_ran"], control="ask")
    assert found("control-measure-unanswered", measures__chosen=[button])
    for answer, is_control in (("no", False), ("yes", True)):
        chosen = [button | {"sends_position_sound_or_picture": answer}]
        assert not found("control-measure-unanswered", measures__chosen=chosen)
        assert bool(found("control-measure-not-reviewed", measures__chosen=chosen)) == is_control


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"discussed_on": "2026-11-24", "informed_on": None, "starts_on": None}, True),
        ({"discussed_on": "2026-11-23", "informed_on": None, "starts_on": None}, False),
        ({"informed_on": "2026-11-24", "starts_on": None}, True),
        ({"informed_on": "2026-11-24", "starts_on": "2026-11-25"}, True),
        ({"starts_on": None}, False),
    ],
)
@pytest.mark.parametrize("status", ["in_place", "planned"])
def test_what_is_in_place_has_started(changes: dict[str, str | None], fires: bool, status: str) -> None:
    data = tracking(**changes)
    data["measures"]["chosen"][-1] = measure("m_gps_flate", 5, ["vt_ran"], status, control="yes")
    assert bool(found("control-measure-wrong-order", data)) == (fires and status == "in_place")


@pytest.mark.parametrize("field", ["just_cause", "proportionality"])
def test_both_conditions_of_the_act(field: str) -> None:
    (finding,) = found("control-measure-grounds-missing", tracking(**{field: None}))
    assert (finding.severity, finding.law, finding.item) == ("warning", "aml-9-1", "m_gps_flate")
    assert not found("control-measure-grounds-missing", tracking())


@pytest.mark.parametrize(("answer", "fires"), [("yes", False), ("no", True), ("unknown", True), (None, False)])
def test_used_for_nothing_else(answer: str | None, fires: bool) -> None:
    here = found("control-measure-in-personnel-cases", tracking(not_used_in_personnel_cases=answer))
    assert [one.severity for one in here] == ["warning"] * fires


@pytest.mark.parametrize(
    ("sector", "basis", "fires"),
    [
        ("municipal", "legitimate_interest", True),
        ("state", "legitimate_interest", True),
        ("municipal", "public_task", False),
        ("private", "legitimate_interest", False),
        ("voluntary", "legitimate_interest", False),
        (None, "legitimate_interest", False),
    ],
)
def test_a_ground_no_authority_has(sector: str | None, basis: str, fires: bool) -> None:
    here = found("control-measure-basis-of-authority", tracking(legal_basis=basis), organisation__sector=sector)
    assert [(one.severity, one.law) for one in here] == [("warning", "gdpr-6")] * fires


def test_a_control_measure_is_not_the_only_one() -> None:
    camera = measure("m_kamera", 4, ["vt_ran", "fy_tretthet"], control="yes")
    gps = measure("m_gps_flate", 5, ["vt_ran"], control="yes")
    (finding,) = found("control-measure-stands-alone", measures__chosen=[camera])  # once, though against two
    assert (finding.severity, finding.step, finding.item) == ("warning", "tiltak", "m_kamera")
    assert finding.params == {"measure": "Tiltak m_kamera", "hazard": "Fare fy_tretthet"}
    assert len(found("control-measure-stands-alone", measures__chosen=[camera, gps])) == 2
    lamps, calls = measure("m_belysning", 4, ["vt_ran"]), measure("m_pauseplan", 3, ["fy_tretthet"])
    assert found("control-measure-stands-alone", measures__chosen=[camera, lamps])
    assert not found("control-measure-stands-alone", measures__chosen=[camera, lamps, calls])
    nowhere = {"violence__hazards__vt_ran__relevant": "no", "measures__chosen": [gps]}
    assert not found("control-measure-stands-alone", **nowhere)


@pytest.mark.parametrize(
    ("hazards", "status", "fires"),
    [
        (["fy_fall_glatt"], "planned", True),
        (["fy_fall_glatt"], "in_place", False),  # low because of it, perhaps
        (["vt_ran"], "planned", False),
        (["fy_fall_glatt", "vt_ran"], "planned", False),
        (["fy_nowhere"], "planned", False),
    ],
)
def test_watched_for_low_risk(hazards: list[str], status: str, fires: bool) -> None:
    low = [acute("fy_fall_glatt", 1, 1)]
    camera = measure("m_kamera", 4, hazards, status, control="yes")
    here = found("control-measure-for-low-risk", physical__hazards=low, measures__chosen=[camera])
    assert [(one.severity, one.item) for one in here] == [("warning", "m_kamera")] * fires
    lamp = measure("m_belysning", 4, hazards, status)
    assert not found("control-measure-for-low-risk", physical__hazards=low, measures__chosen=[lamp])
