"""Pages for anyone, logged in or not: what the catalogue says is public knowledge, and holds nothing about anybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assessments.catalogue.content import CatalogueData

from . import editions, links, search
from .kinds import KINDS, law_state

View = Callable[..., HttpResponse]
PER_PAGE, PER_KIND = 20, 6
_MINUTES = 5 * 60


def _open_to_anyone(view: View) -> View:
    """A browser may keep the page a little while. Logged in it bears a name, and is kept by nobody (see accounts)."""

    @login_not_required
    @require_safe
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            patch_cache_control(response, private=True, max_age=_MINUTES)
        return response

    return opened


@_open_to_anyone
def index(request: HttpRequest) -> HttpResponse:
    edition = editions.asked_for(request)
    query = request.GET.get("sok", "").strip()[: search.MAX_LENGTH]
    context = {"edition": edition, "kinds": KINDS.values(), "query": query}
    if not query:
        counts = {name: len(kind.shown(edition.data)) for name, kind in KINDS.items()}
        return render(request, "catalogue/index.html", {**context, "counts": counts})
    language = get_language() or "nb"
    found = search.found(edition.code, language, query)
    chosen = request.GET.get("type", "")
    if chosen not in found:
        context |= {"meant": "" if found else search.meant(edition.code, language, query)}
        return render(request, "catalogue/found.html", {**context, "found": found, "per_kind": PER_KIND})
    page = Paginator(found[chosen], PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "catalogue/found_of_kind.html", {**context, "name": chosen, "page": page})


@_open_to_anyone
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    edition, chosen = editions.asked_for(request), KINDS[kind]
    context = {"edition": edition, "kind": chosen, "groups": list(chosen.groups(edition))}
    return render(request, "catalogue/list.html", context)


@_open_to_anyone
def entry(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    chosen = KINDS[kind]
    edition = editions.asked_for(request, lambda data: _current(data, kind, key) in chosen.shown(data))
    data = edition.data
    if (current := _current(data, kind, key)) != key:
        return redirect(f"{reverse(f'catalogue:{chosen.page}', args=[current])}{edition.query}")
    shown = chosen.shown(data).get(key)
    if shown is None:
        raise Http404(key)
    state = law_state(data.law[key], edition.today) if kind == "regler" else ""
    context = {"edition": edition, "kind": chosen, "entry": shown, "state": state, **links.of(data, shown)}
    return render(request, f"catalogue/{chosen.page}.html", context)


@_open_to_anyone
def background(request: HttpRequest) -> HttpResponse:
    edition = editions.asked_for(request)
    return render(request, "catalogue/background.html", {"edition": edition, "pages": _pages(edition.data)})


@_open_to_anyone
def background_page(request: HttpRequest, key: str) -> HttpResponse:
    edition = editions.asked_for(request, lambda data: key in data.background)
    if key not in edition.data.background:
        raise Http404(key)
    context = {"edition": edition, "entry": edition.data.background[key], "pages": _pages(edition.data)}
    return render(request, "catalogue/background_page.html", context)


def _current(data: CatalogueData, kind: str, key: str) -> str:
    """Hazards and measures have had other names, and links to those are still about."""
    if kind == "tiltak":
        return next((measure.key for measure in data.measures.values() if key in measure.aliases), key)
    return data.current_key(key) if kind == "farer" else key


def _pages(data: CatalogueData) -> list[object]:
    return list(data.background.values())
