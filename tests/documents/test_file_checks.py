"""Every stored file is read again in time, and what is wrong with one is seen by all who must see it."""

import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework.models import Assessment
from assessments.documents import file_checks, seal, services
from assessments.documents import services as documents
from assessments.documents.models import Document, FileCheck, Signature
from assessments.documents.schedule import SCHEDULE
from assessments.documents.storage import StorageUnavailable
from tests.documents.steps import sign

pytestmark = pytest.mark.django_db
Fault = FileCheck.Fault


@pytest.fixture(autouse=True)
def _admins(settings):
    settings.ADMINS = [("Drift", "drift@example.org")]


@pytest.fixture
def paper(ready, alice):
    """Signed once: two files."""
    sign(ready, alice, is_employer=True)
    return documents.current(ready)


def path_of(revision):
    return Path(revision.file.path)


def overwrite(revision, content):
    path = path_of(revision)
    path.chmod(0o600)
    path.write_bytes(content)


def age(**times):
    FileCheck.objects.update(**{name: timezone.now() - timedelta(days=days) for name, days in times.items()})


def without_guards():
    """As one who has the database."""
    with connection.cursor() as cursor:
        for table in ("documents_signature", "casework_assessment"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_unchanged{on}")


def faults():
    return {check.revision.sha256: check.fault for check in file_checks.standing_faults()}


def test_it_works(paper):
    report = file_checks.run()
    assert (report.verified, report.new, faults()) == (2, [], {})
    assert FileCheck.objects.filter(verified_at__isnull=False).count() == 2
    assert mail.outbox == []


def test_a_damaged_file_is_told_to_everyone_once(paper, ready, alice, client, caplog):
    overwrite(paper, b"%PDF-1.7 something else")
    for _night in range(2):
        file_checks.run()
        age(read_at=1, verified_at=1)
    assert faults() == {paper.sha256: Fault.DAMAGED}
    assert caplog.text.count("A stored paper is at fault (damaged)") == 2
    assert [message.subject for message in mail.outbox] == ["[Django] Lagrede dokumenter er skadet eller mangler"]
    assert "Filen til «Kveldsvakt», versjon 1, er skadet: hent den fra sikkerhetskopi." in mail.outbox[0].body
    event = Event.objects.get(what="document.file_faulty")
    assert (event.organisation, event.subject, event.digest) == (ready.organisation, str(ready.uuid), paper.sha256)
    assert journal.verify(ready.organisation) == []
    client.force_login(alice)
    assert "er skadet: hent den fra sikkerhetskopi" in client.get(reverse("casework:home")).content.decode()


def test_others_are_not_told(paper, bob, charlie, client):
    path_of(paper).unlink()
    file_checks.run()
    for user in (bob, charlie):
        client.force_login(user)
        assert "sikkerhetskopi" not in client.get(reverse("casework:home")).content.decode()


def test_a_file_put_back_is_well_again(paper):
    content = documents.stored(paper)
    path_of(paper).unlink()
    file_checks.run()
    assert faults() == {paper.sha256: Fault.MISSING}
    path_of(paper).write_bytes(content)
    age(read_at=1)
    assert [check.revision for check in file_checks.run().mended] == [paper]
    assert faults() == {}
    assert Event.objects.filter(what="document.file_mended").exists()


def test_a_file_that_was_swapped_together_with_its_digest_is_found(paper):
    """Whoever has both the disk and the database can change both; only the seal they do not have."""
    without_guards()
    signature = paper.signatures.get()
    content = documents.stored(signature).replace(b"Kveldsvakt", b"Dagsvakten")[:-1]
    overwrite(signature, content)
    Signature.objects.update(sha256=__import__("hashlib").sha256(content).hexdigest())
    file_checks.run()
    assert list(faults().values()) == [Fault.NOT_VALID]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Signature.objects.update(person="En annen"),
        lambda: Signature.objects.update(disagrees=True),
        lambda: Assessment.objects.update(frozen_record=b"{}"),
    ],
    ids=["person", "disagreement", "record"],
)
def test_rows_that_say_something_else_than_the_file_are_found(paper, change):
    without_guards()
    change()
    file_checks.run()
    assert Fault.ROWS_DIFFER in faults().values()


def test_a_void_paper_is_read_too(ready, alice):
    paper = documents.current(ready)
    documents.reopen(ready, actor=alice)
    assert file_checks.run().verified == 1
    assert faults() == {}
    path_of(paper).unlink()
    age(read_at=1, verified_at=1)
    file_checks.run()
    assert faults() == {paper.sha256: Fault.MISSING}


# --- How much, and when ---


@pytest.fixture
def many(paper, settings):
    """Forty files that need not be there: who is read is asked, not what is found."""
    settings.PAPERS_READ_WITHIN_DAYS, settings.PAPERS_VERIFIED_A_NIGHT = 10, 0
    before = timezone.now() - timedelta(days=5)
    for number in range(38):
        digest = f"{number:064x}"
        Signature.objects.create(
            document=paper,
            organisation=paper.organisation,
            field=f"f{number}",
            order=number + 10,
            signed_at=before,
            sha256=digest,
            file=f"papers/0/{digest}.pdf",
        )
    file_checks._register_new()
    assert FileCheck.objects.count() == 40


@pytest.fixture
def _all_are_well(monkeypatch):
    monkeypatch.setattr(file_checks, "fault_of", lambda check, in_full: "")


@pytest.mark.usefixtures("_all_are_well")
def test_every_file_is_read_in_time(many):
    """Ten nights, forty files: four a night, and each of them once."""
    age(read_at=5)
    start = timezone.now()
    for night in range(10):
        assert file_checks.run().read == 4, night
        FileCheck.objects.filter(read_at__gte=start).update(read_at=start - timedelta(days=1, hours=night))
    assert FileCheck.objects.filter(read_at__gte=start - timedelta(days=4)).count() == 40


@pytest.mark.usefixtures("_all_are_well")
def test_what_is_overdue_is_read_whatever_the_share(many, monkeypatch):
    age(read_at=10)
    monkeypatch.setattr(file_checks, "NIGHT", range(0))
    file_checks.nightly()
    assert not file_checks._overdue().exists()


@pytest.mark.usefixtures("_all_are_well")
def test_by_day_nothing_is_read_that_can_wait(many, monkeypatch):
    monkeypatch.setattr(file_checks, "NIGHT", range(0))
    monkeypatch.setattr(file_checks, "run", None)
    file_checks.nightly()


@pytest.mark.usefixtures("_all_are_well")
def test_one_run_ends_in_time_and_the_next_goes_on(many):
    age(read_at=10)
    assert file_checks.run(until=0).read == 1
    assert file_checks.run().read == 39


def test_a_sample_is_drawn(many, settings, monkeypatch):
    settings.PAPERS_VERIFIED_A_NIGHT = 8
    drawn = list(file_checks._sample(timezone.now()))
    assert 3 <= len(drawn) <= 8
    age(verified_at=0)
    assert list(file_checks._sample(timezone.now())) == []


def test_a_large_archive_is_read_a_little_at_a_time(many, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(file_checks, "CHUNK", 5)
    with django_assert_max_num_queries(9):
        assert len(list(file_checks._in_order(FileCheck.objects.all()))) == 40


def test_the_schedule_has_it():
    assert file_checks.nightly in [each.do for each in SCHEDULE]


def test_old_drafts_of_files_are_swept(paper):
    draft = path_of(paper).with_name(".x.pdf.1.part")
    draft.write_bytes(b"half")
    os.utime(draft, (0, 0))
    file_checks.run()
    assert not draft.exists()


# --- When something else is wrong ---


def test_a_storage_that_does_not_answer_says_nothing_of_the_files(paper, monkeypatch, caplog):
    def silent(self, name, mode="rb"):
        raise StorageUnavailable("no answer")

    monkeypatch.setattr(type(paper.file.storage), "open", silent)
    assert file_checks.run().is_unavailable
    assert faults() == {}
    assert "does not answer" in caplog.text
    with pytest.raises(services.PaperUnreachable):
        documents.stored(paper)


def test_without_the_seal_nothing_is_called_false(paper, settings, tmp_path):
    settings.SEAL_DIR = tmp_path / "file"
    settings.SEAL_DIR.write_text("not a folder")
    with pytest.raises(seal.SealUnavailable):
        file_checks.run()
    assert faults() == {}


def test_mail_that_cannot_be_sent_stops_nothing(paper, settings, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(file_checks, "mail_admins", refuse)
    path_of(paper).unlink()
    file_checks.run()
    assert faults()
    assert "could not be sent" in caplog.text


# --- verify_files ---


@pytest.fixture
def command():
    def call(*options):
        out = StringIO()
        try:
            call_command("verify_files", *options, stdout=out)
            code = 0
        except SystemExit as ended:
            code = ended.code
        return code, out.getvalue()

    return call


def test_the_command_reads_all(command, paper, settings):
    settings.PAPERS_VERIFIED_A_NIGHT = 0
    assert command("--all") == (0, "2 filer lest, 2 kontrollert fullt ut.\nIngen kjente feil.\n")


def test_the_command_says_what_is_wrong(command, paper):
    path_of(paper).unlink()
    code, said = command("--all")
    assert code == 1
    assert f"«Kveldsvakt», versjon 1, mangler: hent den fra sikkerhetskopi. ({paper.file.name})" in said


def test_the_command_reads_one_organisation(command, paper, charlie):
    path_of(paper).unlink()
    other = charlie.memberships.get().organisation
    assert command("--organisation", other.orgnr)[0] == 0
    assert command("--organisation", paper.organisation.orgnr)[0] == 1


def test_the_command_says_when_the_storage_is_silent(command, paper, monkeypatch):
    monkeypatch.setattr(file_checks, "fault_of", lambda *a, **k: (_ for _ in ()).throw(services.PaperUnreachable("x")))
    code, said = command("--all")
    assert (code, "svarer ikke" in said) == (2, True)


def test_papers_with_no_rows_are_nobodys(db, command):
    assert Document.objects.count() == 0
    assert command("--all")[0] == 0
