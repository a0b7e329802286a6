"""What a person holds: the roles and the grants to look in from outside, each with the organisation or place it covers.

Read in one query, and in a request that only reads, once: a page asks a dozen times who may see what. From it comes a
condition for rows with an `organisation` and a place. It names whole organisations by their number, so that an index
finds the rows, and walks the tree of places only for a role that has a scope.
"""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL
from django.utils import timezone

from alenearbeid.accounts.models import Role, User

Held = tuple[str, int, int | None]  # role, organisation, and place; no place is the whole organisation

NAMED = 20  # organisations; more than these are handed over as one list, which takes no time to plan for
_KEPT = "_standing"
# A scope that names a place of another organisation covers nothing: there is no place 0.
_HELD = """
SELECT m.role, m.organisation_id, CASE WHEN s.id IS NOT NULL THEN coalesce((
    SELECT w.id FROM accounts_workplace w WHERE w.id = s.workplace_id AND w.organisation_id = m.organisation_id
), 0) END
FROM accounts_membership m
LEFT JOIN accounts_membershipworkplace s ON s.membership_id = m.id
WHERE m.user_id = %(user)s
UNION ALL
SELECT %(auditor)s, g.organisation_id, CASE WHEN s.id IS NOT NULL THEN coalesce((
    SELECT w.id FROM accounts_workplace w WHERE w.id = s.workplace_id AND w.organisation_id = g.organisation_id
), 0) END
FROM accounts_accessgrant g
LEFT JOIN accounts_accessgrantworkplace s ON s.grant_id = g.id
WHERE g.auditor_id = %(user)s AND g.accepted_at IS NOT NULL AND g.revoked_at IS NULL
AND g.starts_on <= %(today)s AND g.ends_on >= %(today)s
"""
# UNION, not UNION ALL: ends also if someone has tied the tree in a ring.
_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT w.id FROM accounts_workplace w WHERE w.id IN ({places})
    UNION
    SELECT w.id FROM accounts_workplace w JOIN below ON w.parent_id = below.id
) SELECT id FROM below
"""


def remember(user: User) -> None:
    """From now on `held` reads once for this object: for a request that changes nothing."""
    setattr(user, _KEPT, {})


def held(user: User | AnonymousUser) -> tuple[Held, ...]:
    """All that is in force today."""
    if user.pk is None:
        return ()
    kept: dict[str, tuple[Held, ...]] | None = getattr(user, _KEPT, None)
    if kept is None:
        return _read(user.pk)
    if "held" not in kept:
        kept["held"] = _read(user.pk)
    return kept["held"]


def _read(user: int) -> tuple[Held, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"user": user, "auditor": Role.AUDITOR.value, "today": timezone.localdate()})
        return tuple(cursor.fetchall())


def split(rows: Iterable[Held], roles: Collection[str]) -> tuple[set[int], set[int]]:
    """Of these roles: the whole organisations, and the places where a role with a scope begins."""
    mine = [(organisation, place) for role, organisation, place in rows if role in roles]
    whole = {organisation for organisation, place in mine if place is None}
    return whole, {place for organisation, place in mine if place is not None and organisation not in whole}


def covered(user: User | AnonymousUser, roles: Iterable[Role], *, place: str = "workplace") -> Q:
    """The rows that one of the roles reaches, of a table with an `organisation`; `place` is the path to its place."""
    wanted = [str(role) for role in roles]
    whole, starts = split(held(user), wanted) if wanted else (set(), set())
    return either(in_organisations(whole), Q(**{f"{place}__in": below(starts)}) if starts else None)


def either(*conditions: Q | None) -> Q:
    """One of them; none at all lets nothing through."""
    found = [condition for condition in conditions if condition is not None]
    return reduce(or_, found) if found else Q(pk__in=[])


def in_organisations(numbers: Collection[int], path: str = "organisation") -> Q | None:
    """PostgreSQL plans for each of a thousand numbers, in each of a page's queries; a list in a text is one thing."""
    if not numbers:
        return None
    if len(numbers) <= NAMED or connection.vendor != "postgresql":
        return Q(**{f"{path}__in": sorted(numbers)})
    return Q(_Among(F(path), Value("{" + ",".join(map(str, sorted(numbers))) + "}")))


class _Among(Func):
    """A filter on rows that are read in the order of an index, never a table to join: hence IS TRUE."""

    template = "((%(expressions)s::bigint[]))) IS TRUE)"
    arg_joiner = " IN (SELECT unnest("
    output_field = BooleanField()


def below(places: Iterable[int]) -> RawSQL:
    """The places and all below them, for a larger question."""
    starts = sorted(places)
    return RawSQL(_BELOW.format(places=", ".join(["%s"] * len(starts))), starts)  # noqa: S611 (placeholders)
