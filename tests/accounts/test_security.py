"""Two steps at login: codes from an app, recovery codes, the page that gathers it, and who may take it away."""

import re
import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.test import Client, RequestFactory
from django.urls import reverse

from alenearbeid.accounts import journal
from alenearbeid.accounts.login import confirming, security
from alenearbeid.accounts.login.confirming import Confirmation, Ways
from alenearbeid.accounts.models import Event, OutgoingMail
from tests.frontend.pages import parse, words

from .factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ENGLISH = re.compile(r"\b(the|your|code|codes|Authenticator|Security|Key|Sign|Confirm|Password)\b")


def code(secret=SECRET, step=0):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + step))


def confirm(client, **data):
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD, **data})


@pytest.fixture
def with_codes(alice):
    totp.TOTP.activate(alice, SECRET)
    RecoveryCodes.activate(alice)
    return alice


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def log_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_it_works(as_alice, alice, mailoutbox, django_capture_on_commit_callbacks):
    """Turned on after the password; the secret is sealed; recovery codes come with it; the person is told by mail."""
    page = reverse("mfa_activate_totp")
    assert as_alice.get(page)["Location"].startswith(reverse("account_reauthenticate"))
    assert confirm(as_alice, next=page)["Location"] == page
    shown = parse(as_alice.get(page).content.decode())
    secret = words(shown.xpath("//code")[0])
    assert shown.xpath("//main//img/@src")[0].startswith("data:image/svg+xml;base64,")
    assert "Koden er feil" in as_alice.post(page, {"code": "000000"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_alice.post(page, {"code": code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert secret not in str(Authenticator.objects.get(user=alice, type="totp").data)
    codes = parse(as_alice.get(answer["Location"]).content.decode()).xpath("//*[@class='recovery-codes']//code/text()")
    assert len(set(codes)) == 10
    assert as_alice.get(reverse("mfa_download_recovery_codes")).content.decode().split() == codes
    subjects = [mail.subject for mail in mailoutbox]
    assert subjects == ["Engangskoder er slått på"]


def test_two_steps_at_login(client, with_codes):
    assert log_in(client, with_codes)["Location"] == reverse("mfa_authenticate")
    assert not is_logged_in(client)
    page = client.get(reverse("mfa_authenticate"))
    assert not ENGLISH.search(words(parse(page.content.decode()).xpath("//main")[0]))
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_logged_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert is_logged_in(client)
    other = Client()
    log_in(other, with_codes)
    other.post(reverse("mfa_authenticate"), {"code": code()})
    assert not is_logged_in(other), "a code works once"


def test_a_recovery_code_works_once_and_confirms_no_signature(client, with_codes):
    recovery, *more = Authenticator.objects.get(user=with_codes, type="recovery_codes").wrap().get_unused_codes()
    log_in(client, with_codes)
    client.post(reverse("mfa_authenticate"), {"code": recovery})
    assert is_logged_in(client)
    other = Client()
    log_in(other, with_codes)
    other.post(reverse("mfa_authenticate"), {"code": recovery})
    assert not is_logged_in(other)
    client.post(reverse("mfa_reauthenticate"), {"code": more[0]})
    request = RequestFactory().get("/")
    request.user, request.session = with_codes, client.session
    assert not confirming.confirmation(request)


def test_guessing_codes_is_slowed_down(client, with_codes):
    log_in(client, with_codes)
    for _number in range(12):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert not is_logged_in(client)


def test_what_needs_the_password_first(as_alice, with_codes):
    """Looking at recovery codes, too. Nothing is done by a GET."""
    for name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes",
                 "mfa_deactivate_totp", "mfa_add_webauthn"):  # fmt: skip
        for method in (as_alice.get, as_alice.post):
            answer = method(reverse(name))
            assert answer.status_code in {302, 405}, name
            assert answer.status_code == 405 or "reauthenticate" in answer["Location"], name
    confirm(as_alice)
    as_alice.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


def test_somebody_elses_keys_are_not_there(as_alice, bob):
    theirs = WebAuthn.add(bob, "Bobs", {}).instance
    confirm(as_alice)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert as_alice.get(reverse(name, args=[theirs.pk])).status_code == 404
        assert as_alice.post(reverse(name, args=[theirs.pk]), {"name": "x"}).status_code == 404
    as_alice.post(reverse("socialaccount_disconnect"), {"account": "1"})
    assert Authenticator.objects.get() == theirs


def test_the_pages_are_norwegian_and_ours(as_alice, with_codes):
    confirm(as_alice)
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp",
                 "mfa_add_webauthn", "mfa_reauthenticate", "account_reauthenticate", "account_email"):  # fmt: skip
        answer = as_alice.get(reverse(name))
        page = parse(answer.content.decode())
        (main,) = page.xpath("//main")
        assert len(main.xpath(".//h1")) == 1, name
        assert not ENGLISH.search(words(main).replace("Authenticator,", "")), (name, words(main))
        assert not page.xpath("//script[not(@src) and not(@type='application/json')]"), name
        assert "unsafe" not in answer["Content-Security-Policy"]


def test_where_one_was_going_is_kept_on_the_way(as_alice):
    page = as_alice.get(reverse("mfa_index") + "?next=/vurdering/x/signer/%3Flest%3D1").content.decode()
    assert 'href="/vurdering/x/signer/?lest=1"' in page
    assert 'href="/vurdering/x/signer/?lest=1"' in as_alice.get(reverse("mfa_index")).content.decode()
    other = as_alice.get(reverse("mfa_index") + "?next=https://evil.example/").content.decode()
    assert not re.search(r"""(?:href|action|value)=["']https?://evil""", other)  # the page's own address leads nowhere


def test_nobody_takes_the_second_step_away_in_silence(with_codes, organisation, django_capture_on_commit_callbacks):
    operator = make_user("Olga Operatør", is_staff=True, is_superuser=True)
    assert security.take_away_second_step(with_codes, actor=operator)
    assert not Authenticator.objects.exists()
    event = Event.objects.get(what="login.second_step_taken_away")
    assert (event.organisation, event.actor_name) == (organisation, "Olga Operatør")
    assert event.detail["removed"] == ["recovery_codes", "totp"]
    assert OutgoingMail.objects.get(to=with_codes.email).template == "second_step_taken_away"
    assert journal.verify(organisation) == []
    assert not security.take_away_second_step(with_codes, actor=operator)


def test_in_the_administration_it_is_the_only_way(client, with_codes):
    operator = make_user("Olga Operatør", is_staff=True, is_superuser=True)
    client.force_login(operator)
    for model in ("mfa/authenticator", "socialaccount/socialapp", "socialaccount/socialtoken"):
        assert client.get(f"/admin/{model}/").status_code == 404
    data = {"action": "take_away_second_step", "_selected_action": [with_codes.pk]}
    client.post(reverse("admin:accounts_user_changelist"), data)
    assert not Authenticator.objects.exists()
    assert Event.objects.filter(what="login.second_step_taken_away", actor=operator).count() == 1


def test_a_new_secret_key_locks_nobody_out_when_the_old_one_is_kept(with_codes, settings):
    sealed, old = Authenticator.objects.get(user=with_codes, type="totp").data["secret"], settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "ny" * 30, [old]
    assert get_adapter().decrypt(sealed) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    unknown = {get_adapter().decrypt(sealed) for _time in range(2)}
    assert len(unknown) == 2, "nothing anyone can compute"


PASSWORD_ONLY, CODES, KEY = Ways(password=True), Ways(password=True, code=True), Ways(passkey=True)


@pytest.mark.once
@pytest.mark.parametrize(
    ("own", "shown", "must", "enough", "typed"),
    [
        (PASSWORD_ONLY, Confirmation(), False, False, ["password"]),
        (PASSWORD_ONLY, Confirmation(password=True), False, True, []),
        (PASSWORD_ONLY, Confirmation(password=True), True, False, []),
        (CODES, Confirmation(), False, False, ["password", "code"]),
        (CODES, Confirmation(password=True), False, False, ["code"]),
        (CODES, Confirmation(password=True, code=True), True, True, []),
        (KEY, Confirmation(), True, False, []),
        (KEY, Confirmation(passkey=True), True, True, []),
        (Ways(password=True, passkey=True), Confirmation(password=True), False, False, []),
    ],
)
def test_what_is_enough_to_sign(own, shown, must, enough, typed):
    """As strong as the account's own login; two factors where the organisation says so."""
    assert confirming.is_enough(shown, own, two_factors=must) is enough
    assert confirming.to_type(shown, own, two_factors=must) == typed


def test_a_passkey_belongs_to_the_site_and_not_to_what_a_request_says(settings):
    settings.SITE_URL = "https://alenearbeid.example:8443"
    assert get_adapter().get_public_key_credential_rp_entity()["id"] == "alenearbeid.example"
