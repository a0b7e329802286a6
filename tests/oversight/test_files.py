"""What is taken out of the list: CSV and XLSX read back, and the ZIP with every paper as it was signed."""

import csv
import hashlib
import io
import re
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.documents import caretaker
from assessments.oversight import bundles, export
from assessments.oversight.export_cells import safe
from assessments.oversight.models import BundledPaper, PaperBundle
from tests.accounts.factories import make_user, make_workplace
from tests.documents.steps import run_jobs

from . import builders
from .conftest import logged_in

DANGEROUS = '=HYPERLINK("http://x";"Klikk")'


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


# --- Spreadsheets ---


@pytest.mark.django_db
def test_csv_read_back(as_auditor, workplace, elsewhere):
    make_workplace(workplace.organisation, "＝1+1")
    builders.signed(workplace, title=DANGEROUS, next_review=date(2027, 2, 1), red_residual=2)
    response = as_auditor.get(reverse("oversight:csv"))
    assert response["Content-Disposition"].startswith('attachment; filename="Oversikt')
    content = body(response)
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Status"] for row in rows] == ["Uten gjeldende vurdering"] * 2 + ["Signert og gjeldende"]
    assert [row["Arbeidssted"] for row in rows] == [elsewhere.name, "'＝1+1", workplace.name]
    told = rows[2]
    assert told["Vurdering"] == f"'{DANGEROUS}"
    assert (told["Gjennomgås senest"], told["Røde farer etter tiltak"]) == ("2027-02-01", "2")
    assert (told["Verneombudets syn"], told["Kan gjøres alene"]) == ("Enig", "Ja")
    only = body(as_auditor.get(reverse("oversight:csv"), {"rest": "rod"})).decode("utf-8-sig")
    assert len(only.splitlines()) == 2


@pytest.mark.django_db
def test_xlsx_read_back(as_auditor, workplace, elsewhere):
    builders.signed(workplace, title=DANGEROUS, next_review=date(2027, 2, 1))
    content = body(as_auditor.get(reverse("oversight:xlsx")))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any("externalLink" in name for name in book.namelist())
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  # made a moment ago
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert sheet.findall(".//s:f", space) == []  # no formula
    rows = [
        ["".join(cell.itertext()) for cell in row.findall("s:c", space)] for row in sheet.findall(".//s:row", space)
    ]
    assert rows[0][:3] == ["Virksomhet", "Organisasjonsnummer", "Arbeidssted"]
    assert rows[1][3] == "Uten gjeldende vurdering"
    assert rows[2][4] == DANGEROUS
    assert str((datetime(2027, 2, 1) - datetime(1899, 12, 30)).days) in rows[2]  # a date, not a text


@pytest.mark.once
@pytest.mark.parametrize("start", [*list("=+-@＝＋－＠−"), "\t=", "\r=", "\n=", " =", "\u00a0@"])
def test_no_cell_begins_like_a_formula(start):
    assert safe(f"{start}1") == f"'{start}1"


@pytest.mark.once
def test_other_cells_are_as_they_are():
    for value in ("Nattevakt", "a=b", "", 3, -3, date(2026, 1, 1), None):
        assert safe(value) == value


@pytest.mark.django_db
def test_a_list_too_long_for_a_file_is_refused(as_auditor, workplace, elsewhere, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 1)
    response = as_auditor.get(reverse("oversight:csv"))
    assert response.status_code == 422
    assert "over 1 rader" in response.content.decode()


# --- One ZIP ---


@pytest.fixture
def own_files(tmp_path):
    """Deleting and sweeping count every file."""
    with override_settings(MEDIA_ROOT=tmp_path / "files"):
        yield tmp_path / "files"


def ask(client, **query):
    response = client.post(reverse("oversight:papers", query=query))
    assert response.status_code == 302, response.content.decode()
    return PaperBundle.objects.get(uuid=response["Location"].split("/")[-2])


def made(client, **query):
    bundle = ask(client, **query)
    run_jobs()
    bundle.refresh_from_db()
    return bundle


def opened(client, bundle):
    return zipfile.ZipFile(io.BytesIO(body(client.get(reverse("oversight:download", args=[bundle.uuid])))))


@pytest.mark.django_db
def test_every_paper_is_in_the_zip_as_it_was_signed(as_auditor, auditor, workplace, elsewhere, own_files):
    first, second = builders.signed(workplace, title="Natt/../=2+2"), builders.signed(workplace, title="natt/../=2+2")
    without = builders.signed(elsewhere, title="Uten fil")
    sums = {builders.paper(assessment).sha256 for assessment in (first, second)}
    bundle = made(as_auditor)
    assert (bundle.state, bundle.done, bundle.total, bundle.lacking) == ("done", 3, 3, 1)
    archive = opened(as_auditor, bundle)
    papers = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert {hashlib.sha256(archive.read(name)).hexdigest() for name in papers} == sums
    assert len({name.casefold() for name in papers}) == 2
    assert not any(re.search(r'[/\\:*?"<>|]', name) for name in papers)
    assert archive.testzip() is None
    told = archive.read("oversikt.html").decode()
    assert f"{without.facts.title}: <strong>dokumentet mangler" in told
    listed = list(csv.reader(io.StringIO(archive.read("oversikt.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row[6] for row in listed].count("Mangler") == 1
    for line in archive.read("SHA256SUMS.txt").decode().splitlines():
        assert hashlib.sha256(archive.read(line[66:])).hexdigest() == line[:64]
    told = Event.objects.filter(what="papers.bundled")
    assert {(event.actor_name, event.organisation, event.detail["count"]) for event in told} == {
        (auditor.name, workplace.organisation, 2),
        (auditor.name, elsewhere.organisation, 1),
    }
    assert journal.verify(workplace.organisation) == []
    assert (Path(own_files) / bundle.file).stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_only_what_is_ticked(as_auditor, workplace, own_files):
    chosen, _other = builders.signed(workplace, title="Valgt"), builders.signed(workplace, title="Ikke valgt")
    page = as_auditor.get(reverse("oversight:papers", query={"v": str(chosen.uuid)}))
    assert page.context["count"] == 1
    bundle = ask(as_auditor, v=str(chosen.uuid))
    assert [paper.assessment for paper in bundle.papers.all()] == [chosen]


@pytest.mark.django_db
def test_a_damaged_file_is_told_and_left_out(as_auditor, workplace, own_files):
    document = builders.paper(builders.signed(workplace))
    path = Path(document.file.path)
    path.chmod(0o600)
    path.write_bytes(b"noe annet")
    bundle = made(as_auditor)
    assert (bundle.state, bundle.lacking) == ("done", 1)
    assert "er skadet" in as_auditor.get(reverse("oversight:bundle", args=[bundle.uuid])).content.decode()


@pytest.mark.django_db
def test_a_grant_taken_back_stops_it_at_every_moment(as_auditor, auditor, workplace, own_files):
    builders.paper(builders.signed(workplace))
    bundle = made(as_auditor)
    address = reverse("oversight:download", args=[bundle.uuid])
    assert body(as_auditor.get(address))
    waiting = ask(as_auditor)
    auditor.grants.filter(organisation=workplace.organisation).update(revoked_at=timezone.now())
    response = as_auditor.get(address)
    assert response.status_code == 403
    assert "Tilgangen din er endret" in response.content.decode()
    run_jobs()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.file) == ("failed", "")
    assert "Tilgangen din er endret" in waiting.reason
    assert as_auditor.get(reverse("oversight:bundle", args=[waiting.uuid])).status_code == 200


@pytest.mark.django_db
def test_it_is_ones_own(as_auditor, as_hanne, workplace, own_files):
    builders.paper(builders.signed(workplace))
    bundle = made(as_auditor)
    for name in ("oversight:bundle", "oversight:download"):
        assert as_hanne.get(reverse(name, args=[bundle.uuid])).status_code == 404
        assert logged_in(make_user("Fremmed")).get(reverse(name, args=[bundle.uuid])).status_code == 404


@pytest.mark.django_db
def test_one_at_a_time_and_not_too_many(as_auditor, workplace, own_files, monkeypatch):
    assert as_auditor.post(reverse("oversight:papers")).status_code == 422  # nothing to gather
    builders.signed(workplace)
    first = ask(as_auditor)
    builders.signed(workplace)
    assert ask(as_auditor) == first
    monkeypatch.setattr(bundles, "MOST_PAPERS", 1)
    PaperBundle.objects.all().delete()
    response = as_auditor.post(reverse("oversight:papers"))
    assert response.status_code == 422
    assert "over 1 dokumenter" in response.content.decode()
    assert PaperBundle.objects.count() == 0


@pytest.mark.django_db
def test_how_far_it_has_come(as_auditor, workplace, own_files):
    builders.signed(workplace)
    bundle = ask(as_auditor)
    PaperBundle.objects.filter(pk=bundle.pk).update(done=0, total=1)
    page = as_auditor.get(reverse("oversight:bundle", args=[bundle.uuid])).content.decode()
    assert '<progress id="framdrift" max="1" value="0">' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    partial = as_auditor.get(
        reverse("oversight:bundle", args=[bundle.uuid]), {"vist": "started-0"}, headers={"HX-Request": "true"}
    )
    assert partial.status_code == 204
    unfinished = as_auditor.get(reverse("oversight:download", args=[bundle.uuid]))
    assert unfinished.status_code == 404


@pytest.mark.django_db
def test_it_is_deleted_after_a_day(as_auditor, workplace, own_files):
    builders.paper(builders.signed(workplace))
    bundle = made(as_auditor)
    file = Path(own_files) / bundle.file
    bundles.delete_old()
    assert file.exists()
    PaperBundle.objects.filter(pk=bundle.pk).update(finished_at=timezone.now() - timedelta(hours=25))
    bundles.delete_old()
    assert not file.exists()
    page = as_auditor.get(reverse("oversight:bundle", args=[bundle.uuid]))
    assert "Filen er slettet" in page.content.decode()
    assert as_auditor.get(reverse("oversight:download", args=[bundle.uuid])).status_code == 404
    PaperBundle.objects.filter(pk=bundle.pk).update(created_at=timezone.now() - timedelta(days=31))
    bundles.delete_old()
    assert (PaperBundle.objects.count(), BundledPaper.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_what_a_killed_worker_left_is_made_again(as_auditor, workplace, own_files, monkeypatch):
    builders.paper(builders.signed(workplace))
    bundle = ask(as_auditor)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("assessments.oversight.bundle_file._put", killed)
    with pytest.raises(KeyboardInterrupt):
        bundles.run(bundle.uuid)
    monkeypatch.undo()
    bundle.refresh_from_db()
    assert (bundle.state, bundle.attempts) == ("running", 1)
    bundles.run(bundle.uuid)  # somebody has it: nothing happens
    PaperBundle.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    with override_settings(MEDIA_ROOT=own_files):
        caretaker.look_after("en annen")
    run_jobs()
    bundle.refresh_from_db()
    assert (bundle.state, bundle.attempts) == ("done", 2)
    assert len(opened(as_auditor, bundle).namelist()) == 4
    assert list(Path(settings.MEDIA_ROOT, "bundles").iterdir()) == [Path(settings.MEDIA_ROOT, bundle.file)]


@pytest.mark.django_db
def test_given_up_after_three_attempts(as_auditor, workplace, own_files):
    builders.signed(workplace)
    bundle = ask(as_auditor)
    ago = timezone.now() - timedelta(minutes=1)
    PaperBundle.objects.update(state="running", attempts=3, lease_until=ago, started_at=ago)
    bundles.recover()
    bundle.refresh_from_db()
    assert bundle.state == "failed"
    assert "avbrutt flere ganger" in bundle.reason


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_writes_nothing(as_auditor, workplace, own_files, monkeypatch):
    builders.paper(builders.signed(workplace))
    bundle = ask(as_auditor)
    finish = bundles._finish

    def taken_over(held, *rest):
        PaperBundle.objects.filter(pk=held.pk).update(attempts=2)
        finish(held, *rest)

    monkeypatch.setattr(bundles, "_finish", taken_over)
    bundles.run(bundle.uuid)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.file) == ("running", "")
    assert list(Path(own_files, "bundles").iterdir()) == []
    assert not Event.objects.filter(what="papers.bundled").exists()
