"""Links that open something by e-mail. Of the token only a digest is stored: whoever reads the table cannot use it."""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from django.utils import timezone

VALID_FOR = timedelta(days=14)


class Offer(Protocol):
    """What an invitation and an access from outside have in common."""

    accepted_at: datetime | None
    revoked_at: datetime | None
    expires_at: datetime


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
