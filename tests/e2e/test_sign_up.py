"""On a phone: from no account to the first assessment. The register is played on this machine."""

import re

import pytest
from django.core import mail

from assessments.casework.models import Assessment
from tests.accounts import enhetsregisteret as played
from tests.accounts.factories import PASSWORD
from tests.browser import axe_violations

from . import filling

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_sign_up_to_the_first_assessment(new_page, settings):
    with played.running() as register:
        settings.ENHETSREGISTERET_URL = register.url
        register.answer("enheter", "974760673", played.says(played.unit("974760673")))
        page = new_page(viewport={"width": 360, "height": 740})
        _sign_up(page)
        _confirm(page)
        _register(page)
    filling.press(page, "Lagre")  # the first workplace is filled in
    _fits(page)
    filling.press_link(page, "Ny vurdering")
    page.get_by_label("Hvilket yrke ligner mest?").select_option(index=1)
    page.get_by_label("Hva skal vurderingen hete?").fill("Nattevakt alene")
    filling.press(page, "Start vurderingen")
    assessment = Assessment.objects.select_related("organisation", "workplace").get()
    assert assessment.organisation.name == assessment.workplace.name == "FJORDBYEN OMSORG AS"


def _sign_up(page):
    page.goto("/konto/login/")
    filling.press_link(page, "Lag konto og registrer virksomheten")
    _fits(page)
    page.get_by_label("E-post").fill("kari@firma.example")
    page.get_by_label("Navn").fill("Kari Nordmann")
    page.get_by_label("Passord", exact=True).fill(PASSWORD)
    page.get_by_label("Passordet en gang til").fill(PASSWORD)
    filling.press(page, "Lag konto")


def _confirm(page):
    page.goto(re.search(r"https?://[^/\s]+(/konto/\S+)", mail.outbox[0].body)[1])
    filling.press(page, "Ja, bekreft")
    page.get_by_label("E-post").fill("kari@firma.example")
    page.get_by_label("Passord", exact=True).fill(PASSWORD)
    filling.press(page, "Logg inn")


def _register(page):
    _fits(page)
    page.get_by_label("Organisasjonsnummer").fill("974 760 673")
    page.get_by_role("button", name="Hent fra Enhetsregisteret").click()
    page.get_by_text("Hentet fra Enhetsregisteret").wait_for()
    assert page.get_by_label("Antall ansatte").input_value() == "42"
    agreed_on = page.get_by_label("Avtalen er inngått")
    assert not agreed_on.is_visible()
    page.get_by_label("Verneombudsordning").select_option("written_agreement")
    assert agreed_on.is_visible()
    page.get_by_label("Verneombudsordning").select_option("elected")
    page.get_by_label("Navn", exact=True).press("Enter")  # registers; does not ask the register again
    page.get_by_text("Rett disse feilene").wait_for()
    page.get_by_label("Jeg registrerer virksomheten").check()
    filling.press(page, "Registrer virksomheten")


def _fits(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
