"""What every test stands on: settings that leave no trace, a database with the catalogue in it, and a browser.

The fixtures of one room (its users, its assessments) live in that room's own conftest.py.
"""

import io
import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, models
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.models import Role
from assessments.catalogue.models import CatalogueVersion, Hazard, LegalSource, Measure, Profile
from tests import browser as browser_tools
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.documents.steps import working
from tests.town import no_pages, people, quick_papers, town  # noqa: F401  # fixtures


@pytest.fixture(scope="session", autouse=True)
def _settings_that_leave_no_trace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files and the seal go to a temporary folder; the seal's key is made once for them all."""
    folder = tmp_path_factory.mktemp("var")
    (folder / "static").mkdir()
    with override_settings(
        MEDIA_ROOT=folder / "files",
        SEAL_DIR=folder / "seal",
        STATIC_ROOT=folder / "static",  # WhiteNoise warns when it is not there
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # hundreds of users, no secrets
    ):
        yield


@pytest.fixture(autouse=True)
def _counters_start_at_nothing() -> None:
    """allauth counts attempts in the cache: one test's logins must not lock out the next."""
    cache.clear()


SLOW = ("tests/e2e/", "tests/frontend/", "tests/validators/", "tests/test_", "tests/documents/", "tests/casework/")
ASKS_FOR_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only PostgreSQL has is not asked of SQLite: left out, not skipped.

    A test that asks for no database cannot reach one, pytest-django sees to that: it is `once` without being told.
    Beside each other, the files with the long tests come first: the last ones are small, so that no worker waits long
    for the other.
    """
    for item in items:
        if not (item.get_closest_marker("django_db") or ASKS_FOR_DATABASE.intersection(item.fixturenames)):
            item.add_marker("once")
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: next((at for at, start in enumerate(SLOW) if item.nodeid.startswith(start)), 9))
    if connection.vendor == "postgresql":
        return
    left_out = [item for item in items if item.get_closest_marker("postgresql")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


# --- The network: no test, and nothing it tests, goes beyond this machine ---


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine() -> Iterator[None]:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise AssertionError(f"A test reached for {address}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _is_loopback(host: str) -> bool:
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


# --- The database ---
CATALOGUE = (CatalogueVersion, Profile, Hazard, Measure, LegalSource)
# Fixtures and the tests' own look at the rows see all organisations; a request sees its user's, as in production.
tenancy.open_process()


@pytest.fixture(scope="session", autouse=True)
def _getting_never_writes() -> Iterator[None]:
    """A GET through Django's test client may write the session and nothing else."""
    get = Client.get

    def refuse_writing(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if re.match(r"\s*(INSERT|UPDATE|DELETE)\b", sql) and "django_session" not in sql:
            raise AssertionError(f"A GET wrote to the database: {sql}")
        return execute(sql, *rest)

    def watched_get(self: Client, *arguments: Any, **options: Any) -> Any:
        with connection.execute_wrapper(refuse_writing):
            return get(self, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "get", watched_get)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in production: in memory all threads would share one connection, and never wait."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # nothing here must survive a power cut


_loaded: dict[type[models.Model], list[models.Model]] = {}  # the catalogue's rows, as load_catalogue wrote them


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        call_command("load_catalogue", stdout=io.StringIO())
        _loaded.update({model: list(model.objects.all()) for model in CATALOGUE})


def _put_catalogue_back() -> None:
    """The very rows: reading the files anew after each such test would take much longer than most of them."""
    for model, rows in _loaded.items():
        model.objects.bulk_create(rows)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with real transactions empties every table when it ends. The catalogue is put back for the next."""
    yield
    if nextitem and _has_real_transactions(item):
        with item.config.stash[blocking_manager_key].unblock():
            _put_catalogue_back()


def _has_real_transactions(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    emptying = {"transactional_db", "live_server", "django_db_reset_sequences"}
    return bool(marker and (marker.kwargs.get("transaction") or any(marker.args))) or not emptying.isdisjoint(
        getattr(item, "fixturenames", ())
    )


# --- The people: Alice runs the organisation, Bob is its safety representative, Charlie is an employer elsewhere ---


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def workplace(organisation):
    return make_workplace(organisation)


@pytest.fixture
def alice(organisation):
    user = make_user("Alice Andersen")
    make_membership(user, organisation, Role.EMPLOYER)
    return user


@pytest.fixture
def bob(organisation):
    user = make_user("Bob Berg")
    make_membership(user, organisation, Role.SAFETY_REP)
    return user


@pytest.fixture
def charlie(db):
    user = make_user("Charlie Christensen")
    make_membership(user, make_organisation("Et annet sted AS"), Role.EMPLOYER)
    return user


# --- The browser ---


@pytest.fixture(scope="module")
def browser(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Browser]:
    """One for each file of tests, not one for all: while it is open its event loop runs in this thread.

    Django then takes every query for an asynchronous one, hence the variable, and holds a connection of its own, which
    is closed here: PostgreSQL drops no database that somebody is connected to. The database is there before the loop,
    for its connection is the one that is closed in the end. Code that starts a loop of its own, as pyHanko does, is run
    with `outside_event_loop`.
    """
    with pytest.MonkeyPatch.context() as patch, browser_tools.chromium() as opened:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield opened
        with django_db_blocker.unblock():
            connection.close()


@pytest.fixture
def new_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`new_page(user=None, javascript=True, **context_options)`: a person at their own machine, logged in or not.

    Fails the test afterwards when a page broke the content security policy, failed in a script or left this machine.
    """
    watch = browser_tools.Watch()
    pages = []

    def open_one(user: Any = None, **options: Any) -> Page:
        page = browser_tools.open_page(browser, live_server.url, watch, **options)
        pages.append(page)
        if user:
            browser_tools.log_in(page.context, user, live_server.url)
        return page

    yield open_one
    for page in pages:
        page.context.close()
    assert watch.faults == []


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """For whoever asks for a paper on a page: somebody makes it, as beside the web server."""
    with working():
        yield


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
