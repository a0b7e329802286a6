"""The language of the pages: what a signed-in person chose, else this browser's choice, else what it says it reads.

The language of a document is the document's own, and of a mail its receiver's.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from .models import Language, User

COOKIE = "sprak"
YEAR = 365 * 24 * 60 * 60
_SAME = {"no": Language.BOKMAL.value}  # browsers that know of no difference


def of(request: HttpRequest) -> str:
    """One of the three, whatever the request says."""
    user = getattr(request, "user", None)
    chosen = user.language if isinstance(user, User) else request.COOKIES.get(COOKIE)
    return chosen if chosen in Language.values else read_by(request, Language.values)


def chosen(request: HttpRequest, otherwise: str) -> str:
    """For somebody new: what this browser chose or says it reads, else what whoever wrote to them thought."""
    says = request.COOKIES.get(COOKIE) or request.headers.get("Accept-Language")
    return of(request) if says else otherwise


def read_by(request: HttpRequest, offered: Iterable[str]) -> str:
    """The first of the offered languages that the browser says is read here, else the first of all."""
    known = list(offered)
    header = request.headers.get("Accept-Language", "").lower()
    read = (code.partition("-")[0] for code, _weight in parse_accept_lang_header(header))
    return next((_SAME.get(code, code) for code in read if _SAME.get(code, code) in known), known[0])


@transaction.atomic
def choose(language: str, *, actor: User) -> None:
    """Mail comes in it too."""
    actor.language = language
    actor.save(update_fields=["language"])


def remember(response: HttpResponse, language: str) -> None:
    """So that the login page speaks it as well, next time."""
    response.set_cookie(
        COOKIE, language, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def for_footer(request: HttpRequest) -> dict[str, object]:
    """A context processor. Back to this page; or, when it answers what was sent in, to where that was written."""
    is_read = request.method in {"GET", "HEAD"}
    here = request.get_full_path() if is_read else request.headers.get("Referer", "")
    return {"page_languages": Language.choices, "page_address": here}
