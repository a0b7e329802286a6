"""Where signing is done: here, or in a worker in copies of it, which are thrown away.

What signs brings thirty megabytes of libraries, loaded in a third of a second. A worker stays without them.
"""

import functools
import pickle  # what a copy of this process answers
from collections.abc import Callable
from typing import Any

from assessments.documents.examination import limited
from assessments.documents.rendering_copy import in_a_copy
from assessments.documents.seal_base import SealUnavailable
from assessments.documents.signing_authority import TimestampMisconfigured
from assessments.documents.signing_outcome import SigningFailed

REFUSALS = (SigningFailed, SealUnavailable, TimestampMisconfigured)

_in_copies = False
_sized = b""  # what the authorities answered to `signing_timestamps`, for the next copy; not opened here


def sign_in_copies() -> None:
    """From now on, and for as long as this process lives."""
    global _in_copies
    _in_copies = True


def done(work: Callable[[], Any]) -> Any:
    """What `work` answers, or one of REFUSALS."""
    global _sized
    if not _in_copies:
        return work()
    outcome, _sized = pickle.loads(in_a_copy(functools.partial(_answer, work)))  # noqa: S301  # our own words
    if isinstance(outcome, REFUSALS):
        raise outcome
    return outcome


def _answer(work: Callable[[], Any]) -> bytes:
    """In the copy. What is no refusal goes to the log from here, with its traceback."""
    from assessments.documents import signing_timestamps

    signing_timestamps.remember(_sized)
    try:
        outcome = work()
    except REFUSALS as refusal:
        outcome = refusal
    finally:
        limited.stop()
    return pickle.dumps((outcome, signing_timestamps.remembered()))
