"""A signed paper, its archive, and a way to change it."""

import shutil
from pathlib import Path

import pytest

from assessments.casework import workflow
from assessments.documents import services as documents
from assessments.documents.archive import writing
from tests.documents.steps import fill, sign

from .helpers import put_right


@pytest.fixture
def signed(ready, alice, bob, settings, tmp_path_factory):
    """Opened again and changed once, so that one paper is void; then signed by both, with a seal that is the only one.

    The seals of the whole run are shared, and a test before this one may have used a bought one.
    """
    settings.SEAL_DIR = tmp_path_factory.mktemp("seal")
    settings.SEAL_DIR.chmod(0o700)
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


@pytest.fixture(scope="session")
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
