"""A hundred papers of the large case by one worker and by two: real processes, on the database the tests are run with.

The queue is full before they start, and the clock runs from the first job taken to the last one done.
"""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from assessments.casework import services, workflow
from assessments.catalogue import selectors as catalogue_selectors
from assessments.documents import fonts
from assessments.documents.models import PaperJob
from assessments.record.choices import PartyRole, Statement
from tests.casework import full
from tests.documents.steps import ask_to_finalise, fill
from tests.documents.test_worker import ended, start

from .conftest import HAZARDS, MEASURES
from .measuring import show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]

PAPERS = 100
REVIEW = {"purpose": "Å høre når noen trenger hjelp.", "discussed_with": "union_reps", "discussed_on": "2026-11-01"}
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """Seconds on the clock; of each worker the processor's seconds, and at the end its megabytes in memory.

    `shared` counts what it shares with other processes (libraries, mostly) by its part only: the kernel's Pss.
    """

    clock: float
    processor: tuple[float, ...]
    memory: tuple[float, ...]
    shared: tuple[float, ...]


@pytest.fixture
def own_files(settings, tmp_path, monkeypatch):
    """As in production on any day but the first: the fonts are made, and no query is remembered."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SEAL_DIR = tmp_path / "seal"
    (tmp_path / "fonts").symlink_to(fonts.folder().parent)
    monkeypatch.setenv("DEBUG", "0")


def test_workers(own_files, alice, bob, workplace):
    taken = {}
    for workers in (1, 2):
        for number in range(PAPERS):
            ask_to_finalise(_in_review(alice, bob, workplace, number), alice)
        taken[workers] = _run(workers)
    one = taken[1]
    rows = [
        (
            workers,
            run.clock,
            f"{one.clock / run.clock:.2f}",
            sum(run.processor) * 1000 / PAPERS,
            _list(run.memory),
            _list(run.shared),
        )
        for workers, run in taken.items()
    ]
    columns = ("workers", "s", "times as fast", "cpu ms a paper", "MB after", "MB, shared by part")
    show(f"{PAPERS} papers with {HAZARDS} hazards on {connection.vendor}", columns, rows)


def _run(count: int) -> Run:
    jobs = PaperJob.objects.filter(state="waiting")
    mine = list(jobs.values_list("pk", flat=True))
    workers = [start("manage.py", "worker") for _worker in range(count)]
    while PaperJob.objects.filter(state__in=PaperJob.UNFINISHED).exists():
        assert all(worker.poll() is None for worker in workers)
        time.sleep(0.5)
    used = [(_processor(worker.pid), _memory(worker.pid, "Rss"), _memory(worker.pid, "Pss")) for worker in workers]
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [ended(worker)[0] for worker in workers] == [0] * count
    done = PaperJob.objects.filter(pk__in=mine, state="done")
    assert len(done) == PAPERS, PaperJob.objects.filter(pk__in=mine).exclude(state="done").first().reason
    taken = max(job.finished_at for job in done) - min(job.started_at for job in done)
    return Run(taken.total_seconds(), *zip(*used, strict=True))


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS  # its own, and that of its copies


def _memory(pid: int, name: str) -> float:
    """Megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024


def _in_review(alice, bob, workplace, number):
    """The large case with what it lacks before it can be made: the time until then, and its control measures."""
    assessment = services.create(actor=alice, workplace=workplace, title=f"Nattevakt {number}", profile="")
    full.fill(assessment, hazards=HAZARDS, measures=MEASURES)
    catalogue = catalogue_selectors.get(assessment.catalogue_version)
    chosen = assessment.items.filter(step="tiltak", item__in=full.keys_of_measures(MEASURES, catalogue))
    for item in chosen.values_list("item", flat=True):
        if catalogue.measures[item].is_control_measure == "yes":
            services.save_item(assessment, step="kontrolltiltak", item=item, data=REVIEW, revision=0, actor=alice)
    fill(assessment, alice, "tiltak", interim="temporary_measures", interim_description="To på vakt.")
    fill(assessment, alice, "konklusjon", special_risk_reason="Tiltakene holder risikoen nede.")
    today = timezone.localdate()
    position = services.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=today, actor=alice)
    services.state_position(position, statement=Statement.DISAGREES, reason="Fredager er én alene.", actor=bob)
    return workflow.apply(assessment, "send_to_review", actor=alice)


def _list(numbers: tuple[float, ...]) -> str:
    return ", ".join(f"{number:.0f}" for number in numbers)
