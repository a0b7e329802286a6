"""Real workers on a real database: killed wherever one likes, beside each other, and told to stop."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework.models import State
from assessments.documents import services as documents
from assessments.documents import verification
from assessments.documents.models import Document, PaperJob, Signature
from tests.documents.steps import ask_to_finalise, ask_to_sign

pytestmark = pytest.mark.django_db(transaction=True)


def database_url():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format_map(database)


def start(*command):
    folder = Path(settings.MEDIA_ROOT).parent
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(folder),
        "SITE_URL": settings.SITE_URL,
        "DJANGO_SETTINGS_MODULE": "alenearbeid.settings",
    }
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def ended(process):
    said, _nothing = process.communicate(timeout=120)
    return process.returncode, said.decode()


def work():
    """The next worker, until there is nothing left to do."""
    assert ended(start("manage.py", "worker", "--batch")) == (0, "")


def kill(moment):
    """A worker that takes up what is there and dies at that moment; long enough ago for its lease to be over."""
    code, said = ended(start("-m", "tests.documents.killed_worker", moment))
    assert (code, said) == (-signal.SIGKILL, "")
    ago = timezone.now() - timedelta(hours=1)
    PaperJob.objects.filter(state="running").update(lease_until=ago, attempts=1)
    DBTaskResult.objects.filter(status="RUNNING").update(started_at=ago)


def stored_files():
    return sorted(str(path.relative_to(settings.MEDIA_ROOT)) for path in Path(settings.MEDIA_ROOT).rglob("papers/*/*"))


def files_of_rows():
    return sorted([*Document.objects.values_list("file", flat=True), *Signature.objects.values_list("file", flat=True)])


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path, request):
    """Every file counts here."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SEAL_DIR = tmp_path / "seal"


def assert_consistent(organisation):
    assert stored_files() == files_of_rows()
    assert journal.verify(organisation) == []
    for row in [*Document.objects.all(), *Signature.objects.all()]:
        documents.stored(row)


def test_killed_at_every_moment_of_finalising(in_review, alice, organisation):
    job = ask_to_finalise(in_review, alice)
    for moment in (
        "task taken, job not yet",
        "before rendering",
        "half the file written",
        "file stored, row not yet",
        "all written, not committed",
    ):
        kill(moment)
        job.refresh_from_db()
        assert (job.is_unfinished, Document.objects.count()) == (True, 0), moment
    kill("finalised")
    work()
    job.refresh_from_db()
    in_review.refresh_from_db()
    assert (job.state, in_review.state, Document.objects.count()) == ("done", State.READY, 1)
    assert Event.objects.filter(what="assessment.finalise").count() == 1
    assert_consistent(organisation)


def test_killed_at_every_moment_of_signing(ready, alice, bob, organisation):
    job = ask_to_sign(ready, alice, is_employer=True)
    for moment in ("while signing", "half the file written", "file stored, row not yet", "all written, not committed"):
        kill(moment)
        job.refresh_from_db()
        assert (job.is_unfinished, Signature.objects.count()) == (True, 0), moment
    kill("signed")
    ask_to_sign(ready, bob, is_employer=False)
    work()
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    assert set(PaperJob.objects.values_list("state", flat=True)) == {"done"}
    assert list(Event.objects.filter(what="assessment.sign").values_list("actor_name", flat=True)) == [
        alice.name,
        bob.name,
    ]
    assert_consistent(organisation)
    verdict = verification.verify(documents.stored(documents.current(ready).last_revision))
    assert (verdict.kind, [each.person for each in verdict.signatures]) == ("valid", [alice.name, bob.name])


def test_two_workers_beside_each_other(ready, alice, bob, organisation):
    """Both signatures are asked for before either worker starts: they come at the same second, and both stand."""
    jobs = [ask_to_sign(ready, alice, is_employer=True), ask_to_sign(ready, bob, is_employer=False)]
    workers = [start("manage.py", "worker", "--batch") for _ in range(2)]
    assert [ended(worker) for worker in workers] == [(0, ""), (0, "")]
    for job in jobs:
        job.refresh_from_db()
        assert (job.state, job.attempts) == ("done", 1)
    ready.refresh_from_db()
    assert (ready.state, list(Signature.objects.values_list("order", flat=True))) == (State.SIGNED, [1, 2])
    assert_consistent(organisation)


def test_told_to_stop_it_ends_what_it_is_doing(in_review, alice, organisation):
    job = ask_to_finalise(in_review, alice)
    worker = start("manage.py", "worker")
    until = time.monotonic() + 60
    while job.state == "waiting" and time.monotonic() < until:
        time.sleep(0.02)
        job.refresh_from_db()
    worker.send_signal(signal.SIGTERM)
    code, said = ended(worker)
    assert code == 0, said
    job.refresh_from_db()
    assert job.state == "done"
    assert DBTaskResult.objects.get(id=job.task_id).status == "SUCCESSFUL"
    assert_consistent(organisation)


def test_told_to_stop_while_idle_it_stops_at_once(organisation):
    worker = start("manage.py", "worker")
    while not DBTaskResult.objects.exists():  # the regular work is in the queue: the worker is up
        time.sleep(0.05)
    time.sleep(1)
    asked = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    code, said = ended(worker)
    assert (code, time.monotonic() - asked < 5) == (0, True), said
