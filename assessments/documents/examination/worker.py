"""The process that files of unknown origin are read in: one that waits with pyHanko loaded, and a copy of it per file.

`python -m assessments.documents.examination.worker` is started by `limited` with a socket as standard input. For each
connection that comes over it the process forks. The copy gives itself limits of time and memory, and no way out: no
database, no secrets in its environment, no connections, no writing. The kernel ends it, whatever Python is up to.
"""

import array
import asyncio
import gc
import logging
import os
import resource
import signal
import socket
import sys
from typing import Any

from .examine import examine
from .findings import Findings, Outcome, Trusted
from .wire import BEGUN, SECONDS, read_request

MEMORY = 768 * 1024 * 1024  # address space beyond what the waiting process has already
_FORBIDDEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.", "os.", "ctypes.")
_READING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the copies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us; our end is when they are gone
    logging.disable(logging.CRITICAL)  # pyHanko's many words about files that are anyone's
    gc.freeze()
    with socket.socket(fileno=os.dup(0)) as requests:
        while True:
            connection = _received(requests)
            if connection is None:
                return
            if os.fork() == 0:
                requests.close()
                _serve(connection)
            os.close(connection)


def _received(requests: socket.socket) -> int | None:
    """The next connection; None when whoever asks is gone."""
    sizes = array.array("i")
    data, ancillary, _flags, _address = requests.recvmsg(1, socket.CMSG_LEN(sizes.itemsize))
    for level, kind, content in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            sizes.frombytes(content[: sizes.itemsize])
            return sizes[0]
    if data:
        raise RuntimeError("A request came without its connection")
    return None


def _serve(connection: int) -> None:
    """Never returns."""
    status = 1
    try:
        signal.alarm(SECONDS)  # ends the process at that second, also in the middle of C code
        with socket.socket(fileno=connection) as asker, asker.makefile("rb") as incoming:
            asker.sendall(BEGUN)
            loop = asyncio.new_event_loop()
            trusted, pdf = read_request(incoming)
            _limit()
            asker.sendall(_answer(pdf, trusted, loop).to_json())
            status = 0
    except Exception as error:
        print(f"The examination of a file broke: {error!r:.300}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def _answer(pdf: bytes, trusted: Trusted, loop: asyncio.AbstractEventLoop) -> Findings:
    try:
        return examine(pdf, trusted, loop)
    except (MemoryError, RecursionError):
        return Findings(Outcome.TOO_HARD)


def _limit() -> None:
    with open("/proc/self/statm") as statm:
        now = int(statm.read().split()[0]) * resource.getpagesize()
    for kind, most in (
        (resource.RLIMIT_AS, now + MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No file shall reach anything, even if it finds a way to make us try. Modules are still read when needed."""
    if event.startswith(_FORBIDDEN) and event not in {"os.listdir", "os.scandir"}:
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _READING:
        raise PermissionError(event)


if __name__ == "__main__":
    main()
