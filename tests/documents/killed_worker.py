"""A real worker that is killed (SIGKILL) at a chosen moment: python -m tests.documents.killed_worker MOMENT

The moment is hit by replacing the function that comes next, in this process alone; the product knows nothing of it.
"""

import os
import signal
import sys
import time

import django
from django.core.management import call_command

django.setup()

from alenearbeid.accounts import tenancy  # noqa: E402  # needs the models
from assessments.documents import job_run, services, signing, storage  # noqa: E402


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def write_half_and_die(path, data):
    path.write_bytes(data[: len(data) // 2])
    die()


def and_then_die(function):
    def wrapped(*args, **kwargs):
        function(*args, **kwargs)
        die()

    return wrapped


MOMENTS = {
    "task taken, job not yet": (job_run, "run", die),
    "before rendering": (services, "render", die),
    "while signing": (signing, "sign", die),
    "half the file written": (storage, "_write_new", write_half_and_die),
    "file stored, row not yet": (services, "_verify_stored", die),
    "all written, not committed": (job_run._Keeper, "row_written", and_then_die(job_run._Keeper.row_written)),
    "finalised": (services, "finalise", and_then_die(services.finalise)),
    "signed": (services, "sign", and_then_die(services.sign)),
}

if __name__ == "__main__":
    place, name, instead = MOMENTS[sys.argv[1]]
    setattr(place, name, instead)
    tenancy.open_process()  # as manage.py does
    call_command("worker")
