"""The only door to an assessment: 404 to strangers, 403 to the wrong role (DESIGN § 9).

Employer and administrator reach all assessments of their workplaces. Everybody else reaches a draft only as the party
they were invited as, and what is signed wherever their role reaches. An auditor reaches what is signed and granted.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import MEMBER_ROLES, SAFETY_REPS, Role, User
from alenearbeid.accounts.people import standing
from assessments.record.choices import PartyRole

from .models import WAS_SIGNED, Assessment, Position

READERS = tuple(Role)
FROM_FIRST_DAY = (Role.EMPLOYER, Role.ADMINISTRATOR)  # who need no invitation to read a draft
# In which capacity a role takes part. Administrator and auditor take no part.
PARTY_OF_ROLE = {
    Role.EMPLOYER: PartyRole.EMPLOYER,
    Role.UNION_REP: PartyRole.UNION_REP,
    Role.OCCUPATIONAL_HEALTH: PartyRole.OCCUPATIONAL_HEALTH,
    Role.WORKER: PartyRole.WORKER,
    **dict.fromkeys(SAFETY_REPS, PartyRole.SAFETY_REP),
}
TAKING_PART = tuple(PARTY_OF_ROLE)  # who may remark
INVITED = tuple(role for role in TAKING_PART if role != Role.EMPLOYER)
STATING = tuple(role for role in INVITED if role != Role.WORKER)  # who may state agreement or disagreement, and sign


def get_for(user: User, uuid: UUID, *, roles: Collection[Role] = READERS) -> Assessment:
    """The assessment, if the user has one of `roles` for it. The door every view goes through.

    Raises Http404 when the user may not even know it exists, PermissionDenied when the role is the wrong one.
    """
    return get_with_roles(user, uuid, roles=roles)[0]


def get_with_roles(user: User, uuid: UUID, *, roles: Collection[Role] = READERS) -> tuple[Assessment, set[Role]]:
    """As `get_for`, with the roles the user holds for it."""
    assessment = Assessment.objects.select_related("organisation", "workplace", "series").filter(uuid=uuid).first()
    if assessment is None:
        raise Http404
    held = roles_for(user, assessment)
    if not held:
        raise Http404
    if held.isdisjoint(roles):
        raise PermissionDenied
    return assessment, held


def roles_for(user: User, assessment: Assessment) -> set[Role]:
    """The roles the user holds for this assessment."""
    held = set(accounts.roles_in(user, assessment.workplace))
    if assessment.was_signed or held <= set(FROM_FIRST_DAY):
        return held
    asked_as = set(Position.objects.filter(assessment=assessment, user=user).values_list("role", flat=True))
    return {role for role in held if role in FROM_FIRST_DAY or PARTY_OF_ROLE.get(role) in asked_as}


def party_roles(user: User, assessment: Assessment) -> set[PartyRole]:
    """The capacities in which the user takes part in this assessment."""
    return parties_of(roles_for(user, assessment))


def parties_of(roles: Iterable[Role]) -> set[PartyRole]:
    return {PARTY_OF_ROLE[role] for role in roles if role in PARTY_OF_ROLE}


def visible_to(user: User) -> QuerySet[Assessment]:
    """All assessments the user may read. The same answer as the door gives."""
    granted = Q(state__in=WAS_SIGNED) & standing.covered(user, [Role.AUDITOR])
    return Assessment.objects.filter(_by_role(user) | granted)


def own(user: User) -> QuerySet[Assessment]:
    """Those that a role opens: the user's own work. For what one looks at from outside there is the view across."""
    return Assessment.objects.filter(_by_role(user))


def _by_role(user: User) -> Q:
    found = standing.covered(user, FROM_FIRST_DAY)
    found |= Q(state__in=WAS_SIGNED) & standing.covered(user, MEMBER_ROLES)
    holds = {role for role, _organisation, _place in standing.held(user)}
    for party in sorted({PARTY_OF_ROLE[role] for role in INVITED if role in holds}):
        asked = Position.objects.filter(assessment=OuterRef("pk"), user=user, role=party)
        found |= Q(Exists(asked)) & standing.covered(user, [role for role in INVITED if PARTY_OF_ROLE[role] == party])
    return found
