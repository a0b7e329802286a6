"""Examines a file in the worker, within limits of time and memory. What breaks the worker breaks nothing else.

The waiting process starts with the first file that needs it and ends with the process that started it.
"""

import atexit
import contextlib
import os
import socket
import subprocess  # our own module, by our own interpreter
import sys
import threading
from pathlib import Path

from .findings import Findings, Outcome, Trusted
from .wire import BEGUN, SECONDS, write_request

AT_ONCE = 3  # files under examination; each may use its share of memory
_PATIENCE = 20  # seconds in the queue
_START = 20  # seconds for the first answer, when the waiting process is still loading
_ROOT = Path(__file__).parents[3]


class Busy(Exception):
    """Too many files are waiting. Nothing is wrong with this one."""


class _Waiting:
    """The waiting process, and our end of the socket to it."""

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-W", "ignore", "-c", _COMMAND, str(_ROOT)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                cwd="/",
                env={"LANG": "C.UTF-8"},
            )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait()

    def forget(self) -> None:
        """In a copy of our own process: it belongs to the original."""
        self.socket.close()
        self.process.returncode = 0


_COMMAND = (
    "import sys; sys.path.insert(0, sys.argv[1]); from assessments.documents.examination import worker; worker.main()"
)
_lock = threading.Lock()
_places = threading.BoundedSemaphore(AT_ONCE)
_waiting: _Waiting | None = None


def examine(pdf: bytes, trusted: Trusted) -> Findings:
    """As `examine.examine`, in a process of its own. A file that takes too much is one that cannot be read."""
    if not _places.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        return _asked(pdf, trusted)
    finally:
        _places.release()


def _asked(pdf: bytes, trusted: Trusted) -> Findings:
    answer = _answer(pdf, trusted) or _answer(pdf, trusted, anew=True)
    text = answer.removeprefix(BEGUN)
    return Findings.from_json(text) if text else Findings(Outcome.TOO_HARD)


def _answer(pdf: bytes, trusted: Trusted, *, anew: bool = False) -> bytes:
    """Only BEGUN when the examination was ended; not even that when the waiting process was, which no file can do."""
    answer = b""
    with _connected(anew=anew) as connection:
        connection.settimeout(SECONDS + _START)
        with contextlib.suppress(OSError):  # it was ended while it was told or while it told
            write_request(connection, trusted, pdf)
            connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            while piece := connection.recv(65536):
                answer += piece
    return answer


def _connected(*, anew: bool) -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs, contextlib.suppress(OSError):  # it ended between the look and the sending: then there is no answer
        socket.send_fds(_alive(anew=anew).socket, [b"."], [theirs.fileno()])
    return ours


def _alive(*, anew: bool = False) -> _Waiting:
    global _waiting
    with _lock:
        if _waiting and (anew or not _waiting.is_alive()):
            _waiting.close()
            _waiting = None
        _waiting = _waiting or _Waiting()
        return _waiting


@atexit.register
def stop() -> None:
    """End the waiting process; the next file starts another."""
    global _waiting
    with _lock:
        if _waiting:
            _waiting.close()
        _waiting = None


def _in_a_copy() -> None:
    global _waiting, _lock, _places
    _lock, _places = threading.Lock(), threading.BoundedSemaphore(AT_ONCE)
    if _waiting:
        _waiting.forget()
    _waiting = None


os.register_at_fork(after_in_child=_in_a_copy)
