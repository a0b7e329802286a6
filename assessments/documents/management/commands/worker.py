"""Makes and signs papers, and does the regular work. Run one or more beside the web server; SIGTERM stops it cleanly.

The queue and its loop are django-tasks-db's. Added here: what a killed worker left is taken up again, at the start and
every few seconds, and a database that is away for a moment is waited for.
"""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from assessments.documents import rendering, signing_copy
from assessments.documents.caretaker import Caretaker, look_after

INTERVAL = 0.5  # seconds between looks at an empty queue
PATIENCE = 2.0  # seconds between attempts to reach a database that is away

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Lager og signerer dokumenter, og gjør det faste arbeidet. Stopper pent ved SIGTERM."
    requires_system_checks = (Tags.database, "seal")  # those of the addresses would load every page: sixteen megabytes

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Gjør det som venter, og stopp.")

    def handle(self, *args: Any, batch: bool, **options: Any) -> None:
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=get_random_string(32),
            interval=INTERVAL,
            batch=batch,
            max_tasks=None,
            startup_delay=False,
        )
        worker.configure_signals()
        rendering.make_in_copies()
        signing_copy.sign_in_copies()
        look_after(worker.worker_id)
        caretaker = Caretaker(worker.worker_id)
        caretaker.start()
        try:
            _work(worker)
        finally:
            caretaker.stop()


def _work(worker: Worker) -> None:
    """Until told to stop. What was going on when the database went away is taken up again by the caretaker."""
    while worker.running:
        try:
            worker.run()
            return
        except (OperationalError, InterfaceError) as away:
            logger.warning("The database does not answer: %s", away)
            close_old_connections()
            time.sleep(PATIENCE)
