"""Which organisations' rows the database shows: the second layer, below access.py. The only module that decides it.

On PostgreSQL every table with an `organisation` has a policy (see row_level_security.py) that reads the setting kept
here. A query that forgets its filter then returns nothing of other organisations, and cannot write to them either.
A request sees the organisations of its user (middleware.py), a command all of them, and whoever has set nothing sees
nothing. On SQLite all of this does nothing.

It guards against forgetting, not against SQL that an attacker writes: that could change the setting too. Foreign keys
and unique constraints are checked across all rows (PostgreSQL exempts them): a refused insert can therefore tell that
a number is taken. What is unique across organisations is the organisation's number, which sign-up tells of anyhow,
and uuids and digests, which nobody guesses.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

if TYPE_CHECKING:  # manage.py comes here before there are models
    from .models import Organisation, User

SETTING = "alenearbeid.organisations"
EVERYTHING, NOTHING = "*", ""

# Reads memberships and grants, which have policies themselves, so all is opened for the moment of the question.
# Sent as one, in one transaction: when it fails, the setting is what it was.
_ENTER_AS = """
SELECT set_config(%(setting)s, %(everything)s, false);
SELECT set_config(%(setting)s, (
    SELECT coalesce(string_agg(organisation_id::text, ','), '') FROM (
        SELECT organisation_id FROM accounts_membership WHERE user_id = %(user)s
        UNION
        SELECT organisation_id FROM accounts_accessgrant
        WHERE auditor_id = %(user)s AND accepted_at IS NOT NULL AND revoked_at IS NULL
        AND %(today)s BETWEEN starts_on AND ends_on
    ) AS mine
), false)
"""


class _Scope(threading.local):
    """What this thread's connection is set to. Django's connections are one for each thread too."""

    value: str | None = None


_scope = _Scope()
_of_the_process = [NOTHING]


def open_process() -> None:
    """For a process that is no web server (a command, a worker, the tests): everything, in all its threads."""
    _of_the_process[0] = EVERYTHING


@contextmanager
def everything() -> Iterator[None]:
    """All organisations' rows: commands, and the few pages that must find a row before they know whose it is."""
    with _set(EVERYTHING):
        yield


@contextmanager
def only(*organisations: "Organisation") -> Iterator[None]:
    """The rows of these organisations and of no other."""
    with _set(",".join(str(organisation.pk) for organisation in organisations)):
        yield


@contextmanager
def nothing() -> Iterator[None]:
    """No organisation's rows: whoever is not logged in."""
    with _set(NOTHING):
        yield


@contextmanager
def of(user: "User") -> Iterator[None]:
    """The rows of the organisations in which the user has a role or has been let in."""
    with _set(NOTHING):
        see_again(user)
        yield


@contextmanager
def as_now(value: str) -> Iterator[None]:
    """What `current` said some time ago, for an answer that is sent after its request has ended."""
    with _set(value):
        yield


def see_again(user: "User") -> None:
    """Look up the user's organisations anew, for the rest of the block: one has just come to."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        with psycopg.ClientCursor(connection.connection) as cursor:
            who_and_when = {"user": user.pk, "today": timezone.localdate()}
            cursor.execute(_ENTER_AS, {"setting": SETTING, "everything": EVERYTHING, **who_and_when})
            cursor.nextset()
            _scope.value = cursor.fetchone()[0]  # type: ignore[index]  # an aggregate has always one row


def see_too(organisation: "Organisation") -> None:
    """This organisation as well, for the rest of the block: it has just been made."""
    seen = current()
    if seen != EVERYTHING:
        _apply(f"{seen},{organisation.pk}" if seen else str(organisation.pk))


def current() -> str:
    """Numbers with commas between, or «*»."""
    return _of_the_process[0] if _scope.value is None else _scope.value


def set_on_new_connection(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """A connection that was opened again in the middle of something shows what the old one did."""
    if current() != NOTHING:
        _send(connection, current())


@contextmanager
def _set(value: str) -> Iterator[None]:
    """Blocks of these and of transactions are nested in one another, and PostgreSQL takes back a setting with the
    transaction it was made in: after a rollback the setting is the one of the block around it."""
    before, seen_before = _scope.value, current()
    if value != seen_before:
        _apply(value)
    try:
        yield
    finally:
        if not seen_before == value == current():
            _apply(seen_before)
        _scope.value = before


def _apply(value: str) -> None:
    _send(connection, value)
    _scope.value = value


def _send(connection: BaseDatabaseWrapper, value: str) -> None:
    """Past Django's cursor: nothing here belongs to the page, which counts its queries."""
    raw = connection.connection
    if connection.vendor != "postgresql" or raw is None or raw.closed:
        return  # a new connection is told
    if raw.info.transaction_status == psycopg.pq.TransactionStatus.INERROR:
        return  # takes no more statements, and the rollback that must come takes the setting back
    with psycopg.ClientCursor(raw) as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, value])
