"""For every request: its language, which organisations the database shows, and what no cache may keep."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from . import languages, tenancy
from .people import standing


class PageLanguageMiddleware:
    """Pages in the language of whoever reads them (see languages.py). Django's own does not know who is logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = languages.of(request)
        with translation.override(language):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            content = cast("Iterator[bytes]", response.streaming_content)
            response.streaming_content = _still_speaking(language, content)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _still_speaking(language: str, content: Iterator[bytes]) -> Iterator[bytes]:
    """Lines are written while the answer is being sent, when the request itself is over."""
    with translation.override(language):
        yield from content


class OwnOrganisationsMiddleware:
    """The database shows the organisations of whoever is logged in, until the answer is sent (see tenancy.py)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with _scope(request):
            response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
                content = cast("Iterator[bytes]", response.streaming_content)
                response.streaming_content = _still_seeing(tenancy.current(), content)
        return response


def _scope(request: HttpRequest) -> AbstractContextManager[None]:
    if not request.user.is_authenticated:
        return tenancy.nothing()
    if request.user.is_staff and request.path.startswith(reverse("admin:index")):
        return tenancy.everything()  # whoever runs the installation; the admin has its own door
    if request.method in {"GET", "HEAD"}:
        standing.remember(request.user)  # nothing is written, so what one holds does not change meanwhile
    return tenancy.of(request.user)


def _still_seeing(scope: str, content: Iterator[bytes]) -> Iterator[bytes]:
    """Rows are read while the answer is being sent, when the request itself is over."""
    with tenancy.as_now(scope):
        yield from content


class PersonalPagesMiddleware:
    """What is shown to someone who is logged in is for them alone, unless the view has said otherwise itself.

    Kept out of every cache: on a shared computer «back» shows nothing after logging out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
