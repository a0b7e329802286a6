"""The organisation somebody works in right now, of those they have to do with. None is «all of mine»."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import AccessGrant, Membership, Organisation, User
from .selectors import in_force

KEY = "organisation"  # in the session
_SHOWN = 20  # in the header; of more than these one is looked up on a page of its own


@dataclass(frozen=True)
class Choice:
    """What the header shows."""

    chosen: Organisation | None
    some: list[Organisation]
    has_more: bool

    @property
    def is_several(self) -> bool:
        return len(self.some) > 1


def organisation(request: HttpRequest) -> Organisation | None:
    """The one switched to, if the user still has to do with it."""
    return choice(request).chosen


def choice(request: HttpRequest) -> Choice:
    """One query for each request."""
    found: Choice | None = getattr(request, "_organisation_choice", None)
    if found is None:
        found = _choice(request)
        request._organisation_choice = found  # type: ignore[attr-defined]
    return found


def for_header(request: HttpRequest) -> dict[str, object]:
    """A context processor. Looked up by pages only, not by the parts that htmx fetches."""
    return {"own_organisations": SimpleLazyObject(lambda: choice(request))}


def switch(request: HttpRequest, pk: int | None) -> bool:
    """To an organisation of one's own, or to all of them."""
    user = request.user
    if pk is None:
        request.session.pop(KEY, None)
    elif isinstance(user, User) and mine(user).filter(pk=pk).exists():
        request.session[KEY] = pk
    else:
        return False
    return True


def mine(user: User) -> QuerySet[Organisation]:
    """Where the user has a role, or may look in from outside today."""
    roles = Membership.objects.filter(user=user, organisation_id=OuterRef("pk"))
    grants = AccessGrant.objects.filter(in_force(), auditor=user, organisation_id=OuterRef("pk"))
    return Organisation.objects.filter(Q(Exists(roles)) | Q(Exists(grants)))


def _choice(request: HttpRequest) -> Choice:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return Choice(None, [], has_more=False)
    wanted = request.session.get(KEY)
    # The chosen one first, whatever its place in the alphabet: one query answers both.
    first = Case(When(pk=wanted or 0, then=0), default=1)
    found = list(mine(user).order_by(first, "name", "orgnr")[: _SHOWN + 1])
    chosen = next((each for each in found if each.pk == wanted), None)
    some = sorted(found[:_SHOWN], key=lambda each: (each.name.casefold(), each.orgnr))
    return Choice(chosen, some, has_more=len(found) > _SHOWN)
