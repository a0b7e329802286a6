"""How a file is handed to the worker. Without pyHanko: who asks need not load what examines."""

import struct
from typing import Any

from .findings import Trusted

SECONDS = 8  # for one file
BEGUN = b"."  # the first byte of every answer, and the only one when the examination is ended


def write_request(outgoing: Any, trusted: Trusted, pdf: bytes) -> None:
    parts = (trusted.record_format.encode(), pdf, b"", *trusted.seals, b"", *trusted.authorities)
    outgoing.sendall(struct.pack("!I", len(parts)))
    for part in parts:
        outgoing.sendall(struct.pack("!I", len(part)))
        outgoing.sendall(part)


def read_request(incoming: Any) -> tuple[Trusted, bytes]:
    (count,) = struct.unpack("!I", incoming.read(4))
    parts = []
    for _part in range(count):
        (length,) = struct.unpack("!I", incoming.read(4))
        parts.append(incoming.read(length))
    between = parts.index(b"", 3)
    return Trusted(tuple(parts[3:between]), tuple(parts[between + 1 :]), parts[0].decode()), parts[1]
