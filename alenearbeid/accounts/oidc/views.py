"""Away to the other service, and back."""

import secrets
import time
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts.login import confirming

from . import pages
from .configuration import Provider
from .service import UNREACHABLE, Service, configured

PROCESSES = {"login": AuthProcess.LOGIN, "connect": AuthProcess.CONNECT, "confirm": AuthProcess.REDIRECT}


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A post, so that no other page can begin it. It answers with a page that leads on: our content policy lets no form
    end elsewhere."""
    service = _service(provider_id)
    process = request.POST.get("process", "login")
    if request.method == "GET" or process not in PROCESSES:
        return render(request, "socialaccount/start.html", {"service": service, "next": request.GET.get("next", "")})
    if not ratelimit.consume(request, action="other_service"):
        return pages.stopped(request, "limited", service.name, status=429)
    if process != "login" and not request.user.is_authenticated:
        return redirect_to_login(reverse("mfa_index"))
    if process == "connect" and confirming.is_needed_by_service(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={reverse('mfa_index')}")
    try:
        answer = _sent_away(request, service, process)
    except (*UNREACHABLE, OAuth2Error) as error:
        return pages.stopped(request, "down", service.name, status=503, cause=error)
    return render(request, "socialaccount/continue.html", {"service": service, "address": answer["Location"]})


@login_not_required
@never_cache
@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the service sends the person back. That it is a GET that logs in, is the protocol's doing."""
    service = _service(provider_id)
    try:
        answer: HttpResponse = _Callback.adapter_view(Service(request, provider_id))(request)
    except UNREACHABLE as error:
        return pages.stopped(request, "down", service.name, status=503, cause=error)
    except OAuth2Error as error:
        return pages.stopped(request, "refused", service.name, status=403, cause=error)
    return answer


class _Callback(OAuth2CallbackView):
    adapter: Service

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        """The ID token is held against it, too (see `service`)."""
        state, response = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, response


def _service(provider_id: str) -> Provider:
    found = configured(provider_id)
    if found is None:
        raise Http404
    return found


def _sent_away(request: HttpRequest, service: Provider, process: str) -> HttpResponse:
    nonce = secrets.token_urlsafe(24)
    asked = {"nonce": nonce, "ui_locales": get_language() or "nb", "acr_values": service.acr_values}
    if process == "confirm":
        asked |= {"prompt": "login", "max_age": "0"}
    provider = get_adapter(request).get_provider(request, service.id)
    provider.oauth2_adapter_class = Service  # allauth's own believes any issuer
    answer: HttpResponse = provider.redirect(
        request,
        process=PROCESSES[process],
        next_url=get_next_redirect_url(request),
        auth_params={name: value for name, value in asked.items() if value},
        nonce=nonce,
        asked_at=time.time(),
    )
    return answer
