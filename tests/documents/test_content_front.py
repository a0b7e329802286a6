"""The first page: what a reader must know in ten seconds (faglig gjennomgang § 7)."""

import re

import pytest
from lxml import html as lxml_html

from assessments.casework.words import reason_words
from assessments.checks import special_risk
from assessments.record.choices import SpecialRisk
from tests.documents.papers import ON, changed, first_page, text_of, to_html
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record


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
    assert "Det er ingen uttalelse fra verneombud" not in page, "said once"
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


@pytest.mark.parametrize("has_own_words", [True, False])
@pytest.mark.parametrize(("over", "rest"), [(0, None), (1, "Og ett forhold til."), (3, "Og 3 forhold til.")])
def test_the_first_page_has_some_reasons_and_counts_the_rest(catalogue, has_own_words, over, rest):
    """Two beside the employer's own words, four without."""
    room = 2 if has_own_words else 4
    count = room + over
    codes = [special_risk.Reason("hazard-open", "fysisk", params={"hazard": f"Fare {n}"}) for n in range(count)]
    held = special_risk.Reason("violence-known-or-foreseeable", "vold")
    proposal = special_risk.Proposal(SpecialRisk.NOT_CONTROLLED, (held,), tuple(codes[1:]))
    rec = changed(PETROL_STATION, conclusion={} if has_own_words else {"special_risk_reason": None})
    whole = to_html(catalogue, rec, proposal=proposal)
    page = first_page(whole)
    assert f"Fare {room - 1}: ikke ferdig besvart." in page
    assert ("forhold til." in page) == (rest is not None)
    assert rest is None or (rest in page and f"Fare {room}: ikke" not in page)
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
