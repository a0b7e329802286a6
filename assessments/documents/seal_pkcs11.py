"""A bought seal whose key never leaves its hardware: PKCS#11.

The session with the token lasts as long as one signature. A token that is pulled out and put back, or a security module
that restarts, then needs no restart here.
"""

import functools
import os
import threading
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _
from pkcs11 import Attribute, ObjectClass
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from assessments.documents.seal_base import Seal, SealMisconfigured, SealUnavailable, bought

_started_in: dict[str, int] = {}
_one_at_a_time = threading.Lock()  # a process is logged in to a token once, whoever in it asks


class _TokenSigner(Signer):
    """Opens the token, signs, and closes it again."""

    def __init__(self, certificate: asn1_x509.Certificate, chain: tuple[asn1_x509.Certificate, ...]):
        super().__init__(signing_cert=certificate, cert_registry=SimpleCertificateStore.from_certs(chain))
        # Few tokens hash for elliptic curves themselves, and none needs to.
        self._signs_hashes = certificate.public_key.algorithm == "ec"

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(512)
        with _one_at_a_time, _logged_in() as session:
            signer = PKCS11Signer(
                session,
                signing_cert=self.signing_cert,
                key_label=settings.SEAL_PKCS11_KEY,
                other_certs_to_pull=(),
                use_raw_mechanism=self._signs_hashes,
            )
            try:
                signed: bytes = await signer.async_sign_raw(data, digest_algorithm)
            except pkcs11.PKCS11Error as error:
                raise SealUnavailable(
                    _("Nøkkelen «%(key)s» finnes ikke på «%(token)s», eller kan ikke signere: %(error)s")
                    % _names(error)
                ) from error
        return signed


def load() -> Seal:
    certificate, *chain = _from_file() if settings.SEAL_PKCS11_CERTIFICATE else _from_token(_where())
    return bought(certificate, tuple(chain), functools.partial(_TokenSigner, certificate, tuple(chain)))


def check_token() -> None:
    """The PIN is right and the key is there. Signs nothing."""
    with _one_at_a_time, _logged_in() as session:
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: settings.SEAL_PKCS11_KEY}
        if not list(session.get_objects(wanted)):
            raise SealMisconfigured(_("Nøkkelen «%(key)s» finnes ikke på «%(token)s».") % _names())


def _where() -> tuple[str, str, str]:
    return settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_TOKEN, settings.SEAL_PKCS11_KEY


def _from_file() -> list[asn1_x509.Certificate]:
    try:
        found = list(load_certs_from_pemder_data(Path(settings.SEAL_PKCS11_CERTIFICATE).read_bytes()))
    except (OSError, ValueError) as error:
        raise SealMisconfigured(
            _("Filen %(file)s i SEAL_PKCS11_CERTIFICATE kan ikke leses: %(error)s")
            % {"file": settings.SEAL_PKCS11_CERTIFICATE, "error": error}
        ) from error
    if not found:
        raise SealMisconfigured(
            _("Filen %(file)s i SEAL_PKCS11_CERTIFICATE har ingen sertifikater.")
            % {"file": settings.SEAL_PKCS11_CERTIFICATE}
        )
    return found


@functools.lru_cache(maxsize=4)  # pages ask when the seal expires; the hardware is not woken for that
def _from_token(where: tuple[str, str, str]) -> list[asn1_x509.Certificate]:
    with _one_at_a_time, _logged_in() as session:
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE}
        found = {each[Attribute.LABEL]: each[Attribute.VALUE] for each in session.get_objects(wanted)}
    own = found.pop(where[2], None)
    if own is None:
        raise SealMisconfigured(
            _(
                "«%(token)s» har ikke noe sertifikat med navnet «%(key)s». Legg det inn på den, eller oppgi en fil i "
                "SEAL_PKCS11_CERTIFICATE."
            )
            % _names()
        )
    return [asn1_x509.Certificate.load(content) for content in (own, *found.values())]


def _logged_in() -> Any:
    try:
        token = _driver().get_token(token_label=settings.SEAL_PKCS11_TOKEN)
        return token.open(user_pin=settings.SEAL_PKCS11_PIN)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise SealMisconfigured(
            _("«%(token)s» godtar ikke PIN-koden i SEAL_PKCS11_PIN. Rett den før den sperres.") % _names(error)
        ) from error
    except pkcs11.NoSuchToken as error:
        raise SealUnavailable(
            _("Finner ikke «%(token)s». Kontroller at den er koblet til, og SEAL_PKCS11_TOKEN.") % _names(error)
        ) from error
    except (pkcs11.PKCS11Error, RuntimeError) as error:
        raise SealUnavailable(
            _("Driveren %(module)s virker ikke: %(error)s. Kontroller SEAL_PKCS11_MODULE og tilkoblingen.")
            % _names(error)
        ) from error


def _driver() -> Any:
    """A driver does not survive a fork: a worker that was forked from a process that used it must start it anew."""
    driver = pkcs11.lib(settings.SEAL_PKCS11_MODULE)
    if _started_in.setdefault("pid", os.getpid()) != os.getpid():
        driver.reinitialize()
        _started_in["pid"] = os.getpid()
    return driver


def _names(error: Exception | None = None) -> dict[str, str]:
    module, token, key = _where()
    return {"module": module, "token": token, "key": key, "error": f"{type(error).__name__} {error or ''}".strip()}
