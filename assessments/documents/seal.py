"""The only module that makes and reads the installation's own seal: the key that signs on behalf of named people.

One file per seal, key and certificate together, in a folder nobody else may read; the file «current» names the one in
use. Old seals stay: what they sealed can be verified for as long as the file is kept. No seal means an error with
what to do about it, never an unsigned document.
"""

import contextlib
import functools
import os
import secrets
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

_LIFETIME = timedelta(days=3653)
_CLOCK_SLACK = timedelta(minutes=5)  # a second machine whose clock is a little behind must be able to verify at once
_COMMON_NAME = "Alenearbeid – installasjonens segl"
_MAX_NAME = 64  # X.520's upper bound for names


class SealUnavailable(Exception):
    """There is no seal to sign with. The text tells whoever runs the installation what to do."""


@dataclass(frozen=True)
class Seal:
    fingerprint: str
    installation: str
    expires_at: datetime
    pem: bytes

    def signer(self) -> SimpleSigner:
        key = load_private_key_from_pemder_data(self.pem, passphrase=None)
        nothing_else = SimpleCertificateStore()  # the certificate is its own root; pyHanko adds it once by itself
        return SimpleSigner(signing_cert=_certificate(self.pem), signing_key=key, cert_registry=nothing_else)


def current() -> Seal:
    """The seal to sign with now; made when the installation has none."""
    folder = _folder()
    pointer = folder / "current"
    if not pointer.exists():
        _make(folder)
    file = folder / f"seal-{pointer.read_text().strip()}.pem"
    if not file.is_file():
        raise SealUnavailable(
            _("Filen %(file)s med installasjonens segl mangler. Hent den tilbake fra sikkerhetskopien.")
            % {"file": file}
        )
    return _usable(_read(file), pointer)


def trusted() -> tuple[asn1_x509.Certificate, ...]:
    """The certificates of every seal this installation has had."""
    return tuple(_certificate(_guarded_bytes(file)) for file in sorted(_folder().glob("seal-*.pem")))


def _usable(seal: Seal, pointer: Path) -> Seal:
    if seal.expires_at <= timezone.now():
        raise SealUnavailable(
            _(
                "Installasjonens segl gikk ut %(date)s, og det kan ikke signeres. Slett filen %(pointer)s, så lages et "
                "nytt segl ved neste signering. La seal-filene ligge: de trengs for å kontrollere eldre dokumenter."
            )
            % {"date": timezone.localtime(seal.expires_at).strftime("%d.%m.%Y"), "pointer": pointer}
        )
    return seal


def _folder() -> Path:
    folder = Path(settings.SEAL_DIR)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SealUnavailable(
            _("Mappen %(folder)s for installasjonens segl kan ikke lages: %(error)s")
            % {"folder": folder, "error": error}
        ) from error
    _refuse_if_others_can_read(folder, "0700")
    return folder


def _refuse_if_others_can_read(path: Path, wanted: str) -> None:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SealUnavailable(
            _("Andre brukere på maskinen har tilgang til %(path)s. Kjør «chmod %(wanted)s %(path)s» og prøv igjen.")
            % {"path": path, "wanted": wanted}
        )


def _guarded_bytes(file: Path) -> bytes:
    _refuse_if_others_can_read(file, "0600")
    return file.read_bytes()


def _read(file: Path) -> Seal:
    pem = _guarded_bytes(file)
    try:
        certificate = _certificate(pem)
    except (ValueError, StopIteration) as error:
        raise SealUnavailable(
            _("Filen %(file)s med installasjonens segl kan ikke leses. Hent den tilbake fra sikkerhetskopien.")
            % {"file": file}
        ) from error
    return Seal(
        fingerprint=certificate.sha256.hex(),
        installation=certificate.subject.native["organization_name"],
        expires_at=certificate.not_valid_after,
        pem=pem,
    )


@functools.lru_cache(maxsize=64)
def _certificate(pem: bytes) -> asn1_x509.Certificate:
    certificate: asn1_x509.Certificate = next(iter(load_certs_from_pemder_data(pem)))
    return certificate


def _make(folder: Path) -> None:
    """Two processes may come here at once: the seal that gets its name into «current» first wins, the other is removed.

    The seal is whole on disk before anything names it, so no one ever reads half a key.
    """
    fingerprint, pem = _new_pem(timezone.now())
    file = folder / f"seal-{fingerprint}.pem"
    _write_new(file, pem)
    draft = folder / f".current-{secrets.token_hex(8)}"
    _write_new(draft, fingerprint.encode())
    try:
        os.link(draft, folder / "current")
    except FileExistsError:
        file.unlink()
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _new_pem(now: datetime, lifetime: timedelta = _LIFETIME) -> tuple[str, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _COMMON_NAME),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _installation()),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - _CLOCK_SLACK)
        .not_valid_after(now.astimezone(UTC) + lifetime)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate.fingerprint(hashes.SHA256()).hex(), private + certificate.public_bytes(
        serialization.Encoding.PEM
    )


def _signing_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _installation() -> str:
    return (urlsplit(settings.SITE_URL).hostname or "localhost")[:_MAX_NAME]
