"""Puts a policy on every table with an organisation's rows, after each `migrate`. PostgreSQL only.

No migration writes this: a table that is added tomorrow has its policy the moment it exists.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.models import Model

from .models import Organisation
from .tenancy import EVERYTHING, SETTING

POLICY = "own_organisation"  # a new condition needs a new name: an old policy is not looked into

# Both in (SELECT …), which PostgreSQL evaluates once for a query and not once for a row; the second as a hash, so that
# it costs the same for one organisation as for the thousand that an auditor may see.
_CONDITION = f"""
    (SELECT current_setting('{SETTING}', true) = '{EVERYTHING}')
    OR {{column}} IN (
        SELECT unnest(string_to_array(nullif(current_setting('{SETTING}', true), '{EVERYTHING}'), ','))::bigint
    )
"""
_WITHOUT_POLICY = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(%s) AND NOT (
    c.relrowsecurity AND c.relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = %s)
)
"""


def tables() -> dict[str, str]:
    """Each table with an organisation's rows, and the column that says whose they are."""
    return dict(_tables())


def _tables() -> Iterator[tuple[str, str]]:
    yield Organisation._meta.db_table, Organisation._meta.pk.column or ""
    for model in apps.get_models(include_auto_created=True):
        if column := column_of(model):
            yield model._meta.db_table, column


def column_of(model: type[Model]) -> str:
    """The column of its `organisation`, or nothing."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    field = fields.get("organisation")
    return (field.column or "") if field is not None and field.related_model is Organisation else ""


def without_policy(using: str) -> list[str]:
    """The tables that anyone could read all of, though they should not."""
    with connections[using].cursor() as cursor:
        cursor.execute(_WITHOUT_POLICY, [sorted(tables()), POLICY])
        return sorted(name for (name,) in cursor.fetchall())


def put_policies(using: str, **_kwargs: Any) -> None:
    """On the tables that have none. Forced, for the application owns its tables, and owners go free otherwise."""
    if connections[using].vendor != "postgresql":
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for table in without_policy(using):
            quoted = connections[using].ops.quote_name(table)
            condition = _CONDITION.format(column=connections[using].ops.quote_name(tables()[table]))
            cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {quoted}")
            cursor.execute(f"CREATE POLICY {POLICY} ON {quoted} USING ({condition})")
            cursor.execute(f"ALTER TABLE {quoted} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
