"""script/server starts the web server and a worker beside it, and whatever stops one stops both."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
PYTHON = """#!/usr/bin/env bash
# manage.py NAME: what lasts says when it starts and when it is told to stop
case $2 in worker | runserver) ;; *) exit 0 ;; esac
echo "started $2" >>log
trap 'echo "stopped $2" >>log; exit 0' TERM
while [ ! -e "end-$2" ]; do sleep 0.05; done
echo "ended $2" >>log
"""


@pytest.fixture
def folder(tmp_path):
    """The script among stand-ins for what it calls."""
    (tmp_path / "script").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "script" / "server", tmp_path / "script")
    for path, text in (("script/bootstrap", "#!/bin/sh\n"), (".venv/bin/python", PYTHON)):
        (tmp_path / path).write_text(text)
        (tmp_path / path).chmod(0o755)
    return tmp_path


def log(folder):
    path = folder / "log"
    return sorted(path.read_text().splitlines()) if path.exists() else []


@pytest.fixture
def server(folder):
    # Where the tests run in the background, they and all they start may be set to ignore these two.
    command = ["env", "--default-signal=INT,HUP", folder / "script" / "server"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while len(log(folder)) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert log(folder) == ["started runserver", "started worker"]
    yield process
    process.kill()
    process.wait()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_stopping_it_stops_both(folder, server, told):
    server.send_signal(told)
    assert server.wait(timeout=20) in {130, 143}
    assert {"stopped runserver", "stopped worker"} <= {*log(folder)}


@pytest.mark.parametrize(("one", "other"), [("worker", "runserver"), ("runserver", "worker")])
def test_when_one_ends_the_other_is_stopped(folder, server, one, other):
    (folder / f"end-{one}").touch()
    server.wait(timeout=20)
    assert {f"ended {one}", f"stopped {other}"} <= {*log(folder)}
