"""Regular work: handed out once when it is due, tried again when it failed, and what it did is noted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.documents import jobs, schedule
from assessments.documents.models import ScheduledRun
from assessments.documents.schedule import Scheduled
from tests.documents.steps import ask_to_finalise, run_jobs
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """One thing to do every day, and when it was done."""
    found = []
    monkeypatch.setattr(schedule, "SCHEDULE", [Scheduled("tell", timedelta(days=1), lambda: found.append("told"))])
    return found


def hours_pass(hours):
    for run in ScheduledRun.objects.all():
        for name in ("started_at", "finished_at"):
            if at := getattr(run, name):
                setattr(run, name, at - timedelta(hours=hours))
        run.save()


def test_it_works(done):
    jobs.queue_scheduled(schedule.due())
    assert schedule.due() == []
    run_jobs()
    assert done == ["told"]
    run = ScheduledRun.objects.get()
    assert (run.error, run.finished_at is not None) == ("", True)
    hours_pass(23)
    assert schedule.due() == []
    hours_pass(2)
    assert schedule.due() == ["tell"]


def test_what_failed_is_noted_and_tried_again(monkeypatch, caplog):
    def fail():
        raise RuntimeError("no storage")

    monkeypatch.setattr(schedule, "SCHEDULE", [Scheduled("tell", timedelta(days=1), fail)])
    assert schedule.due() == ["tell"]
    schedule.run("tell")
    assert ScheduledRun.objects.get().error == "RuntimeError: no storage"
    assert "«tell» failed" in caplog.text
    assert schedule.due() == []
    hours_pass(2)
    assert schedule.due() == ["tell"]


def test_a_run_that_was_killed_is_tried_again(done):
    assert schedule.due() == ["tell"]
    hours_pass(2)
    assert schedule.due() == ["tell"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_not_both_get_it(done):
    assert sorted(at_once(schedule.due, schedule.due, schedule.due)) == [[], [], ["tell"]]


def test_a_name_nobody_knows_any_more_is_nothing(done):
    schedule.run("from an older release")
    assert done == []


def test_people_come_before_regular_work(done, in_review, alice):
    jobs.queue_scheduled(schedule.due())
    ask_to_finalise(in_review, alice)
    assert "run_paper_job" in DBTaskResult.objects.ready().first().task_path


def test_the_queue_forgets_what_is_done(done):
    jobs.queue_scheduled(schedule.due())
    run_jobs()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=8))
    schedule.forget_finished_tasks()
    assert not DBTaskResult.objects.exists()


def test_every_name_is_its_own():
    names = [each.name for each in schedule.SCHEDULE]
    assert len(names) == len(set(names))
