"""The seal that the installation makes for itself at first start, when it has not been given another.

One file per seal, key and certificate together, in a folder nobody else may read; the file «current» names the one in
use. Old seals stay: what they sealed can be verified for as long as the file is kept.
"""

import functools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.documents.seal_base import (
    Seal,
    SealUnavailable,
    certificates,
    folder,
    guarded_bytes,
    write_new,
    write_whole,
)

if TYPE_CHECKING:
    from cryptography import x509
    from pyhanko.sign import SimpleSigner

_LIFETIME = timedelta(days=3653)
_CLOCK_SLACK = timedelta(minutes=5)  # a second machine whose clock is a little behind must be able to verify at once
_COMMON_NAME = "Alenearbeid – installasjonens segl"
_MAX_NAME = 64  # X.520's upper bound for names


def load(*, make: bool) -> Seal | None:
    """The one in use. None when there is none yet and none is to be made."""
    home = folder()
    pointer = home / "current"
    if not pointer.exists():
        if not make:
            return None
        make_new(home)
    file = home / f"seal-{pointer.read_text().strip()}.pem"
    if not file.is_file():
        raise SealUnavailable(
            _("Filen %(file)s med installasjonens segl mangler. Hent den tilbake fra sikkerhetskopien.")
            % {"file": file}
        )
    return _read(file, pointer)


def _read(file: Path, pointer: Path) -> Seal:
    pem = guarded_bytes(file)
    try:
        (certificate,) = certificates(pem)
    except ValueError as error:
        raise SealUnavailable(
            _("Filen %(file)s med installasjonens segl kan ikke leses. Hent den tilbake fra sikkerhetskopien.")
            % {"file": file}
        ) from error
    renewal = _(
        "Slett filen %(pointer)s, så lages et nytt segl ved neste signering. La seal-filene ligge: de trengs for å "
        "kontrollere eldre dokumenter."
    ) % {"pointer": pointer}
    signer = functools.partial(_signer, pem, certificate)
    return Seal(certificate.sha256.hex(), certificate, (), signer, renewal)


def _signer(pem: bytes, certificate: asn1_x509.Certificate) -> "SimpleSigner":
    from pyhanko.keys import load_private_key_from_pemder_data
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = load_private_key_from_pemder_data(pem, passphrase=None)
    nothing_else = SimpleCertificateStore()  # the certificate is its own root; pyHanko adds it once by itself
    return SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=nothing_else)


def make_new(home: Path) -> None:
    """Two processes may come here at once: the seal that gets its name into «current» first wins, the other is removed.

    The seal is on disk before anything names it.
    """
    fingerprint, pem = new_pem(timezone.now())
    file = home / f"seal-{fingerprint}.pem"
    write_new(file, pem)
    if not write_whole(home / "current", fingerprint.encode()):
        file.unlink()


def new_pem(now: datetime, lifetime: timedelta = _LIFETIME) -> tuple[str, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

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


def _signing_only() -> "x509.KeyUsage":
    from cryptography import x509

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
