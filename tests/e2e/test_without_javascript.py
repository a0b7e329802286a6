"""A quiet case from start to two signatures with JavaScript off: every page is plain HTML that is sent and answered."""

import pytest

from assessments.casework.models import Assessment
from assessments.documents import verification
from tests.accounts.factories import PASSWORD
from tests.browser import outside_event_loop

from . import filling

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case():
    """Case D, steady home office."""
    record = filling.real_case("d")
    record["measures"]["chosen"] = record["measures"]["chosen"][:1]
    record["participation"]["safety_rep_name"] = "Bob Berg"
    return record


def themes(case):
    """A theme answered «nei» with its reason, as a line of the list."""
    return {
        step: {name: one for theme in case[section]["dismissed_themes"] for name, one in _dismissal(theme).items()}
        for step, section in (("fysisk", "physical"), ("vold", "violence"))
    }


def _dismissal(theme):
    return {f"valg-tema-{theme['key']}": True, f"valg-grunn-{theme['key']}": theme["reason"]}


def sign(page):
    page.get_by_label("Passordet ditt").fill(PASSWORD)
    filling.press(page, "Signer dokumentet")
    filling.wait_for_paper(page, "Du har signert", by_hand=True)
    filling.press_link(page, "Se signaturer og last ned")


def test_the_quiet_case_without_javascript(new_page, worker, alice, bob, case):
    page, other = new_page(javascript=False), new_page(javascript=False)
    filling.log_in_by_hand(page, alice)
    filling.press_link(page, "Start en vurdering")
    page.get_by_label("Hvilket yrke ligner mest?").select_option("hjemmekontor")
    page.get_by_label("Hva skal vurderingen hete?").fill("Fast hjemmekontor")
    filling.press(page, "Start vurderingen")
    chosen = {"psykososialt": case["psychosocial"]["hazards"], "tiltak": case["measures"]["chosen"]}
    passed = filling.fill_in_everything(page, case, chosen=chosen, lines=themes(case))
    assert "psykososialt/ps_isolasjon" in passed
    assert "kontrolltiltak" not in passed

    filling.open_part(page, "parter")
    page.get_by_label("Hvem vil dere ha med?").select_option(f"safety_rep:{bob.pk}")
    filling.press(page, "Inviter")
    filling.log_in_by_hand(other, bob)
    filling.press_link(other, case["work"]["title"], first=True)
    filling.open_part(other, "parter")
    other.get_by_label("Enig", exact=True).check()
    filling.press(other, "Lagre uttalelsen")
    filling.open_part(page, "kontroll")
    filling.press(page, "Send til gjennomgang")
    filling.press(page, "Ferdigstill dokumentet")
    filling.wait_for_paper(page, "Dokumentet er laget", by_hand=True)
    filling.press_link(page, "Les og signer")
    sign(page)
    other.goto(page.url)
    sign(other)
    signed = Assessment.objects.get()
    assert signed.state == "signed"
    with signed.documents.get().last_revision.file.open("rb") as stored:
        verdict = outside_event_loop(verification.verify, stored.read())
    assert (verdict.kind, len(verdict.signatures)) == ("valid", 2)
