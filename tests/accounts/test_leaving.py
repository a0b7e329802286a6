"""The way out: of an organisation, and of the account for good. What was signed stays as it was, and still verifies."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import AccessGrant, Event, Invitation, OutgoingMail, Role, User
from alenearbeid.accounts.people import anonymising, given_roles, grants, invitations
from assessments.casework import services as casework
from assessments.documents import services as documents
from assessments.documents import verification
from assessments.documents.verification import Kind
from assessments.record.choices import PartyRole
from tests.accounts.factories import PASSWORD, make_membership, make_user
from tests.documents.conftest import in_review, ready  # noqa: F401
from tests.documents.steps import sign

from .test_grants import make_grant
from .test_invitations import make_invitation, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def adam(organisation):
    """Somebody else who governs the organisation."""
    user = make_user("Adam Aas")
    make_membership(user, organisation, Role.ADMINISTRATOR)
    return user


def test_leaving_an_organisation(client, alice, adam, organisation):
    make_membership(alice, organisation, Role.WORKER)
    client.force_login(alice)
    leave = reverse("people:leave", args=[organisation.orgnr])
    assert leave in client.get(reverse("people:mine")).content.decode()
    assert "Arbeidsgiver" in text(client.get(leave))
    assert alice.memberships.count() == 2
    assert client.post(leave).url == reverse("people:mine")
    assert not alice.memberships.exists()
    assert client.get(leave).status_code == client.post(leave).status_code == 404
    names = Event.objects.filter(what="membership.revoked").values_list("detail__name", flat=True)
    assert set(names) == {alice.name}


def test_the_last_who_governs_is_told_what_to_do(client, alice, organisation):
    client.force_login(alice)
    answer = client.post(reverse("people:leave", args=[organisation.orgnr]))
    assert answer.status_code == 422
    assert "Gi rollen til en annen først" in text(answer)
    with pytest.raises(invitations.Refused):
        anonymising.anonymise(alice, actor=alice)
    alice.refresh_from_db()
    assert alice.is_active
    assert alice.memberships.exists()


def test_deleting_asks_for_the_password_again_and_ends_the_login(client, alice, adam):
    client.post(reverse("account_login"), {"login": alice.email, "password": PASSWORD})
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    address = reverse("people:delete_account")
    assert reverse("account_reauthenticate") in client.get(address).url
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "kan ikke angres" in text(client.get(address))
    assert User.objects.get(pk=alice.pk).is_active
    assert "Kontoen er slettet" in text(client.post(address))
    assert client.get("/").status_code == 302
    client.post(reverse("account_login"), {"login": alice.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_account_is_empty_and_what_was_signed_is_not(alice, bob, adam, organisation, ready):  # noqa: F811
    sign(ready, bob, is_employer=False)
    document = sign(ready, alice, is_employer=True)
    ready.refresh_from_db()
    digest, written = ready.digest, documents.current(ready).record_digest
    with document.file.open() as file:
        pdf = file.read()
    make_invitation(adam, organisation, email=bob.email)
    grants.accept(make_grant(alice, organisation, email=bob.email), user=bob)
    for user in (bob, alice):
        anonymising.anonymise(user, actor=user)
        anonymising.anonymise(user, actor=user)  # a second click
        user.refresh_from_db()
        assert (user.name, user.is_active, user.has_usable_password()) == ("Slettet bruker", False, False)
        assert user.email == f"slettet-{user.pk}@slettet.invalid"
        assert not user.memberships.exists()
        assert not EmailAddress.objects.filter(user=user).exists()
    invitation, grant = Invitation.objects.get(), AccessGrant.objects.get()
    assert invitation.revoked_at
    assert grant.revoked_at
    nowhere = f"slettet-{bob.pk}@slettet.invalid"
    assert (invitation.email, invitation.name, grant.email) == (nowhere, "Slettet bruker", nowhere)
    assert not OutgoingMail.objects.filter(to__contains="bob").exists()
    assert journal.verify(organisation) == []
    assert set(Event.objects.filter(what__contains="sign").values_list("actor_name", flat=True)) >= {"Alice Andersen"}
    ready.refresh_from_db()
    assert (ready.digest, documents.current(ready).record_digest) == (digest, written)
    verdict = verification.verify_stored(pdf)
    assert verdict.kind == Kind.VALID
    assert "Bob Berg" in str(verdict)
    assert ready.positions.get().name == "Bob Berg"


def test_the_address_is_free_for_a_new_account(alice, bob, adam, organisation):
    email = bob.email
    Authenticator.objects.create(user=bob, type=Authenticator.Type.TOTP, data={})
    anonymising.anonymise(bob, actor=adam)
    assert not Authenticator.objects.exists()
    again = make_user("Bob", email=email)
    assert again.pk != bob.pk
    assert not again.memberships.exists()


def test_who_has_left_is_shown_to_the_employer_who_waits(client, alice, bob, adam, organisation, workplace):
    assessment = casework.create(actor=alice, workplace=workplace, title="Nattevakt", profile="")
    casework.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    client.force_login(alice)
    page = reverse("casework:step", args=[assessment.uuid, "kontroll"])
    assert "Har ikke uttalt seg" in text(client.get(page))
    given_roles.leave(organisation, user=bob)
    shown = text(client.get(page))
    assert "Bob Berg" in shown
    assert "Har ikke lenger rollen. Inviter en annen." in shown


def test_at_the_persons_request_the_administration_does_it(client, alice, bob):
    client.force_login(make_user("Drift", is_staff=True, is_superuser=True))
    users = reverse("admin:accounts_user_changelist")
    answer = client.post(users, {"action": "anonymise", "_selected_action": [alice.pk, bob.pk]}, follow=True)
    assert "Gi rollen til en annen først" in text(answer)  # Alice governs alone
    alice.refresh_from_db()
    bob.refresh_from_db()
    assert (alice.name, bob.name) == ("Alice Andersen", "Slettet bruker")
