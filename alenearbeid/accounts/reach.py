"""How far a person sees across: whole organisations, and single workplaces with all below them.

For lists over thousands of workplaces, where `selectors` answers for one place at a time: the organisations are told
apart from the places, so that an index on either finds the rows, however much there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from .models import Role, User, Workplace
from .people import standing


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
        part = Q(**{f"{workplace}__in": self.workplaces}) if self.workplaces else None
        return standing.either(standing.in_organisations(self.organisations), part)

    def in_organisations(self) -> Q:
        """The organisations of which something is within reach."""
        whole = standing.in_organisations(self.organisations, "pk")
        if not self.workplaces:
            return standing.either(whole)
        of_places = Workplace.objects.filter(pk__in=self.workplaces).order_by().values("organisation")
        return standing.either(whole, Q(pk__in=of_places))


def of(user: User, roles: Iterable[Role]) -> Reach:
    """What these roles reach, and what the person has been granted from outside. One query or two."""
    held, mine = standing.held(user), frozenset(map(str, roles))
    whole, starts = standing.split(held, {*mine, str(Role.AUDITOR)})
    is_member = any(role in mine for role, _organisation, _place in held)
    return Reach(frozenset(whole), below(starts), is_member=is_member)


def below(places: Iterable[int]) -> frozenset[int]:
    """The places and all below them."""
    starts = list(places)
    if not starts:
        return frozenset()
    return frozenset(Workplace.objects.filter(pk__in=standing.below(starts)).order_by().values_list("pk", flat=True))
