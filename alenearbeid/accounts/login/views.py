"""allauth's login page, and on it the demo's people while developing; and the link that confirms an address."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.internal.stagekit import unstash_login
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url, user_pk_to_url_str
from allauth.account.views import ConfirmEmailView as AllauthConfirmEmailView
from allauth.account.views import LoginView as AllauthLoginView
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alenearbeid.accounts.demo import demo_users

from . import unconfirmed


class LoginView(AllauthLoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "demo_users": demo_users(),
            "next": get_next_redirect_url(self.request) or "",
            "may_sign_up": settings.ALLOW_SIGNUP,
            "has_services": bool(settings.OIDC_PROVIDERS),
        }


class ConfirmEmailView(AllauthConfirmEmailView):
    """The link shows whose the address is, not who typed it in: that may have been somebody else.

    In the browser where it was typed in, it is the same person. Elsewhere a new account loses the password it was made
    with, and an account in use asks its person to log in first: else a click would give a stranger's account the
    address, and the invitations that come to it.
    """

    def logout_other_user(self, confirmation: Any) -> None:
        """Looking at the page changes nothing."""
        if self.request.method == "POST":
            super().logout_other_user(confirmation)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        address: EmailAddress = self.get_object().email_address
        if self._is_typed_here(address):
            return super().post(*args, **kwargs)
        if not unconfirmed.is_new(address.user):
            messages.warning(self.request, _("Logg inn med kontoen som skal ha adressen, og bekreft den på nytt."))
            self.logout_other_user(self.get_object())
            return redirect(f"{reverse('account_login')}?{urlencode({'next': self.request.path})}")
        unconfirmed.forget_password(address.user)
        answer: HttpResponse = super().post(*args, **kwargs)
        address.refresh_from_db()
        return self._choose_password(address) if address.verified else answer

    def _is_typed_here(self, address: EmailAddress) -> bool:
        """By who is logged in, or who has just typed the password of the account that waits for it."""
        on_its_way = unstash_login(self.request, peek=True)
        here = {self.request.user.pk, on_its_way.user.pk if on_its_way and on_its_way.user else None}
        return address.user_id in here

    def _choose_password(self, address: EmailAddress) -> HttpResponse:
        user = address.user
        user.refresh_from_db()
        uid, key = user_pk_to_url_str(user), default_token_generator.make_token(user)
        messages.info(self.request, _("Velg et passord. Det som ble valgt i en annen nettleser, gjelder ikke lenger."))
        return redirect("account_reset_password_from_key", uidb36=uid, key=key)
