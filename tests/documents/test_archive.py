"""The archive is read and checked without the program; whatever is changed in it is found; nothing in it does harm."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import workflow
from assessments.casework.models import Assessment
from assessments.documents import seal, services
from assessments.documents import services as documents
from assessments.documents.archive import checking, folder, writing
from assessments.documents.archive.checking import NotAnArchive, check
from assessments.documents.archive.event_words import WORDS
from assessments.documents.archive.folder import FolderTaken
from assessments.documents.archive.layout import is_allowed
from assessments.documents.models import Signature
from assessments.documents.storage import StorageUnavailable
from assessments.record import canonical
from tests.accounts.factories import make_organisation
from tests.documents.steps import fill, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(ready, alice, bob):
    """Opened again and changed once, so that one paper is void; then signed by both."""
    documents.reopen(ready, actor=alice)
    fill(ready, alice, "medvirkning", assessor_name="Alice A. Andersen")
    workflow.apply(ready, "send_to_review", actor=alice)
    documents.finalise(ready, actor=alice, digest="")
    sign(ready, alice, is_employer=True)
    sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    return ready


@pytest.fixture
def fresh(signed, tmp_path):
    target = tmp_path / "arkiv"
    writing.write(signed.organisation, target)
    return target


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """One archive for all who only look at it or change it: checking needs no database."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def archive(request, kept, tmp_path):
    if not (kept / "arkiv").exists():
        shutil.copytree(request.getfixturevalue("fresh"), kept / "arkiv")
        once = documents.stored(documents.current(request.getfixturevalue("signed")).signatures.first())
        (kept / "signed by one.pdf").write_bytes(once)
    return Path(shutil.copytree(kept / "arkiv", tmp_path / "copy"))


@pytest.fixture
def signed_by_one(archive, kept):
    return (kept / "signed by one.pdf").read_bytes()


@pytest.fixture
def change(archive):
    """Change a file, and put the list of digests right, as one who hides it would."""

    def do(path, new, *, hidden=True):
        file = archive / path
        content = file.read_bytes() if file.exists() else None
        file.unlink(missing_ok=True)
        changed = new(content) if callable(new) else new
        if changed is not None:
            file.write_bytes(changed)
        if hidden:
            put_right(archive)

    return do


def put_right(archive):
    sums = archive / "SHA256SUMS.txt"
    sums.unlink()
    files = sorted(path for path in archive.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(archive)}\n" for file in files]
    sums.write_text("".join(lines))


def only(archive, pattern):
    (found,) = [str(path.relative_to(archive)) for path in archive.glob(pattern)]
    return found


PAPER = "dokumenter/*v1.pdf"
RECORD = "vurderinger/*v1.json"


def faults(archive):
    return check(archive).faults


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
    rooms = "assessment|party|position|remark|organisation|workplace|membership|document|redaction|archive"
    named = re.compile(rf'"((?:{rooms})\.[a-z_]+)"')
    sources = [*Path("alenearbeid").rglob("*.py"), *Path("assessments").rglob("*.py")]
    logged = {what for path in sources if "journal" in (text := path.read_text()) for what in named.findall(text)}
    logged.remove("organisation.orgnr")  # the place of a fault
    logged |= {f"assessment.{name}" for name in workflow.TRANSITIONS}
    assert logged - set(WORDS) == set()


def test_the_journal_knows_of_it_and_of_its_fingerprint(fresh, signed):
    event = Event.objects.get(what="archive.exported")
    assert event.digest == check(fresh).fingerprint
    assert journal.verify(signed.organisation) == []


def test_another_organisations_papers_are_not_in_it(signed, tmp_path):
    written = writing.write(make_organisation("Et annet sted AS"), tmp_path / "annet")
    assert (written.documents, faults(tmp_path / "annet")) == (0, [])


# --- Making it ---


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


# --- What is changed is found, also by one who has put the digests right ---


def test_a_file_that_is_changed_missing_or_extra(archive, change):
    change("README.txt", lambda text: text + b"x", hidden=False)
    change("index.html", None, hidden=False)
    change("dokumenter/extra.pdf", b"%PDF", hidden=False)
    assert sorted(faults(archive)) == [
        "README.txt er endret.",
        "dokumenter/extra.pdf står ikke i listen over kontrollsummer.",
        "index.html mangler.",
    ]


def test_a_changed_paper(archive, change):
    change(only(archive, PAPER), lambda pdf: pdf + b"\n")
    said = "\n".join(faults(archive))
    assert "ikke den siste revisjonen" in said
    assert "lagt noe til i filen etter den siste signaturen" in said


def test_a_paper_without_its_last_signature(archive, change, signed_by_one):
    change(only(archive, PAPER), signed_by_one)
    said = "\n".join(faults(archive))
    assert "har ikke alle revisjonene" in said
    assert "ikke de som listen oppgir" in said


def test_a_paper_without_its_last_signature_and_a_list_that_agrees(archive, change, signed_by_one):
    """Then only the fingerprint tells: the archive itself agrees with itself. Said in the report and the README."""
    fingerprint = check(archive).fingerprint

    def shorten(lines):
        entries = [json.loads(line) for line in lines.splitlines()]
        entries[0]["revisions"].pop()
        entries[0]["signatures"].pop()
        return "".join(json.dumps(entry) + "\n" for entry in entries).encode()

    change("dokumenter.jsonl", shorten)
    change(only(archive, PAPER), signed_by_one)
    assert faults(archive) == []
    assert check(archive).fingerprint != fingerprint


@pytest.mark.parametrize(
    ("change_record", "said"),
    [
        (lambda data: data["record"]["work"].update(title="Dagvakt"), "ikke svarene som ble signert"),
        (lambda data: data["envelope"].update(version=2), "ikke svarene som ble signert"),
        (lambda data: data.pop("record"), "kan ikke leses"),
    ],
)
def test_a_changed_record(archive, change, change_record, said):
    def edit(content):
        data = json.loads(content)
        change_record(data)
        return json.dumps(data).encode()

    change(only(archive, RECORD), edit)
    (fault,) = faults(archive)
    assert said in fault


def test_a_paper_of_another_seal(archive, change, settings, tmp_path):
    settings.SEAL_DIR = tmp_path / "other"
    seal.current()
    (other,) = seal.trusted()
    own = only(archive, "segl/*.pem")
    change(own, None, hidden=False)
    change(f"segl/{other.sha256.hex()}.pem", writing.DER_cert_to_PEM_cert(other.dump()).encode())
    assert any("Signatur 1 er ikke laget her" in fault for fault in faults(archive))


def edited_journal(number, **values):
    def edit(content):
        lines = content.splitlines()
        event = {**json.loads(lines[number]), **values}
        if "hash" not in values:
            event["hash"] = journal.hash_of_content({key: value for key, value in event.items() if key != "hash"})
        lines[number] = json.dumps(event).encode()
        return b"\n".join(lines) + b"\n"

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (edited_journal(2, actor_name="En annen"), "hendelse 4 bygger ikke på hendelsen før"),
        (edited_journal(2, actor_name="En annen", hash="0" * 64), "hendelse 3 er endret"),
        (edited_journal(-1, what="nothing"), "slutter ikke med"),
        (edited_journal(0, organisation="00000000-0000-0000-0000-000000000000"), "gjelder en annen virksomhet"),
        (lambda content: content[content.index(b"\n") + 1 :], "hendelse 1 bygger ikke på hendelsen før"),
        (lambda content: b"\n".join(content.splitlines()[:-1]) + b"\n", "slutter ikke med"),
        (lambda content: content + b"{}\n", "kan ikke leses etter hendelse"),
        (lambda content: b"[" * 100_000, "kan ikke leses etter hendelse 0"),
        (None, "journal/journal.jsonl kan ikke leses"),
    ],
    ids=["changed", "changed, hash kept", "last", "organisation", "first gone", "last gone", "more", "nested", "gone"],
)
def test_a_changed_journal(archive, change, edit, said):
    change("journal/journal.jsonl", edit)
    assert said in "\n".join(faults(archive))


def test_lists_that_do_not_agree(archive, change):
    change("dokumenter.jsonl", lambda lines: lines.splitlines(keepends=True)[0] + b'{"title": "x"}\n')
    said = "\n".join(faults(archive))
    assert "Linje 2 i dokumenter.jsonl kan ikke leses." in said
    assert "(gjelder ikke).pdf er ikke nevnt i listen over dokumenter." in said
    change("dokumenter.jsonl", lambda lines: lines.splitlines(keepends=True)[0] * 2)
    assert "er nevnt to ganger" in "\n".join(faults(archive))
    change("dokumenter.jsonl", b"")
    assert "har ikke så mange dokumenter som" in "\n".join(faults(archive))


# --- A hostile folder ---


def test_no_link_is_followed_and_no_pipe_waited_for(archive, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (archive / "README.txt").unlink()
    (archive / "README.txt").symlink_to(secret)
    (archive / "index.html").unlink()
    os.mkfifo(archive / "index.html")
    shutil.rmtree(archive / "segl")
    (archive / "segl").symlink_to(tmp_path)
    said = "\n".join(faults(archive))
    assert "README.txt hører ikke hjemme" in said
    assert "README.txt kan ikke leses" in said
    assert "index.html kan ikke leses" in said
    assert "segl hører ikke hjemme" in said


@pytest.mark.parametrize(
    "name", ["../outside.txt", "/etc/passwd", "dokumenter/../../x.pdf", "a\\b.pdf", "segl/..", "x"]
)
def test_names_that_lead_out_are_not_opened(archive, name):
    sums = archive / "SHA256SUMS.txt"
    content = sums.read_text()
    sums.unlink()
    sums.write_text(content + f"{'0' * 64}  {name}\n")
    assert faults(archive)[0] == f"{name} mangler."
    entry = json.loads((archive / "dokumenter.jsonl").read_text().splitlines()[0])
    (archive / "dokumenter.jsonl").unlink()
    (archive / "dokumenter.jsonl").write_text(json.dumps({**entry, "paper": name, "record": name}) + "\n")
    assert any(fault.endswith("filen kan ikke leses.") for fault in faults(archive))


def test_extra_folders_are_told_of_and_not_searched(archive):
    (archive / "dokumenter" / "deep").mkdir()
    (archive / "dokumenter" / "deep" / "x.pdf").write_text("x")
    (archive / "more").mkdir()
    assert sorted(faults(archive)) == [
        "dokumenter/deep hører ikke hjemme i et arkiv.",
        "more hører ikke hjemme i et arkiv.",
    ]


def test_a_name_does_nothing_to_the_terminal(archive):
    (archive / "dokumenter" / "\x1b[2J\u202e.pdf").write_text("x")
    (fault,) = faults(archive)
    assert fault.startswith("dokumenter/\ufffd[2J\ufffd.pdf hører ikke hjemme")


def test_what_is_too_large_is_not_read(archive):
    def grow(name):
        (archive / name).chmod(0o600)
        os.truncate(archive / name, 60 * 1024 * 1024)

    paper = only(archive, PAPER)
    grow(paper)
    assert f"{paper} kan ikke leses." in faults(archive)
    grow("arkiv.json")
    with pytest.raises(NotAnArchive):
        check(archive)


def test_hostile_papers_stop_nothing(archive, change):
    for content in (b"", b"%PDF-1.7\n" + b"%%EOF\n" * 100_000, b"[" * 100_000, os.urandom(10_000)):
        change(only(archive, PAPER), content)
        assert any("revisjonene" in fault for fault in faults(archive))


def test_faults_without_end_come_to_an_end(archive, monkeypatch):
    monkeypatch.setattr(checking, "_MOST_FAULTS", 5)
    for number in range(20):
        (archive / f"{number}.txt").write_text("x")
    found = faults(archive)
    assert len(found) == 6
    assert found[-1] == "Det er flere feil. Kontrollen er avbrutt her."


# --- The commands ---


@pytest.fixture
def run():
    def call(*arguments):
        out = StringIO()
        try:
            call_command(*arguments, stdout=out)
            return 0, out.getvalue()
        except CommandError as error:
            return error.returncode, str(error)
        except SystemExit as ended:
            return ended.code, out.getvalue()

    return call


def test_the_commands(run, signed, tmp_path):
    target = tmp_path / "arkiv"
    code, said = run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(target))
    assert (code, "Dokumenter: 2." in said) == (0, True)
    fingerprint = re.search(r"fingeravtrykk: ([0-9a-f]{64})", said)[1]
    code, said = run("verify_archive", str(target), "--fingerprint", fingerprint)
    assert (code, said.endswith("Arkivet er helt. Ingen feil er funnet.\n")) == (0, True)
    assert "ikke hvem som eier seglene" in said
    code, said = run("verify_archive", str(target), "--fingerprint", "0" * 64)
    assert (code, "ikke arkivet som ble laget da" in said) == (1, True)
    (target / "extra.txt").write_text("x")
    assert run("verify_archive", str(target))[0] == 1
    assert run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(target))[0] == 2
    assert run("export_archive", "--organisation", "000000000", "-o", str(target))[0] == 2
    assert run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(tmp_path / "a/b/c"))[0] == 2
    for nothing in (tmp_path, tmp_path / "none", target / "arkiv.json"):
        assert run("verify_archive", str(nothing))[0] == 2


def test_the_command_says_which_papers_are_lost(run, signed, tmp_path):
    Path(documents.current(signed).last_revision.file.path).unlink()
    code, said = run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(tmp_path / "arkiv"))
    assert (code, "Kveldsvakt" in said) == (1, True)
    assert run("verify_archive", str(tmp_path / "arkiv"))[0] == 1


def test_the_state_of_a_version_is_in_its_name_and_on_the_page(signed, tmp_path, alice):
    Assessment.objects.filter(pk=signed.pk).update(
        state="withdrawn", withdrawn_at=timezone.now(), withdrawn_reason="Feil <arbeidssted>"
    )
    writing.write(signed.organisation, tmp_path / "arkiv")
    assert only(tmp_path / "arkiv", "dokumenter/*(trukket tilbake).pdf")
    page = (tmp_path / "arkiv/index.html").read_text()
    assert "Trukket tilbake" in page
    assert "Begrunnelse: Feil &lt;arbeidssted&gt;" in page


def test_the_text_names_every_file(archive):
    text = (archive / "README.txt").read_text()
    for name in ("index.html", "dokumenter/", "vurderinger/", "journal/journal.txt", "segl/", "SHA256SUMS.txt"):
        assert name in text
    assert max(len(line) for line in text.splitlines()) <= 100
    assert render_to_string("documents/archive/bottom.html", {"seals": []})
