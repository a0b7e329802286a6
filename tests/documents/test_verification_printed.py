"""What stands printed is what is attached and what is signed; and what is shown now is what was shown then."""

import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.utils.translation import gettext, override
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string

from assessments.documents import content, rendering, signing, verification
from assessments.documents.examination import examine, pages, policy, printed
from assessments.documents.examination.reader import Reader
from assessments.documents.verification import Kind, report, verify
from assessments.record import canonical
from assessments.record.choices import PartyRole
from tests.documents import hostile, specimen
from tests.documents.conftest import EMPLOYER, SAFETY_REP, render, sign
from tests.documents.fullest import EXCEPTIONS, leaves
from tests.documents.largest import largest
from tests.documents.papers import changed as changed_record
from tests.documents.papers import to_html
from tests.documents.samples import ENVELOPE, HOME_OFFICE, NOT_ALONE, PETROL_STATION, record

pytestmark = pytest.mark.once

OTHER = {"work": {"title": "Noe annet"}}
UNREAD = "Sjekksummen på papiret kan ikke leses."
SHOWN = "Sidene vises ikke slik de var da filen ble signert."


# --- Three that must be the same ---


def signed_as(digest, *, attachment=None, monkeypatch, **page):
    """Signed with a reason that names `digest`, whatever the paper says."""
    pdf = render(html=specimen.html(**page), attachment=attachment or specimen.attachment())
    monkeypatch.setattr(verification, "attached_digest", lambda _reader: digest)
    pdf = sign(pdf, EMPLOYER, first=True, record_digest=digest)
    monkeypatch.undo()
    return pdf


def test_it_works(twice_signed):
    verdict = verify(twice_signed)
    assert (verdict.kind, verdict.printed.is_read, verdict.print_matches) == (Kind.VALID, True, True)
    assert verdict.printed.fingerprints == (specimen.digest(),)
    says = "Det som står trykt, det vedlagte innholdet og det som er signert, er det samme."
    assert says in report.facts(verdict)


@pytest.mark.parametrize(
    ("on_paper", "attached", "signed", "says"),
    [
        (OTHER, None, None, "Det som står trykt, er ikke den vurderingen som er vedlagt og signert."),
        (None, OTHER, None, "Den vedlagte vurderingen er ikke den som er trykt og signert."),
        (None, None, OTHER, "Det som ble signert, er ikke den vurderingen som er trykt og vedlagt."),
        (None, OTHER, {"work": {}}, "er tre ulike vurderinger."),
    ],
)
def test_which_of_the_three_differs_is_told(on_paper, attached, signed, says, monkeypatch):
    pdf = signed_as(
        specimen.digest(signed),
        attachment=specimen.attachment(attached),
        monkeypatch=monkeypatch,
        printed=specimen.digest(on_paper),
    )
    verdict = verify(pdf)
    assert verdict.kind == Kind.MISMATCHED
    assert [says in one for one in verdict.problems] == [True]
    assert report.headline(verdict).startswith("Stemmer ikke")
    assert not verdict.is_genuine


def test_an_unsigned_paper_of_another_record_is_told(monkeypatch):
    verdict = verify(render(html=specimen.html(printed="0" * 64)))
    assert verdict.kind == Kind.UNSIGNED
    assert verdict.problems[1:] == ("Det som står trykt, er ikke den vurderingen som er vedlagt.",)


def test_what_people_write_is_not_the_paper_s_own_fingerprint(monkeypatch):
    words = f"<p>Sjekksum for innholdet (SHA-256) {'0' * 64}</p>"
    assert verify(signed_as(specimen.digest(), monkeypatch=monkeypatch, body=words)).kind == Kind.VALID


def test_two_fingerprints_are_not_one(monkeypatch):
    both = specimen.fingerprint("0" * 64)
    assert verify(signed_as(specimen.digest(), monkeypatch=monkeypatch, body=both)).kind == Kind.MISMATCHED


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_reader_knows_the_words_before_the_fingerprint(language):
    template = (Path(settings.BASE_DIR) / "templates/documents/paper/verify.html").read_text()
    assert '{% translate "Sjekksum for innholdet (SHA-256)" %}' in template
    with override(language):
        assert gettext("Sjekksum for innholdet (SHA-256)") in printed.LABELS
        assert gettext("Sjekksum %(digest)s").split()[0] in printed.AT_THE_FOOT


def test_a_stranger_s_file_that_agrees_with_itself_is_still_unknown(unsigned, tmp_path, settings):
    settings.SEAL_DIR = tmp_path / "strangers"
    pdf = sign(unsigned, EMPLOYER, first=True)
    settings.SEAL_DIR = tmp_path / "own"
    verdict = verify(pdf)
    assert verdict.kind == Kind.FOREIGN
    assert "Hvem som har laget filen, vet vi ikke." in report.facts(verdict)[0]


# --- Print that cannot be read ---


def changed(pdf, change):
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def unseen(pdf):
    for page in pdf.pages:
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BT\n", b"BT\n3 Tr\n"))


def without_tags(pdf):
    del pdf.Root.StructTreeRoot


def tags_in_a_ring(pdf):
    tree = pdf.Root.StructTreeRoot
    tag = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
    tag.K = pikepdf.Array([tag])


def tags_without_end(pdf):
    tag = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    for _level in range(5_000):
        tag = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=tag))
    pdf.Root.StructTreeRoot.K = tag


def fonts(pdf):
    return [font for page in pdf.pages for font in page.Resources.Font.values()]


def no_letters(pdf):
    for font in fonts(pdf):
        font.ToUnicode = pdf.make_stream(b"nothing")


def table(body):
    def change(pdf):
        for font in fonts(pdf):
            font.ToUnicode = pdf.make_stream(body)

    return change


def drawn(data):
    def change(pdf):
        for page in pdf.pages:
            page.Contents = pdf.make_stream(data)

    return change


def in_parts(pdf):
    """One stream, a hundred thousand times over."""
    part = pdf.make_stream(b"q Q " * 1000)
    for page in pdf.pages:
        page.Contents = pikepdf.Array([part] * 100_000)


def many_pages(pdf):
    for _number in range(400):
        pdf.pages.append(pdf.pages[0])


UNREADABLE = {
    "unseen": unseen,
    "no-tags": without_tags,
    "tags-in-a-ring": tags_in_a_ring,
    "tags-without-end": tags_without_end,
    "no-letters": no_letters,
    "wide-ranges": table(b"beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 10_000 + b"endbfrange"),
    "many-ranges": table(b"beginbfrange\n" + b"<0000> <00ff> <0041>\n" * 24_000 + b"endbfrange"),
    "table-without-end": table(b"beginbfchar" * 40_000),
    "deep-content": drawn(b"[" * 500_000),
    "deep-dictionaries": drawn(b"<</A " * 100_000),
    "content-without-end": drawn(b"(" * 500_000),
    "many-states": drawn(b"q " * 250_000),
    "much-content": drawn(b"q Q\n" * 1_000_000),
    "bomb": drawn(b"\0" * 200_000_000),
    "not-content": drawn(bytes(range(256)) * 1_000),
    "parts": in_parts,
    "many-pages": many_pages,
}


@pytest.mark.parametrize("change", UNREADABLE.values(), ids=UNREADABLE)
def test_print_that_cannot_be_read_is_not_valid(unsigned, change, monkeypatch):
    """Though it is our own seal that signs it."""
    pdf = changed(unsigned, change)
    monkeypatch.setattr(signing, "_refuse_wrong_place", lambda *_: None)
    pdf = sign(pdf, EMPLOYER, first=True)
    start = time.perf_counter()
    verdict = verify(pdf)
    taken = time.perf_counter() - start
    assert taken < 10
    assert verdict.kind in {Kind.MISMATCHED, Kind.UNREADABLE}, verdict
    assert verdict.kind == Kind.UNREADABLE or UNREAD in verdict.problems[0]


# --- Shown otherwise than it was signed ---


def optional_content(writer):
    hostile.set_root("/OCProperties", hostile.dictionary(OCGs=generic.ArrayObject()))(writer)


def picture_inside_the_font(writer):
    """Other shapes for the same letters, in the object that a page only comes to by way of three others."""
    font = next(iter(writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"].values())).get_object()
    held = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    key = next(key for key in held if key.startswith("/FontFile"))
    writer.objects[(0, held.raw_get(key).idnum)] = hostile.stream(b"other shapes")


SHOWN_OTHERWISE = {
    "replaced-content": hostile.replace_content,
    "shadow-replace": hostile.overwrite_content,
    "shadow-hide": hostile.hide,
    "shadow-hide-and-replace": hostile.hide_and_replace,
    "shadow-font": hostile.replace_font,
    "shadow-font-file": picture_inside_the_font,
    "page-removed": hostile.remove_page,
    "page-added": hostile.add_page,
    "note": hostile.add_annotation("/FreeText", Contents=pdf_string("Alt i orden")),
    "stamp": hostile.add_annotation("/Stamp"),
    "field": hostile.add_annotation("/Widget", FT=pdf_name("/Sig"), AP=hostile.dictionary()),
    "repainted-box": hostile.repaint(0),
    "overpainted-box": hostile.overpaint(0),
    "moved-box": hostile.set_field(0, "/Rect", hostile.rectangle(0, 0, 500, 500)),
    "layers": optional_content,
}


def between_signatures(once_signed, change, monkeypatch):
    """Shown otherwise after the first signature, and signed over by the second, where no policy looks at changes."""
    pdf = hostile.amended(once_signed, change)
    monkeypatch.setattr(signing, "_refuse_wrong_place", lambda *_: None)
    pdf = sign(pdf, SAFETY_REP, first=False)
    allowing = lambda reader, _first: [True] * reader.xrefs.total_revisions  # noqa: E731
    monkeypatch.setattr(policy, "lawful_until_end", allowing)
    return pdf


@pytest.mark.parametrize("change", SHOWN_OTHERWISE.values(), ids=SHOWN_OTHERWISE)
def test_what_is_shown_otherwise_is_seen_without_the_policy(once_signed, change, monkeypatch):
    pdf = between_signatures(once_signed, change, monkeypatch)
    verdict = verify(pdf, hostile=False)
    assert (verdict.kind, verdict.problems) == (Kind.CHANGED, (SHOWN,))


@pytest.mark.parametrize("change", SHOWN_OTHERWISE.values(), ids=SHOWN_OTHERWISE)
def test_without_a_look_at_the_pages_each_of_them_passes(once_signed, change, monkeypatch):
    """The guard of the test above: nothing else sees them there."""
    pdf = between_signatures(once_signed, change, monkeypatch)
    monkeypatch.setattr(pages, "show_the_same", lambda *_: True)
    assert verify(pdf, hostile=False).kind == Kind.VALID


def test_long_term_validation_shows_nothing(archived, timestamped):
    """The timestamps over the whole document are fields on a page, without a look."""
    for once, twice in (archived, timestamped):
        assert pages.show_the_same(Reader(once), Reader(twice))


# --- The texts of the record, on a real paper ---

PEOPLE = (content.Signatory("Kari Moe", PartyRole.EMPLOYER, "sig_employer"),)


def real(html, rec):
    return rendering.pdf_from_html(
        html,
        created=datetime(2026, 11, 23, tzinfo=UTC),
        attachment=canonical.file_bytes(canonical.record_bytes(rec), ENVELOPE),
        signature_fields=[rendering.FieldSpec(each.field, f"Signaturfelt for {each.name}") for each in PEOPLE],
        stylesheets=content.STYLESHEETS,
    )


@pytest.fixture(scope="module")
def petrol_page(catalogue):
    return to_html(catalogue, record(PETROL_STATION), signatories=PEOPLE)


def signed_paper(html, change=None):
    rec = record(PETROL_STATION)
    pdf = changed(real(html, rec), change) if change else real(html, rec)
    return sign(pdf, EMPLOYER, first=True, record_digest=canonical.digest(canonical.record_bytes(rec)))


def test_every_text_of_a_real_paper_is_found(petrol_page):
    verdict = verify(signed_paper(petrol_page))
    assert (verdict.kind, verdict.problems) == (Kind.VALID, ())
    assert (verdict.printed.missing, verdict.printed.strays) == (0, ())
    assert verdict.printed.texts > 50
    assert f"Alle tekstene i det vedlagte innholdet står på papiret ({verdict.printed.texts})." in report.facts(verdict)


def test_a_text_that_is_not_on_paper_is_found_though_the_fingerprint_is_right(petrol_page):
    assert "Varer over 10 kg" in petrol_page
    lied = petrol_page.replace("Varer over 10 kg", "Varer over 25 kg")
    verdict = verify(signed_paper(lied))
    assert (verdict.kind, verdict.print_matches, verdict.printed.missing) == (Kind.MISMATCHED, True, 1)
    texts = verdict.printed.texts
    assert verdict.problems == (f"1 av {texts} tekster i det vedlagte innholdet finnes ikke på papiret.",)


def test_a_page_of_no_paper_is_found(petrol_page):
    def emptied(pdf):
        pdf.pages[2].Contents = pdf.make_stream(b"0 0 9 9 re f")

    verdict = verify(signed_paper(petrol_page, emptied))
    assert verdict.kind == Kind.MISMATCHED
    assert "Sider som ikke hører til denne vurderingen: 3." in verdict.problems


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_text_of_the_fullest_paper_is_found(catalogue, full_record, language):
    with override(language):
        page = to_html(catalogue, full_record, signatories=PEOPLE)
    found = _read(real(page, full_record))
    assert (found.is_read, found.missing, found.strays, len(found.fingerprints)) == (True, 0, (), 1)
    assert found.texts > 50


def test_every_text_that_people_write_is_looked_for(full_record):
    """In the full record each says where it is from. Of those that are not looked for, each has its reason."""
    file = canonical.file_bytes(canonical.record_bytes(full_record), ENVELOPE)
    written = {value for name, value in leaves(full_record) if type(value) is str and value.startswith("Svar ")}
    left = {name for name, value in leaves(full_record) if value in written - set(printed.statements(file))}
    assert left == printed.NOT_PRINTED
    assert left <= set(EXCEPTIONS)


@pytest.mark.parametrize("data", [HOME_OFFICE, NOT_ALONE])
def test_every_text_of_the_samples_is_found(catalogue, data):
    rec = record(data)
    found = _read(real(to_html(catalogue, rec, signatories=PEOPLE), rec))
    assert (found.is_read, found.missing, found.strays) == (True, 0, ())


def test_every_text_of_the_largest_paper_is_found_in_time(catalogue):
    rec = record(largest(catalogue))
    found = _read(real(to_html(catalogue, rec, signatories=PEOPLE), rec))
    assert (found.is_read, found.missing, found.strays) == (True, 0, ())
    assert found.texts > 200


def test_what_people_send_from_a_phone_is_found(catalogue):
    """Letters that a font draws as one or as many, that are read from the right, and pictures that none reads."""
    words = (
        "שלום עולם (12-13) مرحبا <b>x</b> &amp; 👩🏽\u200d🚒 a\u200fb \ufeff\u2028 ≥ → č\t| x̌ ǩ ffi fl Ⅳ ½ ß İ ŉ\n\nb"
    )
    rec = changed_record(PETROL_STATION, work={"description": words + "W" * 3000})
    found = _read(real(to_html(catalogue, rec, signatories=PEOPLE), rec))
    assert (found.is_read, found.missing) == (True, 0)


def _read(pdf):
    return examine.examine(pdf, verification.trusted()).printed
