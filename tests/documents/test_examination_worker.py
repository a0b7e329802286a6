"""The process that hostile files are read in: its limits, its end, and that nothing gets out of it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from assessments.documents.examination import examine, limited, worker
from assessments.documents.examination.findings import Findings, Outcome
from assessments.documents.verification import Kind, trusted, verify

pytestmark = pytest.mark.once


def children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in listed.split()]


@pytest.fixture
def waiting():
    """The process that waits, freshly started."""
    limited.stop()
    verify(b"")
    yield limited._waiting.process
    limited.stop()


def in_a_copy(work):
    """Run it as the worker runs an examination; what it says, or that it ended without a word."""
    ours, theirs = socket.socketpair()
    if (pid := os.fork()) == 0:
        try:
            worker._limit()
            said = repr(work())
        except BaseException as error:
            said = type(error).__name__
        theirs.sendall(said.encode())
        os._exit(0)
    with ours, theirs:
        status = os.waitpid(pid, 0)[1]
        ours.setblocking(False)
        try:
            return ours.recv(1000).decode()
        except BlockingIOError:
            return f"signal {os.WTERMSIG(status)}"


def test_it_says_the_same_as_reading_here(twice_signed, unsigned):
    for pdf in (twice_signed, unsigned, b"hei"):
        assert limited.examine(pdf, trusted()) == examine.examine(pdf, trusted())


def test_findings_cross_as_they_are(twice_signed):
    found = examine.examine(twice_signed, trusted())
    assert Findings.from_json(found.to_json()) == found
    assert found.signatures[0].claimed_at.tzinfo is not None


def test_one_process_waits_and_nothing_is_left_of_the_others(waiting, twice_signed):
    for _time in range(3):
        verify(twice_signed)
    assert waiting.pid in children(os.getpid())
    time.sleep(0.2)
    assert children(waiting.pid) == []


def test_it_loads_no_django_and_knows_no_secrets(waiting):
    maps = Path(f"/proc/{waiting.pid}/environ").read_bytes()
    assert maps.rstrip(b"\0") == b"LANG=C.UTF-8"
    code = "from assessments.documents.examination import worker; import sys; print('django' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=limited._ROOT)
    assert said.stdout.strip() == "False"


def test_when_it_has_been_ended_another_one_starts(waiting, twice_signed):
    os.kill(waiting.pid, signal.SIGKILL)
    assert verify(twice_signed).kind == Kind.VALID
    assert limited._waiting.process.pid != waiting.pid


def test_it_ends_with_the_process_that_started_it():
    code = "from assessments.documents.examination import limited, findings as f; limited.examine(b'', f.Trusted(())); "
    code += "print(limited._waiting.process.pid, flush=True); import os; os._exit(0)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=limited._ROOT)
    pid = int(said.stdout)
    for _wait in range(50):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.1)
    raise AssertionError("It outlived the process that started it")


def test_a_copy_of_the_server_gets_one_of_its_own(waiting, once_signed):
    """A server that forks its workers after the first file."""
    seals = trusted()
    reading, writing = os.pipe()
    if (pid := os.fork()) == 0:
        found = limited.examine(once_signed, seals)
        own = limited._waiting.process.pid != waiting.pid
        os.write(writing, f"{found.outcome} {own}".encode())
        limited.stop()
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(reading, 100) == b"read True"
    os.close(reading)
    os.close(writing)
    assert waiting.poll() is None
    assert verify(once_signed).kind == Kind.VALID


def test_more_files_than_places_wait_for_one_another(waiting, once_signed):
    found = []
    threads = [threading.Thread(target=lambda: found.append(verify(once_signed).kind)) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Kind.VALID] * 8


def test_who_waits_too_long_is_told(monkeypatch):
    monkeypatch.setattr(limited, "_PATIENCE", 0)
    monkeypatch.setattr(limited, "_places", threading.BoundedSemaphore(1))
    with limited._places, pytest.raises(limited.Busy):
        verify(b"")


def test_an_examination_that_gives_no_answer_is_told_as_one(monkeypatch):
    monkeypatch.setattr(limited, "_answer", lambda *_arguments, **_options: worker.BEGUN)
    assert limited.examine(b"", trusted()).outcome == Outcome.TOO_HARD


def use_memory():
    held = bytearray(4 * worker.MEMORY)
    return len(held)


def use_time():
    while True:
        pass


LEFT_BEHIND = Path(tempfile.gettempdir(), f"left-behind-{os.getpid()}")


def write_a_file():
    with LEFT_BEHIND.open("w") as file:
        file.write("x")


def reach_out():
    socket.create_connection(("127.0.0.1", 9))


def run_a_program():
    subprocess.run(["true"], check=True)


def test_memory_has_a_limit():
    assert in_a_copy(use_memory) == "MemoryError"


def test_processor_time_has_a_limit(monkeypatch):
    monkeypatch.setattr(worker, "SECONDS", 1)
    assert in_a_copy(use_time) in {f"signal {signal.SIGXCPU}", f"signal {signal.SIGKILL}"}


@pytest.mark.parametrize("work", [write_a_file, reach_out, run_a_program, os.fork])
def test_there_is_no_way_out(work):
    assert in_a_copy(work) == "PermissionError"
    assert not LEFT_BEHIND.exists()


def test_the_clock_has_a_limit(waiting):
    """The kernel ends it in the middle of anything."""
    ours, theirs = socket.socketpair()
    socket.send_fds(limited._waiting.socket, [b"."], [theirs.fileno()])
    theirs.close()
    start = time.monotonic()
    with ours:
        ours.settimeout(worker.SECONDS + 5)
        ours.sendall(b"\0\0\0\5")  # says that there is more, and sends nothing
        assert (ours.recv(1), ours.recv(1)) == (worker.BEGUN, b"")
    assert worker.SECONDS - 2 < time.monotonic() - start < worker.SECONDS + 2
