"""The chain of help on paper. That nothing withheld can be read from it, `test_redaction` proves of the whole paper."""

from lxml import html as lxml_html

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
