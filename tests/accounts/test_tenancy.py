"""The second layer of access: what a query returns when whoever wrote it forgot whose rows it may see."""

import threading

import pytest
from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core.checks import ERROR, WARNING
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.http import JsonResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import include, path
from django.utils import timezone

from alenearbeid import urls
from alenearbeid.accounts import row_level_security, services, system_checks, tenancy
from alenearbeid.accounts.models import (
    AccessGrant,
    Event,
    Membership,
    Organisation,
    Workplace,
)

from .factories import make_membership, make_user, make_workplace, random_orgnr

on_postgresql = pytest.mark.postgresql  # SQLite has no row-level security
# What belongs to no organisation: people (who may be in several), their mail, and how the installation runs.
OF_NOBODY = {
    *("accounts.User", "accounts.User_groups", "accounts.User_user_permissions", "accounts.OutgoingMail"),
    *("accounts.Organisation", "documents.ScheduledRun"),
    "oversight.PaperBundle",  # one person's, with papers of several organisations
}
ROOMS = {"alenearbeid", "assessments"}


@pytest.fixture
def ours(organisation):
    return make_workplace(organisation, "Solsiden")


@pytest.fixture
def theirs(charlie):
    return make_workplace(charlie.memberships.get().organisation, "Skyggesiden")


@login_not_required
def forgetful(request):
    """A view with no access check and no filter."""
    return JsonResponse({"names": sorted(Workplace.objects.values_list("name", flat=True))})


@login_not_required
def forgetful_stream(request):
    return StreamingHttpResponse(f"{name} " for name in Workplace.objects.values_list("name", flat=True).iterator())


urlpatterns = [path("glemsk/", forgetful), path("glemsk/strom/", forgetful_stream), path("", include(urls))]


def names():
    return sorted(Workplace.objects.values_list("name", flat=True))


def setting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [tenancy.SETTING])
        return cursor.fetchone()[0] or ""


def test_every_table_says_whose_its_rows_are():
    """A table without `organisation` gets no policy. Is it really nobody's?"""
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.split(".")[0] in ROOMS]
    without = {model._meta.label for model in ours if not row_level_security.column_of(model)}
    catalogue = {label for label in without if label.startswith("catalogue.")}  # what everybody may choose
    assert without - catalogue == OF_NOBODY


@on_postgresql
@pytest.mark.django_db
def test_every_such_table_has_a_policy_and_a_missing_one_is_put_back():
    assert len(row_level_security.tables()) > 20
    assert row_level_security.without_policy("default") == []
    with connection.cursor() as cursor:
        cursor.execute(f"DROP POLICY {row_level_security.POLICY} ON accounts_event")
        cursor.execute("ALTER TABLE casework_assessment NO FORCE ROW LEVEL SECURITY")
    assert row_level_security.without_policy("default") == ["accounts_event", "casework_assessment"]
    row_level_security.put_policies("default")
    assert row_level_security.without_policy("default") == []


@on_postgresql
def test_a_query_that_forgets_its_filter(ours, theirs, alice, charlie):
    with tenancy.of(alice):
        assert names() == ["Solsiden"]
        assert Organisation.objects.count() == 1
        assert not Membership.objects.filter(user=charlie).exists()
    with tenancy.of(charlie):
        assert names() == ["Skyggesiden"]
    with tenancy.nothing():
        assert not names()
        assert not Organisation.objects.exists()
        assert not Event.objects.exists()
    assert names() == ["Skyggesiden", "Solsiden"]


@on_postgresql
def test_writing_that_forgets_its_filter(ours, theirs, alice):
    elsewhere = theirs.organisation
    with tenancy.of(alice):
        assert Workplace.objects.update(address="Storgata 1") == 1
        assert Workplace.objects.filter(pk=theirs.pk).update(name="Vår") == 0
        assert Workplace.objects.filter(name="Skyggesiden").delete() == (0, {})
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Workplace.objects.create(organisation=elsewhere, name="Smuglet inn")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Workplace.objects.update(organisation=elsewhere)
    theirs.refresh_from_db()
    assert (theirs.name, theirs.address) == ("Skyggesiden", "")


@on_postgresql
def test_sql_written_by_hand_is_bound_too(ours, theirs, alice):
    with tenancy.of(alice), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_workplace")
        assert cursor.fetchall() == [("Solsiden",)]
        cursor.execute("SELECT count(*) FROM accounts_workplace w, accounts_organisation o")
        assert cursor.fetchone() == (1,)
        cursor.execute("DELETE FROM accounts_workplace")
        assert cursor.rowcount == 1
    assert names() == ["Skyggesiden"]


@on_postgresql
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/glemsk/", "/glemsk/strom/"])
def test_a_view_that_forgets_everything_leaks_nothing(client, ours, theirs, alice, charlie, address):
    def told():
        return b"".join(client.get(address)).decode()

    assert "siden" not in told()
    client.force_login(alice)
    assert "Solsiden" in told()
    assert "Skyggesiden" not in told()
    client.force_login(charlie)
    assert "Solsiden" not in told()
    assert tenancy.current() == setting() == tenancy.EVERYTHING  # as before the requests


@on_postgresql
@override_settings(ROOT_URLCONF=__name__)
def test_what_is_opened_for_one_request_is_closed_for_the_next(client, ours, theirs, alice):
    """As in a web server, whose connections stay open: nothing is set while no request runs."""
    client.force_login(alice)
    with tenancy.nothing():
        for address in ("/glemsk/", "/glemsk/strom/", "/verifiser/", "/admin/"):
            b"".join(client.get(address))
            assert tenancy.current() == setting() == tenancy.NOTHING
            assert not names()


@on_postgresql
@pytest.mark.parametrize(
    ("changes", "sees"),
    [
        ({}, True),
        ({"revoked_at": timezone.now()}, False),
        ({"ends_on": "2026-01-02"}, False),
        ({"starts_on": "2099-01-01", "ends_on": "2099-01-02"}, False),
        ({"auditor": None, "accepted_at": None}, False),
    ],
    ids=["in force", "revoked", "over", "not begun", "not accepted"],
)
def test_an_auditor_sees_an_organisation_while_the_grant_is_in_force(ours, theirs, alice, changes, sees):
    auditor = make_user("Revisor")
    AccessGrant.objects.create(
        **{
            **{"organisation": ours.organisation, "email": auditor.email, "auditor": auditor, "granted_by": alice},
            **{"on_behalf_of": "Forbundet", "starts_on": "2026-01-01", "ends_on": "2099-12-31"},
            **{"accepted_at": timezone.now(), "token_digest": "x", "expires_at": timezone.now(), **changes},
        }
    )
    with tenancy.of(auditor):
        assert names() == (["Solsiden"] if sees else [])


@on_postgresql
def test_whoever_makes_an_organisation_sees_it_at_once(theirs):
    dora = make_user("Dora")
    with tenancy.of(dora):
        made = services.create_organisation(actor=dora, name="Ny AS", orgnr=random_orgnr())
        make_membership(dora, made)
        assert list(Organisation.objects.all()) == [made]
        assert not names()


@on_postgresql
def test_a_number_that_is_taken_is_told_of_in_words_and_not_with_an_error(theirs, alice):
    """Unique constraints are checked across all rows; the form's own check must see as much."""
    with tenancy.of(alice), pytest.raises(Exception, match="finnes fra før"):
        services.create_organisation(actor=alice, name="Kopi AS", orgnr=theirs.organisation.orgnr)


@on_postgresql
def test_blocks_and_transactions_within_one_another(ours, theirs, alice):
    with tenancy.only(ours.organisation):
        with pytest.raises(IntegrityError), transaction.atomic(), tenancy.everything():
            Organisation.objects.filter(pk=ours.organisation.pk).update(orgnr=theirs.organisation.orgnr)
        assert names() == ["Solsiden"]
        with tenancy.only(theirs.organisation), transaction.atomic():
            tenancy.see_too(ours.organisation)
            assert len(names()) == 2
            transaction.set_rollback(True)
        assert names() == ["Solsiden"]
        with tenancy.nothing():
            assert not names()
            with tenancy.only(ours.organisation, theirs.organisation):
                assert len(names()) == 2
            assert not names()
    assert len(names()) == 2


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_opened_again_shows_what_the_old_one_did(ours, theirs, alice):
    if connection.vendor != "postgresql":
        return
    with tenancy.of(alice):
        connection.close()
        assert names() == ["Solsiden"]
        with tenancy.everything():
            connection.close()
            assert len(names()) == 2
        assert names() == ["Solsiden"]


@pytest.mark.django_db(transaction=True)
def test_threads_see_what_their_process_sees_and_not_what_another_thread_opened(ours, theirs, monkeypatch):
    if connection.vendor != "postgresql":
        return
    seen = []

    def look():
        try:
            seen.append(names())
        finally:
            connection.close()

    monkeypatch.setattr(tenancy, "_of_the_process", [tenancy.NOTHING])
    with tenancy.everything():
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [[]]


@on_postgresql
@pytest.mark.django_db
def test_whose_rows_they_are_is_asked_once_for_a_query(organisation):
    with tenancy.only(organisation), connection.cursor() as cursor:
        cursor.execute("EXPLAIN SELECT * FROM accounts_workplace")
        plan = "\n".join(row for (row,) in cursor.fetchall())
    assert "InitPlan" in plan
    assert "hashed SubPlan" in plan


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(("production", "level"), [(True, ERROR), (False, WARNING)])
def test_a_database_role_that_the_policies_do_not_bind(monkeypatch, settings, production, level):
    settings.PRODUCTION = production
    assert system_checks.policies_bind_us(databases=["default"]) == []
    monkeypatch.setattr(system_checks, "_ABOVE_THE_POLICIES", "SELECT 1")
    assert [message.level for message in system_checks.policies_bind_us(databases=["default"])] == [level]
