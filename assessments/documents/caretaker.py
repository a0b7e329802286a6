"""Beside every worker: shows that it is alive, takes up what others left when they were killed, starts regular work.

A thread of its own, since the worker is busy for seconds at a time. It holds no job, so any number may run at once.
"""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from . import job_run, jobs, schedule

EVERY = 5.0  # seconds; a lease (job_run.LEASE) lasts several of them

# What else is taken up again: a later room appends its own in its AppConfig.ready.
RECOVERING: list[Callable[[], None]] = []

logger = logging.getLogger(__name__)


def look_after(worker_id: str) -> None:
    """One round."""
    job_run.beat(worker_id)
    jobs.recover()
    for recover in RECOVERING:
        recover()
    jobs.queue_scheduled(schedule.due())


class Caretaker(threading.Thread):
    def __init__(self, worker_id: str) -> None:
        super().__init__(name="caretaker", daemon=True)
        self._worker_id = worker_id
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(EVERY):
            try:
                look_after(self._worker_id)
            except Exception:
                logger.exception("The caretaker could not make its round; it tries again.")
            finally:
                close_old_connections()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=EVERY)
