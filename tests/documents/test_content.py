"""The paper's words: everything the record says is there, in the right place, and harmless."""

import json
import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from django.conf import settings
from lxml import html as lxml_html
from pydantic import BaseModel

from assessments.casework import reason_words
from assessments.casework.forms.labels import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD, label
from assessments.casework.forms.questions import QUESTIONS
from assessments.catalogue import loader
from assessments.checks import engine, flags, special_risk
from assessments.documents import content, rendering
from assessments.documents.paper import met
from assessments.documents.paper.answers import printed
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, SpecialRisk
from tests.documents.samples import ENVELOPE, HOME_OFFICE, NOT_ALONE, PETROL_STATION, record
from tests.validators import verapdf

pytestmark = pytest.mark.once
ON = date(2026, 11, 16)
HOSTILE = "<script>alert(1)</script><img src=x onerror=y> {{ paper.digest }} {% load x %} & \"'"


@pytest.fixture(scope="session")
def catalogue():
    return loader.read(Path(settings.BASE_DIR) / "fixtures" / "catalogue" / "2026-1")


def to_html(catalogue, rec: AssessmentRecord, **options) -> str:
    law = catalogue.law_in_force(ON)
    given = {
        "envelope": ENVELOPE,
        "digest": canonical.digest(canonical.record_bytes(rec)),
        "organisation": rec.organisation.name or "",
        "findings": engine.run(rec, law, ON),
        "flags": flags.applicable(rec, law, ON),
        "proposal": special_risk.propose(rec, law, ON),
        "law_sources": catalogue.law,
        "signatories": (
            content.Signatory("Kari Moe", PartyRole.EMPLOYER, "sig_employer"),
            content.Signatory("Ola Vik", PartyRole.SAFETY_REP, "sig_1"),
        ),
        "is_draft": False,
    }
    return content.to_html(content.build(rec, **{**given, **options}))


def text_of(page: str) -> str:
    """All that is read, pictures left out, white space folded."""
    tree = lxml_html.document_fromstring(page)
    for picture in tree.iter("svg"):
        picture.drop_tree()
    return " ".join(" ".join(tree.itertext()).split())


def first_page(page: str) -> str:
    return text_of(page.split('<h2 class="chapter">')[0] + "</body></html>")


@pytest.fixture
def petrol(catalogue):
    return to_html(catalogue, record(PETROL_STATION))


def changed(data: dict, **sections: Any) -> AssessmentRecord:
    copy = json.loads(json.dumps(data))
    for name, values in sections.items():
        copy[name] = {**copy.get(name, {}), **values} if isinstance(values, dict) else values
    return record(copy)


# --- Everything answered is printed ---

# Not printed as such, with the reason. Everything else in the record must be found in the text.
EXCEPTIONS = {
    "orgnr": "printed in threes",
    "ProfileWording.sector": "an address; decides which questions are asked",
    "ProfileHazard.name": "a suggestion; what was answered to it stands among the hazards, or is a finding",
    "step": "the remark says the step's title",
    "item": "the remark says the hazard's or the measure's name",
    "key": "an address; the name is printed",
    "hazards": "a measure's hazards are printed as the numbers of the hazard tables",
    "theme": "an address; the theme's hazards are printed by name",
    "theme_name": "printed when the theme is dismissed; the hazards are printed by name",
    "question": "the catalogue's question behind the hazard's name; the answer is that it is relevant",
    "why_alone": "the catalogue's reason, printed when the assessor has given none",
    "category": "the chapter the hazard stands in",
    "law": "printed as citations among the sources",
    "profile": "an address; the profile's name is printed",
    "level": "the heading the measure stands under",
    "is_process": "decides a sentence under the measure",
    "is_control_measure": "decides whether the control-measure chapter has the measure",
    "relevant": "decides whether the hazard stands in the table, among the rejected, or is said to be unknown",
    "load": "printed as its words", "duration": "printed as its words", "likelihood": "printed as its words",
    "consequence": "printed as its words", "with_others_likelihood": "printed as its words",
    "with_others_consequence": "printed as its words",
    "shift_minutes": "printed as hours",
    "alone_effect": "«begge deler» is printed as its two parts",
    "is_done_alone": "yes or no", "has_works_council": "yes or no", "has_occupational_health": "yes or no",
    "has_collective_agreement": "yes or no",
}  # fmt: skip
SCORES = {
    "likelihood": LIKELIHOOD, "with_others_likelihood": LIKELIHOOD, "consequence": CONSEQUENCE,
    "with_others_consequence": CONSEQUENCE, "duration": DURATION, "load": LOAD,
}  # fmt: skip


def filled(annotation: Any, path: str) -> Any:
    """A value of its type that can be found again: texts are their own path."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]
    kind = kinds[0]
    if hasattr(kind, "__metadata__"):
        return filled(get_args(kind)[0], path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        members = list(kind)
        return members[len(path) % len(members)].value
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return full(kind, path)
    plain = {str: f"Svar {path}", int: 3, bool: True, date: "2026-05-17", time: "13:37:00"}
    return plain.get(kind, f"Svar {path}")


# Fields with a form of their own, by model and name.
SPECIAL = {
    "OrganisationFacts.orgnr": "974760673", "OrganisationFacts.industry_code": "47.3", "Work.profile": "yrke",
    "ProfileWording.sector": "handel", "ProfileHazard.key": "fy_a", "ProfileHazard.theme": "tema",
    "Work.youngest_age": 16, "Work.shift_minutes": 455, "HazardWording.theme": "tema",
    "HazardWording.law": ["aml-4-1-3"], "AcuteHazard.key": "fy_a", "StrainHazard.key": "fy_a",
    "AcuteHazard.relevant": "yes", "StrainHazard.relevant": "yes",
    "ThemeDismissal.key": "tema", "ChosenMeasure.key": "m_a", "ChosenMeasure.hazards": ["fy_a"],
    "MeasureWording.is_control_measure": "yes", "MeasureWording.law": ["aml-4-1-3"], "ControlMeasureReview.key": "m_a",
    "RemarkEntry.step": "fysisk", "RemarkEntry.item": "fy_a",
}  # fmt: skip


def full(model: type[BaseModel], path: str) -> dict:
    """Every field of a model answered, but the reason why a relevant hazard should not be relevant."""
    data = {}
    for name, info in model.model_fields.items():
        given, where = SPECIAL.get(f"{model.__name__}.{name}"), f"{path}.{name}"
        options = (info.annotation, *get_args(info.annotation))
        inner = next((option for option in options if str(option).startswith("tuple[")), None)
        if given is not None:
            data[name] = given
        elif name != "not_relevant_reason":
            data[name] = [filled(get_args(inner)[0], where)] if inner else filled(info.annotation, where)
    return data


def leaves(value: Any, name: str = "") -> list[tuple[str, Any]]:
    """Every answer in a record, with its model and field."""
    if isinstance(value, BaseModel):
        kind = type(value)
        return [leaf for one in kind.model_fields for leaf in leaves(getattr(value, one), f"{kind.__name__}.{one}")]
    if isinstance(value, tuple):
        return [leaf for part in value for leaf in leaves(part, name)]
    return [] if value is None else [(name, value)]


def not_printed(rec: AssessmentRecord, page: str) -> list[tuple[str, str]]:
    """The answers that are not in the page's text, without the exceptions."""
    text = text_of(page).lower()
    asked = [(name, printed(value)) for name, value in leaves(rec) if not {name, name.split(".")[1]} & set(EXCEPTIONS)]
    return [(name, words) for name, words in asked if " ".join(words.split()).lower() not in text]


@pytest.fixture(scope="session")
def full_record() -> AssessmentRecord:
    return record(full(AssessmentRecord, "r"))


def test_the_full_record_answers_every_field(full_record):
    """The guard of the test below: a field it does not fill would not be looked for."""

    def unanswered(value: Any, path: str) -> list[str]:
        if isinstance(value, BaseModel):
            return [
                one for name in type(value).model_fields for one in unanswered(getattr(value, name), f"{path}.{name}")
            ]
        if isinstance(value, tuple):
            return [one for part in value for one in unanswered(part, path)] if value else [path]
        return [path] if value is None else []

    missing = {path.rsplit(".", 1)[1] for path in unanswered(full_record, "r")}
    assert missing == {"not_relevant_reason"}  # the hazards of the full record are relevant; tested by itself


def test_every_answer_is_printed(catalogue, full_record):
    assert not_printed(full_record, to_html(catalogue, full_record)) == []


def test_every_question_stands_before_its_answer(catalogue, full_record):
    """«Ja» is found anywhere; so the choices are looked for together with their questions."""
    page = text_of(to_html(catalogue, full_record)).lower()
    sections = (
        full_record.work, full_record.alone, full_record.participation, full_record.control_measures.reviews[0],
        full_record.tasks.details[0],
    )  # fmt: skip
    told = {
        "title", "assessed_on", "settings", "people_alone", "description", "profile", "shift_minutes", "times_of_day",
        "week_parts", "starts_at", "ends_at", "time_share", "longest_stretch", "is_done_alone",
    }  # fmt: skip
    missing = []
    for section in sections:
        for question in (one for group in QUESTIONS[type(section)] for one in group.questions if one.name not in told):
            words = f"{question.label} {printed(getattr(section, question.name))}".lower()
            if words not in page:
                missing.append(words)
    assert missing == []


def test_scores_are_printed_as_words(catalogue, full_record):
    page = text_of(to_html(catalogue, full_record))
    for words in (LIKELIHOOD, CONSEQUENCE, DURATION, LOAD):
        assert f"3: {words[2][1]}" in page
    assert "7 timer og 35 minutter" in page


def test_profile_and_hazards_are_printed_by_name(catalogue):
    page = text_of(to_html(catalogue, record(PETROL_STATION)))
    for name in ("Betjening på bensinstasjon, kveld og natt", "Ran og overfall", "Tunge løft", "Kjemisk arbeidsmiljø"):
        assert name in page
    assert "Varer over 10 kg tas imot på dagen." in page


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE, NOT_ALONE])
def test_every_answer_of_the_samples_is_printed(catalogue, data):
    assert not_printed(record(data), to_html(catalogue, record(data))) == []


# --- The first page ---


def test_the_first_page_answers_in_words(petrol):
    page = first_page(petrol)
    for words in (
        "Kan arbeidet gjøres alene i dag? Ja, på disse vilkårene Natt til lørdag og søndag er to på vakt.",
        "Særlig risiko, ikke kontrollert Truslene er røde i helgene",
        "Skillerom ved varemottaket Kari Moe, stasjonsleder 15. januar 2027",
        "Natt til lørdag og søndag er to på vakt til skillerommet ved varemottaket er ferdig.",
        "Hvem en ringer Overfallsalarmen går til vekter.",
        "Når en stopper Alarmen eller luken ikke virker",
        "Gjennomgås senest 16. mai 2027 og straks ved hendelse eller endring.",
        "Arbeidsgivers vurdering, ikke godkjent av Arbeidstilsynet.",
        "Stasjonen på Moa, Moavegen 4, 6018 Ålesund", "kl. 22.00–06.00", "4 personer", "org.nr. 974 760 673",
    ):  # fmt: skip
        assert words in page


def test_the_worst_of_each_category_stands_by_itself(petrol):
    page = first_page(petrol)
    assert "Fysisk H · Høy M · Middels Brann og eksplosjon" in page
    assert "Psykososialt M · Middels" in page
    assert "Vold og trusler H · Høy M · Middels" in page


def test_disagreement_is_printed_in_full_and_large_on_the_first_page(petrol):
    reason = PETROL_STATION["positions"][0]["reason"]
    assert f"Verneombud Ola Vik: Uenig 9. november 2026 {reason}" in first_page(petrol)
    box = re.search(r'<div class="statement statement-against">.*?</div>', petrol, re.DOTALL)[0]
    assert reason in " ".join(box.split())


def test_a_long_disagreement_is_not_cut(catalogue):
    reason = "Uenig i dette. " * 260
    positions = [{"name": "Ola Vik", "role": "safety_rep", "statement": "disagrees", "reason": reason.strip()}]
    assert reason.strip() in first_page(to_html(catalogue, changed(PETROL_STATION, positions=positions)))


def test_a_missing_statement_is_said(catalogue):
    asked = [{"name": "Ola Vik", "role": "safety_rep", "asked_on": "2026-10-20", "deadline": "2026-11-10"}]
    page = first_page(to_html(catalogue, changed(PETROL_STATION, positions=asked)))
    assert "Verneombud Ola Vik har ikke uttalt seg. Spurt 20. oktober 2026. Frist 10. november 2026." in page
    assert "Det er ingen uttalelse fra verneombud i vurderingen." in page
    assert "Det er ingen uttalelse" in first_page(to_html(catalogue, changed(PETROL_STATION, positions=[])))


def test_a_choice_against_the_proposal_is_said(catalogue):
    page = first_page(to_html(catalogue, changed(PETROL_STATION, conclusion={"special_risk": "no"})))
    assert "Svarene i vurderingen pekte mot «Særlig risiko, ikke kontrollert»" in page


def test_without_a_choice_the_page_says_where_the_answers_point(catalogue):
    data = changed(PETROL_STATION, conclusion={"special_risk": None})
    page = first_page(to_html(catalogue, data, is_draft=True))
    assert "Svarene i vurderingen peker mot «Særlig risiko, ikke kontrollert»." in page


def test_the_reasons_of_special_risk_are_sentences_with_whether_they_are_met(catalogue):
    rec = record(PETROL_STATION)
    found = special_risk.propose(rec, catalogue.law_in_force(ON), ON)
    page = text_of(to_html(catalogue, rec))
    assert found.reasons
    for one in found.reasons:
        sentence = reason_words.reason(one)
        met = reason_words.CONTROLLED if one.is_controlled else reason_words.NOT_CONTROLLED
        assert sentence.removesuffix(f" {met}") in page
        assert f"{str(met).removesuffix('.')}:" in page


def test_an_open_reason_says_what_is_not_known(catalogue):
    rec = changed(PETROL_STATION, work={"incidents_similar_work": "unknown"})
    assert "Ikke avklart: " in text_of(to_html(catalogue, rec))
    assert "Det er ikke avklart om det har vært alvorlige" in text_of(to_html(catalogue, rec))


@pytest.mark.parametrize(("count", "rest"), [(5, None), (6, "Og ett forhold til."), (8, "Og 3 forhold til.")])
def test_the_first_page_has_five_reasons_and_counts_the_rest(catalogue, count, rest):
    codes = [special_risk.Reason("hazard-open", "fysisk", params={"hazard": f"Fare {n}"}) for n in range(count)]
    held = special_risk.Reason("violence-known-or-foreseeable", "vold", is_controlled=False)
    proposal = special_risk.Proposal(SpecialRisk.NOT_CONTROLLED, (held,), tuple(codes[1:]))
    whole = to_html(catalogue, record(PETROL_STATION), proposal=proposal)
    page = first_page(whole)
    assert "Fare 4: ikke ferdig besvart." in page
    assert ("forhold til." in page) == (rest is not None)
    assert rest is None or (rest in page and "Fare 5: ikke" not in page)
    assert all(text_of(whole).count(f"Fare {n}: ikke ferdig besvart.") == 1 for n in range(1, count))


def test_no_reason_for_special_risk_is_said(catalogue):
    page = first_page(to_html(catalogue, record(HOME_OFFICE)))
    assert "Svarene viser ingen av de sju forholdene som taler for særlig risiko." in page


def test_all_three_categories_stand_on_the_first_page(catalogue):
    page = first_page(to_html(catalogue, record(HOME_OFFICE)))
    assert "Fysisk Ikke aktuelt" in page
    assert "Vold og trusler Ikke aktuelt" in page
    empty = first_page(to_html(catalogue, record({}), is_draft=True))
    assert "Fysisk Ikke vurdert – Psykososialt Ikke vurdert – Vold og trusler Ikke vurdert" in empty


def test_a_long_description_is_cut_at_a_sentence_and_printed_whole_inside(catalogue):
    description = "Dette er en setning om arbeidet. " * 40
    page = to_html(catalogue, changed(PETROL_STATION, work={"description": description.strip()}))
    assert description.strip() not in first_page(page)
    assert "om arbeidet. (Resten står under «Grunnlaget».)" in first_page(page)
    assert description.strip() in text_of(page)


def test_no_is_a_short_paper(catalogue):
    page = to_html(catalogue, record(NOT_ALONE))
    assert "Kan arbeidet gjøres alene i dag? Nei Hvorfor: Kum krever sikkerhetsvakt." in first_page(page)
    headings = [heading.text for heading in lxml_html.document_fromstring(page).iter("h2")]
    assert not {"Bildet", "Farene", "Tiltakene", "Kontrolltiltak"} & set(headings)


def test_empty_parts_are_left_out(catalogue):
    page = text_of(to_html(catalogue, record({}), is_draft=True))
    assert "Kan arbeidet gjøres alene i dag? Ikke besvart" in page
    for words in ("Hvem en ringer", "Ikke på plass ennå", "Merknader", "None"):
        assert words not in page


# --- Hazards, measures, law ---


def test_psychosocial_hazards_are_shown_with_duration_and_load(petrol):
    page = text_of(petrol)
    assert "Varighet 4: Nesten alltid Belastning 2: Merkbar Støtte for hånden: Nei" in page


def test_a_hazard_says_what_alone_does_and_why(petrol):
    words = (
        "Det skjer lettere Det går verre når det skjer En som er alene, er et lettere mål, og ingen kan hente hjelp."
    )
    assert words in text_of(petrol)


def test_an_own_reason_stands_for_the_catalogues(petrol):
    assert "Ingen å snakke med i vakten." in text_of(petrol)  # no reason of their own


def test_measures_stand_in_the_order_of_the_levels(petrol):
    page = text_of(petrol)
    page = page[page.index("Tiltakene Tiltak") :]
    places = [page.index(words) for words in (
        "2 Bemanning", "3 Organisering", "4 Teknisk og fysisk sikring", "5 Varsling og kommunikasjon", "6 Opplæring",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "ikke ordlyden i § 10-1" in page


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


def test_every_requirement_of_the_checklist_says_how_it_is_met(catalogue):
    assert set(met.HOW) == set(flags.FLAGS)
    rec = record(PETROL_STATION)
    for flag in flags.applicable(rec, catalogue.law_in_force(ON), ON):
        words = met.how(flag.key, rec)
        assert words
        assert not words.endswith("..")
        assert " ".join(words.split()) in text_of(to_html(catalogue, rec))


@pytest.mark.parametrize("key", sorted(met.HOW))
def test_a_requirement_without_answers_says_so(key):
    assert met.how(key, record({})) or key == "KONTROLLTILTAK"


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


# --- The document as a document ---


def test_the_fullest_record_becomes_a_conforming_pdf(catalogue, full_record, tmp_path):
    """Every part of the paper in one file, through the engine that makes the product's documents."""
    pdf = rendering.pdf_from_html(
        to_html(catalogue, full_record),
        created=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        attachment=canonical.file_bytes(canonical.record_bytes(full_record), ENVELOPE),
        signature_fields=[rendering.FieldSpec("sig_employer", "a"), rendering.FieldSpec("sig_1", "b")],
        stylesheets=content.STYLESHEETS,
    )
    (tmp_path / "paper.pdf").write_bytes(pdf)
    assert verapdf.validate(tmp_path / "paper.pdf", "3a") == []
    assert verapdf.validate(tmp_path / "paper.pdf", "ua1") == []


def test_hostile_text_is_text(catalogue):
    def spoil(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: spoil(part) if key not in {"key", "law", "item", "step"} else part for key, part in value.items()
            }
        if isinstance(value, list):
            return [spoil(part) for part in value]
        return HOSTILE if isinstance(value, str) and value.startswith("Svar ") else value

    page = to_html(catalogue, record(spoil(full(AssessmentRecord, "r"))), organisation=HOSTILE)
    tree = lxml_html.document_fromstring(page)
    assert not list(tree.iter("script", "img", "iframe", "object"))
    assert page.count("{{ paper.digest }}") > 100
    assert not [element for element in tree.iter() if set(element.attrib) & {"onerror", "onload", "style"}]


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE, NOT_ALONE, {}])
@pytest.mark.parametrize("is_draft", [True, False])
def test_what_pdf_ua_needs_of_the_html(catalogue, data, is_draft):
    tree = lxml_html.document_fromstring(to_html(catalogue, record(data), is_draft=is_draft))
    assert tree.get("lang") == "nb"
    assert tree.findtext("head/title")
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(cell.get("scope") for cell in tree.iter("th"))
    assert all(table.xpath(".//th[@scope='row' or @scope='col']") for table in tree.iter("table"))
    assert all(picture.find("title") is not None for picture in tree.iter("svg"))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_fields_to_sign_are_there_in_the_final_paper_only(catalogue, petrol):
    fields = lxml_html.document_fromstring(petrol).xpath("//input[@class='signature-field']")
    assert [field.get("name") for field in fields] == ["sig_employer", "sig_1"]
    assert [field.get("title") for field in fields] == [
        "Signaturfelt for arbeidsgiver Kari Moe", "Signaturfelt for verneombud Ola Vik",
    ]  # fmt: skip
    draft = lxml_html.document_fromstring(to_html(catalogue, record(PETROL_STATION), is_draft=True))
    assert not draft.xpath("//input")


def test_a_signature_of_the_safety_rep_is_participation(petrol):
    page = text_of(petrol)
    assert page.count("Signaturen bekrefter medvirkning, ikke ansvar.") == 1
    assert "på vegne av personen som er navngitt" in page
    assert "Hvordan personen er bekreftet, står i ruten." in page
    assert "ny innlogging" not in page


def test_draft_and_digest_stand_on_every_page(catalogue, petrol):
    draft = to_html(catalogue, record(PETROL_STATION), is_draft=True)
    head = lxml_html.document_fromstring(draft).xpath("//div[@class='running-head']")[0].text_content()
    assert "UTKAST" in head
    assert "UTKAST" not in petrol
    digest = canonical.digest(canonical.record_bytes(record(PETROL_STATION)))
    foot = lxml_html.document_fromstring(petrol).xpath("//div[@class='running-foot']")[0].text_content()
    assert f"{digest[:4]} {digest[4:8]} {digest[8:12]}" in foot
    assert digest in text_of(petrol)


def test_labels_are_the_forms_own(petrol):
    assert label(PartyRole.SAFETY_REP) in text_of(petrol)
