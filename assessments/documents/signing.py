"""The only module that signs: an incremental PAdES signature with the installation's seal, or an error.

B-T where a timestamp authority is configured, B-LTA where there is proof about the certificates too, else B-B.

The first signature certifies the document and allows nothing after it but more signatures in the fields that are
there. What is returned has been read back and verified; there is no way through here that returns unsigned bytes.

What signs is imported late, and in a worker only by the copies of it that sign (`signing_copy`).
"""

import functools
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.documents import fonts, seal, signing_authority, signing_copy, verification
from assessments.documents.models import Signature
from assessments.documents.seal import Seal
from assessments.documents.signing_outcome import SignedRevision, SigningFailed, Timestamping
from assessments.documents.statement import Statement

if TYPE_CHECKING:
    from assessments.documents.signing_timestamps import Authority

logger = logging.getLogger(__name__)

__all__ = ["SignedRevision", "SigningFailed", "Timestamping", "last_signature", "sign"]


@dataclass(frozen=True)
class _Order:
    """What is to be signed, where, by whom and when."""

    pdf: bytes
    field: str
    statement: Statement
    at: datetime
    first: bool
    language: str


def sign(
    pdf: bytes,
    *,
    field: str,
    person: str,
    role: str,
    method: str,
    record_digest: str,
    at: datetime,
    first: bool,
    disagrees: bool = False,
    timestamping: Timestamping = Timestamping.REQUIRED,
    language: str = "nb",
) -> SignedRevision:
    """The next revision of the file, with one more signature than the last. `language` is the document's."""
    statement = Statement(person, role, method, record_digest, disagrees)
    _refuse_unprintable(person, role, method)
    if Statement.read(person, statement.reason) != statement:
        raise SigningFailed(_("Signaturen kan ikke leses tilbake: rolle, metode eller fingeravtrykk har feil form."))
    order = _Order(pdf, field, statement, at, first, language)
    signed: SignedRevision = signing_copy.done(functools.partial(_made, order, timestamping))
    return signed


def last_signature(pdf: bytes) -> verification.SignatureInfo | None:
    """As `verification.last_signature`, and where signing is done."""
    found: verification.SignatureInfo | None = signing_copy.done(functools.partial(verification.last_signature, pdf))
    return found


def _made(order: _Order, timestamping: Timestamping) -> SignedRevision:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    from assessments.documents.signing_stamp import DoesNotFit

    try:
        _refuse_wrong_place(order.pdf, order.field, order.first, order.statement.record_digest)
        return _with_or_without_timestamp(order, timestamping)
    except DoesNotFit as error:
        raise SigningFailed(_("Navn eller rolle er for langt for signaturfeltet.")) from error
    except (PdfError, SigningError, ValueError) as error:
        raise SigningFailed(_("Dokumentet kan ikke signeres: %(error)s") % {"error": error}) from error


def _refuse_unprintable(*texts: str) -> None:
    if chars := fonts.unprintable("".join(texts), stamp=True):
        raise SigningFailed(
            _("Tegnene %(chars)s kan ikke skrives i signaturfeltet. Skriv navnet på en annen måte.")
            % {"chars": " ".join(chars)}
        )


def _refuse_wrong_place(pdf: bytes, field: str, first: bool, record_digest: str) -> None:
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = verification.open_reader(pdf)
    empty = {name: value is None for name, value, _ref in enumerate_sig_fields(reader)}
    if field not in empty:
        raise SigningFailed(_("Dokumentet har ikke signaturfeltet «%(field)s».") % {"field": field})
    if not empty[field]:
        raise SigningFailed(_("Signaturfeltet «%(field)s» er allerede signert.") % {"field": field})
    if first != all(empty.values()):
        raise SigningFailed(_("Dokumentet har andre signaturer enn ventet."))
    if not first and not verification.signatures_stand(pdf):
        raise SigningFailed(_("Dokumentet er endret etter at det ble signert. Det kan ikke signeres videre."))
    if verification.attached_digest(reader) != record_digest:
        raise SigningFailed(_("Dokumentet inneholder ikke den vurderingen som skulle signeres."))


def _with_or_without_timestamp(order: _Order, timestamping: Timestamping) -> SignedRevision:
    """Without only when no authority is asked at all, or when it failed and the organisation lets that pass."""
    from assessments.documents.signing_timestamps import Authority, TimestampUnavailable

    own = seal.current()
    if warning := own.warning(timezone.now()):
        logger.warning(warning)
    # pyHanko starts an event loop, which it may not do in a thread that already runs one (ASGI, browser tests).
    with ThreadPoolExecutor(1) as pool:
        if not signing_authority.is_configured():
            return pool.submit(_revision, order, own, None).result()
        try:
            return pool.submit(_revision, order, own, Authority()).result()
        except TimestampUnavailable as error:
            if timestamping != Timestamping.WHEN_AVAILABLE:
                raise SigningFailed(
                    _("Dokumentet er ikke signert, for det fikk ikke tidsstempel. %(error)s Prøv igjen senere.")
                    % {"error": error}
                ) from error
            logger.warning("Signed without a timestamp, as the organisation allows: %s", error)
            return pool.submit(_revision, order, own, None).result()


def _revision(order: _Order, own: Seal, authority: "Authority | None") -> SignedRevision:
    from assessments.documents import signing_longterm

    signed = _signed(order, own, authority)
    _read_back(order, signed)
    if authority is None:
        return SignedRevision(signed, Signature.Level.B)
    stamp = authority.last()
    archived = signing_longterm.extended(signed, own, authority, stamp)
    level = Signature.Level.T if archived is None else Signature.Level.LTA
    return SignedRevision(archived or signed, level, stamp.at, stamp.authority)


def _signed(order: _Order, own: Seal, authority: "Authority | None") -> bytes:
    from pyhanko.sign import PdfSignatureMetadata
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    from assessments.documents.signing_stamp import StampStyle
    from assessments.documents.signing_writer import QuietWriter, Signer

    statement = order.statement
    meta = PdfSignatureMetadata(
        field_name=order.field,
        name=statement.person,
        reason=statement.reason,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=order.first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    lines = statement.stamp_lines(
        at=order.at,
        installation=own.installation,
        authority=authority.name if authority else "",
        language=order.language,
    )
    signer = Signer(
        meta,
        signer=own.signer(),
        timestamper=authority,
        stamp_style=StampStyle(name=statement.person, lines=lines, language=order.language),
        at=timezone.localtime(order.at),
    )
    signed: bytes = signer.sign_pdf(QuietWriter(BytesIO(order.pdf)), existing_fields_only=True).getvalue()
    return signed


def _read_back(order: _Order, signed: bytes) -> None:
    last = verification.last_signature(signed) if signed.startswith(order.pdf) else None
    if (
        last is None
        or not last.stands
        or not last.covers_whole_file
        or (last.field, last.statement) != (order.field, order.statement)
    ):
        raise SigningFailed(_("Signaturen lot seg ikke kontrollere etterpå, og er forkastet. Prøv igjen."))
