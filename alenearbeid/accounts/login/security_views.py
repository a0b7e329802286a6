"""The page «Innlogging og sikkerhet», and allauth's pages under it where ours must behave differently."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ReauthenticateView as AllauthReauthenticateView
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alenearbeid.accounts.models import User

from . import confirming

BACK_TO = "security_back_to"  # in the session: what the person was about to do


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """What I have, and what I can do with it."""
    user = _user(request)
    if going := get_next_redirect_url(request):
        request.session[BACK_TO] = going
    mine = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    of_type = {kind: [each for each in mine if each.type == kind] for kind in Authenticator.Type}
    codes = of_type[Authenticator.Type.RECOVERY_CODES]
    accounts = {each.provider: each for each in SocialAccount.objects.filter(user=user)}
    context = {
        "has_password": user.has_usable_password(),
        "totp": next(iter(of_type[Authenticator.Type.TOTP]), None),
        "passkeys": of_type[Authenticator.Type.WEBAUTHN],
        "has_codes": bool(codes),
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else 0,
        "codes_total": mfa_settings.RECOVERY_CODE_COUNT,
        "services": [(each, accounts.get(each.id)) for each in settings.OIDC_PROVIDERS.values()],
        "back_to": request.session.get(BACK_TO, ""),
    }
    return render(request, "account/security.html", context)


@require_safe
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """They can be read again: that they have been read is not written down, as allauth's own page does."""
    context = {"codes": _recovery_codes(request), "total": mfa_settings.RECOVERY_CODE_COUNT}
    return render(request, "mfa/recovery_codes/index.html", context | {"back_to": request.session.get(BACK_TO, "")})


@require_safe
def download_codes(request: HttpRequest) -> HttpResponse:
    text = "".join(f"{code}\n" for code in _recovery_codes(request))
    name = _("reservekoder")
    headers = {"Content-Disposition": f'attachment; filename="{name}.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


class AddPasskeyView(AddWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A key that can log in alone, kept in the phone or the machine."""
        context = super(AddWebAuthnView, self).get_context_data(**kwargs)
        asked = webauthn.begin_registration(_user(self.request), passwordless=True)
        return context | {"js_data": {"creation_options": asked}}


class RenamePasskeyView(EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RemovePasskeyView(RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class PasskeyAgainView(ReauthenticateWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        """Back to where one can try again, with where one was going."""
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class ReauthenticateView(AllauthReauthenticateView):
    """All ways in one place: allauth's has no place for people without a password."""

    def _check_reauthentication_method_available(self, request: HttpRequest) -> HttpResponse | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        going = get_next_redirect_url(self.request) or ""
        return super().get_context_data(**kwargs) | {
            "ways": confirming.ways(_user(self.request)),
            "next": going,
            "going": f"?{urlencode({'next': going})}" if going else "",
        }


@require_POST
def disconnect(request: HttpRequest) -> HttpResponse:
    """An account at another service no longer opens this one."""
    form = DisconnectForm(request.POST, request=request)
    if form.is_valid():
        form.save()
        messages.success(request, _("Kontoen er koblet fra."))
    for message in (each for found in form.errors.values() for each in found):
        messages.error(request, message)
    return redirect("mfa_index")


def _recovery_codes(request: HttpRequest) -> list[str]:
    """Those not used, for whoever has just confirmed who they are."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    mine = Authenticator.objects.filter(user=_user(request), type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = get_object_or_404(mine).wrap().get_unused_codes()
    return codes


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied  # LoginRequiredMiddleware has sent them to log in
    return request.user
