"""Hazards, measures and law, as the paper prints them."""

import json
import re

import pytest

from assessments.casework.words import flag_words
from assessments.checks import flags
from assessments.documents.paper import met
from assessments.documents.paper.answers import printed
from assessments.documents.paper.law import printed_law
from assessments.record.choices import Answer
from tests.documents.papers import ON, changed, text_of, to_html
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record


def test_psychosocial_hazards_are_shown_with_duration_and_load(petrol):
    page = text_of(petrol)
    assert "V4 Nesten alltid B2 Merkbar Støtte for hånden: nei" in page
    assert "V er varighet og B er belastning, fra 1 til 4." in page
    assert "S er sannsynlighet og K er konsekvens, fra 1 til 5." in page


def test_a_hazard_says_what_alone_does_and_why(petrol):
    page = text_of(petrol)
    assert "Det skjer lettere Det går verre når det skjer H · Høy" in page
    assert "Hvorfor det betyr noe å være alene: En som er alene, er et lettere mål, og ingen kan hente hjelp." in page


def test_an_own_reason_stands_for_the_catalogues(petrol):
    assert "Ingen å snakke med i vakten." in text_of(petrol)  # no reason of their own


@pytest.mark.parametrize(("kinds", "is_cited"), [(["none"], False), (["hot_work"], True), (None, True)])
def test_hot_work_is_cited_for_those_who_do_it(catalogue, kinds, is_cited):
    """The hazard is fire, too; the rules of hot work are not for a pump and a till."""
    hazards = json.loads(json.dumps(PETROL_STATION["physical"]["hazards"]))
    hazards[0]["wording"]["law"] = ["utf-5-5"]
    rec = changed(PETROL_STATION, physical={"hazards": hazards}, tasks={"kinds": kinds})
    assert ("utførelsesforskriften § 5-5" in text_of(to_html(catalogue, rec))) is is_cited


def test_a_remark_is_told_of_where_the_reader_meets_what_it_is_about(catalogue):
    """By its number, at the hazard or the measure; one without an answer says so there, too."""
    hazard = PETROL_STATION["violence"]["hazards"][0]["key"]
    measure = PETROL_STATION["measures"]["chosen"][0]["key"]
    said = {"author": "Ola Vik", "role": "safety_rep", "on": "2026-11-02", "text": "Vi mener noe annet."}
    remarks = [
        {**said, "step": "vold", "item": hazard},
        {**said, "step": "tiltak", "item": measure, "answer": "Ja."},
    ]
    page = text_of(to_html(catalogue, changed(PETROL_STATION, remarks=remarks)))
    assert page.count("Merknad 1 (ikke besvart) ") == 1
    assert "Merknad 2 " in page
    assert "1. Ola Vik" in page
    assert "Merknad" not in text_of(to_html(catalogue, changed(PETROL_STATION, remarks=[])))


def test_measures_stand_in_the_order_of_the_levels(petrol):
    page = text_of(petrol)
    page = page[page.index("Tiltakene «Mot fare»") :]
    places = [page.index(words) for words in (
        "2 Bemanning", "3 Organisering", "4 Teknisk og fysisk sikring", "5 Varsling og kommunikasjon", "6 Opplæring",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "ikke lovtekst" in page


def test_unknown_is_an_open_point(petrol):
    page = text_of(petrol)
    assert "Åpne punkter Besvart med «vet ikke»" in page
    assert "Har de som er alene, øvd på å bruke alarmen?" in page[page.index("Åpne punkter") :]


def test_warnings_stand_with_their_answer(petrol):
    page = text_of(petrol)
    assert "Arbeidsgivers svar på advarslene Øving med alarmen er satt opp i desember." in page


def test_the_checklist_cites_the_catalogue_with_dates(catalogue, petrol):
    page = text_of(petrol)
    source = catalogue.law["aml-4-1-3"]
    assert source.requires.nb in page
    assert f"{source.citation} i kraft {printed(source.in_force_from)}" in page


def test_every_requirement_of_the_checklist_says_how_it_is_met_or_what_is_missing(catalogue):
    rec = record(PETROL_STATION)
    page = text_of(to_html(catalogue, rec))
    found = flags.applicable(rec, catalogue.law_in_force(ON), ON)
    assert {flag.is_met for flag in found} == set(Answer)
    for flag in found:
        assert (
            catalogue.law[flag.law].citation.replace("§ ", "§\xa0") in page or catalogue.law[flag.law].citation in page
        )
        for words in (flag_words.sentence(flag), met.facts(flag.key, rec)):
            assert not words.endswith("..")
            assert " ".join(words.split()) in page


@pytest.mark.parametrize("key", sorted(met.FACTS))
def test_what_is_missing_is_told_once_and_by_the_sentence(key):
    assert key in {rule.key for rule in flags.all_flags()}
    assert met.facts(key, record({})) == ""


def test_law_for_the_young_is_cited_only_where_someone_is_young(catalogue):
    data = json.loads(json.dumps(PETROL_STATION))
    data["measures"]["chosen"][0]["wording"]["law"] = ["aml-11-5-1"]
    citation = catalogue.law["aml-11-5-1"].citation
    assert citation not in text_of(to_html(catalogue, record(data)))
    data["work"]["youngest_age"] = 16
    assert citation in text_of(to_html(catalogue, record(data)))


def test_chapter_4_is_not_cited_for_a_home_office(catalogue):
    data = json.loads(json.dumps(HOME_OFFICE))
    data["measures"]["chosen"][0]["wording"]["law"] = ["aml-4-3-4"]
    assert "aml § 4-3 (4)" not in text_of(to_html(catalogue, record(data)))
    data["work"]["settings"] = ["own_home", "on_the_road"]
    assert "aml § 4-3 (4)" in text_of(to_html(catalogue, record(data)))


def test_internal_control_regulations_are_not_cited_offshore(catalogue):
    data = json.loads(json.dumps(PETROL_STATION))
    data["measures"]["chosen"][0]["wording"]["law"] = ["ik-4"]
    citation = catalogue.law["ik-4"].citation
    assert citation in text_of(to_html(catalogue, record(data)))
    data["work"]["settings"] = ["offshore"]
    assert citation not in text_of(to_html(catalogue, record(data)))


def test_a_title_that_asks_ends_with_its_question_mark(catalogue):
    page = text_of(to_html(catalogue, changed(PETROL_STATION, conclusion={"decision": None}), is_draft=True))
    assert "Kan arbeidet gjøres alene i dag? Svar nei" in page
    assert "?." not in page


def test_what_is_not_verified_is_not_shown(catalogue):
    unverified = next(entry for entry in catalogue.law.values() if not entry.verified)
    data = json.loads(json.dumps(PETROL_STATION))
    data["measures"]["chosen"][0]["wording"]["law"] = [unverified.key]
    page = text_of(to_html(catalogue, record(data)))
    assert unverified.citation not in page


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE, NOT_ALONE])
def test_repealed_law_is_not_cited(catalogue, data):
    assert "23A" not in to_html(catalogue, record(data))


def test_illness_outside_the_table_is_said(petrol):
    page = text_of(petrol)
    assert "Settes ikke i tabellen. Spørsmålet er om hjelpen rekker fram." in page[page.index("Akutt sykdom") :]


def test_the_long_name_of_a_regulation_may_be_divided_in_its_column(catalogue):
    citations = {printed_law(source).in_a_column for source in catalogue.law.values()}
    words = {part for citation in citations for part in re.split("[ \u00a0\u00ad]", citation)}
    assert {"hjemmekontor", "kameraovervåkings", "utførelsesforskriften"} <= words
    assert max(map(len, words)) <= len("utførelsesforskriften")
