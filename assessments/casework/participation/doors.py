"""The only door to demands, stops and minutes: they belong to a workplace, and so does who may see them.

404 to those without a role there, 403 to the wrong role; an auditor from outside has none of the roles here.
"""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import SAFETY_REPS, Role, User, Workplace
from assessments.casework.models import Consultation, Demand, WorkStop

M = TypeVar("M", bound=Model)

READERS = (Role.EMPLOYER, Role.ADMINISTRATOR, *SAFETY_REPS)
READERS_OF_MINUTES = (*READERS, Role.UNION_REP)


def demand_for(user: User, uuid: UUID, *, roles: Collection[Role] = READERS) -> tuple[Demand, set[Role]]:
    """The demand, with the roles the user holds at its workplace."""
    found = Demand.objects.select_related("organisation", "workplace", "assessment__facts", "about__facts", "made_by")
    return _through(user, found, uuid, roles)


def stop_for(user: User, uuid: UUID, *, roles: Collection[Role] = READERS) -> tuple[WorkStop, set[Role]]:
    """The stop, with the roles the user holds at its workplace."""
    return _through(user, WorkStop.objects.select_related("organisation", "workplace"), uuid, roles)


def consultation_for(
    user: User, uuid: UUID, *, roles: Collection[Role] = READERS_OF_MINUTES
) -> tuple[Consultation, set[Role]]:
    """The minutes, with the roles the user holds at their workplace."""
    return _through(user, Consultation.objects.select_related("organisation", "workplace"), uuid, roles)


def workplaces(user: User, roles: Collection[Role] = READERS) -> QuerySet[Workplace]:
    """Where the user has one of the roles."""
    return accounts.workplaces_for(user, roles)


def may_demand(user: User) -> bool:
    """Whether the user is a safety rep anywhere."""
    return workplaces(user, SAFETY_REPS).exists()


def rep_role(user: User, workplace: Workplace) -> Role | None:
    """The capacity in which a safety rep acts there: the nearest of the three."""
    held = accounts.roles_in(user, workplace)
    return next((role for role in SAFETY_REPS if role in held), None)


def _through(user: User, found: QuerySet[M], uuid: UUID, roles: Collection[Role]) -> tuple[M, set[Role]]:
    thing = found.filter(uuid=uuid).first()
    held = set(accounts.roles_in(user, thing.workplace)) if thing else set()  # type: ignore[attr-defined]
    if thing is None or not held:
        raise Http404
    if held.isdisjoint(roles):
        raise PermissionDenied
    return thing, held
