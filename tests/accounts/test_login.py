"""Logging in through allauth: what is open, what is closed, and the demo's people."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from alenearbeid.accounts.demo import DEMO_PASSWORD, demo_users
from alenearbeid.accounts.models import Role

from .factories import PASSWORD, make_membership, make_user

LOGIN = "/konto/login/"


@pytest.fixture
def demo(organisation):
    user = make_user("Demo Dahl", password=DEMO_PASSWORD, is_demo=True)
    make_membership(user, organisation, Role.SAFETY_REP)
    return user


def log_in(client, user, password=PASSWORD):
    return client.post(LOGIN, {"login": user if isinstance(user, str) else user.email, "password": password})


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_it_works(client, alice):
    assert reverse("account_login") == LOGIN
    response = log_in(client, alice.email.upper())
    assert response.status_code == 302
    assert response.url == reverse("casework:home")
    assert is_logged_in(client)


def test_a_wrong_password(client, alice):
    assert log_in(client, alice, "feil").status_code == 200
    assert not is_logged_in(client)


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_signup", "account_inactive"])
def test_open_to_all(client, db, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "name", ["casework:home", "account_change_password", "account_email", "account_reauthenticate"]
)
def test_closed_to_the_logged_out(client, db, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url == f"{LOGIN}?next={reverse(name)}"


def test_nobody_signs_up_where_it_is_closed(client, db, settings):
    settings.ALLOW_SIGNUP = False
    page = client.get(reverse("account_signup")).content.decode()
    assert "kan du ikke lage konto selv" in page
    data = {"email": "ny@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), data)
    assert not EmailAddress.objects.exists()


def test_an_address_not_confirmed_does_not_log_in(client, alice, mailoutbox):
    EmailAddress.objects.filter(user=alice).update(verified=False)
    assert log_in(client, alice).url == reverse("account_email_verification_sent")
    assert not is_logged_in(client)
    assert [message.to for message in mailoutbox] == [[alice.email]]


def test_inactive_people_do_not_log_in(client, alice):
    alice.is_active = False
    alice.save(update_fields=["is_active"])
    assert log_in(client, alice).url == reverse("account_inactive")
    assert not is_logged_in(client)


def test_guessing_is_slowed_down(client, alice):
    for _ in range(5):
        log_in(client, alice, "feil")
    response = log_in(client, alice)
    assert not is_logged_in(client)
    assert response.status_code in {200, 429}


def test_logging_out_takes_a_post(client, alice):
    client.force_login(alice)
    client.get(reverse("account_logout"))
    assert is_logged_in(client)
    client.post(reverse("account_logout"))
    assert not is_logged_in(client)


def test_demo_users_are_shown_and_log_in(client, settings, demo, alice, organisation):
    settings.SHOW_DEMO_USERS = True
    response = client.get(LOGIN)
    assert response.context["demo_users"] == [
        {
            "email": demo.email,
            "name": "Demo Dahl",
            "role": f"Verneombud, {organisation.name}",
            "password": DEMO_PASSWORD,
        }
    ]
    assert demo.email in response.content.decode()
    assert alice.email not in response.content.decode()
    log_in(client, demo, DEMO_PASSWORD)
    assert is_logged_in(client)


def test_without_the_demo_they_are_neither_shown_nor_let_in(client, settings, demo):
    settings.SHOW_DEMO_USERS = False
    response = client.get(LOGIN)
    assert response.context["demo_users"] == demo_users() == []
    assert demo.email not in response.content.decode()
    assert log_in(client, demo, DEMO_PASSWORD).url == reverse("account_inactive")
    assert not is_logged_in(client)


def test_a_demo_session_ends_with_the_demo(client, settings, demo):
    settings.SHOW_DEMO_USERS = True
    client.force_login(demo)
    assert client.get(reverse("account_change_password")).status_code == 200
    settings.SHOW_DEMO_USERS = False
    assert client.get(reverse("account_change_password")).status_code == 302
