"""Who looks across, and how far: by role in an organisation (DESIGN § 9), or by a grant to look from outside.

Only what is signed and applies is looked at. Drafts and the answers of surveys are not in any query of this room, but
for one: `under_way`, for those whose role lets them read drafts.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from alenearbeid.accounts import reach
from alenearbeid.accounts.models import SAFETY_REPS, AccessGrant, Membership, Role, User
from alenearbeid.accounts.reach import Reach
from alenearbeid.accounts.selectors import in_force
from assessments.casework import access
from assessments.casework.models import OPEN, WAS_SIGNED, Assessment

ACROSS = (Role.EMPLOYER, Role.ADMINISTRATOR, *SAFETY_REPS)


def reach_of(user: User) -> Reach:
    """All that the person sees across."""
    return reach.of(user, ACROSS)


def looks_across(user: User) -> bool:
    """Whether there is anything to see, in one query."""
    held = Membership.objects.filter(user=user, role__in=ACROSS).order_by().values("pk")
    granted = AccessGrant.objects.filter(in_force(), auditor=user).order_by().values("pk")
    return held.union(granted).exists()


def signed(user: User, uuid: UUID) -> Assessment:
    """An assessment that has been signed, through the one door to assessments; 404 for anything else."""
    assessment = access.get_for(user, uuid)
    if assessment.state not in WAS_SIGNED:
        raise Http404
    return assessment


def under_way(user: User, workplaces: Collection[int]) -> set[int]:
    """Those of the workplaces where an assessment is being made that the person may read."""
    open_ones: QuerySet[Assessment] = access.visible_to(user).filter(workplace__in=workplaces, state__in=OPEN)
    return set(open_ones.order_by().values_list("workplace_id", flat=True))
