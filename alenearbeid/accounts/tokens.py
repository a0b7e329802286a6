"""Links that open something by e-mail. Of the token only a digest is stored: whoever reads the table cannot use it.

An invitation and an access from outside are such offers; what is the same for both is here.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from . import mail
from .models import AccessGrant, Invitation, OutgoingMail

Offer = Invitation | AccessGrant
KINDS: dict[str, type[Offer]] = {"invitation": Invitation, "grant": AccessGrant}
VALID_FOR = timedelta(days=14)


class Standing(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


def new() -> tuple[str, str]:
    """A token of 256 bits, and its digest."""
    token = secrets.token_urlsafe(32)
    return token, digest(token)


def digest(token: str) -> str:
    """Plain SHA-256: of a random token there is nothing to guess."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def standing(offer: Offer) -> Standing:
    if offer.revoked_at:
        return Standing.REVOKED
    if offer.accepted_at:
        return Standing.ACCEPTED
    return Standing.OPEN if offer.expires_at > timezone.now() else Standing.EXPIRED


def renew(offer: Offer) -> str:
    """A new link with a new time, which is returned; the old one is dead, and so is the mail that carries it."""
    token, offer.token_digest = new()
    offer.expires_at, offer.sent_at = timezone.now() + VALID_FOR, None
    offer.save(update_fields=["token_digest", "expires_at", "sent_at"])
    drop_mail(offer)
    return token


def about(offer: Offer) -> str:
    """What its mails are filed under."""
    return f"{next(kind for kind, model in KINDS.items() if isinstance(offer, model))}:{offer.pk}"


def drop_mail(offer: Offer) -> None:
    """What has not been sent yet is not sent any more."""
    OutgoingMail.objects.filter(about=about(offer)).delete()


@receiver(mail.delivered, dispatch_uid="offer-delivered")
def _delivered(about: str, **kwargs: Any) -> None:
    kind, _colon, pk = about.partition(":")
    if kind in KINDS:
        KINDS[kind]._default_manager.filter(pk=pk).update(sent_at=timezone.now())
