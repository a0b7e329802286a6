"""The only module that asks a timestamp authority (RFC 3161), and believes its answer only after checking it.

An answer counts when it is for our bytes and our question, is signed by an authority the operator trusts, and does not
contradict our own clock. Anything else is `TimestampUnavailable`: a signature is never quietly made without.
"""

import asyncio
import hashlib
import pickle  # from one process of ours to the next
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import requests
from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

from assessments.documents.signing_authority import TimestampMisconfigured, check_configuration, is_configured, roots

__all__ = [
    "Authority",
    "Timestamp",
    "TimestampMisconfigured",
    "TimestampUnavailable",
    "check_configuration",
    "is_configured",
    "roots",
]

_FURTHEST_APART = timedelta(minutes=5)  # between the authority's clock and ours
_LARGEST_ANSWER = 100_000  # bytes; a real one is a few thousand
_HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_GRANTED = {"granted", "granted_with_mods"}
_SIZED: dict[tuple[str, str], "Timestamp"] = {}  # for each authority, one answer to know the size and name by


class TimestampUnavailable(Exception):
    """The authority gave no timestamp that can be trusted. The text can be shown to the person who tried to sign."""


@dataclass(frozen=True)
class Timestamp:
    """A token that has been checked."""

    token: cms.ContentInfo
    at: datetime
    authority: str
    certificate: asn1_x509.Certificate
    chain: tuple[asn1_x509.Certificate, ...]


class _Answer(core.Sequence):
    """As asn1crypto's own, but a refusal need not hold a token."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


class Authority(TimeStamper):
    """What pyHanko asks for timestamps. Keeps the last one, checked, for the row and the paper.

    pyHanko asks once more for each signature, to know how much room the answer takes; that is asked once per process.
    """

    def __init__(self) -> None:
        super().__init__()
        check_configuration()
        self._last: Timestamp | None = None

    @property
    def name(self) -> str:
        """Who the timestamp will be from; needed on paper before the timestamp can be made."""
        return self._sized().authority

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        self._last = await asyncio.to_thread(self._asked, message_digest, md_algorithm)
        return self._last.token

    async def async_dummy_response(self, md_algorithm: str) -> cms.ContentInfo:
        return (await asyncio.to_thread(self._sized)).token

    def last(self) -> Timestamp:
        """The timestamp that was given last. Its giver is the one that the paper has named."""
        if self._last is None:
            raise _not_a_timestamp()
        if self._last.authority != self.name:
            _SIZED[self._key()] = self._last
            raise TimestampUnavailable(_("Tidsstempelet kom fra en annen tjeneste enn den som står i dokumentet."))
        return self._last

    def _key(self) -> tuple[str, str]:
        return settings.TIMESTAMP_URL, str(settings.TIMESTAMP_ROOTS)

    def _sized(self) -> Timestamp:
        if self._key() not in _SIZED:
            _SIZED[self._key()] = self._asked(hashlib.sha256().digest(), "sha256")
        return _SIZED[self._key()]

    def _asked(self, digest: bytes, algorithm: str) -> Timestamp:
        nonce, question = self.request_cms(digest, algorithm)
        return _checked(_posted(question.dump()), digest, algorithm, nonce)


def remembered() -> bytes:
    """What has been learnt of the authorities, for another process of ours."""
    return pickle.dumps(_SIZED) if _SIZED else b""


def remember(remembered: bytes) -> None:
    if remembered:
        _SIZED.update(pickle.loads(remembered))  # noqa: S301  # our own words


def _posted(question: bytes) -> bytes:
    """The bytes of the answer, within the time and size that a real one keeps to."""
    deadline = time.monotonic() + settings.TIMESTAMP_TIMEOUT
    who = (settings.TIMESTAMP_USER, settings.TIMESTAMP_PASSWORD) if settings.TIMESTAMP_USER else None
    try:
        with requests.post(
            settings.TIMESTAMP_URL,
            data=question,
            headers=_HEADERS,
            auth=who,
            timeout=settings.TIMESTAMP_TIMEOUT,
            stream=True,
            allow_redirects=False,
        ) as response:
            if response.status_code != requests.codes.ok:
                raise TimestampUnavailable(
                    _("Tidsstempeltjenesten svarte med feil %(code)d.") % {"code": response.status_code}
                )
            return _read(response, deadline)
    except requests.Timeout as error:
        raise _too_slow() from error
    except requests.RequestException as error:
        raise TimestampUnavailable(_("Tidsstempeltjenesten svarer ikke.")) from error


def _read(response: requests.Response, deadline: float) -> bytes:
    """A timeout of `requests` starts anew with every byte; this one does not."""
    answer = b""
    for piece in response.iter_content(4096):
        answer += piece
        if time.monotonic() > deadline:
            raise _too_slow()
        if len(answer) > _LARGEST_ANSWER:
            raise _not_a_timestamp()
    return answer


def _checked(answer: bytes, digest: bytes, algorithm: str, nonce: int) -> Timestamp:
    try:
        parsed = _Answer.load(answer, strict=True)
        if parsed["status"]["status"].native not in _GRANTED:
            raise TimestampUnavailable(_("Tidsstempeltjenesten avslo: %(why)s") % {"why": _why(parsed["status"])})
        token = parsed["time_stamp_token"]
        says = token["content"]["encap_content_info"]["content"].parsed
        same_question = says["nonce"].native == nonce and says["message_imprint"].native == {
            "hash_algorithm": {"algorithm": algorithm, "parameters": None},
            "hashed_message": digest,
        }
        at: datetime = says["gen_time"].native
        signed = token["content"]
        signer = _signer(signed)
        chain = tuple(one.chosen for one in signed["certificates"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _not_a_timestamp() from error
    if not same_question:
        raise TimestampUnavailable(_("Tidsstempeltjenesten svarte på noe annet enn det vi spurte om."))
    if not _is_trusted(signed, digest):
        raise TimestampUnavailable(_("Tidsstempelet er ikke signert av en tjeneste som installasjonen stoler på."))
    if abs(at - datetime.now(UTC)) > _FURTHEST_APART:
        raise TimestampUnavailable(_("Tidsstempeltjenestens klokke og vår er mer enn fem minutter fra hverandre."))
    return Timestamp(token, at, _name(signer), signer, chain)


def _why(status: tsp.PKIStatusInfo) -> str:
    return "; ".join(status["status_string"].native or [status["status"].native])[:200]


def _is_trusted(signed: cms.SignedData, digest: bytes) -> bool:
    """The authority's signature, its certificate's chain to a trusted one, and its right to make timestamps."""
    own = roots()
    context = ValidationContext(trust_roots=list(own), other_certs=list(own), allow_fetching=False)
    try:
        judged = asyncio.run(validate_tst_signed_data(signed, context, lambda _algorithm: digest))
    except (SignatureValidationError, ValueError):
        return False
    return bool(judged["intact"] and judged["valid"] and judged.get("trust_problem_indic") is None)


def _signer(signed: cms.SignedData) -> asn1_x509.Certificate:
    (info,) = signed["signer_infos"]
    wanted = info["sid"].chosen
    for entry in signed["certificates"]:
        certificate: asn1_x509.Certificate = entry.chosen
        by_serial = isinstance(wanted, cms.IssuerAndSerialNumber) and (
            wanted["issuer"] == certificate.issuer and wanted["serial_number"].native == certificate.serial_number
        )
        if by_serial or wanted.native == certificate.key_identifier:
            return certificate
    raise ValueError("the authority's certificate is not in its answer")


def _name(certificate: asn1_x509.Certificate) -> str:
    subject = certificate.subject.native
    found = subject.get("organization_name") or subject.get("common_name") or certificate.subject.human_friendly
    return str(found)[:200]


def _too_slow() -> TimestampUnavailable:
    return TimestampUnavailable(
        _("Tidsstempeltjenesten svarte ikke innen %(seconds)g sekunder.") % {"seconds": settings.TIMESTAMP_TIMEOUT}
    )


def _not_a_timestamp() -> TimestampUnavailable:
    return TimestampUnavailable(_("Tidsstempeltjenesten svarte med noe som ikke er et tidsstempel."))
