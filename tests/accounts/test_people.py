"""The list of people and their roles: who sees what, search, other workplaces, roles taken away, and the last one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alenearbeid.accounts.models import Event, Membership, Role
from alenearbeid.accounts.people import given_roles, invitations
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.threads import at_once

from .test_grants import make_grant
from .test_invitations import make_invitation, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(organisation):
    return reverse("people:people", args=[organisation.orgnr])


@pytest.fixture
def change(organisation):
    return reverse("people:change", args=[organisation.orgnr])


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def manager(organisation, workplace):
    """Employer of one workplace."""
    user = make_user("Mona Moe")
    make_membership(user, organisation, Role.EMPLOYER, workplaces=[workplace])
    return user


def test_it_works(as_alice, bob, organisation, workplace, url, change):
    assert "Bob Berg" in text(as_alice.get(url))
    role = bob.memberships.get()
    page = as_alice.get(change, {"valgt": role.pk})
    assert "Bob Berg" in text(page)
    data = {"valgt": [role.pk], "extent": "some", "workplaces": [workplace.pk]}
    assert as_alice.post(change, data).status_code == 302
    assert list(role.workplaces.all()) == [workplace]
    assert as_alice.post(change, {"valgt": [role.pk], "gjor": "fjern"}).status_code == 302
    assert not bob.memberships.exists()
    again = as_alice.post(change, {"valgt": [role.pk], "gjor": "fjern"}, follow=True)  # the second click
    assert "fjernet av en annen" in text(again)
    whats = list(Event.objects.filter(organisation=organisation).values_list("what", flat=True))
    assert whats[-2:] == ["membership.scope_changed", "membership.revoked"]


def test_nothing_chosen_is_not_the_whole_organisation(as_alice, bob, workplace, change):
    role = bob.memberships.get()
    given_roles.change_scope(role.organisation, [role.pk], workplaces=[workplace], actor=boss_of(role.organisation))
    for data in ({"extent": "some"}, {}, {"extent": "some", "workplaces": ["10000000"]}):
        answer = as_alice.post(change, {"valgt": [role.pk], **data})
        assert answer.status_code == 422
    assert list(role.workplaces.all()) == [workplace]


def boss_of(organisation):
    return Membership.objects.filter(organisation=organisation, role=Role.EMPLOYER).first().user


def test_several_at_once(as_alice, organisation, workplace, change):
    roles = [make_membership(make_user(f"Person {n}"), organisation, Role.WORKER) for n in range(3)]
    chosen = [role.pk for role in roles]
    assert "disse 3 rollene" in text(as_alice.get(change, {"valgt": chosen}))
    as_alice.post(change, {"valgt": chosen, "extent": "some", "workplaces": [workplace.pk]})
    assert all(list(role.workplaces.all()) == [workplace] for role in roles)
    as_alice.post(change, {"valgt": chosen, "gjor": "fjern"})
    assert not Membership.objects.filter(pk__in=chosen).exists()


def test_search_and_role(as_alice, organisation, url):
    make_membership(make_user("Øyvind Ås", email="oyvind@example.org"), organisation, Role.UNION_REP)
    make_membership(make_user("Siri Dahl"), organisation, Role.WORKER)
    assert "Øyvind Ås" in text(as_alice.get(url, {"sok": "øyvind"}))
    assert "Siri Dahl" not in text(as_alice.get(url, {"sok": "ØYVIND"}))
    found = text(as_alice.get(url, {"rolle": "worker", "sok": "\0"}))
    assert "Siri Dahl" in found
    assert "Øyvind Ås" not in found
    assert "Ingen treff" in text(as_alice.get(url, {"sok": "finnes ikke"}))


def test_thousands_are_paged_with_the_same_queries(as_alice, alice, organisation, workplace, url):
    addresses = [url, reverse("people:invitations", args=[organisation.orgnr])]
    addresses.append(reverse("people:grants", args=[organisation.orgnr]))

    def counts():
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert as_alice.get(address, {"page": 1}).status_code == 200
            found.append(len(captured))
        return found

    make_invitation(alice, organisation, email="en@example.org", workplaces=[workplace])
    make_grant(alice, organisation, workplaces=[workplace])
    counts()
    before = counts()
    for number in range(30):
        role = make_membership(make_user(f"Person {number}"), organisation, Role.WORKER, workplaces=[workplace])
        if number < 3:
            make_invitation(alice, organisation, email=f"{role.pk}@example.org", workplaces=[workplace])
            make_grant(alice, organisation, email=f"{role.pk}@example.org", workplaces=[workplace])
    assert counts() == before
    assert "Side 1 av 2" in text(as_alice.get(url))
    # session, user, organisation, may govern, count, rows, their workplaces; of invitations, mails that are stuck
    assert before == [7, 8, 7]


def test_who_comes_in(client, organisation, alice, bob, charlie, manager, url, change):
    administrator = make_user("Adam")
    make_membership(administrator, organisation, Role.ADMINISTRATOR)
    pages = [url, reverse("people:invite", args=[organisation.orgnr])]
    pages.append(reverse("people:invitations", args=[organisation.orgnr]))
    for user, code in ((alice, 200), (administrator, 200), (manager, 200), (bob, 403), (charlie, 404)):
        client.force_login(user)
        assert [client.get(page).status_code for page in pages] == [code] * 3, user
        assert client.get(change).status_code == {200: 302}.get(code, code)
        assert client.post(change, {"valgt": ["1"], "gjor": "fjern"}).status_code == {200: 302}.get(code, code)
        assert client.post(url).status_code == 405
    client.logout()
    assert "/login/" in client.get(url).url


def test_a_manager_sees_and_changes_her_own_workplaces_parties_only(
    client, organisation, workplace, manager, bob, change
):
    below, other = make_workplace(parent=workplace, name="Fløy B"), make_workplace(organisation, "Nordsiden")
    hers = make_membership(make_user("Siv Sol"), organisation, Role.WORKER, workplaces=[below])
    both = make_membership(make_user("Bo Begge"), organisation, Role.WORKER, workplaces=[below, other])
    theirs = make_membership(make_user("Nils Nord"), organisation, Role.WORKER, workplaces=[other])
    client.force_login(manager)
    shown = text(client.get(reverse("people:people", args=[organisation.orgnr])))
    assert "Siv Sol" in shown
    assert "Bo Begge" in shown
    assert "Nils Nord" not in shown
    assert "Bob Berg" not in shown  # has the whole organisation
    for pk in (theirs.pk, bob.memberships.get().pk, manager.memberships.get().pk):
        client.post(change, {"valgt": [pk], "gjor": "fjern"})
    assert client.post(change, {"valgt": [both.pk], "gjor": "fjern"}).status_code == 422
    assert client.post(change, {"valgt": [hers.pk], "workplaces": [other.pk]}).status_code == 422
    assert client.post(change, {"valgt": [hers.pk], "extent": "all"}).status_code == 422
    assert Membership.objects.filter(pk__in=[hers.pk, both.pk, theirs.pk]).count() == 3
    assert client.post(change, {"valgt": [hers.pk], "workplaces": [workplace.pk]}).status_code == 302
    with pytest.raises(invitations.Refused):
        given_roles.change_scope(organisation, [hers.pk], workplaces=[], actor=manager)
    with pytest.raises(invitations.Refused):
        given_roles.remove(organisation, [both.pk], actor=manager)


def test_a_role_of_another_organisation_is_not_reached_through_this_one(as_alice, change):
    elsewhere = make_membership(make_user("Eva"), make_organisation(), Role.WORKER)
    as_alice.post(change, {"valgt": [elsewhere.pk, "x", "-1", "9" * 30], "gjor": "fjern"})
    assert Membership.objects.filter(pk=elsewhere.pk).exists()


def test_the_last_who_governs_stays(as_alice, alice, manager, workplace, change, organisation):
    role = alice.memberships.get()
    for data in ({"gjor": "fjern"}, {"extent": "some", "workplaces": [workplace.pk]}):
        answer = as_alice.post(change, {"valgt": [role.pk], **data})
        assert answer.status_code == 422
        assert "minst én arbeidsgiver" in text(answer)
    role.refresh_from_db()
    assert not role.workplaces.exists()
    gone = make_user("Gunn", is_active=False)
    make_membership(gone, organisation, Role.ADMINISTRATOR)  # somebody who cannot log in governs nothing
    assert as_alice.post(change, {"valgt": [role.pk], "gjor": "fjern"}).status_code == 422
    make_membership(make_user("Adam"), organisation, Role.ADMINISTRATOR)
    assert as_alice.post(change, {"valgt": [role.pk], "gjor": "fjern"}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_last_who_leave_at_once_one_stays(alice, organisation):
    adam = make_user("Adam")
    make_membership(adam, organisation, Role.ADMINISTRATOR)
    results = at_once(*[lambda user=user: given_roles.leave(organisation, user=user) for user in (alice, adam)])
    assert sorted(type(result).__name__ for result in results) == ["LastGovernor", "int"]
    assert Membership.objects.filter(organisation=organisation).count() == 1
