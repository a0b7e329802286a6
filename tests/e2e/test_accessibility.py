"""Every kind of page on a phone, on a desktop and enlarged: nothing for axe-core to find, nothing that sticks out.

What a browser makes of a page is the same whatever database it came from; that the pages open on both is tested where
each page is.
"""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.casework import exchange, services, versions, workflow
from assessments.documents import services as documents
from assessments.documents.models import PaperJob
from assessments.record.choices import PartyRole, Statement
from tests.browser import axe_violations, outside_event_loop
from tests.catalogue.published import CURRENT
from tests.documents import steps

from . import filling
from .test_whole_job import CAMERA, REVIEW, days

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

ENLARGED = 640  # a window of 1280 px at 200 %: the page has 640 of its own
WIDTHS = (360, 1280, ENLARGED)


@pytest.fixture
def draft(alice, bob, workplace):
    """Case C with a camera and with something planned: every kind of item is there. Bob is invited and remarks."""
    record = filling.real_case("c")
    planned = {"key": "m_belysning", "hazards": ["vt_rus"], "status": "planned", "responsible": "Stasjonsleder"}
    record["measures"]["chosen"] += [CAMERA, {**planned, "deadline": days(30)}]
    record["control_measures"] = {"reviews": [REVIEW]}
    record["tasks"]["kinds"] = ["machine_fault_finding"]
    made = imported(record, alice, workplace)
    services.invite(made, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    services.remark(made, actor=bob, role=PartyRole.SAFETY_REP, text="Bedre lys?", step="vold", item="vt_rus")
    return made


def imported(record, alice, workplace):
    record["organisation"] = services.organisation_facts(workplace.organisation, workplace)
    file = {"format": "alenearbeid/assessment", "version": 1, "envelope": ENVELOPE, "record": record}
    return exchange.import_file(json.dumps(file).encode(), workplace=workplace, actor=alice)


ENVELOPE = {
    "uuid": "00000000-0000-4000-8000-0000000000c1",
    "series": "00000000-0000-4000-8000-0000000000c0",
    "version": 1,
    "catalogue": CURRENT,
    "language": "nb",
}


@pytest.fixture
def ready(alice, bob, workplace):
    """Case C as it is, with its paper made and nobody's signature."""
    made = imported(filling.real_case("c"), alice, workplace)
    position = services.invite(made, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    services.state_position(position, statement=Statement.AGREES, reason="", actor=bob)
    workflow.apply(made, "send_to_review", actor=alice)
    outside_event_loop(finalise, made, alice)
    return made


def finalise(assessment, actor):
    documents.finalise(assessment, actor=actor, digest=workflow.current_digest(assessment))


STEPS = (*filling.SECTIONS, "kontroll")
ITEMS = (
    "oppgaver/machine_fault_finding",
    "fysisk/fy_tretthet",
    "psykososialt/ps_isolasjon",
    "tiltak/m_kamera",
    "tiltak/vt_rus",
    "kontrolltiltak/m_kamera",
)


def faults(page, address):
    """What is wrong with one page, each fault with its address and width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if width != ENLARGED:
            assert page.goto(address).status == 200
            found += [f"{address} at {width}: {violation}" for violation in axe_violations(page)]
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            found.append(f"{address} at {width}: {reach} px wide")
    return found


def visited(new_page, visits):
    """What is wrong with the pages that each person opens."""
    found = []
    for user, addresses in visits.items():
        page = new_page(user)
        for address in addresses:
            found += faults(page, address)
    return found


def test_every_kind_of_page(new_page, draft, ready, alice, bob):
    start = f"/vurderinger/{draft.uuid}/"
    signing = f"/vurderinger/{ready.uuid}/dokument/signer/"
    visits = {
        None: ["/konto/login/", "/verifiser/"],
        alice: [
            "/",
            "/?sok=finnes-ikke",
            "/vurderinger/ny/",
            start,
            signing,
            *(f"{start}{part}/" for part in (*STEPS, *ITEMS)),
        ],
        bob: ["/", f"{start}kontroll/", f"{start}vold/vt_rus/", signing],
    }
    assert visited(new_page, visits) == []


@pytest.fixture
def signed(ready, alice, bob):
    for user in (alice, bob):
        outside_event_loop(sign, ready, user)
    return ready


def sign(assessment, user):
    steps.sign(assessment, user, is_employer=user.name == "Alice Andersen")


def jobs_of(assessment, alice):
    """The page of a paper that is waited for, and of one that was not made."""
    for state, reason in ((PaperJob.State.WAITING, ""), (PaperJob.State.FAILED, "Disken er full.")):
        job = PaperJob(assessment=assessment, kind=PaperJob.Kind.FINALISE, state=state, reason=reason)
        job.organisation, job.requested_by, job.digest = assessment.organisation, alice, assessment.digest
        job.finished_at = timezone.now() if reason else None
        job.save()
        yield f"/vurderinger/{assessment.uuid}/dokument/jobb/{job.uuid}/"


def test_what_comes_after_a_signature(new_page, signed, alice):
    """The job, the overview, what is withheld, a new version, verification, and the organisation's papers."""
    start, waits_and_failed = f"/vurderinger/{signed.uuid}/", list(jobs_of(signed, alice))
    own = [start, f"{start}sladdet/", f"{start}trekk-tilbake/", f"{start}ny-versjon/", *waits_and_failed]
    visits = {
        None: [f"/verifiser/{signed.uuid}/"],
        alice: [*own, f"/virksomhet/{signed.organisation.orgnr}/dokumenter/"],
    }
    assert visited(new_page, visits) == []
    after = versions.new_version(signed, actor=alice, reason="Ny alarm")[0]
    assert visited(new_page, {alice: [f"/vurderinger/{after.uuid}/endringer/"]}) == []


def test_a_verdict(new_page, signed):
    """Of a whole file and of one that is altered: read by axe as it is shown."""
    page, pdf = new_page(None), documents.stored(documents.current(signed).last_revision)
    for file, heading in ((pdf, "Ekte"), (pdf.replace(b"/Nums", b"/Mums", 1), "Endret")):
        page.goto("/verifiser/")
        page.get_by_label("PDF-filen").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": file})
        page.get_by_role("button", name="Verifiser").click(timeout=60_000)
        expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=60_000)
        page.set_viewport_size({"width": 360, "height": 800})
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_page_when_there_is_nothing_yet(new_page, alice, bob):
    for user in (alice, bob):
        page = new_page(user)
        assert faults(page, "/") == []
        expect(page.get_by_role("heading", name="Ingen vurderinger ennå")).to_be_visible()


def test_the_keyboard_is_enough(new_page, alice, workplace):
    """Skip link first, past the menu, through the form, and the faults take the focus."""
    page = new_page(alice)
    page.goto("/vurderinger/ny/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til hovedinnhold")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#innhold")).to_be_focused()
    for label in ("Arbeidssted", "Hvilket yrke ligner mest?", "Hva skal vurderingen hete?"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(label)).to_be_focused()
    page.keyboard.press("Enter")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hva skal vurderingen hete?")).to_be_focused()
    page.keyboard.type("Nattvakt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Arbeidet", level=1)).to_be_visible()


def test_what_has_focus_is_never_behind_the_save_bar(new_page, alice, draft):
    page = new_page(alice, viewport={"width": 1280, "height": 900})
    page.goto(f"/vurderinger/{draft.uuid}/fysisk/fy_tretthet/")
    bar = page.locator(".save-bar").bounding_box()
    page.get_by_label("Hvordan viser faren seg her?").focus()
    for _turn in range(25):
        page.keyboard.press("Tab")
        box = page.evaluate("""() => {
            const it = document.activeElement, box = it.getBoundingClientRect();
            return it.closest('.save-bar') ? null : [box.top, box.bottom];
        }""")
        if box is None:
            return
        assert box[1] <= bar["y"] + 1 or box[0] >= bar["y"] + bar["height"]
