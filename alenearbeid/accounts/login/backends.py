"""Who may be logged in: those allauth lets in, but no demo user outside the demo. Their password is in the source."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser


def is_stray_demo_user(user: object) -> bool:
    """A demo user in an installation that is not the demo, left there by a copied database."""
    return getattr(user, "is_demo", False) and not settings.SHOW_DEMO_USERS


class Backend(AuthenticationBackend):
    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        """Asked at login and for every session."""
        return not is_stray_demo_user(user) and super().user_can_authenticate(user)
