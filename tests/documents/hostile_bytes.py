"""A signed file with bytes that are not what they were, in every kind of object, or that are no longer there."""

import re
from collections.abc import Iterator
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader


def flipped(pdf: bytes, position: int, bit: int = 1) -> bytes:
    return pdf[:position] + bytes([pdf[position] ^ bit]) + pdf[position + 1 :]


def byte_flips(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """A few places of each kind, chosen by what stands there."""
    gaps = [range(*gap) for gap in signature_gaps(pdf)]
    kinds = {
        "name": rb"/[A-Z][A-Za-z]+",
        "number": rb"[ \[]\d+(?=[ \]])",
        "text": rb"\([^)]{3,40}\)",
        "hexadecimal": rb"<[0-9a-fA-F]{8,64}>",
        "stream": rb"stream\r?\n",
        "object": rb"\d+ 0 obj",
        "reference": rb"\d+ 0 R",
        "xref": rb"/Type /XRef",
        "object-stream": rb"/Type /ObjStm",
        "startxref": rb"startxref\s+\d+",
        "eof": rb"%%EOF",
        "byterange": rb"/ByteRange ?\[[^\]]+\]",
        "filter": rb"/FlateDecode",
        "length": rb"/Length \d+",
    }
    for kind, pattern in kinds.items():
        found = [match for match in re.finditer(pattern, pdf) if not any(match.start() in gap for gap in gaps)]
        for number, match in enumerate(found[:: max(1, len(found) // 6)][:6]):
            yield f"flip-{kind}-{number}", flipped(pdf, match.end() - 1 if kind != "stream" else match.end() + 7)
    for number, gap in enumerate(gaps):
        for share in (3, 40, 300, 700):
            yield f"flip-signature-{number}-{share}", changed_hex(pdf, gap.start + share)
    for number in range(40):
        position = 20 + number * (len(pdf) - 40) // 40
        if not any(position in gap for gap in gaps):
            yield f"flip-anywhere-{number}", flipped(pdf, position, 1 << number % 8)


def changed_hex(pdf: bytes, position: int) -> bytes:
    """Still a digit, so the file can still be read."""
    return pdf[:position] + (b"1" if pdf[position : position + 1] != b"1" else b"2") + pdf[position + 1 :]


def signature_gaps(pdf: bytes) -> list[tuple[int, int]]:
    """Where the signatures themselves stand, which they cannot cover."""
    return [(int(each.byte_range[1]), int(each.byte_range[2])) for each in embedded(pdf)]


def embedded(pdf: bytes) -> list:
    return PdfFileReader(BytesIO(pdf)).embedded_signatures


def truncations(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    for number in range(30):
        yield f"truncated-{number}", pdf[: number * len(pdf) // 30]
    ends = [match.end() for match in re.finditer(rb"%%EOF\n", pdf)]
    yield "truncated-one-byte", pdf[:-2]
    for number, end in enumerate(ends[:1]):
        yield f"no-signature-left-{number}", pdf[:end]
