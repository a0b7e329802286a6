"""How far a person sees across: whole organisations, and single workplaces with all below them.

For lists over thousands of workplaces, where `selectors` answers for one place at a time: the organisations are told
apart from the places, so that an index on either finds the rows, however much there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.expressions import RawSQL

from .models import AccessGrant, Membership, Role, User, Workplace
from .selectors import in_force

_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT w.id FROM accounts_workplace w WHERE w.id IN ({places})
    UNION
    SELECT w.id FROM accounts_workplace w JOIN below ON w.parent_id = below.id
) SELECT id FROM below
"""


@dataclass(frozen=True)
class Reach:
    """`is_member` when any of it comes from a role in an organisation, not from a grant to look from outside."""

    organisations: frozenset[int] = frozenset()
    workplaces: frozenset[int] = frozenset()
    is_member: bool = False

    def __bool__(self) -> bool:
        return bool(self.organisations or self.workplaces)

    def q(self, workplace: str = "workplace") -> Q:
        """The rows within reach, of a table with an `organisation`; `workplace` is the path to its place."""
        whole, part = Q(organisation__in=self.organisations), Q(**{f"{workplace}__in": self.workplaces})
        if not self.workplaces:
            return whole
        return whole | part if self.organisations else part

    def in_organisations(self) -> Q:
        """The organisations of which something is within reach."""
        if not self.workplaces:
            return Q(pk__in=self.organisations)
        of_places = Workplace.objects.filter(pk__in=self.workplaces).order_by().values("organisation")
        return Q(pk__in=self.organisations) | Q(pk__in=of_places)


def of(user: User, roles: Iterable[Role]) -> Reach:
    """What these roles reach, and what the person has been granted from outside. Two or three queries."""
    held = Membership.objects.filter(user=user, role__in=list(roles)).order_by()
    mine = list(held.values_list("organisation_id", "scope__workplace_id"))
    given = AccessGrant.objects.filter(in_force(), auditor=user).order_by()
    granted = list(given.values_list("organisation_id", "scope__workplace_id"))
    whole = frozenset(organisation for organisation, place in (*mine, *granted) if place is None)
    starts = {place for organisation, place in (*mine, *granted) if place and organisation not in whole}
    return Reach(whole, below(starts), is_member=bool(mine))


def below(places: Iterable[int]) -> frozenset[int]:
    """The places and all below them."""
    starts = sorted(places)
    if not starts:
        return frozenset()
    query = _BELOW.format(places=", ".join(["%s"] * len(starts)))
    reached = RawSQL(query, starts)  # noqa: S611 (only placeholders are put in)
    return frozenset(Workplace.objects.filter(pk__in=reached).order_by().values_list("pk", flat=True))
