"""Roles that are given already: other workplaces, taken away, given up. Each verb is one transaction, journalled.

Somebody must always govern the whole organisation, or nobody could let anybody in any more.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alenearbeid.accounts import services
from alenearbeid.accounts.models import Membership, MembershipWorkplace, Organisation, User, Workplace

from . import people_access
from .invitations import Refused
from .people_access import GOVERNING


class LastGovernor(Refused):
    def __init__(self, organisation: Organisation) -> None:
        super().__init__(
            _(
                "%(name)s må ha minst én arbeidsgiver eller virksomhetsadministrator for hele virksomheten. "
                "Gi rollen til en annen først."
            )
            % {"name": organisation.name}
        )


@transaction.atomic
def change_scope(
    organisation: Organisation, memberships: Collection[int], *, workplaces: Iterable[Workplace], actor: User
) -> int:
    """Other workplaces for these roles; none means the whole organisation. How many there were to change."""
    places = list(workplaces)
    held = _to_change(organisation, memberships, actor=actor)
    mine = people_access.reach(actor, organisation)
    if not all(mine.may_give(each.role, {place.pk for place in places}) for each in held):
        raise Refused(_("Du kan ikke gi roller utenfor arbeidsstedene du selv har ansvar for."))
    if places:
        _refuse_the_last(organisation, held)
    for each in held:
        services.change_scope(each, workplaces=places, actor=actor)
    return len(held)


@transaction.atomic
def remove(organisation: Organisation, memberships: Collection[int], *, actor: User) -> int:
    """Take these roles away. Those that somebody else has taken in the meantime are not missed."""
    held = _to_change(organisation, memberships, actor=actor)
    _refuse_the_last(organisation, held)
    for each in held:
        services.revoke_membership(each, actor=actor)
    return len(held)


@transaction.atomic
def leave(organisation: Organisation, *, user: User, actor: User | None = None) -> int:
    """A person gives up all their roles in an organisation. What they have signed and written stays, by name."""
    _lock(organisation)
    held = list(Membership.objects.filter(user=user, organisation=organisation).select_related("user", "organisation"))
    _refuse_the_last(organisation, held)
    for each in held:
        services.revoke_membership(each, actor=actor or user)
    return len(held)


def governed_only_by(user: User) -> list[Organisation]:
    """The organisations that nobody would govern if this person left."""
    mine = _governing().filter(user=user).values("organisation")
    others = _governing().filter(organisation=OuterRef("pk")).exclude(user=user)
    return list(Organisation.objects.filter(~Exists(others), pk__in=mine))


def _to_change(organisation: Organisation, memberships: Collection[int], *, actor: User) -> list[Membership]:
    """Locked and read again: a role may be gone, or another one, since the page was opened."""
    _lock(organisation)
    found = Membership.objects.filter(organisation=organisation, pk__in=memberships)
    held = list(found.select_related("user", "organisation").prefetch_related("workplaces"))
    mine = people_access.reach(actor, organisation)
    if not all(mine.may_give(each.role, {place.pk for place in each.workplaces.all()}) for each in held):
        raise Refused(_("Du kan bare endre roller på arbeidsstedene du selv har ansvar for."))
    return held


def _refuse_the_last(organisation: Organisation, leaving: Iterable[Membership]) -> None:
    """Call inside a transaction that holds the organisation: of two who leave at once, the later is refused."""
    governing = _governing().filter(organisation=organisation)
    gone = {each.pk for each in leaving}
    if governing.filter(pk__in=gone).exists() and not governing.exclude(pk__in=gone).exists():
        raise LastGovernor(organisation)


def _governing() -> QuerySet[Membership]:
    somewhere_only = MembershipWorkplace.objects.filter(membership_id=OuterRef("pk"))
    return Membership.objects.filter(~Exists(somewhere_only), role__in=GOVERNING, user__is_active=True).order_by()


def _lock(organisation: Organisation) -> None:
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
