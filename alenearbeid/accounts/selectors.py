"""Who has which role where. Scope is honoured here and nowhere else: no workplaces means the whole organisation,
and a workplace covers all below it. The tree is walked in the database, so an answer is one query or two."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from .models import Membership, MembershipWorkplace, Role, User, Workplace
from .people import standing

# UNION, not UNION ALL: ends also if someone has tied the tree in a ring.
_UP = """
WITH RECURSIVE above(id, parent_id) AS (
    SELECT id, parent_id FROM accounts_workplace WHERE id = %s
    UNION
    SELECT w.id, w.parent_id FROM accounts_workplace w JOIN above ON w.id = above.parent_id
) SELECT id FROM above
"""
_ROLES_IN = """
WITH RECURSIVE above(id, parent_id) AS (
    SELECT id, parent_id FROM accounts_workplace WHERE id = %(workplace)s
    UNION
    SELECT w.id, w.parent_id FROM accounts_workplace w JOIN above ON w.id = above.parent_id
)
SELECT m.role FROM accounts_membership m
LEFT JOIN accounts_membershipworkplace s ON s.membership_id = m.id
WHERE m.user_id = %(user)s AND m.organisation_id = %(organisation)s
AND (s.id IS NULL OR s.workplace_id IN (SELECT id FROM above))
UNION
SELECT %(auditor)s FROM accounts_accessgrant g
LEFT JOIN accounts_accessgrantworkplace s ON s.grant_id = g.id
WHERE g.auditor_id = %(user)s AND g.organisation_id = %(organisation)s
AND g.accepted_at IS NOT NULL AND g.revoked_at IS NULL AND g.starts_on <= %(today)s AND g.ends_on >= %(today)s
AND (s.id IS NULL OR s.workplace_id IN (SELECT id FROM above))
"""


def roles_in(user: User | AnonymousUser, workplace: Workplace) -> frozenset[Role]:
    """The roles that reach this workplace, an auditor's too."""
    who = {"user": _pk(user), "workplace": workplace.pk, "organisation": workplace.organisation_id}
    with connection.cursor() as cursor:  # by hand: every page asks, and putting it together costs more than asking
        cursor.execute(_ROLES_IN, {**who, "auditor": Role.AUDITOR.value, "today": timezone.localdate()})
        return frozenset(Role(role) for (role,) in cursor.fetchall())


def workplaces_for(user: User | AnonymousUser, roles: Iterable[Role]) -> QuerySet[Workplace]:
    """The workplaces, in all organisations, that one of these roles reaches through a membership."""
    return _reached(user, roles)


def granted_workplaces(user: User | AnonymousUser) -> QuerySet[Workplace]:
    """The workplaces, in all organisations, of which an auditor from outside may read what is signed, today."""
    return _reached(user, [Role.AUDITOR])


def in_force() -> Q:
    """An AccessGrant that opens something today: accepted, in its dates, not taken back."""
    today = timezone.localdate()
    return Q(accepted_at__isnull=False, revoked_at=None, starts_on__lte=today, ends_on__gte=today)


def people_with(roles: Iterable[Role], workplace: Workplace) -> QuerySet[User]:
    """Who may be asked: active people with one of these roles, where it reaches this workplace."""
    holding = _covering(workplace).filter(role__in=list(roles), user_id=OuterRef("pk"))
    return User.objects.filter(Exists(holding), is_active=True)


def _pk(user: User | AnonymousUser) -> int:
    """Nobody has the number 0."""
    return user.pk or 0


def _reached(user: User | AnonymousUser, roles: Iterable[Role]) -> QuerySet[Workplace]:
    return Workplace.objects.filter(standing.covered(user, roles, place="pk")).select_related("organisation")


def _covering(workplace: Workplace) -> QuerySet[Membership]:
    above = RawSQL(_UP, [workplace.pk])  # noqa: S611 (a constant)
    scope = MembershipWorkplace.objects.filter(membership_id=OuterRef("pk"))
    return Membership.objects.filter(organisation_id=workplace.organisation_id).filter(
        Q(~Exists(scope)) | Q(Exists(scope.filter(workplace_id__in=above)))
    )
