"""Logging in with another service: a real OpenID Connect provider, in a process of its own, over HTTP."""

import re
import time
from html import unescape
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from alenearbeid.accounts import tokens
from alenearbeid.accounts.models import Membership, Role, User
from alenearbeid.accounts.oidc.service import is_two_factor
from alenearbeid.accounts.people import invitations
from tests.accounts.factories import PASSWORD

from .oidc import running

pytestmark = pytest.mark.django_db
START = "/konto/login/testid/"
KARI = {"sub": "kari-17", "name": "Kari Nordmann", "email": "kari@kommune.example", "email_verified": True}


@pytest.fixture(scope="module")
def service():
    with running.provider(f"http://testserver{START}svar/") as found:
        yield found


@pytest.fixture
def configured(service, settings):
    def configure(**changed):
        settings.OIDC_PROVIDERS = service.configured(**changed)

    configure()
    return configure


@pytest.fixture
def connected(alice):
    SocialAccount.objects.create(user=alice, provider="testid", uid=KARI["sub"])
    return alice


def leave(client, **data):
    """Where the page sends the browser on to."""
    page = client.post(START, data)
    assert page.status_code == 200, page.content.decode()[:2000]
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.content.decode())
    return unescape(found[1]) if found else page


def come_back(address):
    """Through the provider's pages, as a browser goes; the address it sends the browser back to."""
    session = requests.Session()
    for _step in range(5):
        address = requests.compat.urljoin(address, "") if address.startswith("http") else address
        answer = session.get(address, allow_redirects=False, timeout=10)
        assert answer.is_redirect, answer.text
        address = requests.compat.urljoin(address, answer.headers["Location"])
        if address.startswith("http://testserver/"):
            return address.removeprefix("http://testserver")
    raise AssertionError(address)


def arrive(client, address):
    """Not `client.get`: that the answer of a service is a GET that logs in, is the protocol's doing."""
    parts = urlsplit(address)
    return client.generic("GET", parts.path, QUERY_STRING=parts.query)


def log_in(client, service, who, **data):
    service.next(**who)
    return arrive(client, come_back(leave(client, **data)))


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_it_works(client, service, configured, connected):
    """Whoever has connected it, with all that is asked for on the way."""
    page = client.get(reverse("account_login")).content.decode()
    assert "Logg inn med Test-ID" in page
    address = leave(client, next="/konto/sikkerhet/")
    asked = {name: f"{name}=" in address for name in ("code_challenge", "nonce", "state")}
    assert all(asked.values()), address
    service.next(**KARI)
    answer = arrive(client, come_back(address))
    assert answer["Location"] == "/konto/sikkerhet/"
    assert client.session["_auth_user_id"] == str(connected.pk)
    kept = SocialAccount.objects.get().extra_data["id_token"]
    assert set(kept) <= {"sub", "iss", "name", "acr", "amr", "auth_time", "email", "email_verified"}


def test_nobody_gets_an_account_by_it(client, service, configured):
    answer = log_in(client, service, KARI)
    assert answer.status_code == 403
    assert "Vi kjenner deg ikke igjen" in answer.content.decode()
    assert not User.objects.exists()
    assert not is_logged_in(client)


def test_an_address_counts_only_where_the_service_answers_for_it(client, service, configured, alice):
    """Of that domain, not denied by the service; then the account there is remembered, and the person told."""
    domain = alice.email.rpartition("@")[2]
    who = {**KARI, "email": alice.email}
    for domains, denied in [((), False), (("other.example",), False), ((domain,), True)]:
        configured(email_domains=domains)
        assert log_in(client, service, {**who, "email_verified": not denied}).status_code == 403
        assert not is_logged_in(client)
    log_in(client, service, who)
    assert client.session["_auth_user_id"] == str(alice.pk)
    assert SocialAccount.objects.get().user == alice


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ({"refuse": True}, "Innloggingen ble avbrutt"),
        ({"lie": {"sub": "somebody-else"}}, "Vi kan ikke godta svaret"),
        ({"replay": True}, "Vi kan ikke godta svaret"),
    ],
    ids=["cancelled", "not what was signed", "a token of another login"],
)
def test_what_is_not_believed(client, service, configured, connected, who, said):
    log_in(client, service, KARI)
    client.logout()
    answer = log_in(client, service, {**KARI, **who})
    assert said in answer.content.decode()
    assert not is_logged_in(client)


def test_a_wrong_secret(client, service, configured, connected):
    configured(secret="feil")
    answer = log_in(client, service, KARI)
    assert answer.status_code == 403
    assert not is_logged_in(client)


def test_another_browser_s_answer(client, service, configured, connected):
    """Someone is sent a link with somebody else's answer; and an answer works once."""
    service.next(**KARI)
    theirs = come_back(leave(client))
    other = type(client)()
    assert arrive(other, theirs).status_code == 400
    assert not is_logged_in(other)
    arrive(client, theirs)
    client.logout()
    assert arrive(client, theirs).status_code == 400


def test_a_service_that_is_down_or_calls_itself_something_else(client, service, configured):
    configured(server_url="http://127.0.0.1:9")
    page = client.post(START)
    assert page.status_code == 503
    assert "Test-ID svarer ikke nå" in page.content.decode()
    configured()
    service.next(issuer="https://evil.example")
    assert client.post(START).status_code == 503
    assert client.get(START).status_code == 200
    assert client.get("/konto/login/ukjent/").status_code == 404


def test_an_invitation_opens_an_account(client, service, configured, alice, organisation, mailoutbox):
    """The link went to the address; so it is theirs, whatever the service says of addresses."""
    invited = invitations.invite(
        organisation=organisation, email="ny@firma.example", name="Ny Person", role=Role.SAFETY_REP, actor=alice,
        language="nb",
    )  # fmt: skip
    token = _token_of(invited)
    log_in(client, service, {**KARI, "email": "privat@example.org"}, next=reverse("people:accept", args=[token]))
    member = Membership.objects.get(role=Role.SAFETY_REP)
    assert (member.user.email, member.user.has_usable_password()) == ("ny@firma.example", False)
    assert client.session["_auth_user_id"] == str(member.user.pk)


def _token_of(invited):
    token, invited.token_digest = tokens.new()
    invited.save(update_fields=["token_digest"])
    return token


def test_who_has_no_password_confirms_there_before_a_change(client, service, configured, connected):
    """Or whoever finds the screen open makes a password, and signs with it."""
    connected.set_unusable_password()
    connected.save()
    log_in(client, service, KARI)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    keys = ("account_set_password", "mfa_activate_totp", "mfa_add_webauthn")
    for name in (*keys, "account_email", "people:delete_account"):
        answer = client.get(reverse(name))
        assert answer["Location"] == f"{reverse('account_reauthenticate')}?next={reverse(name).replace('/', '%2F')}"
    log_in(client, service, KARI, process="confirm", next=reverse("account_set_password"))
    assert client.get(reverse("account_set_password")).status_code == 200


def test_confirming_is_for_oneself_and_done_anew(client, service, configured, connected):
    """Not a colleague's login, and not the one from this morning, whatever the service lets through."""
    for who, said in [
        ({**KARI, "sub": "somebody-else"}, "er ikke knyttet til kontoen du er logget inn med"),
        ({**KARI, "logged_in_at": int(time.time()) - 3600}, "uten å logge inn på nytt"),
    ]:
        client.force_login(connected)
        answer = log_in(client, service, who, process="confirm", next="/")
        assert (answer.status_code, said in answer.content.decode()) == (403, True), said
        records = client.session.get("account_authentication_methods", [])
        assert not [each for each in records if each.get("reauthenticated")]
    assert client.post(START, {"process": "confirm"}).status_code == 200
    client.logout()
    assert client.post(START, {"process": "confirm"}).status_code == 302


def test_connecting_needs_the_password_first(client, service, configured, alice):
    client.force_login(alice)
    answer = log_in(client, service, KARI, process="connect")
    assert answer["Location"] == reverse("account_reauthenticate")
    assert not SocialAccount.objects.exists()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    account = SocialAccount.objects.get(user=alice)
    client.post(reverse("socialaccount_disconnect"), {"account": account.pk})
    assert not SocialAccount.objects.exists()


def test_an_address_only_typed_in_is_nobodys(client, service, configured, alice, mailoutbox):
    """Alice claims Kari's address as her next one; Kari, who logs in at work, is not let into Alice's account."""
    EmailAddress.objects.create(user=alice, email=KARI["email"], verified=False, primary=False)
    configured(email_domains=("kommune.example",))
    answer = log_in(client, service, KARI)
    assert (answer.status_code, is_logged_in(client)) == (403, False)
    alice.refresh_from_db()
    assert alice.has_usable_password()
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("claims", "is_two"),
    [
        ({"acr": "idporten-loa-high"}, True),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "0", "amr": "mfa"}, False),
        ({}, False),
    ],
)
def test_what_the_service_says_of_two_factors(service, claims, is_two):
    assert is_two_factor(service.configured()["testid"], claims) is is_two
