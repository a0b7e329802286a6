"""Files made to fool or to break whoever verifies them: a really signed file, changed in every way, and the traps.

Everything is made from the signed file that is given and from fixed numbers, so a case that fails can be made again.
The patterns are those of the literature: shadow attacks (Mainka and others 2021), the attacks on PDF signatures of 2019
(universal forgery, incremental saving, signature wrapping), and those on certified files of 2021.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.documents.hostile_bytes import byte_flips, changed_hex, embedded, signature_gaps, truncations
from tests.documents.hostile_traps import traps

__all__ = ["added_revisions", "amended", "changed_hex", "corpus", "replace_content", "signature_gaps", "wrapped"]

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


def dictionary(**entries: generic.PdfObject) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def stream(data: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**entries), stream_data=data)


def rectangle(*numbers: int) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.NumberObject, numbers))


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


def corpus(pdf: bytes, record: bytes) -> Iterator[tuple[str, bytes]]:
    """All of it."""
    yield from byte_flips(pdf)
    yield from truncations(pdf)
    for name, change in added_revisions(record).items():
        yield f"added-{name}", amended(pdf, change)
    yield from rewritings(pdf)
    yield from traps()
