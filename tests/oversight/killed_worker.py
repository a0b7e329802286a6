"""A real worker that is killed (SIGKILL) while it makes a bundle: python -m tests.oversight.killed_worker"""

import os
import signal
import time

import django
from django.core.management import call_command

django.setup()

from alenearbeid.accounts import tenancy  # noqa: E402  # needs the models
from assessments.oversight import bundle_file  # noqa: E402

put = bundle_file._put
done = []


def put_one_and_die(*args):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
    done.append(put(*args))
    return done[0]


if __name__ == "__main__":
    bundle_file._put = put_one_and_die
    tenancy.open_process()  # as manage.py does
    call_command("worker")
