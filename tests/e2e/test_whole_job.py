"""The main job, by hand, in Chromium: a petrol station at night, from login to a paper that both have signed."""

import subprocess
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.casework.models import Assessment
from assessments.documents import verification
from assessments.documents.models import Signature
from tests.accounts.factories import PASSWORD
from tests.browser import outside_event_loop

from . import filling

pytestmark = pytest.mark.django_db(transaction=True)


def days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


CAMERA = {
    "key": "m_kamera",
    "hazards": ["vt_ran"],
    "description": "Ett kamera mot luka, ingen lyd.",
    "status": "in_place",
    "works": "yes",
}
REVIEW = {
    "key": "m_kamera",
    "purpose": "Se hvem som truer vakten, og gi opptak til politiet.",
    "just_cause": "Ran er kjent fra andre stasjoner.",
    "less_intrusive": "Speil og lys er prøvd. De gir ikke bevis.",
    "proportionality": "Kameraet ser kundene utenfor luka, ikke den ansatte.",
    "discussed_with": "union_reps",
    "discussed_on": days(-60),
    "discussion_outcome": "Enige, når lyd ikke tas opp.",
    "informed_on": days(-50),
    "starts_on": days(-30),
    "duration": "Ett år",
    "legal_basis": "legitimate_interest",
    "who_has_access": "Stasjonsleder.",
    "deleted_after": "En uke",
    "not_used_in_personnel_cases": "yes",
    "impact_assessment": "not_needed",
    "evaluated_on": days(180),
}


@pytest.fixture
def case():
    """Case C, and a camera besides, so that step 8 opens."""
    record = filling.real_case("c")
    record["measures"]["chosen"] = [*record["measures"]["chosen"][:6], CAMERA]
    record["control_measures"] = {"reviews": [REVIEW]}
    record["participation"].update(safety_rep_asked_on=days(-20), safety_rep_name="Bob Berg")
    return record


def choices(case):
    return {
        "fysisk": case["physical"]["hazards"],
        "psykososialt": case["psychosocial"]["hazards"],
        "vold": case["violence"]["hazards"],
        "tiltak": case["measures"]["chosen"],
    }


def start(page):
    """Alice starts an assessment, and what she types is kept without a click."""
    filling.press_link(page, "Start en vurdering")
    page.get_by_label("Hvilket yrke ligner mest?").select_option("bensinstasjon")
    page.get_by_label("Hva skal vurderingen hete?").fill("Nattvakt alene")
    filling.press(page, "Start vurderingen")
    page.get_by_label("Hva gjøres alene?").fill("Alt salg går gjennom nattluka.")
    filling.expect_saved(page)
    page.reload()
    expect(page.get_by_label("Hva gjøres alene?")).to_have_value("Alt salg går gjennom nattluka.")


def invite(page, who):
    filling.open_part(page, "parter")
    page.get_by_label("Hvem vil dere ha med?").select_option(f"safety_rep:{who.pk}")
    filling.press(page, "Inviter")
    expect(page.get_by_text("Har ikke uttalt seg").first).to_be_visible()


def take_part(page, title):
    """Bob reads, remarks on one hazard and states his position with a reason."""
    page.get_by_role("heading", name="Venter på deg").wait_for()
    page.get_by_role("link", name=title).first.click()
    filling.open_part(page, "vold/vt_rus")
    expect(page.get_by_label("Hvordan viser faren seg her?")).to_be_disabled()
    page.get_by_label("Ny merknad").fill("Kan vi få bedre lys ved luka?")
    filling.press(page, "Lagre merknaden")
    filling.open_part(page, "parter")
    page.get_by_label("Enig", exact=True).check()
    page.get_by_label("Begrunnelse").fill("Luka virker, og jeg har vært med hele veien.")
    filling.press(page, "Lagre uttalelsen")


def sign(page):
    page.get_by_label("Passordet ditt").fill(PASSWORD)
    filling.press(page, "Signer dokumentet")
    filling.wait_for_paper(page, "Du har signert")
    filling.press_link(page, "Se signaturer og last ned")


def blocking(page):
    return page.locator(".finding[data-severity=blocking]")


def test_the_whole_job(new_page, worker, alice, bob, case, tmp_path):
    page, other = new_page(), new_page()
    filling.log_in_by_hand(page, alice)
    start(page)
    filling.open_part(page, "kontroll")
    assert blocking(page).count() > 5
    filling.open_part(page, "arbeidet")
    passed = filling.fill_in_everything(page, case, chosen=choices(case))
    assert {"fysisk/fy_tretthet", "psykososialt/ps_isolasjon", "vold/vt_ran", "kontrolltiltak/m_kamera"} <= {*passed}
    expect(blocking(page)).to_have_count(0)

    invite(page, bob)
    filling.log_in_by_hand(other, bob)
    take_part(other, case["work"]["title"])
    page.reload()
    page.get_by_text("Svar på merknaden").click()
    page.get_by_label("Tar den inn i vurderingen.").check()
    page.get_by_label("Svar", exact=True).fill("Ja, lyset er byttet.")
    filling.press(page, "Lagre svaret")
    filling.open_part(page, "kontroll")
    filling.press(page, "Send til gjennomgang")
    filling.press(page, "Ferdigstill dokumentet")
    filling.wait_for_paper(page, "Dokumentet er laget")
    filling.press_link(page, "Les og signer")

    page.get_by_label("Passordet ditt").fill("feil passord 2026")
    filling.press(page, "Signer dokumentet")
    expect(page.locator("[data-error-summary]")).to_contain_text("Passordet er feil")
    assert not Signature.objects.exists()
    sign(page)
    other.goto(page.url)
    sign(other)
    assert Assessment.objects.get().state == "signed"
    check_paper(download(other, tmp_path / "paper.pdf"))


def download(page, path):
    with page.expect_download() as started:
        page.get_by_role("link", name="Last ned PDF").click()
    started.value.save_as(path)
    return path


def check_paper(path):
    verdict = outside_event_loop(verification.verify, path.read_bytes())
    assert verdict.kind == "valid"
    assert [(each.person, each.role) for each in verdict.signatures] == [
        ("Alice Andersen", "Arbeidsgiver"),
        ("Bob Berg", "Verneombud"),
    ]
    told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") == 2
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(text.split())
    for said in (
        "Nattvakt alene på bensinstasjon med nattluke",
        "Ja, på disse vilkårene",
        "Ett kamera mot luka, ingen lyd.",
        "Speil og lys er prøvd.",
        "Kan vi få bedre lys ved luka?",
        "Ja, lyset er byttet.",
        "Luka virker, og jeg har vært med hele veien.",
    ):
        assert said in words
