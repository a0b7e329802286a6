"""Who may change what the organisation itself decides: administrators, and employers whose role covers all of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from .models import Membership, MembershipWorkplace, Organisation, Role, User


def organisations_to_manage(user: User) -> QuerySet[Organisation]:
    """The organisations whose settings the user may change."""
    somewhere_only = MembershipWorkplace.objects.filter(membership_id=OuterRef("pk"))
    mine = Membership.objects.filter(Q(role=Role.ADMINISTRATOR) | Q(role=Role.EMPLOYER), user=user)
    return Organisation.objects.filter(Exists(mine.filter(~Exists(somewhere_only), organisation_id=OuterRef("pk"))))


def get_for_managing(user: User, orgnr: str) -> Organisation:
    """The organisation, for those who may change its settings.

    Raises Http404 to those who have no role in it, PermissionDenied to those whose role is another one.
    """
    organisation = Organisation.objects.filter(orgnr=orgnr, memberships__user=user).first()
    if organisation is None:
        raise Http404
    if not organisations_to_manage(user).filter(pk=organisation.pk).exists():
        raise PermissionDenied
    return organisation
