"""What the standards and a screen reader ask of every paper, in every language, judged from the PDF alone."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.casework import exchange, versions
from assessments.casework.forms.labels import label
from assessments.casework.pictures.risk_pictures import numbered
from assessments.casework.workflow import Signatory
from assessments.catalogue import selectors
from assessments.documents import demo, papers, redaction, rendering, services, withholding
from assessments.documents.paper import answers
from assessments.documents.paper.front import told_of_alone, told_of_work
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole
from tests.documents.conftest import EMPLOYER, SAFETY_REP, sign
from tests.documents.fullest import full, not_printed
from tests.documents.samples import ENVELOPE, PETROL_STATION, record
from tests.documents.sheets import DRAFT, SIGNED
from tests.documents.structure import (
    bookmarks,
    elements,
    first_difference,
    folded,
    headings,
    said,
    said_by_poppler,
    written,
)
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once
ASSESSMENT, REDACTED = "assessment", "redacted"
SIGNATORIES = (
    Signatory(role=PartyRole.EMPLOYER, name="Kari Moe", field="sig_employer", user_id=None),
    Signatory(role=PartyRole.SAFETY_REP, name="Ánte Øvregård", field="sig_safety_rep", user_id=None),
)
# Bokmål is validated with each paper's own tests; here the other two, the fullest record and a case of the demo.
CASES = (
    (ASSESSMENT, "en", "full", SIGNED),
    (ASSESSMENT, "nn", "demo", DRAFT),
    *((kind, "en", "demo" if kind == papers.Kind.POSTER else "petrol", DRAFT) for kind in papers.Kind),
    *((kind, "nn", "full", SIGNED) for kind in papers.Kind),
    (REDACTED, "en", "full", SIGNED),
    (REDACTED, "nn", "petrol", SIGNED),
)


@dataclass(frozen=True)
class Made:
    kind: str
    language: str
    record: AssessmentRecord
    is_draft: bool
    pdf: bytes
    page: str

    @property
    def hazards(self) -> str:
        """The words the chapter of hazards begins with."""
        with translation.override(self.language):
            return folded(_("Hva det å være alene gjør"))


def records(name: str) -> AssessmentRecord:
    if name == "full":
        return record(full(AssessmentRecord, "r"))
    if name == "petrol":
        return record(PETROL_STATION)
    company = demo.content()["organisations"][1]
    return exchange.read_file(demo.case_file(company, date(2026, 11, 23))).record


def make(kind, rec, language, stands) -> bytes:
    envelope = ENVELOPE.model_copy(update={"language": language})
    given = papers.Source(rec, envelope, stands)
    if kind == ASSESSMENT:
        return services.render(rec, envelope, SIGNATORIES, is_draft=stands.is_draft)
    if kind == REDACTED:
        answers = [one for place in withholding.places(rec, stands.signatures) for one in place.answers]
        marks = [withholding.Mark(one.address, "offl. § 13") for one in answers[3::80]]
        return redaction.render(given, marks, file_sha256="ab" * 32)
    return papers.render(kind, given)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case[:3]))
def made(request, catalogue):
    """Each paper once, with the page it was made of; asked for in Bokmål, whatever its own language is."""
    kind, language, name, stands = request.param
    pages, real = [], rendering.pdf_from_html

    def listening(page, **options):
        pages.append(page)
        return real(page, **options)

    with pytest.MonkeyPatch.context() as patched:  # no database here: nothing of it is on the paper
        patched.setattr(rendering, "pdf_from_html", listening)
        patched.setattr(selectors, "get", lambda version: catalogue)
        patched.setattr(selectors, "law_in_force", lambda version, on: catalogue.law_in_force(on))
        patched.setattr(versions, "record_before", lambda envelope: None)
        rec = records(name)
        pdf = make(kind, rec, language, stands)
    return Made(kind, language, rec, stands.is_draft, pdf, pages[-1])


@pytest.fixture
def opened(made):
    with pikepdf.open(BytesIO(made.pdf)) as pdf, translation.override(made.language):
        yield pdf


def test_conforms_to_both_standards(made, on_disk):
    path = on_disk(made.pdf)
    assert validate(path, "3a") == []
    assert validate(path, "ua1") == []


@pytest.mark.parametrize("made", CASES[:1], indirect=True, ids=["full"])
def test_the_real_paper_conforms_after_every_signature(made, on_disk):
    pdf, digest = made.pdf, canonical.digest(canonical.record_bytes(made.record))
    for who in (EMPLOYER, SAFETY_REP):
        pdf = sign(pdf, who, first=who is EMPLOYER, record_digest=digest, language=made.language)
        path = on_disk(pdf)
        assert validate(path, "3a") == []
        assert validate(path, "ua1") == []


def test_all_that_is_written_is_read_in_the_same_order(made):
    """The watermark, the bullets and what stands on every page are not read; else the file says what the page says."""
    assert first_difference(said(made.pdf), written(made.page)) == ""


@pytest.mark.parametrize("made", [(papers.Kind.PLAN, "nn", "full", SIGNED)], indirect=True, ids=["plan"])
def test_another_program_reads_the_same(made):
    assert first_difference(said(made.pdf), said_by_poppler(made.pdf)) == ""


def test_the_poster_is_one_page_in_every_language(made):
    if made.kind == papers.Kind.POSTER:
        assert rendering.page_count(made.pdf) == 1


@pytest.mark.parametrize("made", CASES[:2], indirect=True, ids=lambda case: case[2])
def test_everything_the_record_says_is_read_in_the_order_of_the_form(made):
    text, rec = said(made.pdf), made.record
    with translation.override(made.language):
        assert not_printed(rec, text) == []
        first = {rec.work: told_of_work(rec.work), rec.alone: told_of_alone(rec.alone)}  # on the first page
        for section in (rec.work, rec.alone, rec.participation, *rec.control_measures.reviews):
            at, groups = 0, answers.groups(section, skip=first.get(section, frozenset()))
            for row in (row for group in groups for row in group.rows):
                at = text.find(folded(row.label + row.value), at)
                assert at >= 0, row
    places = [text.index(folded(f"{one.number} {one.name}"), text.index(made.hazards)) for one in numbered(rec)]
    assert places == sorted(places)


def test_the_bookmarks_are_the_headings(made):
    assert bookmarks(made.pdf) == headings(made.page)
    assert len(headings(made.page)) > 1


def test_says_what_it_is(made, opened):
    name = papers.KINDS[made.kind].name if made.kind in papers.KINDS else redaction.NAME_OF_FILE
    is_assessment = made.kind == ASSESSMENT
    assert str(opened.Root.Lang) == made.language
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    title = str(opened.docinfo["/Title"])
    assert title == f"{_('Risikovurdering av alenearbeid') if is_assessment else name}: {made.record.work.title}"
    assert str(opened.docinfo["/Author"]) == made.record.organisation.name
    standing = _("UTKAST") if made.is_draft else _("Versjon %(number)s") % {"number": ENVELOPE.version}
    assert str(opened.docinfo["/Subject"]) == f"{_('Risikovurdering av alenearbeid')}, {standing}"
    assert str(opened.docinfo["/Creator"]) == f"Alenearbeid {settings.RELEASE}"


def test_the_data_is_attached_to_the_assessment_only(made, opened):
    found = list(opened.Root.get("/AF", ()))
    assert len(found) == (made.kind == ASSESSMENT)
    assert len(opened.attachments) == len(found)
    for one in found:
        assert one.AFRelationship == pikepdf.Name.Data
        assert (str(one.UF), str(one.Desc)) == (_("risikovurdering.json"), _("Opplysningene som data"))


def test_every_table_says_what_it_is_about_and_every_cell_its_headers(made, opened):
    for table in elements(opened, "/Table"):
        has_caption = any(str(kid.S) == "/Caption" for kid in table.K)
        assert has_caption or str(table.A.Summary).strip()
    names = {str(cell.ID) for cell in elements(opened, "/TH")}
    assert {str(cell.A.get("/Scope")) for cell in elements(opened, "/TH")} <= {"/Row", "/Column"}
    for cell in elements(opened, "/TD"):
        assert len(cell.A.Headers) > 0
        assert {str(one) for one in cell.A.Headers} <= names


def test_a_drawing_says_what_it_shows(made, opened):
    told = [str(figure.Alt) for figure in elements(opened, "/Figure")]
    assert all(len(words) > 20 for words in told)
    if made.kind == ASSESSMENT:
        pictures = " ".join(told)
        shown = [one for one in numbered(made.record) if one.today]
        assert shown
        for one in shown:
            words = {"level": label(one.today).lower()}
            assert f"{one.number} {one.name}" in pictures
            assert _("%(number)s %(name)s: %(where)s, gir %(level)s risiko.").split("%(where)s")[1] % words in pictures


def test_fields_and_links_speak_the_papers_language(made, opened):
    fields = list(opened.Root.AcroForm.Fields) if "/AcroForm" in opened.Root else []
    asked = made.kind == ASSESSMENT and not made.is_draft
    assert len(fields) == (len(SIGNATORIES) if asked else 0)
    for field, who in zip(fields, SIGNATORIES, strict=False):
        words = {"role": str(label(who.role)).lower(), "name": who.name}
        assert str(field.TU) == _("Signaturfelt for %(role)s %(name)s") % words
    assert len(list(elements(opened, "/Form"))) == len(fields)
    links = [one for page in opened.pages for one in page.get("/Annots", ()) if str(one.Subtype) == "/Link"]
    assert all(" " in str(one.Contents) for one in links)
