"""What every kind of seal has in common: its certificate, the folder it is remembered in, and when it may be used.

Who asks for a certificate does not load what signs: pyHanko and cryptography are thirty megabytes, and every process
asks. They are imported where they are needed, here and in the seals.
"""

import contextlib
import functools
import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

_WARNING_AHEAD = timedelta(days=60)
_OTHER_PURPOSES = {"time_stamping", "ocsp_signing", "server_auth", "code_signing"}
_MAY_SIGN = {"digital_signature", "non_repudiation"}


class SealUnavailable(Exception):
    """There is no seal to sign with. The text tells whoever runs the installation what to do."""


class SealMisconfigured(SealUnavailable):
    """The settings name no usable seal, and nothing but new settings will help."""


@dataclass(frozen=True)
class Seal:
    """A certificate, and a way to sign with its key."""

    fingerprint: str
    certificate: asn1_x509.Certificate = field(compare=False, repr=False)
    chain: tuple[asn1_x509.Certificate, ...] = field(compare=False, repr=False)  # its issuer first, when it has one
    signer: Callable[[], "Signer"] = field(compare=False, repr=False)
    renewal: str = field(compare=False, repr=False)  # what whoever runs the installation does when it expires

    @property
    def installation(self) -> str:
        """Who the seal says it is, for the paper."""
        subject = self.certificate.subject.native
        return str(subject.get("organization_name") or subject.get("common_name") or self.fingerprint[:16])

    @property
    def expires_at(self) -> datetime:
        expires_at: datetime = self.certificate.not_valid_after
        return expires_at

    def refusal(self, now: datetime) -> str | None:
        """Why it may not be used now."""
        if self.expires_at <= now:
            return _("Installasjonens segl gikk ut %(date)s, og det kan ikke signeres. %(renewal)s") % {
                "date": day(self.expires_at),
                "renewal": self.renewal,
            }
        if self.certificate.not_valid_before > now:
            return _("Installasjonens segl gjelder først fra %(date)s, og det kan ikke signeres før det.") % {
                "date": day(self.certificate.not_valid_before)
            }
        return None

    def warning(self, now: datetime) -> str | None:
        """As `refusal`, and from 60 days before the certificate expires."""
        if refusal := self.refusal(now):
            return refusal
        if self.expires_at > now + _WARNING_AHEAD:
            return None
        return _("Installasjonens segl går ut %(date)s. Etter det kan det ikke signeres. %(renewal)s") % {
            "date": day(self.expires_at),
            "renewal": self.renewal,
        }


def bought(
    certificate: asn1_x509.Certificate, chain: tuple[asn1_x509.Certificate, ...], signer: Callable[[], "Signer"]
) -> Seal:
    """A seal from a certificate authority; refused when its certificate is for something else than signing."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    may_sign = usage is None or bool(usage.native & _MAY_SIGN)
    only_for_others = purposes is not None and set(purposes.native) <= _OTHER_PURPOSES
    if certificate.ca or only_for_others or not may_sign:
        raise SealMisconfigured(_("Sertifikatet til installasjonens segl er ikke laget for å signere dokumenter."))
    renewal = _("Kjøp et nytt sertifikat, og oppgi det i innstillingene.")
    return Seal(certificate.sha256.hex(), certificate, chain, signer, renewal)


def day(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%d.%m.%Y")


def folder() -> Path:
    """The folder that backups include, made when it is missing."""
    path = Path(settings.SEAL_DIR)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SealUnavailable(
            _("Mappen %(folder)s for installasjonens segl kan ikke lages: %(error)s") % {"folder": path, "error": error}
        ) from error
    refuse_if_others_can_read(path, "0700")
    return path


def refuse_if_others_can_read(path: Path, wanted: str) -> None:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SealUnavailable(
            _("Andre brukere på maskinen har tilgang til %(path)s. Kjør «chmod %(wanted)s %(path)s» og prøv igjen.")
            % {"path": path, "wanted": wanted}
        )


def guarded_bytes(file: Path) -> bytes:
    refuse_if_others_can_read(file, "0600")
    return file.read_bytes()


def write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> bool:
    """Whole on disk before it has its name, so no one ever reads half of it. False when the name is taken."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    write_new(draft, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
    return True


@functools.lru_cache(maxsize=64)
def certificates(content: bytes) -> tuple[asn1_x509.Certificate, ...]:
    """Those in a file, PEM or DER; other things in it are passed over."""
    if not asn1_pem.detect(content):
        return (asn1_x509.Certificate.load(content),)
    parts = asn1_pem.unarmor(content, multiple=True)
    return tuple(asn1_x509.Certificate.load(der) for kind, _headers, der in parts if kind == "CERTIFICATE")
