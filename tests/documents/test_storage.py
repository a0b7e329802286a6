"""A stored paper is never written over, whatever way one tries."""

import os
import time
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from assessments.documents import services as documents
from assessments.documents import storage as module
from assessments.documents.models import Document, Signature
from assessments.documents.storage import PaperFiles, WriteOnce
from tests.documents.steps import sign

NAME = "papers/1/a.pdf"


@pytest.fixture
def storage(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "is_kept", lambda name: name == NAME)
    return PaperFiles(location=tmp_path / "files")


def content(storage, name=NAME):
    with storage.open(name) as file:
        return file.read()


def on_disk(storage):
    return sorted(path.name for path in Path(storage.location).rglob("*") if path.is_file())


def test_it_works(storage):
    assert storage.save(NAME, ContentFile(b"first")) == NAME
    assert content(storage) == b"first"
    assert on_disk(storage) == ["a.pdf"]


def test_nobody_may_write_and_others_not_even_read(storage):
    storage.save(NAME, ContentFile(b"first"))
    path = Path(storage.path(NAME))
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "attempt",
    [
        lambda storage: storage.save(NAME, ContentFile(b"other")),
        lambda storage: storage.save("papers/1/../1/a.pdf", ContentFile(b"other")),
        lambda storage: storage._save(NAME, ContentFile(b"other")),
        lambda storage: storage.save(NAME, ContentFile(b"")),
        *[lambda storage, mode=mode: storage.open(NAME, mode) for mode in ("w", "wb", "ab", "r+b", "rb+", "xb", "w+")],
        lambda storage: storage.delete(NAME),
    ],
)
def test_every_way_of_changing_a_paper_is_refused(storage, attempt):
    storage.save(NAME, ContentFile(b"first"))
    with pytest.raises((WriteOnce, SuspiciousFileOperation)):
        attempt(storage)
    assert content(storage) == b"first"
    assert on_disk(storage) == ["a.pdf"]  # nor is there a second file under a name that Django found free


def test_the_same_again_is_a_retry(storage):
    storage.save(NAME, ContentFile(b"first"))
    before = Path(storage.path(NAME)).stat().st_ino
    assert storage.save(NAME, ContentFile(b"first")) == NAME
    assert Path(storage.path(NAME)).stat().st_ino == before


def test_one_who_writes_at_the_same_time_is_not_written_over(storage, monkeypatch):
    """The name is taken between looking and writing."""
    really = os.link

    def late(draft, target):
        target.write_bytes(b"somebody else's")
        really(draft, target)

    monkeypatch.setattr(module.os, "link", late)
    with pytest.raises(WriteOnce):
        storage.save(NAME, ContentFile(b"mine"))
    assert (content(storage), on_disk(storage)) == (b"somebody else's", ["a.pdf"])


def test_a_write_that_is_cut_off_leaves_no_half_paper(storage, monkeypatch):
    def full(handle):
        raise OSError("No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.save(NAME, ContentFile(b"first"))
    assert on_disk(storage) == []


def test_file_and_folders_are_on_disk_before_anyone_is_told(storage, monkeypatch):
    synced, really = [], os.fsync
    monkeypatch.setattr(
        module.os, "fsync", lambda handle: (synced.append(os.readlink(f"/proc/self/fd/{handle}")), really(handle))
    )
    storage.save(NAME, ContentFile(b"first"))
    root = Path(storage.location)
    assert synced[-1] == str(root / "papers/1")
    assert synced[-2].endswith(".part")
    assert {str(root.parent), str(root), str(root / "papers")} <= set(synced)


def test_what_no_row_points_at_may_go(storage):
    storage.save("papers/1/b.pdf", ContentFile(b"left behind"))
    assert storage.discard("papers/1/b.pdf")
    assert storage.discard("papers/1/b.pdf")  # gone already
    storage.save("papers/1/b.pdf", ContentFile(b"another"))
    storage.delete("papers/1/b.pdf")
    assert on_disk(storage) == []


def test_what_a_row_points_at_stays(storage):
    storage.save(NAME, ContentFile(b"first"))
    assert not storage.discard(NAME)
    assert on_disk(storage) == ["a.pdf"]


def test_old_drafts_are_swept_and_new_ones_left(storage):
    storage.save(NAME, ContentFile(b"first"))
    folder = Path(storage.path(NAME)).parent
    for name, age in ((".a.pdf.1.part", 0), (".a.pdf.2.part", 90_000)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age,) * 2)
    assert storage.sweep() == 1
    assert on_disk(storage) == [".a.pdf.1.part", "a.pdf"]


def test_a_name_is_taken_as_it_is_or_not_at_all(storage):
    for name in ("../outside.pdf", "/etc/outside.pdf"):
        with pytest.raises(SuspiciousFileOperation):
            storage.save(name, ContentFile(b"x"))
    with pytest.raises(SuspiciousFileOperation, match="too long"):
        storage.save("a" * 40, ContentFile(b"x"), max_length=30)


def test_a_paper_has_no_address(storage):
    with pytest.raises(ValueError, match="no address"):
        storage.url(NAME)


# --- As the models use it ---


def test_the_papers_are_kept_there(ready, alice):
    assert isinstance(Document._meta.get_field("file").storage, PaperFiles)
    assert isinstance(Signature._meta.get_field("file").storage, PaperFiles)
    assert isinstance(storages["papers"], PaperFiles)
    document = documents.current(ready)
    assert Path(document.file.path).stat().st_mode & 0o777 == 0o400
    sign(ready, alice, is_employer=True)
    for revision in (document, document.signatures.get()):
        before = documents.stored(revision)
        for attempt in (
            revision.file.delete,
            lambda revision=revision: revision.file.open("wb"),
            lambda revision=revision: revision.file.save("x.pdf", ContentFile(b"other"), save=False),
        ):
            with pytest.raises(WriteOnce):
                attempt()
        fresh = type(revision).objects.get(pk=revision.pk)
        assert documents.stored(fresh) == before
