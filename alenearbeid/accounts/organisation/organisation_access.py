"""Who may read what an organisation says of itself, and who may change its tree of workplaces.

The overview, the workplaces and the safety areas: everyone who has a part in it (employers, administrators, safety and
union representatives), wherever in the organisation their role is. The facts, the areas and the whole tree are changed
by those who manage the organisation (`access`). Employers and administrators of some workplaces change what lies
below those, and move places within them: what they answer for, and no more.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from alenearbeid.accounts import access, selectors
from alenearbeid.accounts.models import (
    SAFETY_REPS,
    Membership,
    MembershipWorkplace,
    Organisation,
    Role,
    User,
    Workplace,
)
from alenearbeid.accounts.people.people_access import GOVERNING

READERS = (*GOVERNING, *SAFETY_REPS, Role.UNION_REP)


@dataclass(frozen=True)
class Hand:
    """How much of the tree somebody may change: all of it, or what lies below their own workplaces."""

    whole: bool
    parents: frozenset[int] = frozenset()
    changeable: frozenset[int] = frozenset()

    @property
    def may_add(self) -> bool:
        return self.whole or bool(self.parents)

    @property
    def offered(self) -> frozenset[int] | None:
        """Where a place may be put. None is everywhere."""
        return None if self.whole else self.parents

    def may_change(self, workplace: int) -> bool:
        return self.whole or workplace in self.changeable


def get_for_reading(user: User, orgnr: str) -> tuple[Organisation, Hand]:
    """The organisation, and what the reader may change of its tree. 404 to strangers, 403 to other roles."""
    organisation = Organisation.objects.filter(orgnr=orgnr, memberships__user=user).first()
    if organisation is None:
        raise Http404
    if not Membership.objects.filter(user=user, organisation=organisation, role__in=READERS).exists():
        raise PermissionDenied
    return organisation, _hand(user, organisation)


def get_for_adding(user: User, orgnr: str) -> tuple[Organisation, Hand]:
    organisation, hand = get_for_reading(user, orgnr)
    if not hand.may_add:
        raise PermissionDenied
    return organisation, hand


def get_workplace(user: User, orgnr: str, pk: int) -> tuple[Workplace, Hand]:
    """A workplace, for those who may change it."""
    organisation, hand = get_for_reading(user, orgnr)
    workplace = Workplace.objects.filter(organisation=organisation, pk=pk).select_related("organisation").first()
    if workplace is None:
        raise Http404
    if not hand.may_change(workplace.pk):
        raise PermissionDenied
    return workplace, hand


def _hand(user: User, organisation: Organisation) -> Hand:
    if access.organisations_to_manage(user).filter(pk=organisation.pk).exists():
        return Hand(whole=True)
    reached = selectors.workplaces_for(user, GOVERNING).filter(organisation=organisation)
    places = dict(reached.values_list("pk", "parent_id"))
    # A role's own workplaces are the governors' to move; one below another of the same role is below all the same.
    named = MembershipWorkplace.objects.filter(
        membership__user=user, membership__organisation=organisation, membership__role__in=GOVERNING
    )
    roots = set(named.values_list("workplace_id", flat=True))
    below = {pk for pk, parent in places.items() if pk not in roots or parent in places}
    return Hand(whole=False, parents=frozenset(places), changeable=frozenset(below))
