"""Everything that writes people, organisations, workplaces and roles. Each change of an organisation is journalled.

Who asks for it, and may, is decided before: `people`, `invitations`, the admin and the demo call these.
"""

from collections.abc import Collection, Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from . import journal, tenancy
from .models import Membership, Organisation, Role, User, Workplace


@transaction.atomic
def create_user(*, email: str, name: str, password: str | None, **fields: Any) -> User:
    """A person who can log in at once: whoever gives out the account vouches for the address.

    No actor: the person belongs to no organisation yet, so there is no journal to write in.
    """
    user = User.objects.create_user(email, name, password, **fields)
    confirm_email(user)
    return user


@transaction.atomic
def confirm_email(user: User) -> None:
    """Make the person's address the one verified address for login. Earlier ones no longer log in."""
    taken = EmailAddress.objects.filter(email=user.email).exclude(user=user)
    if taken.filter(verified=True).exists():
        raise ValidationError({"email": _("En annen bruker har bekreftet denne e-postadressen.")})
    taken.delete()  # someone else typed it in and never confirmed it
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"primary": True, "verified": True})


def create_organisation(*, actor: User | None, **fields: Any) -> Organisation:
    return add_organisation(Organisation(**fields), actor=actor)


@transaction.atomic
def add_organisation(organisation: Organisation, *, actor: User | None) -> Organisation:
    """Whoever makes it sees it from now on; until it is there, nobody could."""
    with tenancy.everything():
        organisation.full_clean()
        organisation.save()
    tenancy.see_too(organisation)
    detail = {"name": organisation.name, "orgnr": organisation.orgnr}
    journal.log(organisation, actor=actor, what="organisation.created", detail=detail)
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, *, changed: Collection[str], actor: User | None) -> None:
    """Save the named fields of an organisation that already carries their new values."""
    organisation.full_clean()
    organisation.save(update_fields=changed)
    journal.log(organisation, actor=actor, what="organisation.changed", detail=_values(organisation, changed))


def change_papers(organisation: Organisation, *, changed: Collection[str], actor: User) -> None:
    """The logo and the rule for timestamps. The old logo's file goes when the new one is in place."""
    before = Organisation.objects.only("logo").get(pk=organisation.pk).logo.name
    fields = {"logo" if field == "remove_logo" else field for field in changed}
    if not fields:
        return
    change_organisation(organisation, changed=sorted(fields), actor=actor)
    if before and before != organisation.logo.name:
        organisation.logo.storage.delete(before)


def create_workplace(
    *, organisation: Organisation, name: str, parent: Workplace | None = None, address: str = "", actor: User | None
) -> Workplace:
    return add_workplace(Workplace(organisation=organisation, name=name, parent=parent, address=address), actor=actor)


@transaction.atomic
def add_workplace(workplace: Workplace, *, actor: User | None) -> Workplace:
    """Locks the organisation first: the place above must not be removed meanwhile."""
    Organisation.objects.select_for_update(no_key=True).get(pk=workplace.organisation_id)
    workplace.full_clean()
    workplace.save()
    detail = _values(workplace, ["name", "kind", "address", "parent_id", "safety_area_id"])
    _log_workplace(workplace, "workplace.created", detail, actor)
    return workplace


@transaction.atomic
def change_workplace(workplace: Workplace, *, changed: Collection[str], actor: User | None) -> None:
    """Locks the organisation first: of two moves at once, the later must see the earlier to refuse a ring.

    For that the places above are read again: a form has looked at them before the lock.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=workplace.organisation_id)
    if workplace.parent_id and (above := Workplace.objects.filter(pk=workplace.parent_id).first()):
        workplace.parent = above
    workplace.full_clean()
    workplace.save(update_fields=changed)
    _log_workplace(workplace, "workplace.changed", _values(workplace, changed), actor)


@transaction.atomic
def remove_workplace(workplace: Workplace, *, actor: User | None) -> None:
    """Refused by the database while anything hangs on it: workplaces below, roles, assessments."""
    Organisation.objects.select_for_update(no_key=True).get(pk=workplace.organisation_id)
    _log_workplace(workplace, "workplace.removed", {"name": workplace.name}, actor)
    workplace.delete()


@transaction.atomic
def grant_membership(
    *, user: User, organisation: Organisation, role: Role, workplaces: Iterable[Workplace] = (), actor: User | None
) -> Membership:
    membership = Membership(user=user, organisation=organisation, role=role)
    return add_membership(membership, workplaces=workplaces, actor=actor)


@transaction.atomic
def add_membership(membership: Membership, *, workplaces: Iterable[Workplace] = (), actor: User | None) -> Membership:
    membership.full_clean()
    membership.save()
    _set_scope(membership, list(workplaces))
    _log_membership(membership, "membership.granted", actor)
    return membership


@transaction.atomic
def change_scope(membership: Membership, *, workplaces: Iterable[Workplace], actor: User | None) -> None:
    """No workplaces means the whole organisation."""
    _set_scope(membership, list(workplaces))
    _log_membership(membership, "membership.scope_changed", actor)


@transaction.atomic
def revoke_membership(membership: Membership, *, actor: User | None) -> None:
    _log_membership(membership, "membership.revoked", actor)
    membership.delete()


def _set_scope(membership: Membership, workplaces: list[Workplace]) -> None:
    if any(place.organisation_id != membership.organisation_id for place in workplaces):
        raise ValidationError(_("Arbeidsstedene må høre til virksomheten som rollen gjelder."))
    membership.workplaces.set(workplaces, through_defaults={"organisation": membership.organisation})


def _log_membership(membership: Membership, what: str, actor: User | None) -> None:
    """Names as text beside the ids, so that the journal can be read after the person has left."""
    detail = {
        "user": membership.user_id,
        "name": membership.user.name,
        "role": str(membership.role),
        "workplaces": [{"id": place.pk, "name": place.name} for place in membership.workplaces.order_by("pk")],
    }
    journal.log(membership.organisation, actor=actor, what=what, detail=detail)


def _log_workplace(workplace: Workplace, what: str, detail: dict[str, Any], actor: User | None) -> None:
    journal.log(workplace.organisation, actor=actor, what=what, detail={"workplace": workplace.pk, **detail})


def _values(instance: Organisation | Workplace, fields: Iterable[str]) -> dict[str, str | None]:
    """New values as text; what is not answered stays None."""
    values = {field: getattr(instance, field) for field in sorted(fields)}
    return {field: None if value is None else str(value) for field, value in values.items()}
