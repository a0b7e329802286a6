"""The language of the pages: one's own choice, else this browser's, else what it says it reads, else Bokmål."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alenearbeid.accounts import languages
from alenearbeid.accounts.models import User

pytestmark = pytest.mark.django_db
SWITCH, VERIFY, HOME = "/sprak/", "/verifiser/", "/"


def shown(response):
    """What the page says of itself, in the two places where machines look."""
    said = re.search(r'<html lang="(\w+)">', response.content.decode()).group(1)
    assert response.headers["Content-Language"] == said
    return said


def test_it_works(client, alice):
    client.force_login(alice)
    assert shown(client.get(HOME)) == "nb"
    answer = client.post(SWITCH, {"sprak": "nn", "side": "/?sok=vakt"})
    assert (answer.status_code, answer.url) == (302, "/?sok=vakt")
    assert User.objects.get(pk=alice.pk).language == "nn"
    page = client.get("/?sok=vakt")
    assert shown(page) == "nn"
    assert '<b lang="nn" aria-current="true">Nynorsk</b>' in page.content.decode()
    assert 'name="side" value="/?sok=vakt"' in page.content.decode()
    assert [code for code in ("nb", "en") if f'value="{code}" lang="{code}"' not in page.content.decode()] == []


def test_without_a_login_the_browser_remembers(client):
    assert shown(client.get(VERIFY)) == "nb"
    client.post(SWITCH, {"sprak": "en", "side": VERIFY})
    assert shown(client.get(VERIFY, headers={"Accept-Language": "nn"})) == "en"
    cookie = client.cookies[languages.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    client.cookies[languages.COOKIE] = "sv"
    assert shown(client.get(VERIFY)) == "nb"


def test_ones_own_choice_goes_before_that_of_the_machine(client, alice):
    client.post(SWITCH, {"sprak": "en"})
    client.force_login(alice)
    assert shown(client.get(HOME, headers={"Accept-Language": "nn"})) == "nb"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("nb-NO,nb;q=0.9,nn;q=0.5", "nb"),
        ("no", "nb"),
        ("NN-no, en;q=0.8", "nn"),
        ("sv, en-GB;q=0.9, nb;q=0.8", "en"),
        ("en;q=0.1, nn;q=0.9", "nn"),
        ("sv, *;q=0.1", "nb"),
        ("x" * 600 + ",,;q=æ", "nb"),
    ],
)
def test_what_the_browser_says_it_reads(client, header, language):
    page = client.get(VERIFY, headers={"Accept-Language": header})
    assert shown(page) == language
    assert {"Accept-Language", "Cookie"} <= set(page.headers["Vary"].split(", "))


@pytest.mark.parametrize("asked", ["", "sv", "NB", "nb\0", "../en"])
def test_a_language_nobody_has_changes_nothing(client, alice, asked):
    client.force_login(alice)
    assert client.post(SWITCH, {"sprak": asked}).status_code == 302
    assert User.objects.get(pk=alice.pk).language == "nb"
    assert languages.COOKIE not in client.cookies


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "/\\evil.example", "\0", "http:///x"],
)
def test_it_leads_back_to_pages_of_ours_only(client, elsewhere):
    assert client.post(SWITCH, {"sprak": "nn", "side": elsewhere}).url == HOME


def test_a_page_not_found_that_is_called_like_a_site_leads_to_none(client):
    assert client.post(SWITCH, {"sprak": "nn", "side": "http://testserver//evil.example/"}).url == "/evil.example/"


def test_the_page_that_answered_a_form_leads_back_to_where_it_was_written(client):
    login = reverse("account_login")
    page = client.post(login, {"login": "x", "password": ""}, headers={"Referer": f"http://testserver{login}?next=/x"})
    assert f'name="side" value="http://testserver{login}?next=/x"' in page.content.decode()
    assert client.post(SWITCH, {"sprak": "en", "side": f"http://testserver{login}?next=/x"}).url == f"{login}?next=/x"


def test_only_by_a_form_of_ours(alice):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(SWITCH).status_code == 405
    assert strict.post(SWITCH, {"sprak": "nn"}).status_code == 403
    assert User.objects.get(pk=alice.pk).language == "nb"


def test_one_readers_language_is_not_the_next_ones(client, alice, bob):
    User.objects.filter(pk=alice.pk).update(language="en")
    client.force_login(alice)
    assert shown(client.get(HOME)) == "en"
    assert translation.get_language() == "nb"
    assert shown(client.get("/finnes-ikke/")) == "en"
    client.force_login(bob)
    assert shown(client.get(HOME)) == "nb"
