"""Signatures are checked by verifying them, with two programs that are not ours."""

import asyncio
import re
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from django.utils.translation import override
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from assessments.documents import seal, signing
from assessments.documents.seal import SealUnavailable
from assessments.documents.signing import SigningFailed
from assessments.documents.statement import Statement
from tests.documents import specimen
from tests.documents.conftest import EMPLOYER, SAFETY_REP, render, sign
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once


def pdfsig(path):
    return subprocess.run(["pdfsig", "-nocert", path], check=True, capture_output=True, text=True).stdout


def pyhanko_statuses(pdf):
    """pyHanko's own verdict, with its default policy and not the stricter one of ours."""

    async def judged():
        context = ValidationContext(trust_roots=list(seal.trusted()), allow_fetching=False)
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
        return [await async_validate_pdf_signature(signature, context) for signature in found]

    return asyncio.run(judged())


def test_it_works(twice_signed):
    statuses = pyhanko_statuses(twice_signed)
    assert [status.bottom_line for status in statuses] == [True, True]
    assert [status.docmdp_ok for status in statuses] == [True, True]


def test_pdfsig_agrees(twice_signed, on_disk):
    said = pdfsig(on_disk(twice_signed))
    assert said.count("Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert said.count("Total document signed") == 1


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_still_conforms_after_both(once_signed, twice_signed, on_disk, profile):
    assert validate(on_disk(once_signed), profile) == []
    assert validate(on_disk(twice_signed), profile) == []


def test_each_signature_only_adds(unsigned, once_signed, twice_signed):
    assert once_signed.startswith(unsigned)
    assert twice_signed.startswith(once_signed)


def test_the_first_certifies_and_the_next_approves(twice_signed):
    first, second = PdfFileReader(BytesIO(twice_signed)).embedded_signatures
    assert first.docmdp_level.name == "FILL_FORMS"
    assert second.docmdp_level is None


def test_the_signature_says_who_why_and_when(unsigned):
    at = datetime(2026, 7, 1, 21, 30, tzinfo=UTC) if seal.trusted() == () else datetime.now(UTC).replace(microsecond=0)
    signed = sign(unsigned, EMPLOYER, first=True, at=at)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    said = signature.sig_object
    assert said["/Name"] == EMPLOYER["person"]
    assert specimen.digest() in said["/Reason"]
    assert "/Location" not in said
    assert signature.self_reported_timestamp == at


def test_title_dates_and_metadata_are_left_alone(unsigned, twice_signed):
    """Also shows that pyHanko still has the private hook we override: without it both would change."""
    with pikepdf.open(BytesIO(unsigned)) as before, pikepdf.open(BytesIO(twice_signed)) as after:
        assert dict(before.docinfo.items()) == dict(after.docinfo.items())
        assert before.Root.Metadata.read_raw_bytes() == after.Root.Metadata.read_raw_bytes()


def test_the_stamp_can_be_read_on_paper(twice_signed, on_disk):
    path = on_disk(twice_signed)
    text = subprocess.run(["pdftotext", "-f", "4", "-l", "4", path, "-"], check=True, capture_output=True, text=True)
    for words in (
        EMPLOYER["person"],
        "Arbeidsgiver",
        SAFETY_REP["person"],
        "Verneombud, uenig – se begrunnelsen i dokumentet",
        "Identitet: passord skrevet på nytt",
        "på vegne av den som er navngitt",
    ):
        assert words in text.stdout
    assert len(re.findall(r"Signert \d+\. \w+ \d{4} kl\. \d\d:\d\d norsk tid", text.stdout)) == 2


def test_the_time_on_the_stamp_is_norwegian():
    statement = Statement("Kari", "Arbeidsgiver", "passord", "0" * 64)
    summer, winter = datetime(2026, 6, 30, 22, 5, tzinfo=UTC), datetime(2026, 12, 31, 23, 5, tzinfo=UTC)
    assert "Signert 1. juli 2026 kl. 00:05 norsk tid" in statement.stamp_lines(at=summer, installation="x")
    assert "Signert 1. januar 2027 kl. 00:05 norsk tid" in statement.stamp_lines(at=winter, installation="x")


def test_the_stamp_speaks_the_documents_language():
    """What a machine reads back does not: it is the same in all of them."""
    statement, at = Statement("Kari", "Arbeidsgiver", "passord", "0" * 64), datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
    norwegian, english = (statement.stamp_lines(at=at, installation="x", language=each) for each in ("nn", "en"))
    assert "30. juni 2026 kl. 14:00" in norwegian[1]
    assert "30 June 2026" in english[1]
    with override("en"):
        assert statement.reason.startswith("Arbeidsgiver signerer risikovurderingen med SHA-256")


def test_what_was_said_is_read_back():
    for disagrees in (True, False):
        statement = Statement("Kari", "Verneombud", "passord. Skrevet på nytt", "a" * 64, disagrees)
        assert Statement.read("Kari", statement.reason) == statement
    assert Statement.read("Kari", "Godkjent") is None


@pytest.mark.parametrize(
    ("who", "first", "options", "words"),
    [
        (SAFETY_REP, True, {"field": "sig_unknown"}, "ikke signaturfeltet"),
        (SAFETY_REP, False, {"field": "sig_employer"}, "allerede signert"),
        (SAFETY_REP, True, {}, "andre signaturer enn ventet"),
        (SAFETY_REP, False, {"record_digest": "0" * 64}, "ikke den vurderingen"),
        (SAFETY_REP, False, {"record_digest": "0"}, "feil form"),
        (SAFETY_REP, False, {"role": "Leder\nand"}, "feil form"),
        (SAFETY_REP, False, {"person": "漢字"}, "漢"),
        (SAFETY_REP, False, {"person": "Navn " * 200}, "for langt"),
    ],
)
def test_what_cannot_be_signed_is_refused_in_words(once_signed, who, first, options, words):
    with pytest.raises(SigningFailed, match=words):
        sign(once_signed, {**who, **options}, first=first)


def test_the_first_cannot_come_second(unsigned):
    with pytest.raises(SigningFailed, match="andre signaturer enn ventet"):
        sign(unsigned, EMPLOYER, first=False)


@pytest.mark.parametrize("pdf", [b"", b"hei", b"%PDF-1.7\n%%EOF"])
def test_what_is_not_a_paper_is_not_signed(pdf):
    with pytest.raises(SigningFailed):
        sign(pdf, EMPLOYER, first=True)


def test_a_long_name_and_role_are_made_to_fit(unsigned):
    who = {**EMPLOYER, "person": "Anne-Margrethe " * 5, "role": "Daglig leder for hjemmebaserte tjenester " * 3}
    assert sign(unsigned, {key: value.strip() for key, value in who.items()}, first=True)


def test_without_a_seal_nothing_is_signed(unsigned, settings, tmp_path):
    settings.SEAL_DIR = tmp_path / "seal"
    seal.current()
    next(settings.SEAL_DIR.glob("seal-*.pem")).unlink()
    with pytest.raises(SealUnavailable):
        sign(unsigned, EMPLOYER, first=True)


def test_bytes_that_do_not_verify_are_never_returned(unsigned, monkeypatch):
    signed = sign(unsigned, EMPLOYER, first=True)
    spoilt = signed.replace(b"Identitet", b"identitet")
    for returned in (unsigned, signed[:-1], signed + b"\n", spoilt, render(draft=True)):
        monkeypatch.setattr(signing, "_signed", lambda *_, returned=returned: returned)
        with pytest.raises(SigningFailed, match="forkastet"):
            sign(unsigned, EMPLOYER, first=True)


def test_someone_elses_words_are_not_returned_either(unsigned, monkeypatch):
    other = sign(unsigned, {**EMPLOYER, "person": "En annen"}, first=True)
    monkeypatch.setattr(signing, "_signed", lambda *_: other)
    with pytest.raises(SigningFailed, match="forkastet"):
        sign(unsigned, EMPLOYER, first=True)


def test_works_where_an_event_loop_is_running(unsigned):
    async def in_a_loop():
        return sign(unsigned, EMPLOYER, first=True)

    assert asyncio.run(in_a_loop()).startswith(unsigned)
