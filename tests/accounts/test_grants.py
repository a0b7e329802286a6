"""Access from outside: given, accepted, seen by the representatives, taken back at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import selectors
from alenearbeid.accounts.models import AccessGrant, Event, Role, User
from alenearbeid.accounts.people import grants
from alenearbeid.accounts.people.invitations import Refused
from tests.accounts.factories import make_membership, make_user, make_workplace

from .test_invitations import NEW, link_in, text

pytestmark = pytest.mark.django_db


def today(**delta):
    return timezone.localdate() + timedelta(**delta)


def answers(**fields):
    return {
        "email": "rita@forbund.example",
        "on_behalf_of": "Forbundet",
        "purpose": "Gjennomgang av nattarbeid",
        "extent": "all",
        "starts_on": today().isoformat(),
        "ends_on": today(days=30).isoformat(),
        "language": "nn",
        **fields,
    }


def make_grant(actor, organisation, **fields):
    values = {"on_behalf_of": "Forbundet", "purpose": "Tilsyn", "language": "nb", "workplaces": ()}
    dates = {"starts_on": today(), "ends_on": today(days=30)}
    email = {"email": "rita@forbund.example"}
    return grants.give(organisation=organisation, actor=actor, **{**values, **dates, **email, **fields})


@pytest.fixture
def url(organisation):
    return reverse("people:grants", args=[organisation.orgnr])


@pytest.fixture
def give(organisation):
    return reverse("people:give_grant", args=[organisation.orgnr])


def test_it_works(client, alice, organisation, workplace, url, give, mailoutbox):
    client.force_login(alice)
    data = answers(extent="some", workplaces=[workplace.pk])
    assert client.post(give, data).status_code == 302
    assert "Ikke sendt ennå" in text(client.get(url))
    client.logout()
    link = link_in(mailoutbox)
    assert "på vegner av Forbundet" in mailoutbox[-1].body
    assert "Gjennomgang av nattarbeid" in text(client.get(link))
    assert client.post(link, NEW).status_code == 302
    rita = User.objects.get(email="rita@forbund.example")
    assert rita.language == "nn"
    assert not rita.memberships.exists()
    assert list(selectors.granted_workplaces(rita)) == [workplace]
    client.force_login(alice)
    assert "Har innsyn nå" in text(client.get(url))
    grant = AccessGrant.objects.get()
    for _click in range(2):
        assert client.post(reverse("people:revoke_grant", args=[organisation.orgnr, grant.pk])).status_code == 302
    assert not selectors.granted_workplaces(rita).exists()
    whats = list(Event.objects.filter(what__startswith="grant.").values_list("what", flat=True))
    assert whats == ["grant.given", "grant.accepted", "grant.revoked"]
    assert client.post(reverse("people:resend_grant", args=[organisation.orgnr, grant.pk])).status_code == 302
    assert "trukket tilbake" in text(client.get(link))


def test_who_sees_it_and_who_gives_it(client, alice, bob, charlie, organisation, workplace, url, give):
    grant = make_grant(alice, organisation)
    people = {alice: (200, True), bob: (200, False), charlie: (404, False)}
    for role, code in ((Role.UNION_REP, 200), (Role.WORKER, 403), (Role.OCCUPATIONAL_HEALTH, 403)):
        user = make_user(role.label)
        make_membership(user, organisation, role)
        people[user] = (code, False)
    manager = make_user("Mona")
    make_membership(manager, organisation, Role.EMPLOYER, workplaces=[workplace])
    people[manager] = (200, False)
    for user, (code, may_give) in people.items():
        client.force_login(user)
        page = client.get(url)
        assert page.status_code == code, user
        assert (give in page.content.decode()) is may_give
        refused = 403 if code == 200 else code
        assert client.get(give).status_code == (200 if may_give else refused)
        for verb in ("resend_grant", "revoke_grant"):
            address = reverse(f"people:{verb}", args=[organisation.orgnr, grant.pk])
            assert client.get(address).status_code == 405
            if not may_give:
                assert client.post(address).status_code == refused
    grant.refresh_from_db()
    assert grant.revoked_at is None


def test_what_is_refused(client, alice, organisation, workplace, give):
    client.force_login(alice)
    elsewhere = make_workplace(name="Et annet sted")
    for data, words in (
        (answers(ends_on=today(days=400).isoformat()), "høyst tolv måneder"),
        (answers(ends_on=today(days=-1).isoformat(), starts_on=today(days=-9).isoformat()), "passert"),
        (answers(starts_on=today(days=9).isoformat(), ends_on=today(days=2).isoformat()), "før startdatoen"),
        (answers(on_behalf_of=""), "På vegne av"),
        (answers(purpose="\u202e"), "spesialtegn"),
        (answers(extent="some", workplaces=[elsewhere.pk]), "Arbeidssteder"),
    ):
        answer = client.post(give, data)
        assert answer.status_code == 422, data
        assert words in text(answer), data
    assert not AccessGrant.objects.exists()


def test_it_opens_nothing_before_it_begins_and_after_it_ends(alice, organisation, workplace):
    rita = make_user("Rita", email="rita@forbund.example")
    grant = grants.accept(make_grant(alice, organisation, starts_on=today(days=1)), user=rita)
    assert not selectors.granted_workplaces(rita).exists()
    AccessGrant.objects.filter(pk=grant.pk).update(starts_on=today(days=-9), ends_on=today(days=-1))
    assert not selectors.granted_workplaces(rita).exists()
    AccessGrant.objects.filter(pk=grant.pk).update(ends_on=today())
    assert selectors.granted_workplaces(rita).exists()


def test_only_the_person_it_is_for_accepts(alice, bob, organisation):
    grant = make_grant(alice, organisation)
    with pytest.raises(Refused):
        grants.accept(grant, user=bob)
    with pytest.raises(Refused):
        make_grant(bob, organisation, email="x@y.example")
