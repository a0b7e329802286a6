"""A word in time to those who answer for signing: the seal will soon expire, or has."""

from django import template
from django.utils import timezone

from alenearbeid.accounts.models import Membership, Role, User
from assessments.documents import seal

register = template.Library()


@register.inclusion_tag("documents/seal_warning.html")
def seal_warning(user: User) -> dict[str, str | None]:
    """Asks the database who it is only when there is something to say."""
    warning = seal.expiry_warning(timezone.now())
    if warning and not Membership.objects.filter(user=user, role__in=[Role.EMPLOYER, Role.ADMINISTRATOR]).exists():
        warning = None
    return {"warning": warning}
