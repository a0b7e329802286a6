"""A bought seal whose key never leaves its hardware: PKCS#11.

The session with the token lasts as long as one signature. A token that is pulled out and put back, or a security module
that restarts, then needs no restart here.
"""

import functools
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pkcs11
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _
from pkcs11 import Attribute, ObjectClass

from assessments.documents.seal_base import Seal, SealMisconfigured, SealUnavailable, bought, certificates

if TYPE_CHECKING:
    from assessments.documents.seal_pkcs11_signer import TokenSigner

_started_in: dict[str, int] = {}
_one_at_a_time = threading.Lock()  # a process is logged in to a token once, whoever in it asks


def load() -> Seal:
    certificate, *chain = _from_file() if settings.SEAL_PKCS11_CERTIFICATE else _from_token(_where())
    return bought(certificate, tuple(chain), functools.partial(_signer, certificate, tuple(chain)))


def _signer(certificate: asn1_x509.Certificate, chain: tuple[asn1_x509.Certificate, ...]) -> "TokenSigner":
    from assessments.documents.seal_pkcs11_signer import TokenSigner

    return TokenSigner(certificate, chain)


def check_token() -> None:
    """The PIN is right and the key is there. Signs nothing."""
    with session() as opened:
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: settings.SEAL_PKCS11_KEY}
        if not list(opened.get_objects(wanted)):
            raise SealMisconfigured(_("Nøkkelen «%(key)s» finnes ikke på «%(token)s».") % names())


@contextmanager
def session() -> Iterator[Any]:
    """Logged in to the token, for as long as it takes."""
    with _one_at_a_time, _logged_in() as opened:
        yield opened


def _where() -> tuple[str, str, str]:
    return settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_TOKEN, settings.SEAL_PKCS11_KEY


def _from_file() -> list[asn1_x509.Certificate]:
    try:
        found = list(certificates(Path(settings.SEAL_PKCS11_CERTIFICATE).read_bytes()))
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
    with session() as opened:
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE}
        found = {each[Attribute.LABEL]: each[Attribute.VALUE] for each in opened.get_objects(wanted)}
    own = found.pop(where[2], None)
    if own is None:
        raise SealMisconfigured(
            _(
                "«%(token)s» har ikke noe sertifikat med navnet «%(key)s». Legg det inn på den, eller oppgi en fil i "
                "SEAL_PKCS11_CERTIFICATE."
            )
            % names()
        )
    return [asn1_x509.Certificate.load(content) for content in (own, *found.values())]


def _logged_in() -> Any:
    try:
        token = _driver().get_token(token_label=settings.SEAL_PKCS11_TOKEN)
        return token.open(user_pin=settings.SEAL_PKCS11_PIN)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise SealMisconfigured(
            _("«%(token)s» godtar ikke PIN-koden i SEAL_PKCS11_PIN. Rett den før den sperres.") % names(error)
        ) from error
    except pkcs11.NoSuchToken as error:
        raise SealUnavailable(
            _("Finner ikke «%(token)s». Kontroller at den er koblet til, og SEAL_PKCS11_TOKEN.") % names(error)
        ) from error
    except (pkcs11.PKCS11Error, RuntimeError) as error:
        raise SealUnavailable(
            _("Driveren %(module)s virker ikke: %(error)s. Kontroller SEAL_PKCS11_MODULE og tilkoblingen.")
            % names(error)
        ) from error


def _driver() -> Any:
    """A driver does not survive a fork: a worker that was forked from a process that used it must start it anew."""
    driver = pkcs11.lib(settings.SEAL_PKCS11_MODULE)
    if _started_in.setdefault("pid", os.getpid()) != os.getpid():
        driver.reinitialize()
        _started_in["pid"] = os.getpid()
    return driver


def names(error: Exception | None = None) -> dict[str, str]:
    module, token, key = _where()
    return {"module": module, "token": token, "key": key, "error": f"{type(error).__name__} {error or ''}".strip()}
