"""Which timestamp authority is asked and whose timestamps are believed, as the settings say. Asks nobody itself."""

from pathlib import Path

from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _

from assessments.documents.seal_base import certificates


class TimestampMisconfigured(Exception):
    """Half configured. The text tells whoever runs the installation what to do."""


def is_configured() -> bool:
    return bool(settings.TIMESTAMP_URL)


def roots() -> tuple[asn1_x509.Certificate, ...]:
    """The certificates whose timestamps are believed; none when no authority has been configured."""
    if not settings.TIMESTAMP_ROOTS:
        return ()
    return _loaded(str(settings.TIMESTAMP_ROOTS))


def check_configuration() -> None:
    if not is_configured():
        if settings.TIMESTAMP_USER or settings.TIMESTAMP_PASSWORD:
            raise TimestampMisconfigured(
                _("TIMESTAMP_USER og TIMESTAMP_PASSWORD virker bare sammen med TIMESTAMP_URL.")
            )
    elif not settings.TIMESTAMP_URL.startswith(("https://", "http://")):
        raise TimestampMisconfigured(_("TIMESTAMP_URL må være en adresse som begynner med https:// eller http://."))
    elif not settings.TIMESTAMP_ROOTS:
        raise TimestampMisconfigured(
            _("TIMESTAMP_URL er satt uten TIMESTAMP_ROOTS. Oppgi en fil med sertifikatene til tidsstempeltjenesten.")
        )
    roots()


def _loaded(path: str) -> tuple[asn1_x509.Certificate, ...]:
    try:
        found = certificates(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise TimestampMisconfigured(
            _("Filen %(file)s i TIMESTAMP_ROOTS kan ikke leses: %(error)s") % {"file": path, "error": error}
        ) from error
    if not found:
        raise TimestampMisconfigured(_("Filen %(file)s i TIMESTAMP_ROOTS har ingen sertifikater.") % {"file": path})
    return found
