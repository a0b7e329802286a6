"""Two tabs, two people, and a net that fails: nothing typed is lost, and the later one is told."""

import re

import pytest
from playwright.sync_api import expect

from alenearbeid.accounts.models import Role
from assessments.casework import services
from assessments.casework.models import SectionItem
from tests.accounts.factories import make_membership, make_user

from . import filling

pytestmark = pytest.mark.django_db(transaction=True)
HAZARD = "fysisk/fy_tretthet"
QUESTION = "Hvordan viser faren seg her?"


@pytest.fixture
def assessment(alice, workplace):
    made = services.create(actor=alice, workplace=workplace, title="Nattvakt", profile="bensinstasjon")
    for key in ("fy_tretthet", "fy_brann_eksplosjon"):
        services.merge_item(made, step="fysisk", item=key, changes={"relevant": "yes"}, actor=alice)
    return made


def open_hazard(page, assessment, path=HAZARD):
    page.goto(f"/vurderinger/{assessment.uuid}/{path}/")
    return page


def stored(assessment, item="fy_tretthet"):
    return SectionItem.objects.get(assessment=assessment, step="fysisk", item=item).data


@pytest.fixture
def tabs(new_page, assessment, alice):
    """The same hazard open in two tabs; the first has saved already."""
    first = open_hazard(new_page(alice), assessment)
    second = open_hazard(first.context.new_page(), assessment)
    first.get_by_label(QUESTION).fill("Tyngst mellom kl. 03 og 05.")
    filling.expect_saved(first)
    second.get_by_label(QUESTION).fill("Sovner i stolen.")
    return first, second


def test_the_later_tab_is_told_sees_both_texts_and_uses_its_own(tabs, assessment):
    _first, second = tabs
    expect(second.locator("#save-status")).to_contain_text("Det du har skrevet, står her fortsatt.")
    expect(second.get_by_label(QUESTION)).to_have_value("Sovner i stolen.")
    assert stored(assessment)["manifestation"] == "Tyngst mellom kl. 03 og 05."
    filling.press(second, "Lagre og gå videre")
    conflict = second.get_by_role("alert").filter(has_text="Noen andre har endret det samme")
    expect(conflict).to_be_focused()
    expect(conflict).to_contain_text("Sovner i stolen.")
    expect(conflict).to_contain_text("Tyngst mellom kl. 03 og 05.")
    expect(second.get_by_label(QUESTION)).to_have_value("Sovner i stolen.")
    filling.press(second, "Bruk det jeg skrev")
    assert stored(assessment)["manifestation"] == "Sovner i stolen."


def test_the_later_tab_can_take_what_is_saved(tabs, assessment):
    _first, second = tabs
    filling.press(second, "Lagre og gå videre")
    filling.press(second, "Bruk det som er lagret")
    expect(second.get_by_label(QUESTION)).to_have_value("Tyngst mellom kl. 03 og 05.")
    assert stored(assessment)["manifestation"] == "Tyngst mellom kl. 03 og 05."


def test_two_people_on_different_hazards_never_collide(new_page, assessment, alice, organisation):
    dora = make_user("Dora Dahl")
    make_membership(dora, organisation, Role.EMPLOYER)
    hers = open_hazard(new_page(alice), assessment)
    theirs = open_hazard(new_page(dora), assessment, "fysisk/fy_brann_eksplosjon")
    hers.get_by_label(QUESTION).fill("Tyngst mellom kl. 03 og 05.")
    theirs.get_by_label(QUESTION).fill("Søl og damp ved pumpene.")
    filling.expect_saved(hers)
    filling.expect_saved(theirs)
    assert stored(assessment)["manifestation"] == "Tyngst mellom kl. 03 og 05."
    assert stored(assessment, "fy_brann_eksplosjon")["manifestation"] == "Søl og damp ved pumpene."


def test_going_on_typing_in_one_tab_is_no_conflict(new_page, assessment, alice):
    page = open_hazard(new_page(alice), assessment)
    for text in ("Tyngst", "Tyngst mellom kl. 03", "Tyngst mellom kl. 03 og 05."):
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.get_by_label(QUESTION).fill(text)
        filling.expect_saved(page)
    assert stored(assessment)["manifestation"] == "Tyngst mellom kl. 03 og 05."


@pytest.mark.parametrize("failure", ["offline", "server error"])
def test_a_failed_autosave_says_so_and_keeps_the_text(new_page, assessment, alice, failure):
    page = open_hazard(new_page(alice), assessment)
    if failure == "offline":
        page.context.set_offline(True)
    else:
        page.route("**/*", lambda route: route.fulfill(status=500, body="") if _is_write(route) else route.fallback())
    page.get_by_label(QUESTION).fill("Tyngst mellom kl. 03 og 05.")
    expect(page.locator("#save-status")).to_have_text(re.compile("Ikke lagret"))
    expect(page.get_by_label(QUESTION)).to_have_value("Tyngst mellom kl. 03 og 05.")
    assert "manifestation" not in stored(assessment)
    page.context.set_offline(False)
    page.unroute_all()
    filling.press(page, "Lagre og gå videre")
    assert stored(assessment)["manifestation"] == "Tyngst mellom kl. 03 og 05."


def _is_write(route):
    return route.request.method == "POST"
