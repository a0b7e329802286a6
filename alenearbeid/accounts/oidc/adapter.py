"""Who a log-in with another service is here: whoever has connected it, else whoever is invited, else nobody."""

from typing import Any, ClassVar

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from alenearbeid.accounts import services, tenancy, tokens
from alenearbeid.accounts.login import login_texts
from alenearbeid.accounts.models import User
from alenearbeid.accounts.people import offers
from alenearbeid.accounts.people.invitations import Refused
from alenearbeid.accounts.tokens import Offer

from . import pages
from .service import UNREACHABLE, configured, is_two_factor

CLOCKS_DIFFER = 30  # seconds


class SocialAdapter(DefaultSocialAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultSocialAccountAdapter.error_messages, **login_texts.SOCIAL}

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """From the environment and from nowhere else: what is typed into a database is not configuration."""
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=each.id,
                name=each.name,
                client_id=each.client_id,
                secret=each.secret,
                settings={"server_url": each.server_url, "scope": list(each.scopes)},
            )
            for each in settings.OIDC_PROVIDERS.values()
            if provider in {None, each.id, "openid_connect"} and client_id in {None, each.client_id}
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody gets an account by logging in somewhere else. An invitation is taken in `pre_social_login`."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> "tuple[Any, str] | None":
        """Not whoever has only typed the address in as their next one: they would be given somebody else's log-in."""
        found = super().authenticate_by_email(sociallogin)
        return found if found and found[0].email == found[1] else None

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Only addresses of the domains the service answers for (see `service._email`)."""
        provider = configured(login.account.provider)
        return provider is not None and email.rpartition("@")[2].lower() in provider.email_domains

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        process = sociallogin.state.get("process")
        if process == AuthProcess.REDIRECT:
            _confirm(request, sociallogin)
        elif process == AuthProcess.LOGIN and not sociallogin.is_existing:
            offer = _offer(sociallogin.state.get("next"))
            if offer is None:
                raise ImmediateHttpResponse(pages.stopped(request, "unknown", _name(sociallogin), status=403))
            _take(request, sociallogin, offer)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        if error == AuthError.CANCELLED:
            reason, status = "cancelled", 200
        elif isinstance(exception, UNREACHABLE):
            reason, status = "down", 503
        elif exception is None and "error" not in request.GET:
            reason, status = "state", 400
        else:
            reason, status = "refused", 403
        raise ImmediateHttpResponse(pages.stopped(request, reason, provider.name, status=status, cause=exception))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return reverse("mfa_index")


def _name(sociallogin: SocialLogin) -> str:
    provider = configured(sociallogin.account.provider)
    return provider.name if provider else sociallogin.account.provider


def _confirm(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """The person who is logged in here has logged in there, now and not earlier today."""
    user, account = request.user, sociallogin.account
    provider, claims = configured(account.provider), account.extra_data.get("id_token", {})
    if not sociallogin.is_existing or sociallogin.user != user or provider is None:
        raise ImmediateHttpResponse(pages.stopped(request, "other", _name(sociallogin), status=403))
    logged_in_at = claims.get("auth_time")
    if not isinstance(logged_in_at, int) or logged_in_at < sociallogin.state["asked_at"] - CLOCKS_DIFFER:
        raise ImmediateHttpResponse(pages.stopped(request, "not_anew", provider.name, status=403))
    record_authentication(
        request,
        user,
        "socialaccount",
        provider=provider.id,
        uid=account.uid,
        reauthenticated=True,
        acr=claims.get("acr"),
        amr=claims.get("amr"),
        two_factors=is_two_factor(provider, claims),
    )


def _offer(next_url: object) -> Offer | None:
    """The open invitation whose page the person came from. The link went to the address, so the address is theirs."""
    try:
        match = resolve(str(next_url))
    except Resolver404:
        return None
    if match.view_name != "people:accept":
        return None
    with tenancy.everything():
        offer = offers.find(match.kwargs["token"])
    if offer is None or tokens.standing(offer) != tokens.Standing.OPEN:
        return None
    return None if User.objects.filter(email=offer.email).exists() else offer


def _take(request: HttpRequest, sociallogin: SocialLogin, offer: Offer) -> None:
    """An account without a password, the role, and the connection; all or nothing."""
    claims = sociallogin.account.extra_data.get("id_token", {})
    name = str(getattr(offer, "name", "") or claims.get("name") or offer.email.partition("@")[0])[:150]
    try:
        with tenancy.everything(), transaction.atomic():
            user = services.create_user(email=offer.email, name=name, password=None, language=offer.language)
            offers.accept(offer, user=user)
            sociallogin.connect(request, user)
    except (Refused, ValidationError) as error:  # in another tab, a moment ago
        raise ImmediateHttpResponse(pages.stopped(request, "unknown", _name(sociallogin), status=403)) from error
