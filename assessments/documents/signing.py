"""The only module that signs: an incremental PAdES signature with the installation's seal, or an error.

B-T where a timestamp authority is configured, B-LTA where there is proof about the certificates too, else B-B.

The first signature certifies the document and allows nothing after it but more signatures in the fields that are
there. What is returned has been read back and verified; there is no way through here that returns unsigned bytes.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError

from assessments.documents import fonts, seal, signing_longterm, signing_timestamps, verification
from assessments.documents.models import Signature
from assessments.documents.seal import Seal
from assessments.documents.signing_stamp import DoesNotFit, StampStyle
from assessments.documents.signing_timestamps import Authority, TimestampUnavailable
from assessments.documents.signing_writer import QuietWriter
from assessments.documents.statement import Statement

logger = logging.getLogger(__name__)

__all__ = ["SignedRevision", "SigningFailed", "Timestamping", "sign"]


class Timestamping(StrEnum):
    """What to do when the timestamp authority gives no timestamp that can be trusted."""

    REQUIRED = "required"  # sign nothing
    WHEN_AVAILABLE = "when_available"  # sign without, and say so on paper


@dataclass(frozen=True)
class SignedRevision:
    """A file with one more signature, and what that signature is: its PAdES level, and whose clock says when."""

    pdf: bytes
    level: str
    timestamped_at: datetime | None = None
    timestamp_authority: str = ""


class SigningFailed(Exception):
    """No signature was made. The text can be shown to the person who tried."""


class _Signer(PdfSigner):
    """Signs with the time that the stamp and the database also say, not with its own."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


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
    try:
        _refuse_wrong_place(pdf, field, first, record_digest)
        return _with_or_without_timestamp(_Order(pdf, field, statement, at, first, language), timestamping)
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
    reader = verification.open_reader(pdf)
    empty = {name: value is None for name, value, _ref in enumerate_sig_fields(reader)}
    if field not in empty:
        raise SigningFailed(_("Dokumentet har ikke signaturfeltet «%(field)s».") % {"field": field})
    if not empty[field]:
        raise SigningFailed(_("Signaturfeltet «%(field)s» er allerede signert.") % {"field": field})
    if first != all(empty.values()):
        raise SigningFailed(_("Dokumentet har andre signaturer enn ventet."))
    if not first and verification.verify(pdf).kind != verification.Kind.VALID:
        raise SigningFailed(_("Dokumentet er endret etter at det ble signert. Det kan ikke signeres videre."))
    if verification.attached_digest(reader) != record_digest:
        raise SigningFailed(_("Dokumentet inneholder ikke den vurderingen som skulle signeres."))


def _with_or_without_timestamp(order: _Order, timestamping: Timestamping) -> SignedRevision:
    """Without only when no authority is asked at all, or when it failed and the organisation lets that pass."""
    own = seal.current()
    if warning := own.warning(timezone.now()):
        logger.warning(warning)
    # pyHanko starts an event loop, which it may not do in a thread that already runs one (ASGI, browser tests).
    with ThreadPoolExecutor(1) as pool:
        if not signing_timestamps.is_configured():
            return pool.submit(_revision, order, own, None).result()
        try:
            return pool.submit(_revision, order, own, signing_timestamps.Authority()).result()
        except TimestampUnavailable as error:
            if timestamping != Timestamping.WHEN_AVAILABLE:
                raise SigningFailed(
                    _("Dokumentet er ikke signert, for det fikk ikke tidsstempel. %(error)s Prøv igjen senere.")
                    % {"error": error}
                ) from error
            logger.warning("Signed without a timestamp, as the organisation allows: %s", error)
            return pool.submit(_revision, order, own, None).result()


def _revision(order: _Order, own: Seal, authority: Authority | None) -> SignedRevision:
    signed = _signed(order, own, authority)
    _read_back(order, signed)
    if authority is None:
        return SignedRevision(signed, Signature.Level.B)
    stamp = authority.last()
    archived = signing_longterm.extended(signed, own, authority, stamp)
    level = Signature.Level.T if archived is None else Signature.Level.LTA
    return SignedRevision(archived or signed, level, stamp.at, stamp.authority)


def _signed(order: _Order, own: Seal, authority: Authority | None) -> bytes:
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
    signer = _Signer(
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
