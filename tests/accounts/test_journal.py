"""The journal finds every way of tampering, and the guards stop the easy ones."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event, JournalHead, Organisation
from alenearbeid.accounts.models.journal import AppendOnlyError

from .factories import make_organisation


@pytest.fixture
def five(organisation, alice):
    """Organisation created, Alice's role given, and three more."""
    for number in (3, 4, 5):
        journal.log(organisation, actor=alice, what="test.happened", subject="s", detail={"n": number, "å": None})
    assert journal.verify(organisation) == []
    return organisation


@pytest.fixture
def tamper(db):
    """Run SQL as one who has the database, its guards taken down. All of it is rolled back with the test."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER accounts_event_append_only ON accounts_event")
        else:
            cursor.execute("DROP TRIGGER accounts_event_append_only")
    return execute


def execute(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def faults(organisation):
    return [str(fault) for fault in journal.verify(organisation)]


def rehash(organisation, number):
    """The hash that would fit the event as it now stands."""
    return journal.hash_of(Event.objects.get(organisation=organisation, number=number))


def test_it_works(organisation, alice):
    event = journal.log(organisation, actor=alice, what="assessment.signed", subject="s", digest="d" * 64)
    event.refresh_from_db()
    assert (event.number, event.actor_name, event.actor_role) == (3, "Alice Andersen", "employer")
    assert event.previous_hash == Event.objects.get(organisation=organisation, number=2).hash
    assert abs(timezone.now() - event.at).total_seconds() < 60
    assert journal.verify(organisation) == []


def test_the_system_and_a_named_role(organisation, alice):
    assert journal.log(organisation, actor=None, what="x").actor_name == "Alenearbeid"
    assert journal.log(organisation, actor=alice, what="x", actor_role="safety_rep").actor_role == "safety_rep"


def test_every_organisation_has_its_own_chain(five):
    other = make_organisation("Et annet sted AS")
    assert Event.objects.get(organisation=other).number == 1
    assert journal.verify(other) == []


def test_nothing_is_journalled_when_the_rest_fails(organisation):
    with transaction.atomic():
        journal.log(organisation, actor=None, what="x")
        transaction.set_rollback(True)
    assert organisation.events.count() == 1
    assert journal.verify(organisation) == []


def test_saving_an_organisation_read_earlier_keeps_the_head(organisation):
    early = Organisation.objects.get(pk=organisation.pk)
    journal.log(organisation, actor=None, what="x")
    early.save()
    assert journal.verify(organisation) == []


@pytest.mark.parametrize("change", ["save", "delete", "update", "bulk_update", "delete_all"])
def test_the_model_refuses(five, change):
    event, everything = Event.objects.first(), Event.objects.all()
    attempts = {
        "save": event.save,
        "delete": event.delete,
        "update": lambda: everything.update(what="x"),
        "bulk_update": lambda: Event.objects.bulk_update([event], ["what"]),
        "delete_all": everything.delete,
    }
    with pytest.raises(AppendOnlyError):
        attempts[change]()
    assert five.events.count() == 5


def test_the_database_refuses_a_change(five):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute("UPDATE accounts_event SET what = 'x'")


def test_a_deletion_behind_our_back_is_refused_or_found(five):
    """PostgreSQL refuses it. SQLite empties tables with DELETE (see the migration), so there `verify` finds it."""
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            execute("DELETE FROM accounts_event")
        assert faults(five) == []
    else:
        execute("DELETE FROM accounts_event")
        assert faults(five) != []


@pytest.mark.parametrize("column", ["what", "actor_name", "actor_role", "subject", "digest"])
def test_a_change_is_found(five, tamper, column):
    tamper(f"UPDATE accounts_event SET {column} = 'x' WHERE organisation_id = %s AND number = 3", five.pk)  # noqa: S608
    assert faults(five) == ["Hendelse 3 er endret."]


@pytest.mark.parametrize("change", ["detail = '{\"n\": 4}'", "at = '2020-01-01 00:00:00+00:00'", "actor_id = NULL"])
def test_a_change_of_detail_time_or_person_is_found(five, tamper, change):
    tamper(f"UPDATE accounts_event SET {change} WHERE organisation_id = %s AND number = 3", five.pk)  # noqa: S608
    assert faults(five) == ["Hendelse 3 er endret."]


def test_a_change_with_a_forged_hash_is_found(five, tamper):
    tamper("UPDATE accounts_event SET what = 'x' WHERE organisation_id = %s AND number = 3", five.pk)
    tamper("UPDATE accounts_event SET hash = %s WHERE number = 3", rehash(five, 3))
    assert faults(five) == ["Hendelse 4 bygger ikke på hendelsen før."]


def test_a_forged_last_event_is_found(five, tamper):
    tamper("UPDATE accounts_event SET what = 'x' WHERE organisation_id = %s AND number = 5", five.pk)
    tamper("UPDATE accounts_event SET hash = %s WHERE number = 5", rehash(five, 5))
    assert faults(five) == ["Hendelse 5 er ikke den som sist ble skrevet."]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [("3", "Hendelse 3 mangler."), ("2, 3, 4", "Hendelse 2 til 4 mangler."), ("1", "Hendelse 1 mangler.")],
)
def test_a_deletion_is_found(five, tamper, numbers, text):
    tamper(f"DELETE FROM accounts_event WHERE organisation_id = %s AND number IN ({numbers})", five.pk)  # noqa: S608
    assert faults(five) == [text]


@pytest.mark.parametrize(
    ("kept", "text"), [(4, "Hendelse 5 mangler."), (3, "Hendelse 4 til 5 mangler."), (0, "Hendelse 1 til 5 mangler.")]
)
def test_a_deletion_at_the_end_is_found(five, tamper, kept, text):
    tamper("DELETE FROM accounts_event WHERE organisation_id = %s AND number > %s", five.pk, kept)
    assert faults(five) == [text]


def test_a_deletion_closed_up_is_found(five, tamper):
    tamper("DELETE FROM accounts_event WHERE organisation_id = %s AND number = 4", five.pk)
    tamper("UPDATE accounts_event SET number = 4 WHERE organisation_id = %s AND number = 5", five.pk)
    assert faults(five) == [
        "Hendelse 4 bygger ikke på hendelsen før.",
        "Hendelse 4 er endret.",
        "Hendelse 5 mangler.",
    ]


def test_a_reordering_is_found(five, tamper):
    for old, new in ((3, 99), (4, 3), (99, 4)):
        tamper("UPDATE accounts_event SET number = %s WHERE organisation_id = %s AND number = %s", new, five.pk, old)
    assert "Hendelse 3 er endret." in faults(five)
    assert "Hendelse 4 er endret." in faults(five)


def test_a_missing_head_is_found(five):
    JournalHead.objects.filter(organisation=five).delete()
    assert faults(five) == ["Hendelse 5 er ikke den som sist ble skrevet."]


def test_an_event_moved_to_another_organisation_is_found(five, tamper):
    other = make_organisation("Et annet sted AS")
    tamper("UPDATE accounts_event SET organisation_id = %s, number = 2 WHERE number = 5", other.pk)
    assert faults(five) == ["Hendelse 5 mangler."]
    assert "Hendelse 2 er endret." in faults(other)


def verify_journal(**options):
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_journal", stdout=out, stderr=err, **options)
    except CommandError as fault:
        return fault.returncode, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_command_names_the_place(five, tamper):
    other = make_organisation("Et annet sted AS")
    assert verify_journal()[0] == 0
    tamper("DELETE FROM accounts_event WHERE organisation_id = %s AND number = 3", five.pk)
    code, out, err = verify_journal()
    assert (code, err) == (1, f"{five}: Hendelse 3 mangler.\n")
    assert out == f"{other}: hel, 1 hendelser\n"
    assert verify_journal(organisation=other.orgnr)[0] == 0
    assert verify_journal(organisation=f"{five.orgnr[:3]} {five.orgnr[3:6]} {five.orgnr[6:]}")[0] == 1
    assert verify_journal(organisation="000000000")[0] == 2


@pytest.mark.django_db(transaction=True)
def test_four_at_once_keep_the_chain():
    """Each also writes a row that points to the organisation, as real work does before it journals."""
    organisation = make_organisation()

    def work(number):
        try:
            with transaction.atomic():
                organisation.workplaces.create(name=f"Sted {number}")
                journal.log(organisation, actor=None, what="test.happened", detail={"n": number})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(20)))
    assert organisation.events.count() == 21
    assert journal.verify(organisation) == []
