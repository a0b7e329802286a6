"""From B-T to B-LTA: adds proof that no certificate was revoked, and a timestamp over the whole file with that proof.

Possible only where somebody answers for the certificates: a bought seal whose issuer, and a timestamp authority whose
issuer, publish what they have revoked. Both come in one revision, so the last timestamp covers every byte of the file.
"""

import asyncio
import logging
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend
from pyhanko_certvalidator.path import ValidationPath

from assessments.documents import signing_timestamps
from assessments.documents.seal_base import Seal, SealUnavailable
from assessments.documents.signing_timestamps import Authority, Timestamp, TimestampUnavailable
from assessments.documents.signing_writer import QuietWriter

logger = logging.getLogger(__name__)

# PDF/A demands that it prints and PDF/UA that it is hidden; an empty box outside the page is both.
_OUTSIDE = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)


def extended(signed: bytes, own: Seal, authority: Authority, stamp: Timestamp) -> bytes | None:
    """One revision more; None when there is no proof to be had. To be called where no event loop runs."""
    if not _is_answered_for(own.certificate):
        return None
    context = ValidationContext(
        trust_roots=[*_roots(own), *signing_timestamps.roots()],
        other_certs=[*own.chain, *stamp.chain],
        allow_fetching=True,
        revocation_mode="require",
        fetcher_backend=RequestsFetcherBackend(per_request_timeout=settings.TIMESTAMP_TIMEOUT),
    )
    paths = asyncio.run(_proven(own, stamp, context))
    return None if paths is None else _read_back(signed, _written(signed, authority, context, paths), authority)


def _is_answered_for(certificate: asn1_x509.Certificate) -> bool:
    return bool(certificate.ocsp_urls or certificate.crl_distribution_points)


def _roots(own: Seal) -> list[asn1_x509.Certificate]:
    """The top of the chain the seal came with: the operator chose it, so it needs no further trust."""
    issued = {one.subject.dump() for one in own.chain}
    return [one for one in own.chain if one.self_issued or one.issuer.dump() not in issued]


async def _proven(own: Seal, stamp: Timestamp, context: ValidationContext) -> list[ValidationPath] | None:
    """The chains of seal and authority, with what their issuers say of them left in the context."""
    try:
        seal = await _path(own.certificate, context, set())
    except RevokedError as error:
        raise SealUnavailable(
            _("Installasjonens segl er trukket tilbake av utstederen, og det kan ikke signeres. %(renewal)s")
            % {"renewal": own.renewal}
        ) from error
    except (PathError, ValidationError) as error:
        logger.warning("No proof about the seal to keep for later, so B-T and not B-LTA: %s", error)
        return None
    try:
        return [seal, await _path(stamp.certificate, context, {"time_stamping"})]
    except RevokedError as error:
        raise TimestampUnavailable(_("Tidsstempeltjenestens sertifikat er trukket tilbake.")) from error
    except (PathError, ValidationError) as error:
        logger.warning("No proof about the timestamp authority to keep for later, so B-T and not B-LTA: %s", error)
        return None


async def _path(certificate: asn1_x509.Certificate, context: ValidationContext, purpose: set[str]) -> ValidationPath:
    validator = CertificateValidator(certificate, validation_context=context)
    return await validator.async_validate_usage(set(), purpose)


def _written(signed: bytes, authority: Authority, context: ValidationContext, paths: list[ValidationPath]) -> bytes:
    writer = QuietWriter(BytesIO(signed))
    DocumentSecurityStore.supply_dss_in_writer(writer, None, paths=paths, validation_context=context)
    timestamper = PdfTimeStamper(authority, invis_settings=_OUTSIDE, readable_field_name=_("Tidsstempel"))
    written: bytes = timestamper.timestamp_pdf(writer, "sha256").getvalue()
    return written


def _read_back(signed: bytes, written: bytes, authority: Authority) -> bytes:
    last = PdfFileReader(BytesIO(written)).embedded_timestamp_signatures[-1]
    says = authority.last().token["content"]["encap_content_info"]["content"].parsed
    last.compute_integrity_info()
    if (
        not written.startswith(signed)
        or last.coverage != SignatureCoverageLevel.ENTIRE_FILE
        or last.compute_digest() != says["message_imprint"]["hashed_message"].native
    ):
        raise TimestampUnavailable(_("Tidsstempelet lot seg ikke kontrollere etterpå, og er forkastet. Prøv igjen."))
    return written
