"""Verification with what is stored here: catches a paper that has lost its last signature, and is quick for ours.

A file that is byte for byte one we made is recognised by its SHA-256. It needs no cryptography and never meets the
parser.
"""

import hashlib
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.documents import seal, signing_authority
from assessments.documents.examination import limited
from assessments.documents.examination.findings import Findings, Outcome, Trusted
from assessments.documents.models import Document, Signature
from assessments.record.assessment import FORMAT

from .standing import missing, standing
from .verdict import Kind, SignatureInfo, Verdict, judged, no_signature, not_as_stored

if TYPE_CHECKING:
    from assessments.documents.examination.reader import Reader

Busy = limited.Busy


@dataclass(frozen=True)
class ExpectedRevisions:
    """What was stored: SHA-256 of each revision in order, the unsigned first."""

    sha256: tuple[str, ...]


def verify(pdf: bytes, *, expected: ExpectedRevisions | None = None, hostile: bool = True) -> Verdict:
    """Looks at the bytes alone, or, with `expected`, also at what we stored.

    In a process of its own, with limits. `hostile=False` is for files that we have just made ourselves.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    findings = limited.examine(pdf, trusted()) if hostile else _examine().examine(pdf, trusted())
    verdict = judged(findings, sha256)
    return verdict if expected is None else _compared(verdict, expected)


def verify_stored(pdf: bytes) -> Verdict:
    """As `verify`, and whether the paper counts today."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    if document := Document.objects.of_revision(sha256):
        return _recognised(document, sha256)
    verdict = verify(pdf)
    document = Document.objects.of_record(_signed_digest(verdict))
    if document is None:
        return verdict
    verdict = replace(verdict, standing=standing(document))
    if verdict.kind == Kind.CHANGED:
        return verdict
    return replace(verdict, kind=Kind.CHANGED, problems=(*verdict.problems, not_as_stored()))


def _signed_digest(verdict: Verdict) -> str | None:
    """The record that a signature of ours names, over bytes that are as they were signed.

    A digest that the file merely carries says nothing: whoever has the redacted edition could attach one guess after
    another, and be told when a record is known here.
    """
    whole = (each for each in verdict.signatures if each.intact and each.trusted and each.statement)
    return next((each.statement.record_digest for each in whole if each.statement), None)


def last_signature(pdf: bytes) -> SignatureInfo | None:
    """The newest signature of a file we have just signed."""
    found = _examine().last_signature(pdf, trusted())
    if found is None:
        return None
    return judged(Findings(Outcome.READ, (found,)), "").signatures[0]


def signatures_stand(pdf: bytes) -> bool:
    """Whether every signature holds and nothing else was added: asked of our own file before it is signed further."""
    return judged(_examine().examine_signatures(pdf, trusted()), "").kind == Kind.VALID


def open_reader(pdf: bytes) -> "Reader":
    from assessments.documents.examination.reader import Reader

    return Reader(pdf)


def attached_digest(reader: "Reader") -> str | None:
    """SHA-256 of the attached record's canonical bytes; None when nothing of our format is attached."""
    return _examine().attached_digest(reader, FORMAT)


def _examine() -> ModuleType:
    """Late, for it loads pyHanko: most processes leave that to the one that `limited` starts."""
    from assessments.documents.examination import examine

    return examine


def trusted() -> Trusted:
    """Our seals, and the roots of the timestamps we believe."""
    return Trusted(
        seals=tuple(certificate.dump() for certificate in seal.trusted()),
        authorities=tuple(certificate.dump() for certificate in signing_authority.roots()),
        record_format=FORMAT,
    )


def _recognised(document: Document, sha256: str) -> Verdict:
    rows = list(document.signatures.order_by("order"))
    revisions = [document.sha256, *(row.sha256 for row in rows)]
    given = rows[: revisions.index(sha256)]
    lacking = missing(document, given)
    verdict = Verdict(
        Kind.VALID if given else Kind.UNSIGNED,
        sha256,
        tuple(_of_row(row, is_last=row is given[-1]) for row in given),
        document.record_digest,
        tuple(each.field for each in lacking),
        () if given else (no_signature(),),
        standing(document),
        lacking,
    )
    verdict = _compared(verdict, ExpectedRevisions(tuple(revisions)))
    if document.voided_at is None:
        return verdict
    void = _("Vurderingen ble åpnet igjen før alle hadde signert. Dette dokumentet gjelder ikke.")
    return replace(verdict, kind=Kind.VOID, problems=(*verdict.problems, void))


def _of_row(row: Signature, *, is_last: bool) -> SignatureInfo:
    return SignatureInfo(
        field=row.field,
        person=row.person,
        reason=row.statement.reason,
        statement=row.statement,
        signed_at=row.signed_at,
        intact=True,
        trusted=True,
        ours=True,
        covers_whole_file=is_last,
        only_signed_since=True,
        level=Signature.Level(row.level),
        timestamped_at=row.timestamped_at,
        authority=row.timestamp_authority,
    )


def _compared(verdict: Verdict, expected: ExpectedRevisions) -> Verdict:
    if verdict.kind not in {Kind.VALID, Kind.UNSIGNED} or verdict.sha256 == expected.sha256[-1]:
        return verdict
    if verdict.sha256 in expected.sha256:
        problem = _("Dette er en eldre utgave: det er kommet flere signaturer siden.")
        return replace(verdict, kind=Kind.OLDER, problems=(*verdict.problems, problem))
    return replace(verdict, kind=Kind.CHANGED, problems=(*verdict.problems, not_as_stored()))
