"""A real worker, killed half-way through a ZIP: the next one makes it again, and nothing is left of the first."""

import signal
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.documents.models import ScheduledRun
from assessments.oversight import bundles
from assessments.oversight.models import PaperBundle
from tests.documents.test_worker import ended, own_files, start, work  # noqa: F401  # files of its own

from . import builders

pytestmark = pytest.mark.django_db(transaction=True)


def test_killed_in_the_middle(workplace, auditor):
    papers = [builders.signed(workplace, title=f"Natt {number}") for number in range(3)]
    for assessment in papers:
        builders.paper(assessment)
    now = timezone.now()  # these papers are none, and workers that start at night would find it out
    ScheduledRun.objects.create(name="read_stored_files", started_at=now, finished_at=now)
    bundle = bundles.request([(each.organisation_id, each.pk) for each in papers], actor=auditor)
    assert ended(start("-m", "tests.oversight.killed_worker"))[0] == -signal.SIGKILL
    bundle.refresh_from_db()
    assert (bundle.state, bundle.attempts) == ("running", 1)
    (half,) = Path(settings.MEDIA_ROOT, "bundles").iterdir()
    ago = now - timedelta(hours=1)
    PaperBundle.objects.update(lease_until=ago)
    DBTaskResult.objects.filter(status="RUNNING").update(started_at=ago)
    work()
    bundle.refresh_from_db()
    assert (bundle.state, bundle.attempts, bundle.done, bundle.lacking) == ("done", 2, 3, 0)
    with zipfile.ZipFile(bundles.path_of(bundle.file)) as archive:
        assert archive.testzip() is None
        assert len([name for name in archive.namelist() if name.endswith(".pdf")]) == 3
    assert Event.objects.filter(what="papers.bundled").count() == 1
    assert journal.verify(workplace.organisation) == []
    assert not half.exists()
