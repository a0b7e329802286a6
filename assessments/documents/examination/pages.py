"""The pages of a file, and whether two revisions show the same on them.

Does not ask whether a change was lawful, as `policy` does, but whether anyone sees it: page by page, what is drawn and
what it is drawn with must be the same objects down to the last byte, and what lies above the page must be there too.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name

from .reader import Reader, entry

_MOST_NODES = 400  # pages, and what they hang in; ours have twenty at most
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_NOT_DRAWN = frozenset({"/Parent", "/P", "/Annots", "/A", "/AA", "/Dest", "/B", "/Lock", "/SV"})  # of pages and notes

Entries = dict[str, Any]


class Hard(Exception):
    """More than any paper of ours has, or not made as ours are."""


@dataclass(frozen=True)
class Page:
    """With what it has from the nodes above it."""

    reference: generic.Reference
    entries: Entries


def pages(reader: Reader) -> list[Page]:
    """Every page in order."""
    found: list[Page] = []
    waiting: list[tuple[Any, Entries]] = [(reader.root.raw_get("/Pages"), {})]
    for _node in range(_MOST_NODES):
        if not waiting:
            return found
        held, above = waiting.pop()
        node = held.get_object()
        own = {**above, **{key: node.raw_get(key) for key in _INHERITED if key in node}}
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting += [(kids.raw_get(index), own) for index in reversed(range(len(kids)))]
        else:
            found.append(Page(held.reference, {**own, **_entries(node)}))
    raise Hard("A page tree larger than any of ours")


def _entries(node: generic.DictionaryObject) -> Entries:
    return {key: node.raw_get(key) for key in node}


def show_the_same(signed: Reader, now: Reader) -> bool:
    """Whether the pages are seen now as they were when they were signed. Signature boxes fill as people sign."""
    before, after = pages(signed), pages(now)
    if len(before) != len(after) or _layers(signed) != _layers(now):
        return False
    was, becomes = _Drawn(), _Drawn()
    return all(
        was.of_entries(old.entries) == becomes.of_entries(new.entries)
        and _same_above(was.above(old), becomes.above(new))
        for old, new in zip(before, after, strict=True)
    )


def _layers(reader: Reader) -> tuple[bytes, ...]:
    """What may show or hide parts of every page."""
    form, drawn, null = entry(reader.root, "/AcroForm", {}), _Drawn(), generic.NullObject()
    held = [entry(reader.root, "/OCProperties", null), entry(form, "/NeedAppearances", null), entry(form, "/XFA", null)]
    return tuple(drawn.of(each) for each in held)


@dataclass(frozen=True)
class _Note:
    """Something that lies on a page: what it is, how it looks, and whether it is a box that someone has signed."""

    what: bytes
    look: bytes
    is_signed: bool


def _same_above(old: list[_Note], new: list[_Note]) -> bool:
    """Nothing has gone or come, and only boxes that were not signed look otherwise."""
    return [each.what for each in old] == [each.what for each in new] and all(
        one.look == other.look for one, other in zip(old, new, strict=True) if one.is_signed
    )


class _Drawn:
    """Digests of what is drawn in one revision. An object that many pages use is read once."""

    def __init__(self) -> None:
        self.known: dict[generic.Reference, bytes] = {}
        self.within: set[generic.Reference] = set()

    def of(self, node: Any) -> bytes:
        if isinstance(node, generic.IndirectObject):
            return self._held(node.reference)
        out = BytesIO()
        if isinstance(node, generic.DictionaryObject):
            out.write(self.of_entries(_entries(node), leaving=frozenset()))
            if isinstance(node, generic.StreamObject):
                out.write(hashlib.sha256(node.encoded_data).digest())
        elif isinstance(node, generic.ArrayObject):
            out.write(b"".join(self.of(node.raw_get(index)) for index in range(len(node))))
        else:
            node.write_to_stream(out, None)
        return hashlib.sha256(type(node).__name__.encode() + b" " + out.getvalue()).digest()

    def of_entries(self, entries: Entries, leaving: frozenset[str] = _NOT_DRAWN) -> bytes:
        kept = sorted(set(entries) - leaving)
        return hashlib.sha256(b"".join(self.of(pdf_name(key)) + self.of(entries[key]) for key in kept)).digest()

    def _held(self, ref: generic.Reference) -> bytes:
        if ref in self.within:
            raise Hard("What is drawn refers to itself")
        if ref not in self.known:
            self.within.add(ref)
            self.known[ref] = self.of(ref.get_object())
            self.within.discard(ref)
        return self.known[ref]

    def above(self, page: Page) -> list[_Note]:
        held = page.entries.get("/Annots", generic.ArrayObject())
        held = held.get_object() if isinstance(held, generic.IndirectObject) else held
        notes = [each.get_object() for each in held]
        return [self._note(each) for each in notes if not _is_unseen(each)]

    def _note(self, note: generic.DictionaryObject) -> _Note:
        is_box = entry(note, "/FT") == "/Sig"
        rest = {key: value for key, value in _entries(note).items() if key not in {"/AP", "/V"}}
        look = self.of(entry(note, "/AP", generic.NullObject()))
        return _Note(self.of_entries(rest), look, not is_box or "/V" in note)


def _is_unseen(note: generic.DictionaryObject) -> bool:
    """The field of a timestamp over the whole document has no area, and takes no look from elsewhere."""
    left, bottom, right, top = (float(each) for each in note["/Rect"])
    return entry(note, "/FT") == "/Sig" and "/AP" not in note and (left == right or bottom == top)
