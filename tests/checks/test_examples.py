"""The four real cases: judged as a competent assessor would, and every wrong conclusion of theirs caught.

Built on the demo's files. Where the sources disagree the professional review wins: C is «special risk, controlled».
"""

import copy
from datetime import date
from functools import cache

import pytest

from assessments.casework import exchange
from assessments.catalogue import selectors
from assessments.checks import engine, flags, special_risk
from assessments.documents import demo
from assessments.record import canonical
from assessments.record.choices import Decision, SpecialRisk
from tests.catalogue.published import CURRENT
from tests.record.builders import ON, record

pytestmark = pytest.mark.django_db
VERSION = CURRENT

HAZARDS = {
    "a": "fy_fall_glatt fy_morke_natt fy_ubemerket_fravaer fy_kulde vt_ran fy_akutt_sykdom ps_isolasjon",
    "b": "fy_tunge_loft fy_trafikk fy_klem_maskin fy_fall_glatt fy_akutt_sykdom ps_tidspress ps_isolasjon",
    "c": "vt_ran vt_rus vt_muntlige_trusler fy_tretthet fy_brann_eksplosjon fy_morke_natt fy_akutt_sykdom ps_isolasjon "
    "ps_pause_toalett",
    "d": "ps_isolasjon",
}
MEASURES = {
    "a": "m_brodder_stroing m_mobil_samband m_meld_inn_ut m_innsjekk m_belysning m_opplaering_alene m_medvirkning",
    "b": "m_lofteutstyr m_kjoretoy_sikring m_hjelpemann m_anbud_krav m_mobil_samband m_medvirkning",
    "c": "m_last_barriere m_drop_safe m_alarmknapp m_responstid m_pauseplan m_leder_kontakt m_natt_8t m_medvirkning",
    "d": "m_kollegamoter m_medvirkning",
}
FLAGS = {
    "a": "AML_4_1_3 NATT KOMM_10_6 VOLD_3A PSYKOSOSIAL SKRIFTLIG MEDVIRKNING_VO",
    "b": "AML_4_1_3 SKRIFTLIG MEDVIRKNING_VO BHT PSYKOSOSIAL INNLEIE_2_2 KOMM_10_6",
    "c": "AML_4_1_3 VOLD_3A NATT NATT_8T PAUSE PSYKOSOSIAL KOMM_10_6 MEDVIRKNING_VO SKRIFTLIG",
    "d": "HJEMMEKONTOR SKRIFTLIG MEDVIRKNING_VO",
}
MORE_FLAGS = {
    "a": "NATT_8T REGISTRER AMU BHT INSTRUKS",  # over three hours at night; three falls; 40 employees; consequence 4
    # backs; drivers in the road; GPS, and the privacy of those it follows; consequence 5
    "b": "REGISTRER TRAKASSERING_2A VOLD_3A KONTROLLTILTAK DPIA INSTRUKS",
    "c": "TRAKASSERING_2A BHT INSTRUKS SONDAG",  # customers; special risk; consequence 4; open on Sundays
    "d": "",
}
BLOCKING = {
    # The file was written with 2026-2; 2026-3 suggests harassment to newspaper carriers too (Swedish LO, in the note).
    "a": {"safety-rep-not-asked", "decision-missing", "review-date-missing", "profile-hazard-unanswered"},
    "b": set(),
    "c": set(),
    "d": set(),
}
OUTCOMES = {
    "a": SpecialRisk.NOT_CONTROLLED,
    "b": SpecialRisk.NOT_CONTROLLED,
    "c": SpecialRisk.CONTROLLED,
    "d": SpecialRisk.NO,
}


@cache
def _plain(letter):
    company = dict(demo.cases())[letter]
    parsed = exchange.read_file(demo.case_file(company, ON))
    return canonical.plain(exchange.with_wording(parsed.record, selectors.get(VERSION), "nb"))


def case(letter, **changes):
    """A case with some answers changed, as in builders.record."""
    return record(_plain(letter), **changes)


def law():
    return selectors.law_in_force(VERSION, ON)


def codes(judged, *severities):
    found = engine.run(judged, law(), ON)
    return {finding.code for finding in found if not severities or finding.severity in severities}


def blocking(judged):
    return codes(judged, "blocking")


def flag_keys(judged):
    return {flag.key: flag for flag in flags.applicable(judged, law(), ON)}


def with_only(letter, *measures, **changes):
    """The case with these measures and no others."""
    data = copy.deepcopy(_plain(letter))
    data["measures"]["chosen"] = list(measures)
    data.pop("control_measures", None)
    return record(data, **changes)


def measure(key, *hazards, control="no"):
    wording = {"name": key, "level": 5, "is_control_measure": control}
    return {"key": key, "wording": wording, "hazards": list(hazards), "status": "in_place", "works": "yes"}


each_case = pytest.mark.parametrize("letter", "abcd")


@each_case
def test_it_works(letter):
    assert blocking(case(letter)) == BLOCKING[letter]


@each_case
def test_special_risk_is_proposed_as_the_review_says(letter):
    judged = case(letter)
    assert special_risk.propose(judged, law(), ON).outcome == OUTCOMES[letter]
    assert judged.conclusion.special_risk == OUTCOMES[letter]


@each_case
def test_the_flags_are_those_of_the_examples_and_the_further_ones_named_here(letter):
    assert set(flag_keys(case(letter))) == {*FLAGS[letter].split(), *MORE_FLAGS[letter].split()}


@each_case
def test_the_profile_suggests_the_hazards_that_must_be_seen(letter):
    profile = selectors.get(VERSION).profiles[_plain(letter)["work"]["profile"]]
    assert set(HAZARDS[letter].split()) <= set(profile.hazards)


@each_case
def test_the_measures_a_competent_assessor_asks_for_are_chosen(letter):
    assert set(MEASURES[letter].split()) <= {chosen.key for chosen in case(letter).measures.chosen}


@each_case
def test_no_deadline_is_behind_us_on_the_day_of_loading(letter):
    judged = case(letter)
    days = [chosen.deadline for chosen in judged.measures.chosen] + [judged.conclusion.next_review]
    assert all(day > ON for day in days if day)
    assert judged.work.assessed_on <= ON


@each_case
def test_days_are_counted_from_the_day_of_loading(letter):
    company = dict(demo.cases())[letter]
    later = exchange.read_file(demo.case_file(company, date(2029, 2, 28))).record
    assert later.work.assessed_on.year == 2029


# Case A, newspapers at night


def test_a_little_time_alone_does_not_make_an_acute_risk_low():
    judged = case(
        "a",
        alone__time_share="very_little",
        conclusion__special_risk="no",
        conclusion__special_risk_reason=None,
    )
    assert "special-risk-denied" in blocking(judged)


def test_a_gps_alone_does_not_solve_it():
    gps = measure("m_gps_flate", "fy_fall_glatt", "vt_ran", control="yes")
    answers = {
        "conclusion__decision": "yes_on_terms",
        "conclusion__terms": "GPS.",
        "conclusion__next_review": "2027-11-23",
    }
    assert "control-measure-not-reviewed" in blocking(with_only("a", gps, **answers))
    controlled = with_only("a", gps, **answers, conclusion__special_risk="controlled")
    assert "special-risk-denied-with-reason" in codes(controlled, "warning")
    red_robbery = with_only("a", gps, **answers, violence__hazards__vt_ran__likelihood=4)
    assert "measures-not-enough" in blocking(red_robbery)


def test_a_is_not_forbidden_because_it_is_night():
    judged = case("a")
    assert flag_keys(judged)["NATT"].is_met == "yes"
    assert special_risk.propose_decision(judged, law(), ON).decision == Decision.YES_ON_TERMS


def test_a_sixteen_year_old_cannot_start_at_a_quarter_to_three():
    sixteen = {"work__people_kinds": ["under_18"], "work__youngest_age": 16, "work__school_age": "no"}
    assert "young-night" in blocking(case("a", **sixteen))
    assert "young-night" not in blocking(case("a", **sixteen, work__starts_at="04:00:00"))
    # «→ nei for tidspunktet», says the example; from 04 the hours are no reason any more.
    at_forbidden_hours = {
        starts_at: "young-at-forbidden-hours" in _against(case("a", **sixteen, work__starts_at=starts_at))
        for starts_at in ("02:45:00", "04:00:00")
    }
    assert at_forbidden_hours == {"02:45:00": True, "04:00:00": False}
    early = special_risk.propose_decision(case("a", **sixteen, work__starts_at="02:45:00"), law(), ON)
    assert early.decision == Decision.NO


def _against(judged):
    return {reason.code for reason in special_risk.propose_decision(judged, law(), ON).reasons}


@pytest.mark.parametrize("letter", "ac")
def test_that_night_work_alone_is_forbidden_is_asked_about(letter):
    """«Forbudt fordi natt», «Forbudt enmannsbetjent natt»: «no» is a valid answer, and the ban is not there."""
    no = {"conclusion__decision": "no", "conclusion__decision_reason": "Forbudt å være alene om natten."}
    assert "no-general-ban" in codes(case(letter, **no), "warning")


def test_a_yes_with_a_red_fall_is_stopped():
    judged = case("a", conclusion__decision="yes", conclusion__decision_reason="Det har gått bra.")
    assert "red-called-acceptable" in blocking(judged)


# Case B, one person on the waste lorry


def test_b_a_tender_makes_nothing_lawful():
    judged = case("b", conclusion__decision="yes", conclusion__decision_reason="Anbudet krever én person på bilen.")
    assert "red-called-acceptable" in blocking(judged)
    assert "client-demands-lone-work" in codes(judged, "advice")


def test_b_no_violence_does_not_mean_no_special_risk():
    assert case("b").violence.foreseeable == "no"
    judged = case("b", conclusion__special_risk="no", conclusion__special_risk_reason=None)
    assert "special-risk-denied" in blocking(judged)


def test_b_training_alone_does_not_make_the_heavy_lift_acceptable():
    training = measure("m_opplaering_alene", "fy_tunge_loft")
    assert "red-called-acceptable" in blocking(with_only("b", training, conclusion__decision="yes"))
    on_terms = {"conclusion__decision": "yes_on_terms", "conclusion__decision_reason": None}
    for soft in (training, measure("m_gps_flate", "fy_tunge_loft", control="yes")):
        judged = with_only("b", soft, **on_terms)
        assert special_risk.propose_decision(judged, law(), ON).decision == Decision.NO
        assert "decision-against-proposal" in blocking(judged)
    controlled = with_only(
        "b", training, conclusion__special_risk="controlled", conclusion__special_risk_reason="Riktig teknikk."
    )
    assert "special-risk-denied-with-reason" in codes(controlled, "warning")


def test_b_drivers_are_not_shown_the_ordinary_working_hours():
    assert not {"NATT", "NATT_8T", "PAUSE"} & set(flag_keys(case("b")))


def test_b_the_council_is_not_asked_of_25_employees():
    assert "AMU" not in flag_keys(case("b"))


# Case C, the petrol station behind a night hatch


def test_c_is_not_forbidden_by_a_rule_on_one_person_at_night():
    assert special_risk.propose_decision(case("c"), law(), ON).decision == Decision.YES_ON_TERMS


def test_c_the_hatch_does_not_take_the_risk_away():
    judged = case("c", conclusion__special_risk="no", conclusion__special_risk_reason=None)
    assert "special-risk-denied" in blocking(judged)


def test_c_without_the_hatch_it_is_no_longer_controlled():
    alarm, camera = measure("m_alarmknapp", "vt_ran", "vt_rus"), measure("m_kamera", "vt_ran", control="yes")
    judged = with_only("c", alarm, camera, conclusion__special_risk_reason=None)
    assert special_risk.propose(judged, law(), ON).outcome == SpecialRisk.NOT_CONTROLLED
    assert {"special-risk-denied", "control-measure-not-reviewed"} <= blocking(judged)


def test_c_occupational_health_is_for_the_risk_not_for_a_list_of_industries():
    flag = flag_keys(case("c"))["BHT"]
    assert (flag.law, flag.is_met) == ("aml-3-3", "unknown")


def test_c_eight_hours_are_within_the_limit_and_nine_are_not():
    assert flag_keys(case("c"))["NATT_8T"].is_met == "yes"
    assert flag_keys(case("c", work__shift_minutes=540))["NATT_8T"].is_met == "no"


# Case D, steady home office: the negative control


def test_d_much_time_alone_is_no_special_risk():
    proposal = special_risk.propose(case("d"), law(), ON)
    assert (proposal.reasons, proposal.unsettled) == ((), ())
    assert special_risk.propose_decision(case("d"), law(), ON).decision == Decision.YES


def test_d_asks_for_neither_alarm_nor_gps():
    assert codes(case("d"), "blocking", "warning") == set()
    assert "KOMM_10_6" not in flag_keys(case("d"))


def test_d_the_work_environment_act_is_not_cited_directly_in_the_home():
    unfinished = case("d", conclusion={}, alone__may_stop="no", work__incidents=None)
    for judged in (case("d"), unfinished):
        cited = {flag.law for flag in flag_keys(judged).values()}
        cited |= {finding.law for finding in engine.run(judged, law(), ON)}
        assert "hjemmekontor-3" in cited
        assert not any(key and key.startswith(("aml-2-", "aml-4-")) for key in cited)


@pytest.mark.parametrize("answer", ["controlled", "not_controlled"])
def test_d_eighty_percent_alone_is_no_ground_for_special_risk(answer):
    called = case("d", conclusion__special_risk=answer, conclusion__special_risk_reason="80 % av tiden alene.")
    assert "special-risk-without-ground" in codes(called, "warning")


def test_d_an_alarm_or_a_gps_is_asked_for_its_reason():
    alarm = measure("m_alarmknapp", "ps_isolasjon", control="ask")
    gps = measure("m_gps_flate", "ps_isolasjon", control="yes")
    assert "control-measure-unanswered" in blocking(with_only("d", alarm))
    assert "control-measure-not-reviewed" in blocking(with_only("d", gps))


def test_d_the_safety_rep_does_not_inspect_the_home_without_an_agreement():
    wrong = case("d", participation__safety_rep_how="Verneombudet kan inspisere hjemmet uten avtale.")
    assert "home-entered-without-agreement" in codes(wrong, "warning")
    assert "home-entered-without-agreement" not in codes(case("d"))
