"""Who may give, change and take away roles, and how far.

Administrators and employers whose role covers all of the organisation: every role, everywhere. Employers and
administrators of some workplaces: the other parties of the work there, as they invite them into assessments.
Nobody gives more than they have.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from alenearbeid.accounts import access, selectors
from alenearbeid.accounts.models import MEMBER_ROLES, SAFETY_REPS, Membership, Organisation, Role, User

GOVERNING = (Role.ADMINISTRATOR, Role.EMPLOYER)
PARTIES = tuple(role for role in MEMBER_ROLES if role not in GOVERNING)


@dataclass(frozen=True)
class Reach:
    """How much of an organisation somebody may give roles in. Workplaces below those that are named are in it."""

    whole: bool
    workplaces: frozenset[int]

    @property
    def roles(self) -> tuple[Role, ...]:
        if self.whole:
            return MEMBER_ROLES
        return PARTIES if self.workplaces else ()

    def covers(self, workplaces: Collection[int]) -> bool:
        """None at all means the whole organisation."""
        return self.whole or (bool(workplaces) and self.workplaces.issuperset(workplaces))

    def may_give(self, role: Role | str, workplaces: Collection[int]) -> bool:
        return role in self.roles and self.covers(workplaces)


def reach(user: User, organisation: Organisation) -> Reach:
    """Two queries at most."""
    if access.organisations_to_manage(user).filter(pk=organisation.pk).exists():
        return Reach(whole=True, workplaces=frozenset())
    places = selectors.workplaces_for(user, GOVERNING).filter(organisation=organisation)
    return Reach(whole=False, workplaces=frozenset(places.values_list("pk", flat=True)))


def get_for_people(user: User, orgnr: str) -> tuple[Organisation, Reach]:
    """The organisation, for those who give roles in it: 404 to strangers, 403 to other roles."""
    organisation = _mine(user, orgnr)
    mine = reach(user, organisation)
    if not mine.roles:
        raise PermissionDenied
    return organisation, mine


def get_for_grants(user: User, orgnr: str) -> tuple[Organisation, bool]:
    """The organisation, and whether the user may give access from outside; safety and union reps see who has it."""
    organisation = _mine(user, orgnr)
    if access.organisations_to_manage(user).filter(pk=organisation.pk).exists():
        return organisation, True
    watching = (*GOVERNING, *SAFETY_REPS, Role.UNION_REP)
    if not Membership.objects.filter(user=user, organisation=organisation, role__in=watching).exists():
        raise PermissionDenied
    return organisation, False


def _mine(user: User, orgnr: str) -> Organisation:
    organisation = Organisation.objects.filter(orgnr=orgnr, memberships__user=user).first()
    if organisation is None:
        raise Http404
    return organisation
