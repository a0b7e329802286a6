"""Files that are no paper at all, made to use up the time and memory of whoever reads them."""

import hashlib
import zlib
from collections.abc import Iterator


def file_of(*objects: bytes, trailer: bytes = b"/Root 1 0 R", size: int | None = None) -> bytes:
    """A PDF with these objects, numbered from one."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size or count, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + end


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"


def bomb(layers: int = 1, size: int = 200_000_000) -> tuple[bytes, bytes]:
    """Zeroes that unpack to `size`, packed again and again; and the filters to undo it."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    for _layer in range(layers - 1):
        data = zlib.compress(data, 9)
    return data, b"[" + b"/FlateDecode " * layers + b"]"


def of_stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def attached(data: bytes, entries: bytes = b"") -> bytes:
    names = b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>"
    catalogue = CATALOGUE.replace(b"/AcroForm << /Fields [3 0 R] >>", names)
    return file_of(catalogue, PAGES, b"null", b"<< /EF << /F 5 0 R >> >>", of_stream(entries, data))


def with_xref_stream(entries: bytes, data: bytes) -> bytes:
    content = of_stream(b"/Type /XRef /Root 1 0 R " + entries, data)
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    return body + b"2 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (content, len(body))


def traps() -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "text", b"hei"
    yield "head", b"%PDF-"
    yield "no-xref", b"%PDF-1.7\nstartxref\n0\n%%EOF"
    yield "noise", b"\xff" * 2000
    yield "random", b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200))
    yield "zip", b"PK\x03\x04" + b"\0" * 1000
    yield "png", b"\x89PNG\r\n\x1a\n" + b"\0" * 1000
    yield "html", b"<!doctype html><title>PDF</title>"
    yield "zeroes-20-mb", b"\0" * 20_000_000
    yield "spaces-20-mb", b"%PDF-1.7\n" + b" " * 20_000_000
    yield "100-mb", b"%PDF-1.7\n" + b"0" * (100 * 1024 * 1024)
    yield "many-eof", b"%PDF-1.7\n" + b"%%EOF\n" * 500_000
    yield "many-startxref", b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 300_000
    yield from deep_traps()
    yield from circular_traps()
    yield from number_traps()
    yield from bombs()


def deep_traps() -> Iterator[tuple[str, bytes]]:
    for name, opening, closing in (("array", b"[", b"]"), ("dictionary", b"<</A ", b">>"), ("text", b"(", b")")):
        for depth in (900, 100_000):
            yield f"deep-{name}-{depth}", file_of(CATALOGUE, PAGES, opening * depth + closing * depth)
    yield "deep-unclosed", file_of(b"[" * 1_000_000)
    yield "deep-root", file_of(b"<</A " * 50_000 + b">>" * 50_000)
    fields = [b"<< /T (a) /FT /Sig /Kids [%d 0 R] >>" % (number + 4) for number in range(3_000)]
    yield "deep-fields", file_of(CATALOGUE, PAGES, *fields, b"<< /T (b) /FT /Sig >>")
    kids = [b"<< /Type /Pages /Kids [%d 0 R] >>" % (number + 4) for number in range(3_000)]
    yield "deep-pages", file_of(CATALOGUE, PAGES, *kids, b"<< /Type /Page >>")
    json = attached(b"[" * 100_000 + b"]" * 100_000)
    yield "deep-json", json
    yield "wide-fields", file_of(CATALOGUE.replace(b"3 0 R", b"3 0 R " * 200_000), PAGES, b"<< /T (a) /FT /Sig >>")


def circular_traps() -> Iterator[tuple[str, bytes]]:
    yield "circular-object", file_of(b"1 0 R")
    yield "circular-pair", file_of(b"2 0 R", b"1 0 R")
    yield "circular-fields", file_of(CATALOGUE, PAGES, b"<< /T (a) /FT /Sig /Kids [3 0 R] >>")
    yield "circular-pages", file_of(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", b"null")
    yield "circular-length", file_of(CATALOGUE, PAGES, b"<< /Length 3 0 R >>\nstream\nabc\nendstream")
    yield "circular-value", file_of(CATALOGUE, PAGES, b"<< /T (a) /FT /Sig /V 3 0 R >>")
    yield "circular-previous", file_of(CATALOGUE, PAGES, b"null", trailer=b"/Root 1 0 R /Prev 9")
    own = file_of(CATALOGUE, PAGES, b"null")
    place = own.index(b"xref\n0 ")
    yield "circular-xref", file_of(CATALOGUE, PAGES, b"null", trailer=b"/Root 1 0 R /Prev %d" % place)
    yield "circular-names", attached(b"{}").replace(b"<< /EF << /F 5 0 R >> >>", b"4 0 R                   ")
    yield "circular-stream", with_xref_stream(b"/W [1 2 1] /Size 3 /Prev 45", b"\0" * 12)


def number_traps() -> Iterator[tuple[str, bytes]]:
    yield "size-huge", file_of(CATALOGUE, PAGES, b"null", size=2**31 - 1)
    yield "size-more-than-huge", file_of(CATALOGUE, PAGES, b"null", size=10**30)
    yield "size-negative", file_of(CATALOGUE, PAGES, b"null", size=-5)
    yield "length-huge", file_of(CATALOGUE, PAGES, b"<< /Length 99999999999 >>\nstream\nabc\nendstream")
    yield "length-negative", file_of(CATALOGUE, PAGES, b"<< /Length -9 >>\nstream\nabc\nendstream")
    yield "number-long", file_of(CATALOGUE, PAGES, b"9" * 1_000_000)
    yield "number-long-root", file_of(b"9" * 500_000, trailer=b"/Root " + b"9" * 500_000 + b" 0 R")
    yield "name-long", file_of(CATALOGUE, PAGES, b"/" + b"A" * 5_000_000)
    yield "startxref-huge", b"%PDF-1.7\nstartxref\n" + b"9" * 900 + b"\n%%EOF\n"
    xref = b"/W [8 8 8] /Size 2147483647 /Index [0 2147483647]"
    yield "xref-stream-index-huge", with_xref_stream(xref, b"\0" * 24)
    yield "xref-stream-widths-huge", with_xref_stream(b"/W [999999999 1 1] /Size 3", b"\0" * 24)
    yield "xref-stream-widths-zero", with_xref_stream(b"/W [0 0 0] /Size 100000000 /Index [0 100000000]", b"")
    yield "xref-table-huge", b"%PDF-1.7\nxref\n0 4000000000\ntrailer\n<< /Size 3 >>\nstartxref\n9\n%%EOF\n"
    yield "object-stream-count", with_object_stream(b"/N 2000000000 /First 10", b"5 0 (x)")
    yield "object-stream-itself", with_object_stream(b"/N 1 /First 4 /Extends 3 0 R", b"3 0 null")
    sums = b"<< /T (a) /FT /Sig /V << /Type /Sig /ByteRange [%s] /Contents <00> >> >>"
    yield "range-long", file_of(CATALOGUE, PAGES, sums % (b"0 1 " * 100_000))
    yield "range-huge", file_of(CATALOGUE, PAGES, sums % b"0 99999999999999 99999999999999 99999999999")


def with_object_stream(entries: bytes, data: bytes, filters: bytes = b"") -> bytes:
    """An object stream (3) that should hold the catalogue (1)."""
    body = b"%PDF-1.7\n"
    held = b"3 0 obj\n%s\nendobj\n" % of_stream(b"/Type /ObjStm " + filters + entries, data)
    rows = b"\1\0\0\0\0" + b"\2\0\0\3\0" + b"\1\0\0\0\0" + b"\1" + len(body).to_bytes(3) + b"\0"
    start = len(body + held)
    xref = of_stream(b"/Type /XRef /Root 1 0 R /Size 4 /W [1 3 1]", rows)
    return body + held + b"4 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (xref, start)


def bombs() -> Iterator[tuple[str, bytes]]:
    for layers in (1, 2, 5):
        data, filters = bomb(layers)
        filtered = b"/Filter " + filters
        yield f"bomb-attachment-{layers}", attached(data, filtered)
        yield f"bomb-xref-{layers}", with_xref_stream(b"/W [1 2 1] /Size 50000000 " + filtered, data)
        yield f"bomb-objects-{layers}", with_object_stream(b" /N 50000 /First 500000", data, filtered)
    data, _filters = bomb()
    chain = b"/Filter [" + b"/FlateDecode " * 2_000 + b"]"
    yield "bomb-filter-chain", attached(data, chain)
    yield "bomb-runs", attached(b"\x81\0" * 5_000_000, b"/Filter /RunLengthDecode")
    yield "bomb-predictor", attached(data, b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1 >>")
    yield "bomb-lzw", attached(b"\x80\x0b\x60\x50" * 2_000_000, b"/Filter /LZWDecode")
