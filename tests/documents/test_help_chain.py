"""The chain of help on paper: what the picture says is said, and what is withheld cannot be read from it."""

from lxml import html as lxml_html

from assessments.casework import steps
from assessments.documents import redaction
from assessments.documents.withholding import Address
from tests.documents.papers import changed, text_of, to_html
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record

CHAPTER = "Rekker hjelpen fram?"


def alternative(page):
    tree = lxml_html.document_fromstring(page)
    (picture,) = tree.xpath("//svg[contains(@class, 'picture-help-chain')]")
    return picture.xpath(".//title")[0].text


def test_it_works(catalogue, petrol):
    text = text_of(petrol)
    assert CHAPTER in text
    assert "Inndelingen er et faglig valg og ikke en grense i loven." in text
    assert "Svakeste ledd:" in text
    assert "Den som kommer: ikke kjent." in alternative(petrol)


def test_only_where_a_hazard_of_the_work_asks_for_it(catalogue):
    for data in (HOME_OFFICE, NOT_ALONE):
        assert CHAPTER not in text_of(to_html(catalogue, record(data)))


def test_the_weakest_link_and_what_is_planned_against_it(catalogue):
    alone = {"silence_noticed_by": "nobody", "helper_leaves_others": "no", "alarm_practised": "yes"}
    chosen = [
        {"key": "m_innsjekk", "wording": {"name": "Ringer hver time", "level": 5, "is_control_measure": "no"},
         "hazards": ["vt_ran"], "status": "planned"}
    ]  # fmt: skip
    page = text_of(to_html(catalogue, changed(PETROL_STATION, alone=alone, measures={"chosen": chosen})))
    assert "Svakeste ledd: Den som merker at det blir stille." in page
    assert "Planlagt: Ringer hver time." in page


def test_a_withheld_answer_is_not_told_by_the_chain(catalogue):
    """Whatever the answer was, what is left of the chain is the same."""
    address = Address(steps.BY_KEY["alene"].key, "", "silence_noticed_by")
    domain = redaction._domain(record(PETROL_STATION), address)
    said = [redaction._with(record(PETROL_STATION), {address: one}, is_guess=True) for one in domain]
    papers = [text_of(to_html(catalogue, one)) for one in said]
    assert len(set(papers)) > 1  # the answer decides what is printed; test_redaction proves that none of it is left
