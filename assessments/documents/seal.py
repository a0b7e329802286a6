"""The installation's own seal: the key that signs on behalf of named people. The door to the three places it may be.

Without settings the installation makes its own; a bought one comes as a PKCS#12 file or on PKCS#11 hardware. No seal
means an error with what to do about it, never an unsigned document. The certificates of all seals it has ever had are
kept, so what they sealed is recognised.
"""

from datetime import datetime

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.documents import seal_base, seal_own, seal_pkcs11, seal_pkcs12
from assessments.documents.seal_base import Seal, SealMisconfigured, SealUnavailable

__all__ = ["Seal", "SealMisconfigured", "SealUnavailable", "check", "current", "expiry_warning", "peek", "trusted"]

_PKCS11 = ("SEAL_PKCS11_MODULE", "SEAL_PKCS11_TOKEN", "SEAL_PKCS11_KEY", "SEAL_PKCS11_PIN")


def current() -> Seal:
    """The seal to sign with now; made when the installation has none. Its certificate is kept from here on."""
    found = _load(make=True)
    if found is None or (refusal := found.refusal(timezone.now())):
        raise SealUnavailable(refusal)
    _keep(found)
    return found


def peek() -> Seal | None:
    """The seal that would be used, be it expired; None when it has yet to be made."""
    return _load(make=False)


def check() -> Seal | None:
    """As `peek`, and asks hardware whether it would sign."""
    found = peek()
    if settings.SEAL_PKCS11_MODULE:
        seal_pkcs11.check_token()
    return found


def trusted() -> tuple[asn1_x509.Certificate, ...]:
    """The certificates of every seal this installation has had."""
    home = seal_base.folder()
    files = sorted([*home.glob("seal-*.pem"), *home.glob("certificate-*.pem")])
    return tuple(seal_base.certificates(seal_base.guarded_bytes(file))[0] for file in files)


def expiry_warning(now: datetime) -> str | None:
    """For pages, from 60 days before signing stops. What to do about it is in the log and in `manage.py check`."""
    try:
        found = peek()
    except SealUnavailable:
        return _("Installasjonens segl mangler eller virker ikke. Det kan ikke signeres. %(tell)s") % {"tell": _tell()}
    if found is None or found.warning(now) is None:
        return None
    if found.refusal(now):
        return _("Installasjonens segl gjelder ikke nå. Det kan ikke signeres. %(tell)s") % {"tell": _tell()}
    return _("Installasjonens segl går ut %(date)s. Etter det kan det ikke signeres. %(tell)s") % {
        "date": seal_base.day(found.expires_at),
        "tell": _tell(),
    }


def _tell() -> str:
    return _("Si fra til den som drifter løsningen.")


def _load(*, make: bool) -> Seal | None:
    pkcs12 = bool(settings.SEAL_PKCS12_FILE or settings.SEAL_PKCS12_BASE64)
    pkcs11 = any(getattr(settings, name) for name in (*_PKCS11, "SEAL_PKCS11_CERTIFICATE"))
    _refuse_half_configured(pkcs12=pkcs12, pkcs11=pkcs11)
    if pkcs12:
        return seal_pkcs12.load()
    return seal_pkcs11.load() if pkcs11 else seal_own.load(make=make)


def _refuse_half_configured(*, pkcs12: bool, pkcs11: bool) -> None:
    if (pkcs12 and pkcs11) or (settings.SEAL_PKCS12_FILE and settings.SEAL_PKCS12_BASE64):
        raise SealMisconfigured(
            _("Det er oppgitt flere segl. Behold bare ett av SEAL_PKCS12_FILE, SEAL_PKCS12_BASE64 og SEAL_PKCS11_….")
        )
    if settings.SEAL_PKCS12_PASSPHRASE and not pkcs12:
        raise SealMisconfigured(
            _("SEAL_PKCS12_PASSPHRASE er satt uten noe segl. Oppgi SEAL_PKCS12_FILE eller SEAL_PKCS12_BASE64.")
        )
    missing = [name for name in _PKCS11 if not getattr(settings, name)]
    if pkcs11 and missing:
        raise SealMisconfigured(
            _("Seglet er bare halvveis oppgitt. Disse mangler: %(names)s.") % {"names": ", ".join(missing)}
        )


def _keep(found: Seal) -> None:
    """The certificate, never the key. A seal of our own lies there already."""
    home = seal_base.folder()
    file = home / f"certificate-{found.fingerprint}.pem"
    if file.exists() or (home / f"seal-{found.fingerprint}.pem").exists():
        return
    seal_base.write_whole(file, pem.armor("CERTIFICATE", found.certificate.dump()))
