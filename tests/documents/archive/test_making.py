"""The archive is whole or not there, and is read without the program."""

import re
import subprocess
from pathlib import Path

import pytest
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import workflow
from assessments.casework.words.event_words import WORDS
from assessments.documents import seal, services
from assessments.documents import services as documents
from assessments.documents.archive import folder, writing
from assessments.documents.archive.checking import check
from assessments.documents.archive.folder import FolderTaken
from assessments.documents.archive.layout import is_allowed
from assessments.documents.models import Signature
from assessments.documents.storage import StorageUnavailable
from assessments.record import canonical
from tests.accounts.factories import make_organisation

from .helpers import PAPER, RECORD, faults, only

pytestmark = pytest.mark.django_db


def test_it_works(fresh, signed, django_assert_num_queries):
    with django_assert_num_queries(0):
        checked = check(fresh)
    assert checked.faults == []
    assert (checked.documents, checked.signatures) == (2, 2)
    assert checked.events == Event.objects.exclude(what="archive.exported").count()
    assert checked.seals == [each.sha256.hex() for each in seal.trusted()]


def test_what_is_in_it(fresh, signed):
    today = timezone.localdate().isoformat()
    name = f"{today} Kveldsvakt {signed.workplace.name} v1"
    files = {str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()}
    (own,) = seal.trusted()
    assert files == {
        *("README.txt", "index.html", "arkiv.json", "dokumenter.jsonl", "SHA256SUMS.txt"),
        *(f"dokumenter/{name}{mark}.pdf" for mark in ("", " (gjelder ikke)")),
        *(f"vurderinger/{name}{mark}.json" for mark in ("", " (gjelder ikke)")),
        *("journal/journal.jsonl", "journal/journal.txt", f"segl/{own.sha256.hex()}.pem"),
    }
    assert all(is_allowed(file) for file in files)


def test_papers_and_records_are_byte_for_byte_what_was_signed(fresh, signed):
    assert (fresh / only(fresh, PAPER)).read_bytes() == documents.stored(documents.current(signed).last_revision)
    record = (fresh / only(fresh, RECORD)).read_bytes()
    assert canonical.digest(canonical.record_bytes(canonical.parse_file(record).record)) == signed.digest


def test_no_private_key_leaves_the_house(archive):
    for file in archive.rglob("*"):
        assert not file.is_file() or b"PRIVATE KEY" not in file.read_bytes()


def test_it_is_for_its_owner_alone(archive):
    assert archive.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in archive.rglob("*"))


def test_another_program_agrees_on_the_digests(archive):
    run = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS.txt"], cwd=archive, check=False)
    assert run.returncode == 0
    shown = subprocess.run(["pdfsig", archive / only(archive, PAPER)], capture_output=True, text=True, check=False)
    assert shown.stdout.count("Signature is Valid.") == 2


def test_the_page_and_the_text_are_for_people(fresh, signed):
    page, text = (fresh / "index.html").read_text(), (fresh / "README.txt").read_text()
    assert "<script" not in page
    for link in re.findall(r'href="([^"]+)"', page):
        assert (fresh / __import__("urllib.parse").parse.unquote(link)).is_file(), link
    for said in ("Kveldsvakt", "Alice Andersen, Arbeidsgiver", "Bob Berg, Verneombud", "uenig", "Gjelder ikke"):
        assert said in page
    for said in ("PERSONOPPLYSNINGER", "sha256sum -c SHA256SUMS.txt", "/verifiser/", signed.organisation.name):
        assert said in text
    words = (fresh / "journal/journal.txt").read_text()
    said = (
        f"Alice Andersen (Arbeidsgiver) | Ferdigstilt for signering | Kveldsvakt, versjon 1 | SHA-256 {signed.digest}"
    )
    assert said in words
    assert "Part er invitert | Kveldsvakt, versjon 1 | Bob Berg, Verneombud" in words


@pytest.mark.once
def test_every_event_has_words():
    """As the sources name them: «room.happened», handed to the journal."""
    named = re.compile(r'(?:what=|_log\w*\([^"\n]*)"([a-z_]+\.[a-z_]+)"')
    sources = [*Path("alenearbeid").rglob("*.py"), *Path("assessments").rglob("*.py")]
    logged = {what for path in sources if "journal" in (text := path.read_text()) for what in named.findall(text)}
    logged |= {f"assessment.{name}" for name in workflow.TRANSITIONS}
    assert logged - set(WORDS) == set()


def test_the_journal_knows_of_it_and_of_its_fingerprint(fresh, signed):
    event = Event.objects.get(what="archive.exported")
    assert event.digest == check(fresh).fingerprint
    assert journal.verify(signed.organisation) == []


def test_another_organisations_papers_are_not_in_it(signed, tmp_path):
    written = writing.write(make_organisation("Et annet sted AS"), tmp_path / "annet")
    assert (written.documents, faults(tmp_path / "annet")) == (0, [])


def test_it_is_whole_or_not_there(signed, tmp_path, monkeypatch):
    monkeypatch.setattr(writing._Writer, "_journal", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        writing.write(signed.organisation, tmp_path / "arkiv")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_mixed_with_it(signed, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for taken in ("full", "file", "link"):
        with pytest.raises(FolderTaken):
            writing.write(signed.organisation, tmp_path / taken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "full", "link"]
    (tmp_path / "empty").mkdir()
    writing.write(signed.organisation, tmp_path / "empty")
    assert faults(tmp_path / "empty") == []


def test_a_folder_that_fills_up_meanwhile_is_left_alone(tmp_path):
    target = tmp_path / "arkiv"

    def make():
        with folder.made_whole(target) as made:
            made.write("README.txt", b"x")
            target.mkdir()
            (target / "mine.txt").write_text("mine")

    with pytest.raises(FolderTaken):
        make()
    assert [path.name for path in tmp_path.rglob("*")] == ["arkiv", "mine.txt"]


def test_a_lost_file_is_told_of_and_its_record_saved(signed, tmp_path):
    last = documents.current(signed).last_revision
    Path(last.file.path).unlink()
    written = writing.write(signed.organisation, tmp_path / "arkiv")
    assert len(written.lacking) == 1
    assert "filen manglet eller var skadet da arkivet ble laget" in (tmp_path / "arkiv" / "index.html").read_text()
    (fault,) = faults(tmp_path / "arkiv")
    assert fault.endswith("filen manglet eller var skadet da arkivet ble laget.")
    record = (tmp_path / "arkiv" / only(tmp_path / "arkiv", RECORD)).read_bytes()
    assert canonical.parse_file(record).envelope.uuid == signed.uuid


def test_a_storage_that_does_not_answer_gives_no_archive(signed, tmp_path, monkeypatch):
    def silent(self, name, mode="rb"):
        raise StorageUnavailable("no answer")

    monkeypatch.setattr(type(Signature._meta.get_field("file").storage), "open", silent)
    with pytest.raises(services.PaperUnreachable):
        writing.write(signed.organisation, tmp_path / "arkiv")
    assert list(tmp_path.iterdir()) == []


def test_many_papers_are_asked_for_a_few_at_a_time(signed, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "CHUNK", 1)
    seen = []
    writing.write(signed.organisation, tmp_path / "arkiv", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    assert faults(tmp_path / "arkiv") == []
