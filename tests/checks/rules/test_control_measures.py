"""Control measures: reviewed, discussed, informed, started in that order, evaluated."""

import pytest

from tests.checks.judging import findings, found, kiosk_with
from tests.record.builders import Json, measure

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
