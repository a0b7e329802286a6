"""The regular work of the installation: what is done how often. Workers see to it; no cron is needed.

To add something, put a line in SCHEDULE: a name of its own, how often, and a function without arguments that does the
work, from any module of this room. (A later room appends its line in its AppConfig.ready.) It runs in a worker, after
the papers that people wait for, never in two workers at once. What it raises is logged and kept with the run, and it
is tried again after an hour; a run whose worker was killed too. Keep one run below a minute or two, for papers wait
meanwhile when there is one worker only: take a sample, or a part at a time.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from alenearbeid.accounts import mail
from alenearbeid.accounts.login import unconfirmed
from assessments.casework.survey import services as surveys

from . import file_checks
from .models import ScheduledRun

TRY_AGAIN_AFTER = timedelta(hours=1)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Scheduled:
    name: str
    every: timedelta
    do: Callable[[], None]


def forget_finished_tasks() -> None:
    """The queue's own rows hold nothing that is needed afterwards: jobs, journal and papers tell what was done."""
    call_command("prune_db_task_results", min_age_days=7, verbosity=0)


SCHEDULE = [
    Scheduled("forget_finished_tasks", timedelta(days=1), forget_finished_tasks),
    Scheduled("forget_unconfirmed_accounts", timedelta(days=1), unconfirmed.forget_old),
    Scheduled("send_waiting_mail", timedelta(minutes=10), mail.send_waiting),
    Scheduled("forget_given_up_mail", timedelta(days=1), mail.forget_given_up),
    Scheduled("close_surveys", timedelta(hours=1), surveys.close_what_is_over),
    Scheduled("forget_survey_texts", timedelta(days=1), surveys.forget_texts),
    Scheduled("read_stored_files", timedelta(hours=1), file_checks.nightly),
]


def due() -> list[str]:
    """The names of what is to be done now, each handed out once: whoever asks next does not get them."""
    return [each.name for each in SCHEDULE if _take(each)]


def run(name: str) -> None:
    """Do the work that has this name, and note how it went."""
    entry = next((each for each in SCHEDULE if each.name == name), None)
    if entry is None:  # queued by another release
        return
    error = ""
    try:
        entry.do()
    except Exception as failed:
        logger.exception("The regular work «%s» failed.", name)
        error = f"{type(failed).__name__}: {failed}"
    # What failed has not been done: it is due again when TRY_AGAIN_AFTER is over.
    ended = {"error": error} if error else {"error": "", "finished_at": timezone.now()}
    ScheduledRun.objects.filter(name=name).update(**ended)


@transaction.atomic
def _take(entry: Scheduled) -> bool:
    now = timezone.now()
    ScheduledRun.objects.get_or_create(name=entry.name)
    not_running = Q(started_at=None) | Q(started_at__lte=F("finished_at")) | Q(started_at__lt=now - TRY_AGAIN_AFTER)
    not_done = Q(finished_at=None) | Q(finished_at__lte=now - entry.every)
    waiting = ScheduledRun.objects.filter(not_running, not_done, name=entry.name)
    return bool(waiting.update(started_at=now))
