"""The demo's people, shown on the login page under development and able to log in nowhere else."""

from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from . import tenancy
from .models import Role, User

# Everyone may know it: settings refuse production with SHOW_DEMO_USERS, and without it these people cannot log in.
DEMO_PASSWORD = "alene-i-demo-2026"  # noqa: S105


class DemoUser(TypedDict):
    email: str
    name: str
    role: str
    password: str


def demo_users() -> list[DemoUser]:
    if not settings.SHOW_DEMO_USERS:
        return []
    users = User.objects.filter(is_demo=True, is_active=True).prefetch_related("memberships__organisation")
    with tenancy.everything():  # nobody is logged in yet
        return [
            DemoUser(email=user.email, name=user.name, role=_roles(user), password=DEMO_PASSWORD)
            for user in users.order_by("pk")
        ]


def _roles(user: User) -> str:
    if user.is_superuser:
        return _("Drifter løsningen")
    held: dict[str, list[str]] = {}
    for membership in user.memberships.all():
        held.setdefault(membership.get_role_display(), []).append(membership.organisation.name)
    if not held:  # nobody is in the demo without a role: what is left is access given from outside
        return str(Role.AUDITOR.label)
    return "; ".join(", ".join([role, *names]) for role, names in held.items())
