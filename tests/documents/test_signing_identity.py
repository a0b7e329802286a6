"""Who signs shows anew who they are, in whichever way they have; the paper and the journal say which."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils.translation import override

from alenearbeid.accounts.login import confirming
from alenearbeid.accounts.login.confirming import Confirmation
from alenearbeid.accounts.models import Event
from alenearbeid.accounts.oidc.configuration import Provider
from assessments.documents import identity, jobs
from assessments.documents import services as documents
from assessments.documents.models import PaperJob, Signature
from tests.accounts.factories import PASSWORD
from tests.accounts.test_security import SECRET, code
from tests.documents.steps import run_jobs

pytestmark = pytest.mark.django_db
ID_PORTEN = Provider(
    "idporten", "ID-porten", "https://idporten.example", "x", "y", ("openid",), "", ("idporten-loa-high",), ()
)


def address(assessment):
    return reverse("documents:sign", args=[assessment.uuid])


def sign(client, assessment, **typed):
    return client.post(address(assessment), {"digest": documents.current(assessment).record_digest, **typed})


def shown(client, *records):
    """What allauth wrote down when the person confirmed on another page."""
    session = client.session
    session["account_authentication_methods"] = [
        {"at": time.time(), "reauthenticated": True, **each} for each in records
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def demanding(organisation):
    organisation.requires_two_factors = True
    organisation.save()


def test_password_and_code_as_at_login(as_alice, alice, ready):
    """Both, at once, from the app and no recovery code; and the answer is kept on paper and in the journal."""
    TOTP.activate(alice, SECRET)
    recovery = RecoveryCodes.activate(alice).get_unused_codes()[0]
    for typed, said in [
        ({"password": PASSWORD}, "Skriv engangskoden"),
        ({"password": PASSWORD, "code": recovery}, "Koden er feil"),
        ({"password": "feil-passord-2026", "code": code()}, "Passordet er feil"),
    ]:
        answer = sign(as_alice, ready, **typed)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), said
    assert not PaperJob.objects.exists()
    sign(as_alice, ready, password=PASSWORD, code=code())
    run_jobs()
    assert Signature.objects.get().method == "innlogget med e-post, passord og engangskode skrevet på nytt"
    assert Event.objects.get(what="assessment.sign").detail["identity"] == Signature.objects.get().method


def test_what_was_shown_elsewhere_is_good_for_one_signature_and_for_minutes(as_alice, alice, ready, settings):
    """A passkey, or another service; without a password on the account."""
    settings.OIDC_PROVIDERS = {"idporten": ID_PORTEN}
    alice.set_unusable_password()
    alice.save()
    as_alice.force_login(alice)
    SocialAccount.objects.create(user=alice, provider="idporten", uid="1")
    page = as_alice.get(address(ready)).content.decode()
    assert "Bekreft med ID-porten" in page
    assert "Signer dokumentet" not in page
    assert sign(as_alice, ready).status_code == 422
    record = {"method": "socialaccount", "provider": "idporten", "two_factors": True, "acr": "idporten-loa-high"}
    shown(as_alice, {**record, "at": time.time() - settings.SIGNING_CONFIRMATION_SECONDS - 1})
    assert sign(as_alice, ready).status_code == 422
    shown(as_alice, {**record, "reauthenticated": False})
    assert sign(as_alice, ready).status_code == 422
    shown(as_alice, record)
    page = as_alice.get(address(ready)).content.decode()
    assert "i to trinn med ID-porten, sikkerhetsnivå høyt" in page
    assert sign(as_alice, ready).status_code == 302
    assert PaperJob.objects.get().method == "innlogget på nytt i to trinn med ID-porten, sikkerhetsnivå høyt"
    PaperJob.objects.all().delete()
    assert sign(as_alice, ready).status_code == 422, "it was good for one"


def test_two_signatures_at_once_do_not_share_what_was_shown(as_alice, ready, monkeypatch):
    """The other one is given between this one's question and its own."""
    shown(as_alice, {"method": "password"})
    said = identity.words

    def meanwhile(found):
        session = as_alice.session
        session[confirming.SPENT_AT] = time.time()
        session.save()
        return said(found)

    monkeypatch.setattr(identity, "words", meanwhile)
    assert sign(as_alice, ready)["Location"] == address(ready)
    assert not PaperJob.objects.exists()


def test_the_organisation_asks_for_two_factors(as_alice, alice, ready, demanding):
    """Who has none is led to set it up, and back with what they have read."""
    page = as_alice.get(address(ready)).content.decode()
    assert "krever totrinnsinnlogging" in page
    assert f"{reverse('mfa_index')}?next=" in page
    assert "%3Flest%3D" in page
    assert sign(as_alice, ready, password=PASSWORD).status_code == 422
    WebAuthn.add(alice, "Telefonen", {})
    assert sign(as_alice, ready, password=PASSWORD).status_code == 422
    shown(as_alice, {"method": "mfa", "type": "webauthn"})
    assert sign(as_alice, ready).status_code == 302
    run_jobs()
    assert Signature.objects.get().method == "passnøkkel brukt på nytt"


def test_the_rule_is_also_in_the_service_and_holds_when_it_comes_late(as_alice, alice, organisation, ready):
    """Between the click and the signature, too."""
    sign(as_alice, ready, password=PASSWORD)
    organisation.requires_two_factors = True
    organisation.save()
    run_jobs()
    assert not Signature.objects.exists()
    assert "krever totrinnsinnlogging" in PaperJob.objects.get().reason
    signatory = documents.own_field(ready, alice, is_employer=True)
    digest = documents.current(ready).record_digest
    for ask in (jobs.request_sign, documents.sign):
        with pytest.raises(documents.SignatureRefused, match="totrinnsinnlogging"):
            ask(ready, actor=alice, signatory=signatory, method=identity.PASSWORD, digest=digest)


def test_the_rule_is_changed_on_the_organisation_s_page_and_journalled(as_alice, organisation):
    page = reverse("organisation:papers", args=[organisation.orgnr])
    assert "Krev totrinnsinnlogging" in as_alice.get(page).content.decode()
    as_alice.post(page, {"requires_two_factors": "on"})
    organisation.refresh_from_db()
    assert organisation.requires_two_factors
    assert Event.objects.filter(detail__requires_two_factors="True").count() == 1


def test_who_comes_back_signs_what_they_read(as_alice, ready):
    """The digest goes along; when the paper is another by then, it is said and nothing is signed."""
    page = as_alice.get(f"{address(ready)}?lest={'0' * 64}").content.decode()
    assert f'value="{"0" * 64}"' in page
    answer = as_alice.post(address(ready), {"digest": "0" * 64, "password": PASSWORD})
    assert answer.status_code == 409
    assert not PaperJob.objects.exists()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_the_words_say_is_read_back_in_every_language(language):
    service = {"service": ID_PORTEN}
    for found in (
        Confirmation(password=True),
        Confirmation(password=True, code=True),
        Confirmation(passkey=True),
        Confirmation(code=True),
        Confirmation(**service),
        Confirmation(**service, service_is_two_factor=True, level="idporten-loa-high"),
        Confirmation(**service, code=True),
    ):
        with override(language):
            printed = str(identity.words(found))
        assert identity.is_two_factor(printed, language) is found.is_two_factor, printed
        assert len(printed) <= 200
    assert not identity.is_two_factor("demosignatur, uten innlogging", language)
    assert not Authenticator.objects.exists()
