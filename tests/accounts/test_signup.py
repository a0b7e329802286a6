"""A new account, and the organisation that its person registers."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.login import unconfirmed
from alenearbeid.accounts.models import Event, Membership, Organisation, Role, User
from alenearbeid.accounts.organisation import registration
from tests.accounts.factories import PASSWORD, make_membership, make_user, make_workplace, random_orgnr
from tests.documents.steps import run_jobs
from tests.threads import at_once

from . import enhetsregisteret as played

pytestmark = pytest.mark.django_db
NEW = {"email": "Kari@Firma.example", "name": "Kari Nordmann", "password1": PASSWORD, "password2": PASSWORD}
SIGN_UP, REGISTER = "/registrer/", "/registrer/virksomhet/"


@pytest.fixture
def orgnr():
    return random_orgnr()


@pytest.fixture
def kari(client):
    user = make_user("Kari Nordmann")
    client.force_login(user)
    return user


@pytest.fixture(scope="module")
def server():
    with played.running() as register:
        yield register


@pytest.fixture
def brreg(server, settings):
    settings.ENHETSREGISTERET_URL = server.url
    return server


def facts(orgnr, **other):
    return {"orgnr": orgnr, "name": "Kari AS", "acts_for": "on", **other}


def test_from_sign_up_to_the_first_workplace(client, orgnr):
    assert reverse("account_signup") == SIGN_UP
    assert SIGN_UP in client.get(reverse("account_login")).content.decode()
    assert client.post(SIGN_UP, NEW).status_code == 302
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("kari@firma.example", "Kari Nordmann", "nb")
    assert client.get("/").status_code == 302  # not before the address is confirmed
    path = re.search(r"https?://[^/\s]+(/konto/\S+)", mail.outbox[0].body)[1]
    client.post(path)
    logged_in = client.post(reverse("account_login"), {"login": NEW["email"], "password": PASSWORD})
    assert logged_in["Location"] == REGISTER
    answer = client.post(REGISTER, facts(f"{orgnr[:3]} {orgnr[3:6]} {orgnr[6:]}", employees="7"))
    organisation = Organisation.objects.get()
    assert (organisation.orgnr, organisation.employees, organisation.has_works_council) == (orgnr, 7, None)
    assert {(each.role, each.workplaces.count()) for each in user.memberships.all()} == {
        (Role.EMPLOYER, 0),
        (Role.ADMINISTRATOR, 0),
    }
    assert [event.what for event in Event.objects.order_by("number")] == [
        "organisation.created",
        "membership.granted",
        "membership.granted",
    ]
    page = client.get(answer["Location"]).content.decode()
    assert 'value="Kari AS"' in page
    assert client.post(answer["Location"], {"name": "Kari AS", "kind": "site"}).status_code == 302
    assert reverse("casework:create") in client.get(f"/virksomhet/{orgnr}/").content.decode()


def test_an_address_that_has_an_account_is_told_so_by_mail_only(client):
    make_user("Kari", email="kari@firma.example")
    other = client.post(SIGN_UP, {**NEW, "email": "ny@firma.example"})
    same = client.post(SIGN_UP, NEW)
    assert (same.status_code, same["Location"]) == (other.status_code, other["Location"])
    assert User.objects.count() == 2
    assert "har" in mail.outbox[1].body
    assert "/konto/password/reset/" in mail.outbox[1].body


def signed_up(email):
    """Somebody who has not confirmed the address."""
    user = User.objects.create_user(email, "Ukjent", PASSWORD)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    return user


def test_who_never_confirmed_an_address_makes_room_for_who_does(client, kari):
    signed_up("ny@kari.example")
    wanted = EmailAddress.objects.create(user=kari, email="ny@kari.example", verified=False, primary=False)
    link = reverse("account_confirm_email", args=[EmailConfirmationHMAC(wanted).key])
    assert client.post(link).status_code == 302
    kari.refresh_from_db()
    assert kari.email == "ny@kari.example"
    assert EmailAddress.objects.get(email=kari.email).verified


def link_to(user):
    address = EmailAddress.objects.get(user=user, verified=False)
    return reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])


def test_an_address_somebody_else_signed_up_with_opens_for_its_owner_only(client):
    """The owner clicks the link in a browser of their own; the stranger has the password, and waits."""
    stranger = Client()
    stranger.post(SIGN_UP, NEW)
    answer = client.post(link_to(User.objects.get()))
    assert EmailAddress.objects.get().verified
    sent = {"login": NEW["email"], "password": PASSWORD}
    stranger.post(reverse("account_login"), sent)
    assert stranger.get("/").status_code == 302
    form = client.get(answer["Location"], follow=True)
    assert "Velg et passord" in form.content.decode()
    own = "bare-eieren-kjenner-dette-2026"
    client.post(form.request["PATH_INFO"], {"password1": own, "password2": own})
    assert client.post(reverse("account_login"), {**sent, "password": own})["Location"] == REGISTER


def test_a_click_gives_nobody_elses_account_the_address(client, kari):
    EmailAddress.objects.create(user=kari, email="offer@firma.example", verified=False, primary=False)
    link, owner = link_to(kari), Client()
    assert owner.post(link)["Location"].startswith(reverse("account_login"))
    other = make_user("Ola")
    owner.force_login(other)
    assert owner.get(link).status_code == 200
    assert "_auth_user_id" in owner.session, "looking logs nobody out"
    assert owner.post(link)["Location"].startswith(reverse("account_login"))
    kari.refresh_from_db()
    assert kari.email != "offer@firma.example"
    assert not EmailAddress.objects.get(email="offer@firma.example").verified


def test_what_was_never_confirmed_is_forgotten_after_a_month(kari):
    old, new = signed_up("gammel@example.org"), signed_up("fersk@example.org")
    User.objects.exclude(pk=new.pk).update(date_joined=timezone.now() - timedelta(days=31), last_login=None)
    unconfirmed.forget_old()
    assert set(User.objects.all()) == {kari, new}
    assert not EmailAddress.objects.filter(email=old.email).exists()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"email": "ikke en adresse"}, "e-postadresse"),
        ({"email": "a" * 60 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 60 + ".no"}, "for lang"),
        ({"name": "Kari\u202eNordmann"}, "spesialtegn"),
        ({"name": ""}, "Feltet er påkrevet"),
        ({"password1": "kort", "password2": "kort"}, "Passordet er for kort. Det må ha minst 12 tegn."),
        ({"password2": "noe-helt-annet-2026"}, "passord"),
    ],
)
def test_faults_in_sign_up_come_back_with_what_was_typed(client, other, words):
    answer = client.post(SIGN_UP, {**NEW, **other})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert User.objects.count() == 0


def test_closed_installation(client, kari, orgnr, settings):
    settings.ALLOW_SIGNUP = False
    assert client.post(REGISTER, facts(orgnr)).status_code == 403
    assert REGISTER not in client.get(reverse("people:mine")).content.decode()
    client.logout()
    client.post(SIGN_UP, NEW)
    assert (User.objects.count(), Organisation.objects.count()) == (1, 0)
    assert SIGN_UP not in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_with_one_number_at_once(orgnr):
    people = [make_user("Kari"), make_user("Ola")]

    def register(user):
        with tenancy.of(user):
            try:
                return registration.register(Organisation(name="AS", orgnr=orgnr), actor=user)
            except registration.Taken:
                return None

    made = at_once(*[lambda user=user: register(user) for user in people])
    assert sorted(each is None for each in made) == [False, True]
    assert Membership.objects.values("user").distinct().count() == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [("123", "ni siffer"), ("abcdefghi", "ni siffer"), ("974760674", "kontrollsifferet"), ("", "Feltet er påkrevet")],
)
def test_the_fault_in_a_number_is_told(client, kari, number, words):
    answer = client.post(REGISTER, facts(number, address="Gata 1"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert 'value="Gata 1"' in page


def test_a_number_that_is_taken_lets_nobody_in_and_names_nobody(client, kari, organisation, alice):
    make_membership(make_user("Adam"), organisation, Role.ADMINISTRATOR)
    make_membership(make_user("Leif"), organisation, Role.EMPLOYER, workplaces=[make_workplace(organisation)])
    answer = client.post(REGISTER, facts(organisation.orgnr))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "om en invitasjon" in page
    assert "Alice" not in page
    assert organisation.name not in page
    assert not kari.memberships.exists()
    ask = reverse("organisation:ask_to_join", args=[organisation.orgnr])
    assert ask in page
    assert client.get(ask).status_code == 405
    assert client.post(ask).status_code == 302
    assert Event.objects.filter(organisation=organisation, what="organisation.asked_to_join", actor=kari).count() == 1
    assert client.post(reverse("organisation:ask_to_join", args=[random_orgnr()])).status_code == 404


def test_the_request_is_mailed_to_those_who_give_roles(client, kari, organisation, alice):
    leif = make_user("Leif")
    make_membership(leif, organisation, Role.EMPLOYER, workplaces=[make_workplace(organisation)])
    client.post(reverse("organisation:ask_to_join", args=[organisation.orgnr]))
    run_jobs()
    assert [message.to for message in mail.outbox] == [[alice.email]]
    assert kari.email in mail.outbox[0].body
    assert f"/virksomhet/{organisation.orgnr}/personer/inviter/" in mail.outbox[0].body
    for _number in range(9):
        client.post(reverse("organisation:ask_to_join", args=[organisation.orgnr]))
    assert Event.objects.filter(what="organisation.asked_to_join").count() == 5


def test_whoever_has_to_do_with_an_organisation_comes_home(client, alice):
    sent = {"login": alice.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), sent)["Location"] == reverse("casework:home")


def test_registering_twice_leads_to_what_is_there(client, kari, orgnr):
    client.post(REGISTER, facts(orgnr))
    assert client.post(REGISTER, facts(orgnr))["Location"] == reverse("people:mine")
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_the_register_fills_in_and_never_overwrites_in_silence(client, kari, brreg, htmx):
    brreg.answer("enheter", "974760673", played.says(played.unit("974760673")))
    headers = {"HX-Request": "true"} if htmx else {}
    sent = facts("974 760 673", name="", address="Strandveien 1", hent="fyll", sector="private", acts_for="")
    answer = client.post(REGISTER, sent, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ("<html" in page) is not htmx
    assert 'value="FJORDBYEN OMSORG AS"' in page
    assert 'value="Strandveien 1"' in page  # typed, so it stays, and the other is told
    assert "Adresse: c/o Drift, Havnegata 48, 8900 BRØNNØYSUND" in page
    assert 'value="private" selected' in page
    assert "data-error-summary" not in page
    answer = client.post(REGISTER, {**sent, "hent": "bruk"}, headers=headers)
    assert 'value="c/o Drift, Havnegata 48, 8900 BRØNNØYSUND"' in answer.content.decode()
    assert Organisation.objects.count() == 0


def test_the_form_is_usable_whatever_the_register_does(client, kari, brreg, settings):
    settings.ENHETSREGISTERET_TIMEOUT = 0.3
    brreg.answer("enheter", "974760673", played.says_nothing)
    page = client.post(REGISTER, facts("974760673", hent="fyll")).content.decode()
    assert "svarer ikke nå" in page
    assert 'value="Kari AS"' in page
    asked = len(brreg.asked)
    page = client.post(REGISTER, facts("974760674", hent="fyll")).content.decode()
    assert "kontrollsifferet" in page
    assert len(brreg.asked) == asked  # nothing to ask about
    settings.ENHETSREGISTERET_URL = ""
    assert "Enhetsregisteret</button>" not in client.get(REGISTER).content.decode()


def test_the_register_is_not_a_hose(client, kari, brreg):
    brreg.answer("enheter", "974760673", played.says(played.unit("974760673")))
    pages = [client.post(REGISTER, facts("974760673", hent="fyll")).content.decode() for _number in range(21)]
    assert "mange ganger" not in pages[19]
    assert "mange ganger" in pages[20]
