"""How long the paper may be: the fullest case stays under twenty pages, and very much of anything is set tighter."""

import json
import re
import subprocess
from datetime import UTC, datetime

import pikepdf
import pytest

from assessments.checks import engine
from assessments.checks.engine import Severity
from assessments.documents import content, demo, rendering
from tests.documents.largest import largest
from tests.documents.papers import ON, changed, text_of, to_html
from tests.documents.samples import PETROL_STATION, record

FIELDS = [rendering.FieldSpec("sig_employer", "a"), rendering.FieldSpec("sig_1", "b")]
A4_WIDTH, MARGIN = 595.27, 36.8  # points; 13 mm where the paper is set tighter
SMALLEST = 7.4  # points; 7.5 in the style sheet, and floats


# What the parties add beside the catalogue's hazards, measures and questions. It has no fullest case.
BESIDE = ("consultations", "stops", "survey", "proposals")


@pytest.fixture(scope="module")
def largest_pdf(catalogue):
    return made(catalogue, {name: part for name, part in largest(catalogue).items() if name not in BESIDE})


def made(catalogue, data):
    """As it is signed: what must be mended first is mended."""
    rec = record(data)
    findings = [one for one in engine.run(rec, catalogue.law_in_force(ON), ON) if one.severity != Severity.BLOCKING]
    html = to_html(catalogue, rec, findings=findings, verify_at="https://alenearbeid.example/verifiser/x/")
    created = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return rendering.pdf_from_html(html, created=created, signature_fields=FIELDS, stylesheets=content.STYLESHEETS)


def test_the_fullest_case_stays_under_twenty_pages(catalogue, largest_pdf):
    data = largest(catalogue)
    assert len(data["measures"]["chosen"]) > 80
    assert sum(len(data[part]["hazards"]) for part in ("physical", "psychosocial", "violence")) > 50
    assert rendering.page_count(largest_pdf) < 20


def test_what_the_parties_add_costs_two_pages(catalogue, largest_pdf):
    """Minutes, a stop, a survey and a proposal, one of each."""
    assert set(BESIDE) <= set(largest(catalogue))
    with_all = made(catalogue, largest(catalogue))
    assert rendering.page_count(with_all) <= rendering.page_count(largest_pdf) + 2


def test_no_letter_is_smaller_than_can_be_read(largest_pdf, on_disk):
    """Every size of type on every page, drawings and their numbers included."""
    with pikepdf.open(on_disk(largest_pdf)) as pdf:
        smallest = min(size for page in pdf.pages for size in _sizes(page))
    assert SMALLEST < smallest < 8


def test_no_word_goes_past_the_margin(largest_pdf, on_disk):
    """The name of a regulation may be longer than its column."""
    run = subprocess.run(["pdftotext", "-bbox", on_disk(largest_pdf), "-"], check=True, capture_output=True, text=True)
    ends = [float(one) for one in re.findall(r'<word [^>]*xMax="([0-9.]+)"', run.stdout)]
    assert len(ends) > 5000
    assert max(ends) < A4_WIDTH - MARGIN


def test_the_first_page_has_all_that_must_be_known(catalogue, on_disk):
    """With a disagreement, what is not in place and what applies meanwhile: the demo's waste collector."""
    company = next(one for letter, one in demo.cases() if letter == "b")
    data = json.loads(demo.case_file(company, ON))["record"]
    said = next(step for step in company["case"]["steps"] if step["do"] == "state")
    viggo = {"name": "Viggo Verneombud", "role": "safety_rep", "on": "2026-11-16", "asked_on": "2026-11-16"}
    data["positions"] = [viggo | {name: said[name] for name in ("statement", "reason")}]
    data["remarks"] = [{"author": "Viggo", "role": "safety_rep", "on": "2026-11-16", "step": "fysisk", "text": "Snø."}]
    pdf = on_disk(made(catalogue, data))
    run = subprocess.run(["pdftotext", "-l", "1", pdf, "-"], check=True, capture_output=True, text=True)
    page = " ".join(run.stdout.split())
    assert said["reason"].split(". ")[-1] in page
    for words in ("Dette gjelder imens", "Komprimatoren åpnes ikke alene.", "Daglig leder", "vt_truende_publikum"):
        assert words in page


def _sizes(page):
    """The size each text is drawn at: the font's, through the matrices it is drawn in."""
    scale, stack, font, drawn = 1.0, [], 1.0, 1.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(scale)
            case "Q":
                scale = stack.pop()
            case "cm":
                scale *= abs(float(operands[0]) * float(operands[3]) - float(operands[1]) * float(operands[2])) ** 0.5
            case "Tf":
                font = float(operands[1])
            case "Tm":
                a, b, c, d = (float(one) for one in operands[:4])
                drawn = abs(a * d - b * c) ** 0.5
            case "Tj" | "TJ":
                yield font * scale * drawn


def test_many_reasons_are_told_by_the_numbers_of_their_hazards(catalogue):
    page = text_of(to_html(catalogue, record(largest(catalogue))))
    assert "høy risiko, og det å være alene gjør den mer sannsynlig eller verre." in page
    assert page.count("høy risiko, og det å være alene gjør den mer sannsynlig eller verre.") < 3
    assert "Fare nr. " in page


def test_only_a_paper_of_very_much_is_set_tighter(catalogue):
    assert '<body class="paper dense">' in to_html(catalogue, record(largest(catalogue)))
    assert '<body class="paper">' in to_html(catalogue, changed(PETROL_STATION))
