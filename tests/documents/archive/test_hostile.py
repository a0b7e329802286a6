"""Nothing in a folder does harm."""

import json
import os
import shutil

import pytest

from assessments.documents.archive import checking
from assessments.documents.archive.checking import NotAnArchive, check

from .helpers import PAPER, faults, only

pytestmark = pytest.mark.django_db


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
