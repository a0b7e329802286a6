"""Runs what needs much memory for a moment in a copy of this process, which is thrown away with all it took.

A document's boxes and styles are some fifty megabytes in small pieces, and what the C libraries below forget to free
comes on top. Between two documents a process never gets it back. The copy shares what is loaded, needs no garbage
collection, and has no way to the database: it calculates, answers and is gone.
"""

import functools
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable


class CopyBroke(Exception):
    """The copy ended without an answer; what it said of it is in the log."""


def in_a_copy(work: Callable[[], bytes]) -> bytes:
    """What `work` answers. It must catch what it expects itself."""
    _settled()
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            answer = pipe.read()
    finally:
        _pid, status = os.waitpid(copy, 0)
    if status != 0:
        raise CopyBroke(f"ended with {os.waitstatus_to_exitcode(status)}")
    return answer


@functools.cache
def _settled() -> None:
    """What is loaded by now stays for good: unlooked at by the collector, its memory is shared with every copy."""
    gc.collect()
    gc.freeze()


def _answer(work: Callable[[], bytes], writing: int) -> None:
    """Never returns: nothing of the parent's is closed, flushed or said goodbye to."""
    status = 1
    try:
        gc.disable()
        for stop in (signal.SIGINT, signal.SIGTERM):  # whether to stop is the parent's to decide
            signal.signal(stop, signal.SIG_IGN)
        answer = work()
        with open(writing, "wb") as pipe:
            pipe.write(answer)
        status = 0
    except Exception:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)
