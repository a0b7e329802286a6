"""Ours, changed, older or foreign: every way of tampering that was thought of, and files made to break the reader."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner

from assessments.documents import seal, signing, verification
from assessments.documents.examination import examine
from assessments.documents.signing import SigningFailed
from assessments.documents.verification import ExpectedRevisions, Kind, verify
from tests.documents import specimen
from tests.documents.conftest import EMPLOYER, SAFETY_REP, render, sign

pytestmark = pytest.mark.once


class QuietWriter(IncrementalPdfFileWriter):
    """Changes what the attacker wants changed and nothing else."""

    def _update_meta(self):
        pass


def amended(pdf, change):
    writer = QuietWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def swap_attachment(writer):
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    embedded = names[1].get_object()["/EF"].raw_get("/F")
    embedded.get_object()._data = specimen.attachment({"work": {"title": "Noe annet"}})
    embedded.get_object()._encoded_data = None
    writer.mark_update(embedded)


def add_attachment(writer):
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.append(pdf_string("ekstra.json"))
    names.append(names.raw_get(1))
    writer.update_container(names)


def add_annotation(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    rectangle = generic.ArrayObject(map(generic.NumberObject, (10, 10, 200, 200)))
    note = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/FreeText"), "/Rect": rectangle}
    note["/Contents"] = pdf_string("Alt i orden")
    reference = writer.add_object(generic.DictionaryObject({pdf_name(key): value for key, value in note.items()}))
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), reference])
    writer.update_container(page)


def replace_page_content(writer):
    page = writer.root["/Pages"]["/Kids"][1]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 100 100 re f"))
    writer.update_container(page)


def repaint_a_box(number):
    def change(writer):
        field = writer.root["/AcroForm"]["/Fields"][number]
        picture = {"/Type": pdf_name("/XObject"), "/Subtype": pdf_name("/Form"), "/BBox": field["/AP"]["/N"]["/BBox"]}
        stream = generic.StreamObject({pdf_name(k): v for k, v in picture.items()}, stream_data=b"0 0 50 50 re f")
        field["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(stream)})
        writer.update_container(field)

    return change


def change_title(writer):
    info = writer.trailer.raw_get("/Info")
    info.get_object()[pdf_name("/Title")] = pdf_string("Noe annet")
    writer.mark_update(info)


def change_xmp(writer):
    reference = writer.root.raw_get("/Metadata")
    new = generic.StreamObject(
        {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")},
        stream_data=writer.root["/Metadata"].data.replace(b"Risiko", b"Trygg "),
    )
    writer.objects[(0, reference.idnum)] = new


def flipped(pdf, position):
    return pdf[:position] + bytes([pdf[position] ^ 1]) + pdf[position + 1 :]


def resaved(pdf, **options):
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages if options.pop("without_form", False) else ():
            opened.Root.AcroForm = pikepdf.Dictionary(Fields=[])
            if "/Annots" in page:
                del page.Annots
        opened.save(out, **options)
    return out.getvalue()


def signed_by_a_stranger(pdf, field, tmp_path, settings):
    own, settings.SEAL_DIR = settings.SEAL_DIR, tmp_path / "strangers"
    signer = seal.current().signer()
    settings.SEAL_DIR = own
    meta = PdfSignatureMetadata(field_name=field, name="Kari Nordmann", reason="Godkjent")
    return PdfSigner(meta, signer=signer).sign_pdf(QuietWriter(BytesIO(pdf))).getvalue()


def test_it_works(twice_signed):
    verdict = verify(twice_signed)
    assert (verdict.kind, verdict.problems, verdict.empty_fields) == (Kind.VALID, (), ())
    assert verdict.record_digest == specimen.digest()
    first, second = verdict.signatures
    assert (first.person, first.role, first.disagrees) == (EMPLOYER["person"], "Arbeidsgiver", False)
    assert (second.person, second.role, second.disagrees) == (SAFETY_REP["person"], "Verneombud", True)
    assert abs((datetime.now(UTC) - first.signed_at).total_seconds()) < 600
    assert second.covers_whole_file
    assert not first.covers_whole_file


def test_half_signed_is_valid_and_says_who_is_missing(once_signed):
    verdict = verify(once_signed)
    assert (verdict.kind, verdict.empty_fields) == (Kind.VALID, ("sig_safety_rep",))


def test_not_signed_yet(unsigned):
    verdict = verify(unsigned)
    assert (verdict.kind, verdict.problems) == (Kind.UNSIGNED, ("Filen har ingen signatur.",))


@pytest.mark.parametrize(
    "change",
    [
        swap_attachment,
        add_attachment,
        add_annotation,
        replace_page_content,
        repaint_a_box(0),
        repaint_a_box(1),
        change_title,
        change_xmp,
    ],
)
def test_later_additions_are_seen(once_signed, twice_signed, change):
    for pdf in (once_signed, twice_signed):
        tampered = amended(pdf, change)
        assert tampered.startswith(pdf)
        assert len(tampered) > len(pdf)
        verdict = verify(tampered)
        assert verdict.kind == Kind.CHANGED, verdict
        assert verdict.problems


@pytest.mark.parametrize("change", [add_annotation, change_title, change_xmp, swap_attachment])
def test_a_change_between_two_signatures_is_not_signed_over(once_signed, change, monkeypatch):
    tampered = amended(once_signed, change)
    with pytest.raises(SigningFailed):
        sign(tampered, SAFETY_REP, first=False)
    monkeypatch.setattr(signing, "_refuse_wrong_place", lambda *_: None)
    verdict = verify(sign(tampered, SAFETY_REP, first=False))
    assert verdict.kind == Kind.CHANGED
    assert "Filen er endret etter signatur 1" in verdict.problems[0]


def signed_ranges(pdf):
    for signature in PdfFileReader(BytesIO(pdf)).embedded_signatures:
        _start, length, resumes, rest = map(int, signature.byte_range)
        yield length, resumes, resumes + rest


def test_every_flipped_byte_is_seen(twice_signed):
    """A sample over the whole file but the signatures themselves."""
    inside = [range(gap, resumes) for gap, resumes, _end in signed_ranges(twice_signed)]
    for position in range(9, len(twice_signed), len(twice_signed) // 25):
        if not any(position in gap for gap in inside):
            assert verify(flipped(twice_signed, position)).kind != Kind.VALID, position


def test_a_flipped_byte_in_a_signature_never_says_anything_else(twice_signed):
    """A signature has bytes of padding and packing that nothing vouches for. They change nothing it says."""
    whole = verify(twice_signed)
    for gap, resumes, _end in signed_ranges(twice_signed):
        for position in range(gap + 1, resumes, 401):
            verdict = verify(flipped(twice_signed, position))
            assert verdict.kind != Kind.VALID or verdict.signatures == whole.signatures


@pytest.mark.parametrize("tail", [b"\n", b"garbage", b"%%EOF\n", b"\0" * 5000])
def test_appended_bytes_are_seen(twice_signed, tail):
    verdict = verify(twice_signed + tail)
    assert verdict.kind == Kind.CHANGED
    assert "Det er lagt noe til i filen etter den siste signaturen." in verdict.problems


def test_a_dropped_signature_is_seen_with_what_is_stored(unsigned, once_signed, twice_signed):
    stored = ExpectedRevisions(tuple(verify(pdf).sha256 for pdf in (unsigned, once_signed, twice_signed)))
    assert verify(twice_signed, expected=stored).kind == Kind.VALID
    for dropped in (unsigned, once_signed):
        verdict = verify(dropped, expected=stored)
        assert verdict.kind == Kind.OLDER
        assert "eldre utgave" in verdict.problems[-1]


def test_another_signing_of_the_same_paper_is_not_the_stored_one(unsigned, once_signed):
    stored = ExpectedRevisions(tuple(verify(pdf).sha256 for pdf in (unsigned, once_signed)))
    other = sign(unsigned, {**EMPLOYER, "person": "En annen"}, first=True)
    assert verify(other).kind == Kind.VALID
    assert verify(other, expected=stored).kind == Kind.CHANGED


def test_saved_anew_is_changed(twice_signed):
    assert verify(resaved(twice_signed)).kind == Kind.CHANGED


def test_without_its_form_it_is_unsigned(twice_signed):
    assert verify(resaved(twice_signed, without_form=True)).kind == Kind.UNSIGNED


def test_a_strangers_paper_is_foreign(unsigned, tmp_path, settings):
    verdict = verify(signed_by_a_stranger(unsigned, "sig_employer", tmp_path, settings))
    assert verdict.kind == Kind.FOREIGN
    assert not any(signature.stands or signature.ours for signature in verdict.signatures)


@pytest.mark.parametrize("field", ["sig_safety_rep", "sig_new"])
def test_a_strangers_signature_on_ours_is_a_change(once_signed, field, tmp_path, settings):
    verdict = verify(signed_by_a_stranger(once_signed, field, tmp_path, settings))
    assert verdict.kind == Kind.CHANGED
    assert "ikke laget her" in " ".join(verdict.problems)


def test_a_seal_with_our_name_is_not_our_seal(unsigned, tmp_path, settings):
    """The stranger's certificate says the same name: only the key tells."""
    settings.SEAL_DIR = tmp_path / "other"
    forged = sign(unsigned, EMPLOYER, first=True)
    settings.SEAL_DIR = tmp_path / "own"
    verdict = verify(forged)
    assert verdict.kind == Kind.FOREIGN
    assert [signature.trusted for signature in verdict.signatures] == [False]


def test_a_paper_that_attaches_another_record_is_not_valid(unsigned, monkeypatch):
    """Whoever holds the key could sign a lie about the record; the digest in the reason still has to fit."""
    monkeypatch.setattr(verification, "attached_digest", lambda _reader: "0" * 64)
    signed = sign(unsigned, EMPLOYER, first=True, record_digest="0" * 64)
    monkeypatch.undo()
    verdict = verify(signed)
    assert verdict.kind == Kind.MISMATCHED
    assert verdict.problems == ("Det som ble signert, er ikke den vurderingen som er trykt og vedlagt.",)


def test_another_pdf_is_foreign():
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    assert verify(out.getvalue()).kind == Kind.FOREIGN


def deep():
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"


@pytest.mark.parametrize(
    "pdf",
    [b"", b"hei", b"%PDF-", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"\xff" * 2000, deep(), b"{" * 50_000],
    ids=["empty", "text", "head", "no-xref", "noise", "deep", "braces"],
)
def test_what_is_not_a_pdf_is_said(pdf):
    verdict = verify(pdf)
    assert verdict.kind == Kind.UNREADABLE
    assert verdict.problems


def test_an_encrypted_file_is_said(twice_signed):
    locked = resaved(twice_signed, encryption=pikepdf.Encryption(owner="a", user="b"))
    verdict = verify(locked)
    assert verdict.kind == Kind.UNREADABLE
    assert "kryptert" in verdict.problems[0]


def test_every_truncation_is_survived(twice_signed):
    for length in range(0, len(twice_signed), len(twice_signed) // 50):
        assert verify(twice_signed[:length]).kind != Kind.VALID, length


def test_a_file_larger_than_any_paper_is_not_read(monkeypatch, twice_signed):
    monkeypatch.setattr(examine, "LARGEST", 1000)
    verdict = verify(twice_signed, hostile=False)
    assert (verdict.kind, verdict.problems) == (Kind.UNREADABLE, ("Filen er for stor til å kontrolleres.",))


@pytest.mark.parametrize(
    "content", [b"[]", b"null", b"{", b'{"format": "alenearbeid/assessment"}', b"\xff", b"[" * 9999]
)
def test_an_attachment_that_is_not_a_record_has_no_digest(content):
    assert verify(render(attachment=content)).kind == Kind.FOREIGN
