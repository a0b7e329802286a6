"""allauth's pages in our dress: Bokmål, one heading, every control labelled, and nothing left of allauth's own look."""

import re

import pytest
from django.urls import reverse

from alenearbeid.accounts.demo import DEMO_PASSWORD
from tests.accounts.factories import PASSWORD, make_user

from .pages import parse, words

OPEN = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
]
CLOSED = ["account_change_password", "account_reauthenticate", "account_logout", "account_email"]
ENGLISH = re.compile(r"\b(Password|Sign In|Sign Out|Email|Submit|Change|your|the|account)\b")


def check(response):
    assert response.status_code == 200
    page = parse(response.content.decode())
    (main,) = page.xpath("//main")
    assert len(main.xpath(".//h1")) == 1
    assert not ENGLISH.search(words(main)), words(main)
    for control in main.xpath(".//input[not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{control.get('id')}']"), control.get("name")
        assert "ds-input" in control.get("class")
    for button in main.xpath(".//button"):
        assert button.get("class") == "ds-button"
    return page


@pytest.mark.parametrize("name", OPEN)
def test_open_pages(client, db, name):
    check(client.get(reverse(name)))


@pytest.mark.parametrize("name", CLOSED)
def test_pages_for_those_logged_in(client, db, name):
    client.force_login(make_user("Kari Nordmann"))
    page = check(client.get(reverse(name)))
    assert "Kari Nordmann" in words(page.xpath("//header")[0])


def test_a_wrong_password_is_told_in_the_summary(client, db):
    page = check(client.post(reverse("account_login"), {"login": "kari@example.org", "password": "feil"}))
    assert words(page.xpath("//*[@data-error-summary]")[0])


def test_an_empty_login_links_to_both_fields(client, db):
    page = check(client.post(reverse("account_login"), {}))
    assert page.xpath("//*[@data-error-summary]//a/@href") == ["#id_login", "#id_password"]


def test_where_one_was_going_is_kept(client, db):
    page = check(client.get(reverse("account_login") + "?next=/vurderinger/"))
    assert page.xpath("//form//input[@name='next']/@value") == [
        "/vurderinger/",
        "/vurderinger/",
    ]  # with a password, with a passkey


def test_a_dead_link_for_a_new_password(client, db):
    check(client.get(reverse("account_reset_password_from_key", args=["1", "borte"])))


def test_a_new_password_by_mail(client, db, mailoutbox):
    user = make_user("Kari Nordmann")
    client.post(reverse("account_reset_password"), {"email": user.email})
    (mail,) = mailoutbox
    assert "Nytt passord" in mail.subject
    link = re.search(r"https?://\S+", mail.body)[0]
    page = check(client.get(link, follow=True))
    assert words(page.xpath("//h1")[0]) == "Lag nytt passord"
    address = page.xpath("//main//form/@action")[0]
    data = {"password1": PASSWORD + "-ny", "password2": PASSWORD + "-ny"}
    check(client.post(address, data, follow=True))
    user.refresh_from_db()
    assert user.check_password(PASSWORD + "-ny")


def test_mail_to_an_address_without_account(client, db, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "ingen@example.org"})
    (mail,) = mailoutbox
    assert "finnes ingen konto" in mail.body


def test_a_dead_link_for_an_address(client, db):
    check(client.get(reverse("account_confirm_email", args=["borte"])))


def test_demo_people_log_in_with_one_button(client, db):
    make_user("Demo Dahl", password=DEMO_PASSWORD, is_demo=True)
    page = check(client.get(reverse("account_login")))
    (form,) = page.xpath("//section[@aria-labelledby='demo-users-heading']//form")
    sent = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    response = client.post(form.get("action"), sent)
    assert response.status_code == 302
    assert client.session["_auth_user_id"]


def test_without_demo_people_nothing_is_said_of_them(client, db):
    assert not check(client.get(reverse("account_login"))).xpath("//*[@id='demo-users-heading']")
