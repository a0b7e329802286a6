"""What `manage.py migrate` and `manage.py check --database default` say of the second layer of access."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

_ABOVE_THE_POLICIES = "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"


@register(Tags.database)
def policies_bind_us(databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """A superuser, or a role with BYPASSRLS, goes past every policy: then there is one layer only, and nobody knows."""
    bound = [name for name in databases or () if connections[name].vendor == "postgresql"]
    return [message for name in bound for message in _of_database(name)]


def _of_database(name: str) -> list[CheckMessage]:
    with connections[name].cursor() as cursor:
        cursor.execute(_ABOVE_THE_POLICIES)
        if cursor.fetchone() is None:
            return []
    kind = Error if settings.PRODUCTION else Warning
    return [
        kind(
            "The database role is a superuser or has BYPASSRLS, so row-level security does not bind the application.",
            hint="Use a role of its own: CREATE ROLE alenearbeid LOGIN NOSUPERUSER NOBYPASSRLS.",
            id="accounts.E001" if settings.PRODUCTION else "accounts.W001",
        )
    ]
