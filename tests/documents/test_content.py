"""The paper as a document: conforming, safe against hostile text, with its fields and marks."""

from itertools import pairwise
from typing import Any

import pytest
from lxml import html as lxml_html

from assessments.casework.forms.labels import label
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole
from tests.documents.fullest import full
from tests.documents.papers import text_of, to_html
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record

HOSTILE = "<script>alert(1)</script><img src=x onerror=y> {{ paper.digest }} {% load x %} & \"'"


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
