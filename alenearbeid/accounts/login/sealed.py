"""Short texts that lie sealed in the database, so that whoever reads a copy of it can do nothing with them.

The keys come from SECRET_KEY and those it has replaced, so that a new one shuts nobody out. The library is loaded when
something is sealed or opened: most processes never do, and it is six megabytes.
"""

import base64
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Unreadable(Exception):
    """The SECRET_KEY it was sealed with is not in SECRET_KEY_FALLBACKS."""


def seal(text: str, purpose: str) -> str:
    return _keys(purpose).encrypt(text.encode()).decode()


def unseal(text: str, purpose: str) -> str:
    """What `seal` was given for the same purpose, or Unreadable."""
    from cryptography.fernet import InvalidToken

    try:
        return _keys(purpose).decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def _keys(purpose: str) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(secret, purpose))) for secret in secrets])


def _derived(secret: str, purpose: str) -> bytes:
    return salted_hmac(purpose, "", secret=secret, algorithm="sha256").digest()
