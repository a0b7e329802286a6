"""Who has which role where. Scope is honoured here and nowhere else: no workplaces means the whole organisation,
and a workplace covers all below it. The tree is walked in the database, so each answer is one query."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from .models import Membership, MembershipWorkplace, Role, User, Workplace

# UNION, not UNION ALL: ends also if someone has tied the tree in a ring.
_UP = """
WITH RECURSIVE above(id, parent_id) AS (
    SELECT id, parent_id FROM accounts_workplace WHERE id = %s
    UNION
    SELECT w.id, w.parent_id FROM accounts_workplace w JOIN above ON w.id = above.parent_id
) SELECT id FROM above
"""
_DOWN = """
WITH RECURSIVE below(id) AS (
    SELECT w.id FROM accounts_workplace w JOIN accounts_membership m ON m.organisation_id = w.organisation_id
    LEFT JOIN accounts_membershipworkplace s ON s.membership_id = m.id
    WHERE m.user_id = %s AND m.role IN ({roles}) AND (s.id IS NULL OR s.workplace_id = w.id)
    UNION
    SELECT w.id FROM accounts_workplace w JOIN below ON w.parent_id = below.id
) SELECT id FROM below
"""


def roles_in(user: User | AnonymousUser, workplace: Workplace) -> frozenset[Role]:
    """The roles that reach this workplace."""
    roles = _covering(workplace).filter(user_id=_pk(user)).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


def workplaces_for(user: User | AnonymousUser, roles: Iterable[Role]) -> QuerySet[Workplace]:
    """The workplaces, in all organisations, that one of these roles reaches."""
    wanted = [str(role) for role in roles]
    if user.pk is None or not wanted:
        return Workplace.objects.none()
    query = _DOWN.format(roles=", ".join(["%s"] * len(wanted)))
    reached = RawSQL(query, [user.pk, *wanted])  # noqa: S611 (only placeholders are put in)
    return Workplace.objects.filter(pk__in=reached).select_related("organisation")


def people_with(role: Role, workplace: Workplace) -> QuerySet[User]:
    """Who may be asked: active people whose role reaches this workplace."""
    memberships = _covering(workplace).filter(role=role, user_id=OuterRef("pk"))
    return User.objects.filter(Exists(memberships), is_active=True)


def _pk(user: User | AnonymousUser) -> int:
    """Nobody has the number 0."""
    return user.pk or 0


def _covering(workplace: Workplace) -> QuerySet[Membership]:
    above = RawSQL(_UP, [workplace.pk])  # noqa: S611 (a constant)
    scope = MembershipWorkplace.objects.filter(membership_id=OuterRef("pk"))
    return Membership.objects.filter(organisation_id=workplace.organisation_id).filter(
        Q(~Exists(scope)) | Q(Exists(scope.filter(workplace_id__in=above)))
    )
