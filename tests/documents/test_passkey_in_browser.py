"""A passkey in Chromium, with a virtual authenticator: made, logged in with, and a paper signed with it. Then the same
with another service, through its real pages. No script of ours is inline, and nothing breaks the content policy."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from assessments.documents.models import Signature
from tests.accounts.factories import PASSWORD
from tests.accounts.oidc import running

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_key(page):
    """A phone that says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return lambda is_verified: session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": is_verified}
    )


def log_out(page):
    page.get_by_role("button", name="Logg ut").first.click()
    page.goto(reverse("account_login"))


@pytest.fixture
def at_home(live_server, settings):
    """A passkey belongs to a name, and 127.0.0.1 is none; on this machine that name is localhost."""
    settings.SITE_URL = live_server.url
    assert live_server.url.startswith("http://localhost:")
    return live_server.url


@pytest.mark.usefixtures("worker")
def test_it_works(new_page, at_home, alice, organisation, ready, mailoutbox):
    page = new_page(alice, viewport={"width": 360, "height": 800})
    says_yes = with_key(page)
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Passord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Bekreft").click()
    says_yes(False)
    page.get_by_role("button", name="Legg til passnøkkel").click()
    page.get_by_text("Passnøkkelen svarte ikke").wait_for()
    says_yes(True)
    page.get_by_label("Navn på passnøkkelen").fill("Jobbtelefonen")
    page.get_by_role("button", name="Legg til passnøkkel").click()
    page.get_by_role("heading", name="Reservekoder").wait_for()
    assert "Ny passnøkkel" in [mail.subject for mail in mailoutbox]
    page.goto(reverse("mfa_index"))
    page.get_by_text("Jobbtelefonen", exact=True).first.wait_for()

    log_out(page)
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.wait_for_url(re.compile(r".*/$"))
    page.get_by_role("link", name=re.compile(alice.name)).wait_for()

    organisation.requires_two_factors = True
    organisation.save()
    page.goto(reverse("documents:sign", args=[ready.uuid]))
    assert page.get_by_label("Passordet ditt").count() == 0, "a password alone does not do"
    page.get_by_role("link", name="Bruk passnøkkel").click()
    page.get_by_role("button", name="Bruk passnøkkel").click()
    page.get_by_text("Du har bekreftet hvem du er: passnøkkel brukt på nytt.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Signer dokumentet").click()
    _until(lambda: Signature.objects.exists())
    assert Signature.objects.get().method == "passnøkkel brukt på nytt"
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_with_another_service(new_page, at_home, alice, ready, settings):
    """Away and back without a form that ends elsewhere; then confirmed anew there before signing."""
    with running.provider(f"{at_home}/konto/login/testid/svar/") as service:
        settings.OIDC_PROVIDERS = service.configured(acr_values="idporten-loa-high")
        alice.set_unusable_password()
        alice.save()
        SocialAccount.objects.create(user=alice, provider="testid", uid="alice-1")
        service.next(sub="alice-1", acr="idporten-loa-high")
        page = new_page()
        page.goto(reverse("account_login") + f"?next={reverse('documents:sign', args=[ready.uuid])}")
        page.get_by_role("button", name="Logg inn med Test-ID").click()
        page.get_by_role("heading", name="Les og signer").wait_for()
        page.get_by_role("button", name="Bekreft med Test-ID").click()
        page.get_by_text("innlogget på nytt i to trinn med Test-ID, sikkerhetsnivå høyt").wait_for()
        page.get_by_role("button", name="Signer dokumentet").click()
        _until(lambda: ready.jobs.exists())
        assert ready.jobs.get(kind="sign").method == "innlogget på nytt i to trinn med Test-ID, sikkerhetsnivå høyt"


def _until(happens):
    for _second in range(40):
        if happens():
            return
        time.sleep(0.5)
    raise AssertionError("It did not happen.")
