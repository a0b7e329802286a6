"""Several organisations: which one the lists are about, without loss of what is open elsewhere."""

import pytest
from django.urls import reverse

from alenearbeid.accounts import current
from alenearbeid.accounts.models import Membership, Role
from alenearbeid.accounts.people import grants
from assessments.casework import services
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace

from .test_grants import make_grant
from .test_invitations import text

pytestmark = pytest.mark.django_db
SWITCH, HOME = "/virksomhet/bytt/", "/"


@pytest.fixture
def other(alice):
    """A second organisation in which Alice is employer, and an assessment in each."""
    organisation = make_organisation("Nordre Kystby kommune")
    make_membership(alice, organisation, Role.EMPLOYER)
    return organisation


@pytest.fixture
def assessments(alice, workplace, other):
    here = services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="")
    there = services.create(actor=alice, workplace=make_workplace(other, "Kaia"), title="Havnevakt", profile="")
    return here, there


def listed(client):
    return set(client.get(HOME).context["page"].object_list)


def test_it_works(client, alice, organisation, other, assessments):
    client.force_login(alice)
    assert "Alle mine virksomheter" in text(client.get(HOME))
    assert listed(client) == set(assessments)
    open_elsewhere = reverse("casework:step", args=[assessments[0].uuid, "alene"])
    client.get(open_elsewhere)
    assert client.post(SWITCH, {"virksomhet": other.pk}).url == HOME
    assert listed(client) == {assessments[1]}
    assert client.post(open_elsewhere, {"is_done_alone": "yes"}).status_code == 302  # the form in the other tab
    assert assessments[0].items.get(step="alene", item="").data["is_done_alone"] is True
    client.post(SWITCH, {"virksomhet": ""})
    assert listed(client) == set(assessments)


def test_only_ones_own_and_nothing_by_looking(client, alice, other, charlie):
    client.force_login(alice)
    assert client.get(SWITCH).status_code == 405
    for wrong in (charlie.memberships.get().organisation.pk, "x", "9" * 30, "²"):
        assert "ikke lenger noen rolle" in text(client.post(SWITCH, {"virksomhet": wrong}, follow=True))
    assert current.KEY not in client.session


def test_who_loses_the_role_is_back_at_all_of_them(client, alice, other, assessments):
    client.force_login(alice)
    client.post(SWITCH, {"virksomhet": other.pk})
    Membership.objects.filter(organisation=other).delete()
    assert listed(client) == {assessments[0]}
    assert "Bytt" not in text(client.get(HOME))  # one organisation: nothing to switch between


def test_many_are_looked_up_on_a_page_of_their_own(client, alice, organisation, other, monkeypatch):
    monkeypatch.setattr(current, "_SHOWN", 3)
    for number in (7, 24):
        make_membership(alice, make_organisation(f"Virksomhet {number:02}"), Role.WORKER)
    client.force_login(alice)
    assert reverse("people:choose") in client.get(HOME).content.decode()
    assert "Virksomhet 07" in text(client.get(reverse("people:choose"), {"sok": "het 07"}))
    last = Membership.objects.get(user=alice, organisation__name="Virksomhet 24").organisation
    client.post(SWITCH, {"virksomhet": last.pk})
    assert "Virksomhet 24 – bytt" in text(client.get(HOME))


def test_an_auditor_switches_to_where_access_is_given(client, alice, organisation, other):
    rita = make_user("Rita", email="rita@forbund.example")
    grants.accept(make_grant(alice, organisation), user=rita)
    assert list(current.mine(rita)) == [organisation]
