"""A new organisation and the first person in it; and what to do when somebody else has registered it already."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from alenearbeid.accounts import journal, mail, services, tenancy
from alenearbeid.accounts.models import Membership, MembershipWorkplace, Organisation, Role, User


class Taken(Exception):
    """Somebody has registered the number. Who, and whether they are still there, is nobody's business."""


@transaction.atomic
def register(organisation: Organisation, *, actor: User) -> Organisation:
    """Whoever registers it is its employer and its administrator, for all of it, until others are invited."""
    if is_taken(organisation.orgnr):
        raise Taken
    try:
        services.add_organisation(organisation, actor=actor)
    except IntegrityError as first:  # the unique number: another was a moment before
        raise Taken from first
    for role in (Role.EMPLOYER, Role.ADMINISTRATOR):
        services.grant_membership(user=actor, organisation=organisation, role=role, actor=actor)
    return organisation


def is_taken(orgnr: str) -> bool:
    with tenancy.everything():
        return Organisation.objects.filter(orgnr=orgnr).exists()


@transaction.atomic
def ask_to_join(orgnr: str, *, user: User) -> bool:
    """Tell those who give roles in the organisation that somebody wants one. False when there is nobody to tell.

    Raises Organisation.DoesNotExist. The person's name and address are in the mail, and nothing comes back to them.
    """
    with tenancy.everything():
        organisation = Organisation.objects.get(orgnr=orgnr)
        governors = list(_governors(organisation))
        if governors:
            detail = {"name": user.name, "email": user.email}
            journal.log(organisation, actor=user, what="organisation.asked_to_join", detail=detail)
        for governor in governors:
            mail.send("ask_to_join", to=governor, context=_context(organisation, user))
    return bool(governors)


def _governors(organisation: Organisation) -> "list[User]":
    somewhere_only = MembershipWorkplace.objects.filter(membership_id=OuterRef("pk"))
    roles = Membership.objects.filter(Q(role=Role.ADMINISTRATOR) | Q(role=Role.EMPLOYER), organisation=organisation)
    governing = roles.filter(~Exists(somewhere_only), user_id=OuterRef("pk"))
    return list(User.objects.filter(Exists(governing), is_active=True))


def _context(organisation: Organisation, user: User) -> dict[str, str]:
    return {
        "organisation": organisation.name,
        "name": user.name,
        "email": user.email,
        "link": settings.SITE_URL + reverse("people:invite", args=[organisation.orgnr]),
    }
