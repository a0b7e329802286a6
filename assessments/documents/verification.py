"""Is this file one of ours, is it whole, and who has signed it? Takes any bytes at all and never raises over them.

Stricter than pyHanko's default: no change after a signature is allowed but another signature of ours in a field that
was there, so also title and dates are protected; the last signature must cover every byte of the file; and the
attached record must be the one every signature names.
"""

import asyncio
import hashlib
import json
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

import rfc8785
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from assessments.documents import seal
from assessments.documents.models import Document
from assessments.documents.statement import Statement
from assessments.record.assessment import FORMAT

logger = logging.getLogger(__name__)

_LARGEST = 50 * 1024 * 1024
_UNCHANGED = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}

# pyHanko's default allows new titles, dates, fields and field values as well. Our own signatures need none of it.
_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
)


class Kind(StrEnum):
    VALID = "valid"  # ours, whole, and every signature stands
    VOID = "void"  # ours and whole, but the assessment was reopened and the paper no longer counts
    OLDER = "older"  # ours and whole, but not the last revision we know of
    CHANGED = "changed"  # made by us, and altered since
    UNSIGNED = "unsigned"  # looks like ours, but carries no signature
    FOREIGN = "foreign"  # a PDF that this installation has not sealed
    UNREADABLE = "unreadable"  # not a PDF we can read


@dataclass(frozen=True)
class SignatureInfo:
    """One signature in the file. What it says is only worth something when it is intact and trusted."""

    field: str
    person: str
    reason: str
    statement: Statement | None
    signed_at: datetime | None = None
    intact: bool = False
    trusted: bool = False
    ours: bool = False  # names one of our seals, even when it no longer holds
    covers_whole_file: bool = False
    only_signed_since: bool = False

    @property
    def stands(self) -> bool:
        return self.intact and self.trusted and self.only_signed_since and self.statement is not None

    @property
    def role(self) -> str:
        return self.statement.role if self.statement else ""

    @property
    def disagrees(self) -> bool:
        return bool(self.statement and self.statement.disagrees)


@dataclass(frozen=True)
class ExpectedRevisions:
    """What was stored: SHA-256 of each revision in order, the unsigned first."""

    sha256: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    kind: Kind
    sha256: str
    signatures: tuple[SignatureInfo, ...] = ()
    record_digest: str | None = None
    empty_fields: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


HEADLINES = {
    Kind.VALID: gettext_lazy("Ekte: filen er uendret, og alle signaturene står."),
    Kind.VOID: gettext_lazy("Gjelder ikke: dokumentet er trukket tilbake før det var ferdig signert."),
    Kind.OLDER: gettext_lazy("Ikke siste utgave: filen mangler signaturer som er kommet senere."),
    Kind.CHANGED: gettext_lazy("Endret: filen er ikke slik den ble signert."),
    Kind.UNSIGNED: gettext_lazy("Ikke signert: filen har ingen signatur."),
    Kind.FOREIGN: gettext_lazy("Ukjent: filen er ikke forseglet av denne installasjonen."),
    Kind.UNREADABLE: gettext_lazy("Ukjent: filen kan ikke leses som PDF."),
}


def headline(verdict: Verdict) -> str:
    """The verdict in one line."""
    return str(HEADLINES[verdict.kind])


def verify(pdf: bytes, *, expected: ExpectedRevisions | None = None) -> Verdict:
    """Looks at the bytes alone, or, with `expected`, also at what we stored."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    try:
        verdict = _examined(pdf, sha256)
    except Exception as error:  # a hostile file may make the parser fail in any way; none of them is our caller's
        logger.info("Could not read a PDF that was to be verified: %r", error)
        verdict = _beginning_examined(pdf, sha256)
    return verdict if expected is None else _compared(verdict, expected)


def verify_stored(pdf: bytes) -> Verdict:
    """As `verify`, with what is stored here: catches a paper that has lost its last signature, and is quick for ours.

    A file that is byte for byte the one we made needs no cryptography to be recognised.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    if document := Document.objects.of_revision(sha256):
        return _recognised(document, sha256)
    verdict = verify(pdf)
    known = verdict.record_digest and Document.objects.filter(record_digest=verdict.record_digest).first()
    if not known or verdict.kind == Kind.CHANGED:
        return verdict
    return replace(verdict, kind=Kind.CHANGED, problems=(*verdict.problems, _not_as_stored()))


def _recognised(document: Document, sha256: str) -> Verdict:
    rows = list(document.signatures.order_by("order"))
    revisions = [document.sha256, *(row.sha256 for row in rows)]
    made = rows[: revisions.index(sha256)]
    signatures = tuple(
        SignatureInfo(
            field=row.field,
            person=row.statement.person,
            reason=row.statement.reason,
            statement=row.statement,
            signed_at=row.signed_at,
            intact=True,
            trusted=True,
            ours=True,
            covers_whole_file=row is made[-1],
            only_signed_since=True,
        )
        for row in made
    )
    problems = () if made else (_no_signature(),)
    verdict = Verdict(
        Kind.VALID if made else Kind.UNSIGNED, sha256, signatures, document.record_digest, problems=problems
    )
    verdict = _compared(verdict, ExpectedRevisions(tuple(revisions)))
    if document.voided_at is None:
        return verdict
    void = _("Vurderingen ble åpnet igjen før alle hadde signert. Dette dokumentet gjelder ikke.")
    return replace(verdict, kind=Kind.VOID, problems=(*verdict.problems, void))


def open_reader(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(BytesIO(pdf))


def last_signature(pdf: bytes) -> SignatureInfo | None:
    """The newest signature alone: what has to be known at once after signing, without comparing all revisions."""
    found = _signatures(open_reader(pdf), compare=False)
    return found[-1] if found else None


def attached_digest(reader: PdfFileReader) -> str | None:
    """SHA-256 of the attached record's canonical bytes; None when nothing of our format is attached."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        content = json.loads(names[1].get_object()["/EF"]["/F"].data)
        if content["format"] != FORMAT:
            return None
        return hashlib.sha256(rfc8785.dumps(content["record"])).hexdigest()
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, RecursionError):
        return None


def _examined(pdf: bytes, sha256: str) -> Verdict:
    if len(pdf) > _LARGEST:
        return Verdict(Kind.UNREADABLE, sha256, problems=(_("Filen er for stor til å kontrolleres."),))
    reader = open_reader(pdf)
    if reader.encrypted:
        return Verdict(Kind.UNREADABLE, sha256, problems=(_("Filen er kryptert. Det er ingen av våre dokumenter."),))
    signatures = _signatures(reader)
    digest = attached_digest(reader)
    empty = tuple(name for name, value, _ref in enumerate_sig_fields(reader) if value is None)
    problems = _problems(signatures, digest)
    kind = _kind(signatures, digest, problems)
    return Verdict(kind, sha256, signatures, digest, empty, problems)


def _beginning_examined(pdf: bytes, sha256: str) -> Verdict:
    """What stops the parser may have been added to a whole file of ours: then it is changed, not unknown."""
    end = len(pdf)
    for _attempt in range(3):
        end = pdf.rfind(b"%%EOF", 0, end)
        try:
            found = _examined(pdf[: end + len(b"%%EOF\n")], sha256) if end > 0 else None
        except Exception:  # as above
            found = None
        if found and any(signature.ours for signature in found.signatures):
            return replace(found, kind=Kind.CHANGED, problems=(*found.problems, _appended()))
    return Verdict(Kind.UNREADABLE, sha256, problems=(_("Filen er ikke en PDF som kan leses."),))


def _kind(signatures: Sequence[SignatureInfo], digest: str | None, problems: Sequence[str]) -> Kind:
    if not signatures:
        return Kind.FOREIGN if digest is None else Kind.UNSIGNED
    if not any(signature.ours for signature in signatures):
        return Kind.FOREIGN
    return Kind.CHANGED if problems else Kind.VALID


def _problems(signatures: Sequence[SignatureInfo], digest: str | None) -> tuple[str, ...]:
    found: list[str] = []
    if not signatures:
        found.append(_no_signature())
    for number, signature in enumerate(signatures, 1):
        found += [problem % {"number": number, "person": signature.person} for problem in _faults(signature)]
    if signatures and not signatures[-1].covers_whole_file:
        found.append(_appended())
    named = {signature.statement.record_digest for signature in signatures if signature.statement}
    if signatures and any(signature.ours for signature in signatures) and named != {digest}:
        found.append(_("Den vedlagte vurderingen er ikke den som ble signert."))
    return tuple(found)


def _faults(signature: SignatureInfo) -> list[str]:
    if not signature.ours:
        return [_("Signatur %(number)d er ikke laget av denne installasjonen, eller kan ikke leses.")]
    faults = []
    if not signature.intact:
        faults.append(_("Det som signatur %(number)d (%(person)s) gjelder, er endret."))
    elif not signature.trusted:
        faults.append(_("Seglet på signatur %(number)d (%(person)s) gjelder ikke for tidspunktet den oppgir."))
    elif not signature.only_signed_since:
        faults.append(_("Filen er endret etter signatur %(number)d (%(person)s)."))
    if signature.statement is None:
        faults.append(_("Signatur %(number)d (%(person)s) sier ikke hvilken vurdering den gjelder."))
    return faults


def _signatures(reader: PdfFileReader, *, compare: bool = True) -> tuple[SignatureInfo, ...]:
    """Every filled signature field, in the order the file grew."""
    filled = [(name, value.get_object(), ref.get_object()) for name, value, ref in enumerate_sig_fields(reader, True)]
    filled.sort(key=lambda entry: int(entry[1]["/ByteRange"][2]))
    return tuple(_info(reader, name, signed, field, compare) for name, signed, field in filled)


def _info(reader: PdfFileReader, name: str, signed: Any, field: Any, compare: bool) -> SignatureInfo:
    person, reason = str(signed.get("/Name", "")), str(signed.get("/Reason", ""))
    info = SignatureInfo(field=name, person=person, reason=reason, statement=Statement.read(person, reason))
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        return _judged(info, embedded, compare)
    except Exception as error:  # a broken signature says nothing about the other ones, nor stops us from saying so
        logger.info("Could not read the signature in %s: %r", name, error)
        return info


def _judged(info: SignatureInfo, embedded: EmbeddedPdfSignature, compare: bool) -> SignatureInfo:
    certificate = embedded.signer_cert
    seals = {own.sha256: own for own in seal.trusted()}
    info = replace(info, signed_at=embedded.self_reported_timestamp, ours=certificate.sha256 in seals)
    status = _status(embedded, info.signed_at, list(seals.values()), compare)
    within = (
        info.signed_at is not None and certificate.not_valid_before <= info.signed_at <= certificate.not_valid_after
    )
    covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    lawful = compare and bool(status.docmdp_ok) and status.modification_level in _UNCHANGED
    return replace(
        info,
        intact=bool(status.intact and status.valid),
        trusted=bool(status.trusted and info.ours and within),
        covers_whole_file=covers,
        only_signed_since=covers or lawful,
    )


def _status(embedded: EmbeddedPdfSignature, at: datetime | None, roots: list, compare: bool) -> Any:
    """Judged at the time of signing: an old seal that has since expired was good when it was used."""
    context = ValidationContext(trust_roots=roots, other_certs=roots, allow_fetching=False, moment=at)
    work = async_validate_pdf_signature(embedded, context, diff_policy=_POLICY, skip_diff=not compare)
    # In a thread of its own: the caller's may already run an event loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _compared(verdict: Verdict, expected: ExpectedRevisions) -> Verdict:
    if verdict.kind not in {Kind.VALID, Kind.UNSIGNED} or verdict.sha256 == expected.sha256[-1]:
        return verdict
    if verdict.sha256 in expected.sha256:
        problem = _("Dette er en eldre revisjon: det er kommet flere signaturer siden.")
        return replace(verdict, kind=Kind.OLDER, problems=(*verdict.problems, problem))
    return replace(verdict, kind=Kind.CHANGED, problems=(*verdict.problems, _not_as_stored()))


def _no_signature() -> str:
    return _("Filen har ingen signatur.")


def _appended() -> str:
    return _("Det er lagt noe til i filen etter den siste signaturen.")


def _not_as_stored() -> str:
    return _("Filen er ikke lik noen av dem som er lagret her for denne vurderingen.")
