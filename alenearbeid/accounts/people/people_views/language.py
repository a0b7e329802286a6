"""The switch at the foot of every page: Bokmål, Nynorsk or English, logged in or not."""

from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from alenearbeid.accounts import languages
from alenearbeid.accounts.models import Language, User


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Back to the same page, in the language asked for. Anything else changes nothing."""
    response = redirect(_back(request))
    wanted = request.POST.get("sprak", "")
    if wanted in Language.values:
        if isinstance(request.user, User):
            languages.choose(wanted, actor=request.user)
        languages.remember(response, wanted)
    return response


def _back(request: HttpRequest) -> str:
    """The page one came from, when it is one of ours. Only the path is kept of it: with one stroke before it, since two
    would name another site, and a page that is not found here may be called anything."""
    address = request.POST.get("side", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return "casework:home"
    found = urlsplit(address)
    return urlunsplit(("", "", f"/{found.path.lstrip('/')}", found.query, ""))
