"""A bought seal in a PKCS#12 file, or in an environment variable as base64."""

import base64
import binascii
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _

from assessments.documents.seal_base import Seal, SealMisconfigured, bought

if TYPE_CHECKING:
    from pyhanko.sign import SimpleSigner


def load() -> Seal:
    loaded: Seal = _opened(_content(), settings.SEAL_PKCS12_PASSPHRASE)
    return loaded


def _content() -> bytes:
    if settings.SEAL_PKCS12_FILE:
        try:
            return Path(settings.SEAL_PKCS12_FILE).read_bytes()
        except OSError as error:
            raise SealMisconfigured(
                _("Filen %(file)s i SEAL_PKCS12_FILE kan ikke leses: %(error)s")
                % {"file": settings.SEAL_PKCS12_FILE, "error": error.strerror}
            ) from error
    try:
        return base64.b64decode("".join(settings.SEAL_PKCS12_BASE64.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealMisconfigured(_("SEAL_PKCS12_BASE64 er ikke gyldig base64.")) from error


@functools.lru_cache(maxsize=4)  # unlocking is made slow on purpose, and pages ask when the seal expires
def _opened(content: bytes, passphrase: str) -> Seal:
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1

    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode() or None)
    except ValueError as error:
        raise SealMisconfigured(
            _("Seglet (PKCS#12) kan ikke åpnes. Kontroller filen og SEAL_PKCS12_PASSPHRASE.")
        ) from error
    if key is None or certificate is None:
        raise SealMisconfigured(_("Seglet (PKCS#12) må ha både en nøkkel og sertifikatet som hører til den."))
    own = translate_pyca_cryptography_cert_to_asn1(certificate)
    chain = tuple(translate_pyca_cryptography_cert_to_asn1(other) for other in others)
    return bought(own, chain, functools.partial(_signer, translate_pyca_cryptography_key_to_asn1(key), own, chain))


def _signer(key: object, certificate: asn1_x509.Certificate, chain: tuple) -> "SimpleSigner":
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    return SimpleSigner(
        signing_cert=certificate, signing_key=key, cert_registry=SimpleCertificateStore.from_certs(chain)
    )
