"""The papers made from one record: what each says, that it says where it is from, and that none is over-long."""

import json
from io import BytesIO

import pikepdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from assessments.casework import assembly, exchange
from assessments.casework.words.condition_words import CONDITIONS
from assessments.documents import demo, papers, rendering, services
from assessments.documents.paper import measures
from assessments.documents.papers import Kind
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from tests.documents.papers import changed
from tests.documents.samples import ENVELOPE, HOME_OFFICE, NOT_ALONE, PETROL_STATION, record
from tests.documents.sheets import DRAFT, SIGNED, SUPERSEDED, WITHDRAWN, made, text_of
from tests.documents.steps import sign
from tests.documents.test_qr import scanned
from tests.validators.verapdf import validate

pytestmark = pytest.mark.django_db
PETROL = record(PETROL_STATION)


def link() -> str:
    return services.verification_url(ENVELOPE.uuid)


@pytest.mark.parametrize("kind", Kind)
def test_it_works(kind):
    pdf = made(kind, PETROL)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "nb"
        assert str(opened.docinfo["/Title"]) == f"{papers.KINDS[kind].name}: Nattvakt på bensinstasjon med nattluke"
        assert "/AcroForm" not in opened.Root  # nothing to sign in
        assert "/AF" not in opened.Root  # and no data attached
    assert "Nattvakt på bensinstasjon med nattluke" in text_of(pdf)


@pytest.mark.once  # of the database only the catalogue is read
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("stands", [DRAFT, WITHDRAWN], ids=["draft", "withdrawn"])
def test_conforms_in_every_standing(kind, stands, on_disk):
    pdf = on_disk(made(kind, PETROL, stands))
    assert validate(pdf, "3a") == []
    assert validate(pdf, "ua1") == []


@pytest.mark.parametrize("kind", [Kind.SUMMARY, Kind.INSTRUCTION, Kind.PLAN])
def test_says_what_it_is_taken_from(kind, tmp_path):
    pdf = made(kind, PETROL, SIGNED)
    text = text_of(pdf)
    fingerprint = canonical.digest(canonical.record_bytes(PETROL))
    assert "versjon 1, signert 19. november 2026" in text
    assert fingerprint in text.replace(" ", "")
    assert link() in text.replace(" ", "")
    assert "UTKAST" not in text


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_says_so_and_nothing_of_a_signature(kind):
    text = text_of(made(kind, PETROL, DRAFT))
    assert "UTKAST" in text
    assert "signert 19." not in text
    assert canonical.digest(canonical.record_bytes(PETROL)) not in text.replace(" ", "")


@pytest.mark.parametrize("kind", [Kind.SUMMARY, Kind.INSTRUCTION, Kind.PLAN])
def test_what_no_longer_counts_says_so(kind):
    assert "Erstattet av en nyere versjon 1. februar 2027." in text_of(made(kind, PETROL, SUPERSEDED))
    assert "Trukket tilbake 2. mars 2027. Luka er borte." in text_of(made(kind, PETROL, WITHDRAWN))


def test_the_poster_of_what_no_longer_counts_asks_to_be_taken_down():
    assert "Ta ned plakaten." in text_of(made(Kind.POSTER, PETROL, WITHDRAWN))
    assert "Ta ned plakaten." not in text_of(made(Kind.POSTER, PETROL, SIGNED))


@pytest.mark.parametrize("kind", Kind)
def test_the_code_on_the_paper_leads_to_its_verification(kind, tmp_path):
    pdf = made(kind, PETROL)
    last = tmp_path / "last.pdf"
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.pages[:-1]
        opened.save(last)
    assert scanned(last.read_bytes(), tmp_path) == [link()]


def test_the_poster_names_no_person_no_time_and_no_routine():
    text = text_of(made(Kind.POSTER, PETROL))
    assert "Stasjonen på Moa, Moavegen 4, 6018 Ålesund" in text
    secrets = ("Kari", "Ola", "minutter", "kontant", "vaktselskap", "alarm", "113")
    assert [word for word in secrets if word.lower() in text.lower()] == []


@pytest.fixture
def cases(workplace, alice) -> list[AssessmentRecord]:
    """The four of the demo, as an import makes them."""
    found = []
    for _letter, company in demo.cases():
        file = json.loads(demo.case_file(company, timezone.localdate()))
        del file["record"]["organisation"]  # of another company than the test's
        imported = exchange.import_file(json.dumps(file).encode(), workplace=workplace, actor=alice)
        found.append(assembly.assemble(imported))
    return found


def test_the_summary_is_never_more_than_two_pages(cases, full_record):
    long = "En lang setning som noen har skrevet om arbeidet. " * 70
    wordy = changed(
        PETROL_STATION,
        work={"description": long, "title": "Nattvakt " * 20},
        measures={"interim": "temporary_measures", "interim_description": long},
        conclusion={"terms": long, "decision_reason": long, "special_risk_reason": long, "stop_when": long,
                    "whom_to_call": long},
    )  # fmt: skip
    pages = [rendering.page_count(made(Kind.SUMMARY, rec)) for rec in (*cases, full_record, wordy)]
    assert max(pages) <= papers.MAX_PAGES, pages


def test_the_instruction_of_the_cases_is_two_pages_at_most(cases, full_record):
    pages = [rendering.page_count(made(Kind.INSTRUCTION, rec)) for rec in (*cases, full_record)]
    assert max(pages) <= papers.MAX_PAGES, pages


def test_the_instruction_never_cuts_what_someone_must_do():
    terms = "\n".join(f"{number}. Vilkår nummer {number} som må følges av den som er alene." for number in range(60))
    text = text_of(made(Kind.INSTRUCTION, changed(PETROL_STATION, conclusion={"terms": terms})))
    assert all(f"Vilkår nummer {number} " in text for number in range(60))


def test_the_instruction_says_how_soon_help_is_there_and_what_is_not_known():
    known = made(Kind.INSTRUCTION, changed(PETROL_STATION, alone={"help_time": "from_5_to_20"}))
    assert "Så lang tid tar det før hjelpen er der: 5 til 20 minutter." in text_of(known)
    unknown = made(Kind.INSTRUCTION, changed(PETROL_STATION, alone={"help_time": "unknown"}))
    assert "Ikke avklart: hvor lang tid det tar før hjelpen er der." in text_of(unknown)


def test_the_instruction_always_says_what_is_not_done_alone(cases):
    petrol = next(rec for rec in cases if "bensin" in (rec.work.title or ""))
    text = text_of(made(Kind.INSTRUCTION, petrol))
    assert "Dette gjør du ikke alene" in text
    assert "Ingen av oppgavene har en egen regel om at en til må være der. Det som står øverst" in text
    assert "Er det ikke fare, spør først hvis du vil gå fra stedet." in text


def test_the_plan_has_every_measure_with_who_and_when(cases):
    for rec in cases:
        text = text_of(made(Kind.PLAN, rec))
        for measure in rec.measures.chosen:
            assert measure.wording.name in text
            assert (measure.responsible or "") in text
        assert " ".join((rec.measures.interim_description or "").split()) in text


def test_a_condition_that_a_measure_is_against_is_named(cases, catalogue):
    """Conditions are no hazards of the record; their keys were printed as they are."""
    assert {key: str(name) for key, name in CONDITIONS.items()} == {
        entry.key: str(entry.name) for entry in catalogue.conditions
    }
    one = cases[0].measures.chosen[0].model_copy(update={"hazards": ("fy_hjelp_langt_unna",)})
    head = cases[0].measures.model_copy(update={"chosen": (one,)})
    shown = measures.chapter(cases[0].model_copy(update={"measures": head}))
    assert shown.levels[0].measures[0].against == "Hjelp er langt unna"


def test_the_summary_says_who_signed_and_who_disagrees():
    text = text_of(made(Kind.SUMMARY, PETROL))
    assert "Kari Moe, arbeidsgiver, 18. november 2026" in text
    assert "Ola Vik, verneombud, 19. november 2026 (uenig)" in text


@pytest.mark.parametrize("kind", Kind)
def test_sparse_records_can_be_printed(kind):
    for data in ({}, HOME_OFFICE, NOT_ALONE):
        made(kind, record(data), DRAFT)


@pytest.mark.parametrize(("kind", "prefix"), [("instruction", "Instruks"), ("assessment", "Risikovurdering")])
def test_the_command_takes_a_kind(ready, tmp_path, kind, prefix):
    out = tmp_path / "made.pdf"
    call_command("render_pdf", str(ready.uuid), "--kind", kind, "-o", str(out))
    with pikepdf.open(out) as opened:
        assert str(opened.docinfo["/Title"]).startswith(prefix)


# On the pages


def url(assessment, kind="instruks"):
    return reverse("documents:paper", args=[assessment.uuid, kind])


@pytest.mark.parametrize("slug", papers.BY_SLUG)
def test_each_paper_is_shown_under_its_own_name(client, alice, in_review, slug):
    client.force_login(alice)
    response = client.get(url(in_review, slug))
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == f'inline; filename="{slug}-kveldsvakt-v1.pdf"'


def test_the_list_of_papers_leads_to_them(client, alice, in_review):
    client.force_login(alice)
    page = client.get(reverse("casework:detail", args=[in_review.uuid])).content.decode()
    assert all(url(in_review, slug) in page for slug in papers.BY_SLUG)
    assert "Papirene merkes UTKAST." in page


def test_a_paper_there_is_not(client, alice, in_review):
    client.force_login(alice)
    assert client.get(url(in_review, "ukjent")).status_code == 404
    assert client.post(url(in_review)).status_code == 405


def test_strangers_see_no_paper(client, charlie, in_review):
    client.force_login(charlie)
    assert client.get(url(in_review)).status_code == 404
    client.logout()
    assert client.get(url(in_review)).status_code == 302


def test_a_paper_that_cannot_be_made_says_why(client, alice, in_review, monkeypatch):
    def fail(*args):
        raise rendering.RenderingFailed(["tegnet finnes ikke"])

    monkeypatch.setattr(papers, "of", fail)
    client.force_login(alice)
    response = client.get(url(in_review), follow=True)
    assert "tegnet finnes ikke" in response.content.decode()


def test_signed_by_all_is_signed_on_the_papers(client, alice, bob, ready):
    sign(ready, alice, is_employer=True)
    ready.refresh_from_db()
    assert "UTKAST" in text_of(papers.of(ready, Kind.SUMMARY))  # one signature of two
    sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    text = text_of(papers.of(ready, Kind.SUMMARY))
    assert "UTKAST" not in text
    assert f"{bob.name}, verneombud" in text
