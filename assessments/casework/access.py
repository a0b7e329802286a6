"""The only door to an assessment: 404 to strangers, 403 to the wrong role."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import Role, User

from .models import WAS_SIGNED, Assessment, Position

READERS = (Role.EMPLOYER, Role.ADMINISTRATOR, Role.SAFETY_REP)


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
    """The roles the user holds for this assessment.

    A safety rep reads a draft from the day of the invitation, and what is signed in the whole of the safety area
    (DESIGN § 9).
    """
    held = set(accounts.roles_in(user, assessment.workplace))
    if Role.SAFETY_REP in held and not assessment.was_signed and not is_invited(user, assessment):
        held.discard(Role.SAFETY_REP)
    return held


def is_invited(user: User, assessment: Assessment) -> bool:
    """Whether the user has been asked into the assessment as a party."""
    return Position.objects.filter(assessment=assessment, user=user).exists()


def visible_to(user: User) -> QuerySet[Assessment]:
    """All assessments the user may read, for lists."""
    full = accounts.workplaces_for(user, [Role.EMPLOYER, Role.ADMINISTRATOR])
    area = accounts.workplaces_for(user, [Role.SAFETY_REP])
    return Assessment.objects.filter(
        Q(workplace__in=full) | (Q(workplace__in=area) & (Q(state__in=WAS_SIGNED) | Q(positions__user=user)))
    ).distinct()
