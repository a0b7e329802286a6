"""How allauth's second step behaves here: secrets are sealed in the database, and passkeys belong to SITE_URL."""

import logging
from io import BytesIO
from typing import Any, ClassVar
from urllib.parse import urlsplit

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from . import login_texts, sealed

_PURPOSE = "alenearbeid.accounts.mfa"  # the key that seals them is made from it

logger = logging.getLogger(__name__)


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, **login_texts.MFA}

    def encrypt(self, text: str) -> str:
        """Whoever reads a copy of the database can make no codes with it."""
        return sealed.seal(text, _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """With a SECRET_KEY that was changed without keeping the old one, no code is right any more; nothing fails."""
        try:
            return sealed.unseal(encrypted_text, _PURPOSE)
        except sealed.Unreadable:
            logger.error(
                "A second step cannot be read: the SECRET_KEY it is sealed with is not in SECRET_KEY_FALLBACKS."
            )
            return generate_totp_secret()  # one that nobody knows

    def build_totp_svg(self, url: str) -> str:
        picture = BytesIO()
        segno.make(url, error="m", micro=False).save(picture, kind="svg", scale=5, border=4, light="white")
        return picture.getvalue().decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passnøkkel %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The address of the site, and not what a request claims: a passkey works for one site and no other."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "localhost", "name": "Alenearbeid"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """What the phone shows when it asks which account."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": str(getattr(user, "name", user))}
