"""What a link in an e-mail opens: an invitation into a role, or access from outside."""

from django.db import transaction

from alenearbeid.accounts import services, tokens
from alenearbeid.accounts.models import AccessGrant, Invitation, User
from alenearbeid.accounts.tokens import Offer

from . import grants, invitations


def find(token: str) -> Offer | None:
    digest = tokens.digest(token)
    invitation = Invitation.objects.select_related("organisation", "created_by").filter(token_digest=digest).first()
    if invitation:
        return invitation
    return AccessGrant.objects.select_related("organisation", "granted_by").filter(token_digest=digest).first()


def accept(offer: Offer, *, user: User) -> None:
    if isinstance(offer, Invitation):
        invitations.accept(offer, user=user)
    else:
        grants.accept(offer, user=user)


@transaction.atomic
def accept_with_new_account(offer: Offer, *, name: str, password: str, language: str) -> User:
    """The link came to the address, so the address is the person's own. `language` is what they read."""
    user = services.create_user(email=offer.email, name=name, password=password, language=language)
    accept(offer, user=user)
    return user


def giver(offer: Offer) -> User:
    return offer.created_by if isinstance(offer, Invitation) else offer.granted_by


def taker(offer: Offer) -> User | None:
    return offer.accepted_by if isinstance(offer, Invitation) else offer.auditor
