"""The only module that signs: an incremental PAdES signature (B-B) with the installation's seal, or an error.

The first signature certifies the document and allows nothing after it but more signatures in the fields that are
there. What is returned has been read back and verified; there is no way through here that returns unsigned bytes.
"""

import functools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError

from assessments.documents import fonts, seal, verification
from assessments.documents.signing_stamp import DoesNotFit, StampStyle
from assessments.documents.statement import Statement

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


class _Writer(IncrementalPdfFileWriter):
    """Leaves title, dates and XMP as they are: verification then refuses anyone's later change to them.

    `_update_meta` is pyHanko's private hook; tests/documents/test_signing.py fails if it goes away.
    """

    def _update_meta(self) -> None:
        pass


class _Signer(PdfSigner):
    """Signs with the time that the stamp and the database also say, not with its own."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


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
    """The next revision of the file, with one more signature than the last."""
    statement = Statement(person, role, method, record_digest, disagrees)
    _refuse_unprintable(person, role, method)
    if Statement.read(person, statement.reason) != statement:
        raise SigningFailed(_("Signaturen kan ikke leses tilbake: rolle, metode eller fingeravtrykk har feil form."))
    try:
        _refuse_wrong_place(pdf, field, first, record_digest)
        signed = _signed(pdf, field, statement, at, first)
    except DoesNotFit as error:
        raise SigningFailed(_("Navn eller rolle er for langt for signaturfeltet.")) from error
    except (PdfError, SigningError, ValueError) as error:
        raise SigningFailed(_("Dokumentet kan ikke signeres: %(error)s") % {"error": error}) from error
    _read_back(pdf, signed, field, statement)
    return SignedRevision(signed, level="B-B")


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


def _signed(pdf: bytes, field: str, statement: Statement, at: datetime, first: bool) -> bytes:
    own = seal.current()
    meta = PdfSignatureMetadata(
        field_name=field,
        name=statement.person,
        reason=statement.reason,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    lines = statement.stamp_lines(at=at, installation=own.installation)
    style = StampStyle(name=statement.person, lines=lines)
    signer = _Signer(meta, signer=own.signer(), stamp_style=style, at=timezone.localtime(at))
    work = functools.partial(signer.sign_pdf, _Writer(BytesIO(pdf)), existing_fields_only=True)
    # pyHanko starts an event loop, which it may not do in a thread that already runs one (ASGI, browser tests).
    with ThreadPoolExecutor(1) as pool:
        out: bytes = pool.submit(work).result().getvalue()
    return out


def _read_back(before: bytes, signed: bytes, field: str, statement: Statement) -> None:
    last = verification.last_signature(signed) if signed.startswith(before) else None
    if (
        last is None
        or not last.stands
        or not last.covers_whole_file
        or (last.field, last.statement) != (field, statement)
    ):
        raise SigningFailed(_("Signaturen lot seg ikke kontrollere etterpå, og er forkastet. Prøv igjen."))
