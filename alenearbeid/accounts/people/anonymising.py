"""Closing an account for good. What the person has signed, written and done keeps the name, as text; nothing that was
frozen is touched. The account itself is emptied: no name, no address, no way in, no roles."""

from django.db import transaction
from django.utils import timezone

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.models import AccessGrant, Invitation, Organisation, OutgoingMail, User

from . import given_roles, grants, invitations

NAME = "Slettet bruker"  # stands in lists for every account that is closed; data, not a text to translate
LOGIN_APPS = {"account", "mfa", "socialaccount", "usersessions"}  # allauth's: addresses, keys, codes, other log-ins


@transaction.atomic
def anonymise(user: User, *, actor: User) -> None:
    """Raises people.LastGovernor when somebody else must take over an organisation first."""
    with tenancy.everything():
        user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        if user.anonymised_at:
            return
        for organisation in Organisation.objects.filter(memberships__user=user).distinct().order_by("pk"):
            given_roles.leave(organisation, user=user, actor=actor)
        _end_offers(user, actor)
        _empty(user)


def _end_offers(user: User, actor: User) -> None:
    """What is offered to the address, accepted or not."""
    open_ones = Invitation.objects.filter(email=user.email, accepted_at=None, revoked_at=None)
    for invitation in open_ones.order_by("pk"):
        invitations.revoke(invitation, actor=actor)
    given = AccessGrant.objects.filter(auditor=user) | AccessGrant.objects.filter(email=user.email, accepted_at=None)
    for grant in given.filter(revoked_at=None).order_by("pk"):
        grants.revoke(grant, actor=actor)


def _empty(user: User) -> None:
    OutgoingMail.objects.filter(to=user.email).delete()
    for relation in user._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type) and model._meta.app_label in LOGIN_APPS:
            model._default_manager.filter(**{relation.field.name: user}).delete()
    nowhere = f"slettet-{user.pk}@slettet.invalid"
    Invitation.objects.filter(email=user.email).update(email=nowhere, name=NAME)
    AccessGrant.objects.filter(email=user.email).update(email=nowhere)
    user.name, user.email = NAME, nowhere
    user.is_active = user.is_staff = user.is_superuser = False
    user.anonymised_at = timezone.now()
    user.set_unusable_password()
    user.full_clean()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
