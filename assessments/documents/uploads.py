"""Files that are sent to be looked at and forgotten: kept in memory, never on disk, refused early when too large."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest

from .forms import MAX_BYTES

_ENVELOPE = 100_000  # what a browser sends around the file
_WORTH_DRAINING = 3 * MAX_BYTES


class InMemoryOnly(MemoryFileUploadHandler):
    """Django's own writes what is larger than 2.5 MB to a temporary file."""

    def __init__(self, request: HttpRequest, *, limit: int) -> None:
        super().__init__(request)
        self.limit, self.received = limit, 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """For a request that has not said how large it is, or has said too little."""
        self.received += len(raw_data)
        if self.received > self.limit + _ENVELOPE:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)


def is_too_large(request: HttpRequest) -> bool:
    return _announced(request) > MAX_BYTES + _ENVELOPE


def drained(request: HttpRequest) -> None:
    """Let a browser finish sending a file that is a little too large, or it would not show our answer.

    What is far too large is not even received.
    """
    if _announced(request) <= _WORTH_DRAINING:
        while request.read(65536):
            pass


def _announced(request: HttpRequest) -> int:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(length) if length.isdecimal() else 0
