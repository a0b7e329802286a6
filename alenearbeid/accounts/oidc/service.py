"""Talks with the other service, and believes nothing of what it says before it is proved.

allauth does the dance; added here are the nonce, the signature of the ID token, the issuer that must be the configured
one, and that of all the service tells about a person only what we use is kept (ID-porten gives the national number).
"""

import hmac
from typing import Any

import jwt
import requests
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest

from .configuration import Provider

KEPT = ("sub", "iss", "name", "acr", "amr", "auth_time")
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
UNREACHABLE = (requests.RequestException,)


def configured(provider_id: str) -> Provider | None:
    found: Provider | None = settings.OIDC_PROVIDERS.get(provider_id)
    return found


def is_two_factor(provider: Provider, claims: dict[str, Any]) -> bool:
    """What the service says of how the person logged in there."""
    amr = claims.get("amr")
    return claims.get("acr") in provider.two_factor_acr or (isinstance(amr, list) and "mfa" in amr)


class Service(OpenIDConnectOAuth2Adapter):
    """One log-in. `state` is what we kept in the session when the person was sent away."""

    state: dict[str, Any]

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        provider = settings.OIDC_PROVIDERS[self.provider_id]
        if str(config.get("issuer", "")).rstrip("/") != provider.server_url:
            raise OAuth2Error(f"The service calls itself {config.get('issuer')!r}.")
        addresses = [str(config.get(name, "")) for name in ENDPOINTS]
        if not all(addresses) or (
            provider.server_url.startswith("https://") and not all(each.startswith("https://") for each in addresses)
        ):
            raise OAuth2Error("The service lacks an address, or has one without https.")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        provider = settings.OIDC_PROVIDERS[self.provider_id]
        claims = self._claims(app, str(kwargs["response"].get("id_token", "")))
        if "email" not in claims and self.openid_config.get("userinfo_endpoint"):
            info = self._fetch_user_info(token.token)
            if info.get("sub") != claims["sub"]:
                raise OAuth2Error("The service told about somebody else.")
            claims = {**info, **claims}
        kept = {name: claims[name] for name in KEPT if name in claims}
        kept.update(_email(provider, claims))
        return self.get_provider().sociallogin_from_response(request, {"id_token": kept})

    def _claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """The ID token, when it is signed by the service, meant for us, and asked for by this very browser."""
        try:
            claims = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError, ValueError, jwt.PyJWTError) as error:
            raise OAuth2Error("The ID token cannot be read.") from error
        if not hmac.compare_digest(str(claims.get("nonce", "")), str(self.state.get("nonce"))):
            raise OAuth2Error("The ID token answers another request.")
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise OAuth2Error("The ID token names nobody.")
        return claims


def _email(provider: Provider, claims: dict[str, Any]) -> dict[str, Any]:
    """The address, and whether it is proved: of a domain the service answers for, and not denied by it."""
    email = claims.get("email")
    if not isinstance(email, str) or "@" not in email:
        return {}
    is_denied = claims.get("email_verified", True) not in {True, "true"}
    domain = email.rpartition("@")[2].lower()
    return {"email": email.lower(), "email_verified": domain in provider.email_domains and not is_denied}
