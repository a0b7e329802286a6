"""A new version and a withdrawal in the browser: the way there, and pages with nothing for axe-core to find."""

import pytest
from playwright.sync_api import expect

from assessments.casework import services
from assessments.casework.models import Assessment
from tests.casework.signing import sign_all

from .test_accessibility import faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed(alice, bob, workplace):
    made = services.create(actor=alice, workplace=workplace, title="Nattevakt alene", profile="nattevakt_bolig")
    return sign_all(made, alice, bob)


def test_a_new_version_and_a_withdrawal(new_page, signed, alice, bob):
    page = new_page(alice)
    here = f"/vurderinger/{signed.uuid}/"
    found = [fault for part in ("", "ny-versjon/", "trekk-tilbake/") for fault in faults(page, here + part)]
    page.goto(here)
    page.get_by_role("link", name="Lag ny versjon").click()
    page.get_by_label("Hvorfor lager dere ny versjon?").fill("Ny leder på stasjonen")
    page.get_by_role("button", name="Lag ny versjon").click()
    expect(page.get_by_text("Versjon 2 er opprettet.")).to_be_visible()
    draft = Assessment.objects.get(number=2)
    services.merge_item(draft, step="konklusjon", item="", changes={"terms": "Lang tekst. " * 20}, actor=alice)
    there = f"/vurderinger/{draft.uuid}/"
    found += [fault for part in ("", "endringer/", "kontroll/") for fault in faults(page, there + part)]
    page.goto(f"{there}endringer/")
    page.get_by_role("listitem").filter(has_text="Nytt svar på «På hvilke vilkår?».").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Konklusjon", level=1)).to_be_visible()
    page.goto(f"{here}trekk-tilbake/")
    page.get_by_role("button", name="Trekk tilbake").click()
    expect(page.get_by_text("Skriv hvorfor vurderingen trekkes tilbake.").first).to_be_visible()
    page.get_by_label("Hvorfor trekkes vurderingen tilbake?").fill("Feil sted")
    page.get_by_role("button", name="Trekk tilbake").click()
    expect(page.get_by_text("Ingen versjon gjelder nå.")).to_be_visible()
    found += [fault for address in (here, f"{here}fysisk/", "/") for fault in faults(page, address)]
    assert found == []
