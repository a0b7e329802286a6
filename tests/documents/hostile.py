"""Files made to break or to fool whoever verifies them: changes to a really signed file, and files that are traps.

Everything is made from the signed file that is given and from fixed numbers, so a case that fails can be made again.
The patterns are those of the literature: shadow attacks (Mainka and others 2021), the attacks on PDF signatures of 2019
(universal forgery, incremental saving, signature wrapping), and those on certified files of 2021.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

Change = Callable[[IncrementalPdfFileWriter], None]


class QuietWriter(IncrementalPdfFileWriter):
    """Changes what the attacker wants changed and nothing else."""

    def _update_meta(self) -> None:
        pass


def amended(pdf: bytes, change: Change) -> bytes:
    """One more revision."""
    writer = QuietWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def flipped(pdf: bytes, position: int, bit: int = 1) -> bytes:
    return pdf[:position] + bytes([pdf[position] ^ bit]) + pdf[position + 1 :]


def replaced(pdf: bytes, old: bytes, new: bytes, *, number: int = 0) -> bytes:
    """The occurrence with that number, in the same length where the new one is shorter."""
    places = [match.start() for match in re.finditer(re.escape(old), pdf)]
    place = places[number]
    return pdf[:place] + new.ljust(len(old)) + pdf[place + len(old) :]


def dictionary(**entries: generic.PdfObject) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def stream(data: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**entries), stream_data=data)


def rectangle(*numbers: int) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.NumberObject, numbers))


# --- Bytes that are not what they were, in every kind of object ---


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


# --- Revisions that someone else has added ---


def add_annotation(subtype: str = "/FreeText", **more: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        note = dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name(subtype), Rect=rectangle(10, 10, 200, 200), **more)
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
        writer.update_container(page)

    return change


def add_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    page = dictionary(Type=pdf_name("/Page"), MediaBox=rectangle(0, 0, 595, 842), Parent=writer.root.raw_get("/Pages"))
    pages["/Kids"] = generic.ArrayObject([*pages["/Kids"], writer.add_object(page)])
    pages["/Count"] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def remove_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(list(pages["/Kids"])[:-1])
    pages["/Count"] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def swap_attachment(record: bytes) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"].raw_get("/F")
        held.get_object()._data, held.get_object()._encoded_data = record, None
        writer.mark_update(held)

    return change


def add_attachment(writer: IncrementalPdfFileWriter) -> None:
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.append(pdf_string("ekstra.json"))
    names.append(names.raw_get(1))
    writer.update_container(names)


def replace_content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][1]
    page["/Contents"] = writer.add_object(stream(b"0 0 100 100 re f"))
    writer.update_container(page)


def overwrite_content(writer: IncrementalPdfFileWriter) -> None:
    """Replace (shadow attack): the object that a page shows gets another content, and no page is touched."""
    contents = writer.root["/Pages"]["/Kids"][0].raw_get("/Contents")
    held = contents if isinstance(contents, generic.IndirectObject) else contents.raw_get(0)
    writer.objects[(0, held.idnum)] = stream(b"0 0 100 100 re f")


def hide(writer: IncrementalPdfFileWriter) -> None:
    """Hide (shadow attack): a picture over the text, by an overlay that is taken away or put on."""
    page = writer.root["/Pages"]["/Kids"][0]
    overlay = stream(b"", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=rectangle(0, 0, 595, 842))
    resources = page["/Resources"]
    resources["/XObject"] = dictionary(Over=writer.add_object(overlay))
    writer.update_container(resources)


def hide_and_replace(writer: IncrementalPdfFileWriter) -> None:
    """Hide-and-replace (shadow attack): the catalogue points to other pages, kept in the file all along."""
    page = dictionary(Type=pdf_name("/Page"), MediaBox=rectangle(0, 0, 595, 842))
    pages = dictionary(Type=pdf_name("/Pages"), Count=generic.NumberObject(1))
    pages["/Kids"] = generic.ArrayObject([writer.add_object(page)])
    writer.root["/Pages"] = writer.add_object(pages)
    writer.update_root()


def replace_font(writer: IncrementalPdfFileWriter) -> None:
    """Replace (shadow attack): other shapes for the same letters."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font["/BaseFont"] = pdf_name("/Annen")
    writer.update_container(font)


def set_root(key: str, value: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[key] = value
        writer.update_root()

    return change


def set_form(key: str, value: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/AcroForm"][key] = value
        writer.update_container(writer.root["/AcroForm"])

    return change


def set_field(number: int, key: str, value: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][number]
        field[key] = value
        writer.update_container(field)

    return change


def repaint(number: int) -> Change:
    """A signature box that says something else."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][number]
        shown = stream(b"0 0 50 50 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"))
        shown["/BBox"] = field["/AP"]["/N"]["/BBox"]
        field["/AP"] = dictionary(N=writer.add_object(shown))
        writer.update_container(field)

    return change


def overpaint(number: int) -> Change:
    """The same box, by overwriting the picture and touching no field."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        shown = writer.root["/AcroForm"]["/Fields"][number]["/AP"].raw_get("/N")
        other = stream(b"0 0 50 50 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"))
        other["/BBox"] = shown.get_object()["/BBox"]
        writer.objects[(0, shown.idnum)] = other

    return change


def set_signature(number: int, key: str, value: generic.PdfObject | None) -> Change:
    """Universal forgery: what verifiers need is missing, empty or wrong."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AcroForm"]["/Fields"][number].raw_get("/V")
        signature = held.get_object()
        if value is None:
            del signature[key]
        else:
            signature[key] = value
        writer.mark_update(held)

    return change


def set_info(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer.raw_get("/Info")
    info.get_object()[pdf_name("/Title")] = pdf_string("Noe annet")
    writer.mark_update(info)


def set_xmp(writer: IncrementalPdfFileWriter) -> None:
    held = writer.root.raw_get("/Metadata")
    data = writer.root["/Metadata"].data.replace(b"Risiko", b"Trygg ")
    writer.objects[(0, held.idnum)] = stream(data, Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML"))


def add_field(**more: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        field = dictionary(FT=pdf_name("/Sig"), T=pdf_string("sig_ny"), Type=pdf_name("/Annot"), **more)
        field["/Subtype"], field["/Rect"] = pdf_name("/Widget"), more.get("Rect", rectangle(0, 0, 0, 0))
        form["/Fields"] = generic.ArrayObject([*form["/Fields"], writer.add_object(field)])
        writer.update_container(form)

    return change


def fake_proof(content: bytes, key: str = "Certs") -> Change:
    """A store of proof for validation that holds something else."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        held = generic.ArrayObject([writer.add_object(stream(content))])
        writer.root["/DSS"] = writer.add_object(dictionary(**{key: held}))
        writer.update_root()

    return change


def orphan(writer: IncrementalPdfFileWriter) -> None:
    """Hidden content that waits for someone to point to it."""
    writer.add_object(stream(b"0 0 100 100 re f"))


def nothing(writer: IncrementalPdfFileWriter) -> None:
    """A revision that says the same again."""
    writer.update_root()


def added_revisions(record: bytes) -> dict[str, Change]:
    text, action = pdf_string("Alt i orden"), dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))
    null, number = generic.NullObject(), generic.NumberObject
    changes: dict[str, Change] = {
        "add-page": add_page,
        "remove-page": remove_page,
        "swap-attachment": swap_attachment(record),
        "add-attachment": add_attachment,
        "replace-content": replace_content,
        "shadow-replace": overwrite_content,
        "shadow-hide": hide,
        "shadow-hide-and-replace": hide_and_replace,
        "shadow-font": replace_font,
        "info": set_info,
        "xmp": set_xmp,
        "orphan": orphan,
        "nothing": nothing,
        "open-action": set_root("/OpenAction", action),
        "additional-actions": set_root("/AA", dictionary(WC=action)),
        "language": set_root("/Lang", pdf_string("en")),
        "version": set_root("/Version", pdf_name("/2.0")),
        "mark-info": set_root("/MarkInfo", dictionary(Marked=generic.BooleanObject(False))),
        "permissions": set_root("/Perms", dictionary()),
        "no-form": set_root("/AcroForm", dictionary(Fields=generic.ArrayObject())),
        "optional-content": set_root("/OCProperties", dictionary(OCGs=generic.ArrayObject())),
        "names": set_root("/Names", dictionary()),
        "form-appearances": set_form("/NeedAppearances", generic.BooleanObject(True)),
        "form-default": set_form("/DA", pdf_string("/Helv 0 Tf 0 g")),
        "form-resources": set_form("/DR", dictionary(Font=dictionary())),
        "form-xfa": set_form("/XFA", stream(b"<xdp/>")),
        "form-flags": set_form("/SigFlags", number(0)),
        "form-no-fields": set_form("/Fields", generic.ArrayObject()),
        "new-field": add_field(),
        "new-visible-field": add_field(Rect=rectangle(10, 10, 90, 90)),
        "new-field-with-false-timestamp": add_field(V=dictionary(Type=pdf_name("/DocTimeStamp"))),
        "new-field-with-false-signature": add_field(V=dictionary(Type=pdf_name("/Sig"))),
        "field-name": set_field(0, "/T", pdf_string("sig_annen")),
        "field-tooltip": set_field(0, "/TU", pdf_string("Signert av en annen")),
        "field-hidden": set_field(1, "/F", number(2)),
        "field-moved": set_field(1, "/Rect", rectangle(0, 0, 1, 1)),
        "field-emptied": set_field(1, "/V", null),
        "field-other-signature": set_field(1, "/V", dictionary(Type=pdf_name("/Sig"))),
        "field-kids": set_field(0, "/Kids", generic.ArrayObject()),
    }
    for kind in ("/FreeText", "/Stamp", "/Ink", "/Redact", "/Link", "/Widget", "/FileAttachment", "/Highlight"):
        changes[f"annotation-{kind[1:]}"] = add_annotation(kind, Contents=text)
    for field in (0, 1):
        changes[f"repaint-{field}"], changes[f"overpaint-{field}"] = repaint(field), overpaint(field)
        for key, value in {
            "/ByteRange": null,
            "/Contents": null,
            "/SubFilter": pdf_name("/adbe.x509.rsa_sha1"),
            "/Filter": pdf_name("/Ingen"),
            "/Name": pdf_string("En annen"),
            "/Reason": text,
            "/Type": pdf_name("/DocTimeStamp"),
            "/M": pdf_string("D:20200101000000Z"),
        }.items():
            changes[f"signature-{field}-{key[1:]}"] = set_signature(field, key, value)
        for key in ("/ByteRange", "/Contents", "/SubFilter", "/Reason"):
            changes[f"signature-{field}-without-{key[1:]}"] = set_signature(field, key, None)
        for name, numbers in {"negative": (0, -1, 5, 5), "all": (0, 10, 10, 10**9), "zero": (0, 0, 0, 0)}.items():
            changes[f"signature-{field}-range-{name}"] = set_signature(field, "/ByteRange", rectangle(*numbers))
    for name, content in {"text": b"hei", "empty": b"", "picture": b"\x89PNG", "long": b"0" * 10_000}.items():
        changes[f"false-proof-{name}"] = fake_proof(content)
        changes[f"false-proof-answer-{name}"] = fake_proof(content, "OCSPs")
    changes["false-proof-key"] = fake_proof(b"", "Pages")
    return changes


# --- Wrapping, moving and re-saving ---


def rewritings(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    first_end = pdf.index(b"%%EOF\n") + 6
    for name, options in {
        "plain": {},
        "linearised": {"linearize": True},
        "uncompressed": {"compress_streams": False},
        "classic-xref": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        "encrypted": {"encryption": pikepdf.Encryption(owner="a", user="b")},
        "encrypted-without-password": {"encryption": pikepdf.Encryption(owner="a", user="")},
        "encrypted-rc4": {"encryption": pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False)},
    }.items():
        yield f"resaved-{name}", resaved(pdf, **options)
    yield "garbage-before", b"\n\n" + pdf
    yield "other-file-before", pdf[:first_end] + pdf
    yield "twice", pdf + pdf
    yield "other-file-after", pdf + pdf[:first_end]
    for name, tail in {"newline": b"\n", "text": b"garbage", "eof": b"%%EOF\n", "zeroes": b"\0" * 5000}.items():
        yield f"appended-{name}", pdf + tail
    yield from wrapped(pdf)
    yield "incremental-without-xref", pdf + b"4 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n"
    body = b"99999 0 obj\n(x)\nendobj\n"
    yield "incremental-without-startxref", pdf + body + b"xref\n0 0\ntrailer\n<< /Size 1 >>\n%%EOF\n"
    yield "incremental-wrong-startxref", pdf + body + b"startxref\n7\n%%EOF\n"
    yield "incremental-own-root", pdf + body + classic_xref(len(pdf), 99999, b"/Root 99999 0 R")


def classic_xref(place: int, number: int, more: bytes) -> bytes:
    """The smallest cross-reference table that names one object."""
    start = b"%d" % (place + len(b"99999 0 obj\n(x)\nendobj\n"))
    entry = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    return entry + b"trailer\n<< /Size %d %s >>\nstartxref\n%s\n%%%%EOF\n" % (number + 1, more, start)


def wrapped(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """Signature wrapping: the signed bytes are moved, and the range follows, so that room is made for others."""
    for number, each in enumerate(embedded(pdf)):
        old = re.compile(rb"/ByteRange ?\[ ?%d %d %d %d ?\]" % tuple(map(int, each.byte_range)))
        match = old.search(pdf)
        _start, length, resumes, rest = map(int, each.byte_range)
        for name, numbers in {
            "moved": (0, length, resumes + 500, rest),
            "shorter": (0, length, resumes, rest - 100),
            "gap": (0, length - 20, resumes, rest),
            "later-start": (10, length - 10, resumes, rest),
            "five-numbers": (0, length, resumes, rest, 0),
        }.items():
            new = (b"/ByteRange [" + b" ".join(b"%d" % n for n in numbers) + b"]").ljust(len(match[0]))
            yield f"wrapped-{number}-{name}", pdf[: match.start()] + new + pdf[match.end() :]


def resaved(pdf: bytes, **options: object) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(out, **options)
    return out.getvalue()


# --- Traps: files that are no paper at all, made to use up time and memory ---


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


def corpus(pdf: bytes, record: bytes) -> Iterator[tuple[str, bytes]]:
    """All of it."""
    yield from byte_flips(pdf)
    yield from truncations(pdf)
    for name, change in added_revisions(record).items():
        yield f"added-{name}", amended(pdf, change)
    yield from rewritings(pdf)
    yield from traps()
