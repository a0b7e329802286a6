"""What the views of this package share."""

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from alenearbeid.accounts.models import User

PER_PAGE = 25


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # LoginRequiredMiddleware has seen to it
    return request.user


def search_words(request: HttpRequest) -> str:
    return request.GET.get("sok", "").replace("\0", "").strip()[:100]  # PostgreSQL takes no NUL


def contains(words: str, *fields: str) -> Q:
    """Any of the fields contains the words. SQLite knows upper and lower case of A to Z only: it is asked for all."""
    wanted = Q()
    for spelling in {words, words.lower(), words.upper(), words.title(), words.capitalize()}:
        for field in fields:
            wanted |= Q(**{f"{field}__icontains": spelling})
    return wanted


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
