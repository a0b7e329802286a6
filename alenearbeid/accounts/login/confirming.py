"""Whether it is the person themself who sits at the screen, shown anew a moment ago, and how strongly.

allauth keeps in the session how somebody logged in and confirmed; here that is read and judged. A confirmation is good
for one signature and for SIGNING_CONFIRMATION_SECONDS. A recovery code is a way in, and confirms no signature.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from alenearbeid.accounts.models import User
from alenearbeid.accounts.oidc.configuration import Provider

SPENT_AT = "confirmation_spent_at"  # in the session
Type = Authenticator.Type


@dataclass(frozen=True)
class Ways:
    """How a person can show who they are."""

    password: bool = False
    code: bool = False
    passkey: bool = False
    services: list[Provider] = field(default_factory=list)

    @property
    def is_two_factor(self) -> bool:
        """The account itself asks for two at login."""
        return self.code or self.passkey


@dataclass(frozen=True)
class Confirmation:
    """What was shown. Empty when nothing was."""

    password: bool = False
    code: bool = False
    passkey: bool = False
    service: Provider | None = None
    service_is_two_factor: bool = False
    level: str = ""  # the service's own word for how surely it knows the person

    def __bool__(self) -> bool:
        return self.password or self.code or self.passkey or self.service is not None

    @property
    def is_two_factor(self) -> bool:
        return self.passkey or self.service_is_two_factor or (self.code and (self.password or bool(self.service)))


def ways(user: User) -> Ways:
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    connected = SocialAccount.objects.filter(user=user).values_list("provider", flat=True)
    offered = {each for each in connected if each in settings.OIDC_PROVIDERS} if settings.OIDC_PROVIDERS else set()
    return Ways(
        password=user.has_usable_password(),
        code=Type.TOTP in types,
        passkey=Type.WEBAUTHN in types,
        services=[each for each in settings.OIDC_PROVIDERS.values() if each.id in offered],
    )


def confirmation(request: HttpRequest) -> Confirmation:
    """What counts for a signature now."""
    after = max(time.time() - settings.SIGNING_CONFIRMATION_SECONDS, request.session.get(SPENT_AT, 0))
    return _read(record for record in _records(request) if record.get("reauthenticated") and record["at"] > after)


def is_right_code(user: User, code: str) -> bool:
    """From the app, and no recovery code. Guessing is slowed down per person, wherever they guess."""
    totp = Authenticator.objects.filter(user=user, type=Type.TOTP).first()
    if totp is None:
        return False
    is_right_now = check_rate_limit(user)
    if not totp.wrap().validate_code(code):
        return False
    is_right_now()
    totp.record_usage()
    return True


def typed(request: HttpRequest, names: Collection[str]) -> None:
    """Write down in the session that the password, the code or both were typed and right."""
    if "password" in names:
        reauthentication.reauthenticate_by_password(request)
    if "code" in names:
        record_authentication(request, _user(request), "mfa", type=Type.TOTP.value, reauthenticated=True)


def to_type(found: Confirmation, own: Ways, *, two_factors: bool) -> list[str]:
    """What can be typed to make it enough, and is not shown already. Nothing when typing does not do."""
    if is_enough(found, own, two_factors=two_factors):
        return []
    names = ["password"] if own.password and not (found.password or found.service) else []
    if own.code and not found.code:
        names.append("code")
    after = replace(found, password=found.password or "password" in names, code=found.code or "code" in names)
    return names if is_enough(after, own, two_factors=two_factors) else []


class Spent(Exception):
    """Another signature, asked for at the same moment, has used the confirmation."""


@contextmanager
def spending(request: HttpRequest) -> Iterator[None]:
    """For one signature: the next one asks again. Two at once wait for each other here, and the later is refused."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=_user(request).pk)
        stored = type(request.session)(request.session.session_key).get(SPENT_AT, 0)
        request.session[SPENT_AT] = max(stored, request.session.get(SPENT_AT, 0))
        if not confirmation(request):
            raise Spent
        yield
        request.session[SPENT_AT] = time.time()
        request.session.save()


def is_enough(found: Confirmation, own: Ways, *, two_factors: bool) -> bool:
    """Two factors where the organisation says so; and never fewer than the account asks for at login."""
    return found.is_two_factor if two_factors or own.is_two_factor else bool(found)


def can_two_factors(own: Ways) -> bool:
    """Another service may: it says so when the person has been there."""
    return own.passkey or bool(own.services) or (own.code and own.password)


def is_needed_by_service(request: HttpRequest) -> bool:
    """Of somebody who has neither password nor keys here, allauth asks nothing before a change. We do."""
    if not isinstance(request.user, User) or reauthentication.get_reauthentication_flows(request.user):
        return False
    after = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    own = (record for record in _records(request) if record["method"] == "socialaccount")
    return not any(record["at"] > after for record in own)


def confirmed_by_service(view: Callable[..., Any]) -> Callable[..., Any]:
    """Before a change of how one logs in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_needed_by_service(request):
            return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    return guarded


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    return get_authentication_records(request, request.user) if isinstance(request.user, User) else []


def _read(records: Iterable[dict[str, Any]]) -> Confirmation:
    found: dict[str, Any] = {}
    for record in records:
        kind = record.get("type") if record["method"] == "mfa" else record["method"]
        if kind == "password":
            found["password"] = True
        elif kind == Type.TOTP:
            found["code"] = True
        elif kind == Type.WEBAUTHN:
            found["passkey"] = True
        elif kind == "socialaccount" and record.get("provider") in settings.OIDC_PROVIDERS:
            found["service"] = settings.OIDC_PROVIDERS[record["provider"]]
            found["service_is_two_factor"] = bool(record.get("two_factors"))
            found["level"] = str(record.get("acr") or "")
    return Confirmation(**found)
