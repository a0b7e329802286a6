"""pyHanko's reader, made quick enough to read a file of ours in a second, with the same answers.

Two things cost nearly all of its time. Every object in an object stream was found by reading the stream's header from
the start; and to know where a changed object is used, every path to every object was written down. Here the header is
read once, and only the paths to objects that were changed later are followed. Both use pyHanko's private hooks;
tests/documents/test_examination_reader.py holds the answers against pyHanko's own.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfReadError, PdfStrictReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath

Reference = generic.Reference
Edges = frozenset[Reference]
Path = tuple[str | int, ...]
_MOST_OBJECTS_IN_A_STREAM = 100_000  # ours hold a few thousand


class Reader(PdfFileReader):
    """Reads each object stream's header once, and remembers which objects each object names."""

    def __init__(self, pdf: bytes) -> None:
        self.headers: dict[int, tuple[bytes, dict[int, tuple[int, int]]]] = {}
        self.edges: dict[Reference, Edges] = {}
        self.resolvers: dict[int, Resolver] = {}
        super().__init__(BytesIO(pdf))

    def get_historical_resolver(self, revision: int) -> "Resolver":
        if revision not in self.resolvers:
            self.resolvers[revision] = Resolver(self, revision)
        return self.resolvers[revision]

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        if stmnum not in self.headers:
            self.headers[stmnum] = self._header(stmnum)
        data, places = self.headers[stmnum]
        if places.get(idnum, (None, 0))[0] != idx:
            raise PdfStrictReadError("An object is not where the cross-reference table says")
        stream = BytesIO(data)
        stream.seek(places[idnum][1])
        found = generic.read_object(stream, Reference(idnum, 0, self))
        if isinstance(found, generic.StreamObject | generic.IndirectObject):
            raise PdfStrictReadError("An object stream holds what it must not hold")
        return found

    def _header(self, stmnum: int) -> tuple[bytes, dict[int, tuple[int, int]]]:
        """The content of an object stream, and for each object its index and place in it."""
        stream = Reference(stmnum, 0, self).get_object()
        if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
            raise PdfStrictReadError("What should be an object stream is not one")
        count, first = stream["/N"], stream["/First"]
        if not 0 <= count <= _MOST_OBJECTS_IN_A_STREAM:
            raise PdfStrictReadError("An object stream has an impossible number of objects")
        data: bytes = stream.read_data(DecodePurpose.OBJECT_STREAM)
        numbers = [int(number) for number in data[:first].split()]
        if len(numbers) != 2 * count:
            raise PdfStrictReadError("An object stream's header is not as long as it says")
        places = {idnum: (index, first + at) for index, (idnum, at) in enumerate(_in_pairs(numbers))}
        if len(places) != count:
            raise PdfStrictReadError("An object stream holds an object twice")
        return data, places


class Resolver(HistoricalResolver):
    """One revision. Looks up where objects are used, for those alone that a later revision changes."""

    reader: Reader

    def _load_reverse_xref_cache(self) -> None:
        if self._indirect_object_access_cache is None:
            self._indirect_object_access_cache = _Usages(self).found

    def raw(self, ref: Reference) -> Any:
        """The object as it was in this revision. What it refers to must be asked for here as well."""
        return self.reader.get_object(ref) if self._is_unchanged(ref) else self(ref)

    def edges(self, ref: Reference) -> Edges:
        """The objects that this one names, but for its parent."""
        if not self._is_unchanged(ref):
            return frozenset(_named(self(ref)))
        known = self.reader.edges
        if ref not in known:
            known[ref] = frozenset(_named(self.reader.get_object(ref)))
        return known[ref]

    def _is_unchanged(self, ref: Reference) -> bool:
        try:
            return bool(self.reader.xrefs.get_last_change(ref) <= self.revision)
        except KeyError:
            return False


class _Usages:
    """Every path from the trailer to the objects that are changed later, found as pyHanko finds them."""

    def __init__(self, old: Resolver) -> None:
        self.old = old
        self.pages = dict(self._page_tree())
        self.elements = self._structure()
        self.wanted = self._wanted()
        self.leading = self._leading()
        self.paths: dict[Reference, set[Path]] = {}
        self._walk(old.trailer_view, (), frozenset(), in_structure=False)
        self.found = {ref: {RawPdfPath(*path) for path in paths} for ref, paths in self.paths.items()}

    def _page_tree(self) -> Iterator[tuple[Reference, Path]]:
        seen: set[Reference] = set()
        pages: list[tuple[Any, Path]] = [(self.old.root.raw_get("/Pages"), ("/Root", "/Pages"))]
        while pages:
            page, path = pages.pop()
            if not isinstance(page, generic.IndirectObject) or page.reference in seen:
                raise PdfReadError("The page tree is not a tree of objects")
            seen.add(page.reference)
            yield page.reference, path
            node = self.old.raw(page.reference)
            if node["/Type"] == "/Pages":
                kids = node.raw_get("/Kids")
                if not isinstance(kids, generic.ArrayObject):
                    raise PdfReadError("The page tree is not a tree of objects")
                pages += [(kids.raw_get(index), (*path, "/Kids", index)) for index in range(len(kids))]

    def _structure(self) -> set[Reference]:
        found: set[Reference] = set()
        waiting = [self.old.root.get_value_as_reference("/StructTreeRoot", optional=True)]
        while waiting:
            ref = waiting.pop()
            element = ref and self.old.raw(ref)
            if not isinstance(element, generic.DictionaryObject) or "/K" not in element:
                continue
            for child in _children(self.old, element.raw_get("/K")):
                if child in found:
                    raise PdfReadError("The structure tree is not a tree")
                found.add(child)
                waiting.append(child)
        return found

    def _wanted(self) -> set[Reference]:
        """What later revisions write over, and what the form's fields name: their appearance is vetted too."""
        revisions = range(self.old.revision + 1, self.old.reader.xrefs.total_revisions)
        wanted = {ref for each in revisions for ref in self.old.reader.xrefs.explicit_refs_in_revision(each)}
        for field in self.old.root["/AcroForm"]["/Fields"]:
            wanted.update(_named(field.get_object().get("/AP")))
        return wanted

    def _leading(self) -> set[Reference]:
        """The objects from which one comes to a wanted one. Into pages one comes by the page tree alone."""
        before: dict[Reference, set[Reference]] = {}
        seen: set[Reference] = set()
        waiting = list(_named(self.old.trailer_view))
        while waiting:
            ref = waiting.pop()
            if ref in seen:
                continue
            seen.add(ref)
            for other in self.old.edges(ref):
                waiting.append(other)
                if other in self.wanted or other not in self.pages or self._is_page_tree(ref):
                    before.setdefault(other, set()).add(ref)
        return _reaching(self.wanted, before)

    def _is_page_tree(self, ref: Reference) -> bool:
        return ref in self.pages or ref == self.old.root_ref

    def _walk(self, node: Any, path: Path, above: frozenset[Reference], *, in_structure: bool) -> None:
        if isinstance(node, generic.IndirectObject):
            ref = node.reference
            if ref in above or not (ref in self.wanted or ref in self.leading):
                return
            if ref in self.wanted:
                self.paths.setdefault(ref, set()).add(path)
            if self.pages.get(ref, path) != path or (ref in self.elements and not in_structure):
                return
            node, above = self.old(ref), above | {ref}
        for key, value in _entries(node):
            if key == "/Parent" or (in_structure and key == "/P"):
                continue
            enters = path == ("/Root", "/StructTreeRoot") and key == "/K"
            self._walk(value, (*path, key), above, in_structure=in_structure or enters)


def entry(node: Any, key: str, default: Any = None) -> Any:
    """What a dictionary says under a key, its reference followed: `get` follows none."""
    try:
        return node[key]
    except KeyError:
        return default


def _in_pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    return zip(numbers[::2], numbers[1::2], strict=True)


def _entries(node: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(node, generic.DictionaryObject):
        yield from node.items()
    elif isinstance(node, generic.ArrayObject):
        yield from enumerate(node)


def _named(node: Any) -> Iterator[Reference]:
    """The references in an object, however deep, but not in the objects they refer to."""
    if isinstance(node, generic.IndirectObject):
        yield node.reference
    for key, value in _entries(node):
        if key != "/Parent":
            yield from _named(value)


def _children(old: Resolver, kids: Any) -> Iterator[Reference]:
    """The structure elements below one, by reference; marked content has none."""
    if isinstance(kids, generic.IndirectObject) and isinstance(old.raw(kids.reference), generic.ArrayObject):
        kids = old.raw(kids.reference)
    for kid in kids if isinstance(kids, generic.ArrayObject) else (kids,):
        if isinstance(kid, generic.IndirectObject):
            element = old.raw(kid.reference)
            if isinstance(element, generic.DictionaryObject) and element.get("/Type", "/StructElem") == "/StructElem":
                yield kid.reference
        elif isinstance(kid, generic.DictionaryObject) and "/K" in kid:
            yield from _children(old, kid.raw_get("/K"))


def _reaching(wanted: set[Reference], before: dict[Reference, set[Reference]]) -> set[Reference]:
    found: set[Reference] = set()
    waiting = list(wanted)
    while waiting:
        for ref in before.get(waiting.pop(), ()):
            if ref not in found:
                found.add(ref)
                waiting.append(ref)
    return found
