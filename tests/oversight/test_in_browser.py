"""In Chromium: axe-core finds nothing, nothing sticks out, the keyboard is enough, and JavaScript is not needed."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.accounts.factories import make_workplace
from tests.browser import axe_violations
from tests.documents.samples import PETROL_STATION

from . import builders

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)


@pytest.fixture
def built(workplace, elsewhere):
    make_workplace(workplace.organisation, "Uten vurdering, med et svært langt navn som ikke får plass på én linje")
    one = builders.signed(workplace, data=PETROL_STATION, next_review="2020-01-01", red_residual=1, undiscussed=2)
    return one, builders.signed(elsewhere, title="Kveld", worst=3, time_share="half")


def faults(page, address):
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        found += [f"{address} at {width}: {violation}" for violation in axe_violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{address} at {width} sticks out")
    return found


@pytest.mark.once  # what axe finds does not hang on the database
def test_every_page(new_page, auditor, built):
    page = new_page(auditor)
    ticked = "&".join(f"v={assessment.uuid}" for assessment in built)
    addresses = [
        *("/innsyn/?rest=rod", "/innsyn/?status=uten", "/innsyn/skjaeringspunktet/", "/innsyn/dokumenter/"),
        *(f"/innsyn/sammenlign/?{ticked}", f"/innsyn/sammenlign/?v={built[0].uuid}"),
    ]
    assert [fault for address in addresses for fault in faults(page, address)] == []


def test_with_the_keyboard_and_without_javascript(new_page, auditor, built):
    """From the list to two compared, a point in the picture that opens, and a ZIP that is asked for."""
    page = new_page(auditor, javascript=False)
    page.goto("/innsyn/")
    for box in page.locator("input[name=v]").all():
        box.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Sammenlign to valgte").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("To vurderinger side om side")
    page.goto("/innsyn/skjaeringspunktet/")
    point = page.locator("svg a").first
    point.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(str(built[1].uuid)))
    page.goto(reverse("oversight:papers"))
    page.get_by_role("button", name="Lag filen").click()
    expect(page.locator("progress")).to_be_visible()
    expect(page.locator('meta[http-equiv="refresh"]')).to_have_count(1)
