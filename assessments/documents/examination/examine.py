"""Examines one PDF: its signatures and timestamps, what was added after each, and the record it carries.

Takes any bytes at all and never raises over them. Judges by the certificates it is given, and by nothing else.
"""

import asyncio
import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import rfc8785
from asn1crypto import cms, x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from . import pages, policy, printed
from .findings import Findings, FoundSignature, Outcome, Printed, Trusted
from .reader import Reader, entry

LARGEST = 50 * 1024 * 1024
_MOST_SIGNATURES = 50
_SUBFILTERS = {"/Sig": "/ETSI.CAdES.detached", "/DocTimeStamp": "/ETSI.RFC3161"}
_COVERED = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)

logger = logging.getLogger(__name__)


def examine(pdf: bytes, trusted: Trusted, loop: asyncio.AbstractEventLoop | None = None) -> Findings:
    """What the file is. `loop` is for the worker, which may open nothing once it has the file."""
    if len(pdf) > LARGEST:
        return Findings(Outcome.TOO_LARGE)
    own_loop = loop or asyncio.new_event_loop()
    try:
        return _examined(pdf, trusted, own_loop)
    except MemoryError:
        return Findings(Outcome.TOO_HARD)
    except Exception as error:  # a hostile file may make the parser fail in any way; none of them is our caller's
        logger.info("Could not read a PDF that was to be verified: %r", error)
        return _beginning_examined(pdf, trusted, own_loop)
    finally:
        if loop is None:
            own_loop.close()


def examine_signatures(pdf: bytes, trusted: Trusted) -> Findings:
    """As `examine`, of a file that we have made ourselves. Its pages are not read: that takes as long again."""
    loop = asyncio.new_event_loop()
    try:
        return _examined(pdf, trusted, loop, with_pages=False)
    finally:
        loop.close()


def attached_digest(reader: Reader, record_format: str) -> str | None:
    """SHA-256 of the attached record's canonical bytes; None when nothing of our format is attached."""
    return _attached(reader, record_format)[1]


def _attached(reader: Reader, record_format: str) -> tuple[bytes | None, str | None]:
    """The attached file, and the digest of the record in it."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        data = names[1].get_object()["/EF"]["/F"].data
        content = json.loads(data)
        if content["format"] != record_format:
            return None, None
        return data, hashlib.sha256(rfc8785.dumps(content["record"])).hexdigest()
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, RecursionError):
        return None, None


def _examined(pdf: bytes, trusted: Trusted, loop: asyncio.AbstractEventLoop, *, with_pages: bool = True) -> Findings:
    reader = Reader(pdf)
    if "/Encrypt" in reader.trailer.flatten():
        return Findings(Outcome.ENCRYPTED)
    job = _Examination(pdf, reader, trusted, loop)
    signatures = job.signatures()
    record, digest = _attached(reader, trusted.record_format)
    is_ours = digest is not None or any(each.is_ours for each in signatures)
    return Findings(
        Outcome.READ,
        signatures,
        digest,
        tuple(str(name) for name, value, _ref in enumerate_sig_fields(reader) if value is None),
        ends_well=bool(signatures) and signatures[-1].covers_whole_file,
        has_archive_proof="/DSS" in reader.root,
        printed=job.printed(record) if is_ours and with_pages else None,
    )


def _beginning_examined(pdf: bytes, trusted: Trusted, loop: asyncio.AbstractEventLoop) -> Findings:
    """What stops the parser may have been added to a whole file of ours: then it is changed, not unknown."""
    end = len(pdf)
    for _attempt in range(3):
        end = pdf.rfind(b"%%EOF", 0, end)
        try:
            found = _examined(pdf[: end + len(b"%%EOF\n")], trusted, loop) if end > 0 else None
        except Exception:  # as above
            found = None
        if found and any(signature.is_ours for signature in found.signatures):
            return replace(found, ends_well=False)
    return Findings(Outcome.UNREADABLE)


def last_signature(pdf: bytes, trusted: Trusted) -> FoundSignature | None:
    """The newest signature alone: what has to be known at once after signing. Older revisions are not compared."""
    loop = asyncio.new_event_loop()
    try:
        job = _Examination(pdf, Reader(pdf), trusted, loop)
        filled = [entry for entry in job.filled() if entry.kind == "/Sig"]
        return job.newest(filled[-1]) if filled else None
    finally:
        loop.close()


@dataclass(frozen=True)
class _Filled:
    """A signature field with something in it."""

    name: str
    field: Any
    value: Any

    @property
    def kind(self) -> str:
        return str(entry(self.value, "/Type", "/Sig"))

    @property
    def ends_at(self) -> int:
        *_rest, start, length = self.value["/ByteRange"]
        return int(start) + int(length)

    def text(self, key: str) -> str:
        return str(entry(self.value, key, ""))


class _Examination:
    def __init__(self, pdf: bytes, reader: Reader, trusted: Trusted, loop: asyncio.AbstractEventLoop) -> None:
        self.pdf, self.reader, self.loop = pdf, reader, loop
        self.seals = {x509.Certificate.load(each).sha256: x509.Certificate.load(each) for each in trusted.seals}
        self.authorities = [x509.Certificate.load(each) for each in trusted.authorities]

    def filled(self) -> list[_Filled]:
        """Every filled signature field, in the order the file grew."""
        fields = enumerate_sig_fields(self.reader, True)
        found = [_Filled(str(name), ref.get_object(), value.get_object()) for name, value, ref in fields]
        if len(found) > _MOST_SIGNATURES:
            raise ValueError("More signatures than any paper of ours has")
        return sorted(found, key=lambda each: each.ends_at)

    def signatures(self) -> tuple[FoundSignature, ...]:
        filled = self.filled()
        embedded = [self._embedded(each) for each in filled]
        signed = [each.signed_revision for each in embedded if each]
        lawful = policy.lawful_until_end(self.reader, min(signed)) if signed and self._any_ours(embedded) else []
        return tuple(
            self.found(one, lawful_since=bool(lawful and each and lawful[each.signed_revision]), embedded=each)
            for one, each in zip(filled, embedded, strict=True)
        )

    def printed(self, record: bytes | None) -> Printed:
        """What stands on the pages in the bytes that the first signature covers, and whether they are shown still."""
        ends = [each.ends_at for each in self.filled()]
        try:
            signed = Reader(self.pdf[: min(ends)]) if ends and min(ends) < len(self.pdf) else self.reader
            is_as_signed = signed is self.reader or pages.show_the_same(signed, self.reader)
        except MemoryError:
            raise
        except Exception as error:  # as above
            logger.info("Could not read the pages as they were signed: %r", error)
            return Printed(is_as_signed=False)
        return replace(printed.read(signed, record), is_as_signed=is_as_signed)

    def newest(self, one: _Filled) -> FoundSignature:
        """Judged with what long-term validation has added after it, which is at most proof and timestamps."""
        embedded = self._embedded(one)
        signed = embedded.signed_revision if embedded else -1
        lawful = bool(embedded) and policy.lawful_until_end(self.reader, signed)[signed]
        return self.found(one, lawful_since=lawful, embedded=embedded)

    def found(
        self, one: _Filled, *, lawful_since: bool, embedded: EmbeddedPdfSignature | None = None
    ) -> FoundSignature:
        """The judgement of one signature. A broken one says nothing about the others, nor stops us from saying so."""
        found = FoundSignature(one.name, one.kind == "/DocTimeStamp", one.text("/Name"), one.text("/Reason"))
        try:
            embedded = embedded or EmbeddedPdfSignature(self.reader, one.field, one.name)
            found = replace(found, is_ours=embedded.signer_cert.sha256 in self.seals)
            if not self._is_well_formed(one, embedded):
                return found
            judge = self._judged_timestamp if found.is_timestamp else self._judged
            found = judge(found, embedded)
        except Exception as error:
            logger.info("Could not read the signature in %s: %r", one.name, error)
            return found
        return replace(found, only_signed_since=found.covers_whole_file or (found.is_intact and lawful_since))

    def _embedded(self, one: _Filled) -> EmbeddedPdfSignature | None:
        try:
            return EmbeddedPdfSignature(self.reader, one.field, one.name)
        except Exception as error:  # as above
            logger.info("Could not read the signature in %s: %r", one.name, error)
            return None

    def _any_ours(self, embedded: list[EmbeddedPdfSignature | None]) -> bool:
        """Only then is it worth comparing the revisions: what is not ours is foreign however it grew."""
        return any(each and each.signer_cert.sha256 in self.seals for each in embedded)

    def _is_well_formed(self, one: _Filled, embedded: EmbeddedPdfSignature) -> bool:
        """The signed bytes are the file's own from its first byte, and all but the signature itself."""
        start, length, resumes, rest = (int(number) for number in embedded.byte_range)
        gap = self.pdf[length:resumes]
        return (
            one.text("/SubFilter") == _SUBFILTERS.get(one.kind)
            and start == 0
            and 0 < length < resumes <= resumes + rest <= len(self.pdf)
            and gap[:1] == b"<"
            and gap[-1:] == b">"
            and bytes.fromhex(gap[1:-1].decode("ascii")) == embedded.pkcs7_content
            and not embedded.pkcs7_content[_der_length(embedded.pkcs7_content) :].strip(b"\0")
        )

    def _judged(self, found: FoundSignature, embedded: EmbeddedPdfSignature) -> FoundSignature:
        """Judged at the time of signing: an old seal that has since expired was good when it was used."""
        certificate, claimed = embedded.signer_cert, embedded.self_reported_timestamp
        seals = self._context([*self.seals.values()], claimed)
        work = async_validate_pdf_signature(
            embedded, seals, ts_validation_context=self._at_its_time(_token(embedded)), skip_diff=True
        )
        status = self.loop.run_until_complete(work)
        timestamp = status.timestamp_validity
        timestamped_at = None
        if timestamp and timestamp.valid and timestamp.intact and timestamp.trusted:
            timestamped_at = timestamp.timestamp
        times = [time for time in (claimed, timestamped_at) if time]
        within = all(certificate.not_valid_before <= time <= certificate.not_valid_after for time in times)
        return replace(
            found,
            claimed_at=claimed,
            is_intact=bool(status.intact and status.valid and status.coverage in _COVERED),
            is_trusted=bool(status.trusted and found.is_ours and claimed and within),
            covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            has_timestamp=timestamp is not None,
            timestamped_at=timestamped_at,
            authority=_name(timestamp.signing_cert) if timestamp else "",
        )

    def _judged_timestamp(self, found: FoundSignature, embedded: EmbeddedPdfSignature) -> FoundSignature:
        context = self._at_its_time(embedded.signed_data)
        work = async_validate_pdf_timestamp(embedded, context, skip_diff=True)
        status = self.loop.run_until_complete(work)
        intact, trusted = bool(status.intact and status.valid and status.coverage in _COVERED), bool(status.trusted)
        return replace(
            found,
            is_intact=intact,
            is_trusted=trusted,
            covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            has_timestamp=True,
            timestamped_at=status.timestamp if intact and trusted else None,
            authority=_name(status.signing_cert),
        )

    def _context(self, roots: list[x509.Certificate], moment: datetime | None = None) -> ValidationContext:
        return ValidationContext(trust_roots=roots, other_certs=roots, allow_fetching=False, moment=moment)

    def _at_its_time(self, token: cms.SignedData | None) -> ValidationContext:
        """An authority's certificate that has since expired was good when the timestamp was made."""
        moment = token and token["encap_content_info"]["content"].parsed["gen_time"].native
        return self._context(self.authorities, moment)


def _token(embedded: EmbeddedPdfSignature) -> cms.SignedData | None:
    """The timestamp that a signature carries."""
    return next(extract_tst_data_iter(embedded.signer_info, signed=False), None)


def _der_length(content: bytes) -> int:
    """How long the first value in the bytes is: what follows it is padding."""
    first, *_rest = content[1:2]
    count = first & 0x7F if first & 0x80 else 0
    return 2 + count + (int.from_bytes(content[2 : 2 + count]) if count else first)


def _name(certificate: x509.Certificate) -> str:
    subject = certificate.subject.native
    return str(subject.get("common_name") or subject.get("organization_name") or certificate.subject.human_friendly)[
        :200
    ]
