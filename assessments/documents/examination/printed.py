"""What a paper says in print: its fingerprint, and whether the texts of the record that it carries stand on it.

Read as a screen reader would: the letters that the page draws, by each font's own table, in the order of the tags. So a
text is whole where a page ends in the middle of it, and what stands at the foot of each page is not in between. What
is drawn so that nobody sees it is not read when the file says so (text mode 3 and 7). A letter whose shape is another
than its table says, or one under a picture, is beyond this: it must then be so in the bytes that our own seal signed.
"""

import functools
import re
import time
import unicodedata
from collections.abc import Iterator
from typing import Any, get_args

import pikepdf
from pydantic import AfterValidator
from pydantic.fields import FieldInfo
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose

from assessments.record import canonical
from assessments.record.base import Section

from .findings import Printed
from .pages import Entries, Hard, pages
from .reader import Reader, entry

# What stands before the fingerprint, in every wording and language that a signed paper has had. Never take one away.
LABELS = (
    "Sjekksum for innholdet (SHA-256)",
    "Sjekksum for innhaldet (SHA-256)",
    "Checksum of the content (SHA-256)",
)
AT_THE_FOOT = ("Sjekksum", "Checksum")  # before the fingerprint's first digits, on every page
# Texts of the catalogue's that stand on the paper in other words, or by their hazard alone; and what an own entry's
# definition says besides, for whoever reads the file where nobody knows the entry.
NOT_PRINTED = frozenset(
    {
        *("ProfileHazard.name", "HazardWording.theme_name", "HazardWording.question", "HazardWording.why_alone"),
        *("MeasureWording.does", "MeasureWording.limits"),
    }
)
DEFINITIONS = frozenset({"ProfileHazard.wording"})  # the same of a hazard that is only suggested: none of its texts
_SECONDS = 3  # of this thread's own work, however busy the machine is
_MOST_CONTENT = 512 * 1024  # on a page, or in a font's table; ours have 50 kB
_MOST_LETTERS = 2_000_000
_MOST_IN_A_GLYPH = 16
_MOST_STATEMENTS = 20_000
_NOT_READ = frozenset({"/Figure", "/Lbl"})  # a drawing has its alternative text; bullets and numbers are not the text
_FROM_THE_RIGHT = frozenset({"R", "AL"})
_UNSEEN = frozenset({3, 7})  # text modes that draw nothing
_HYPHENS = frozenset("-\u00ad\u2010\u2011")  # where lines end
_FREE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Mn", "Mc", "Me", "Sk", "So"})  # blanks, marks and pictures
_PAIRS = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGES = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4,64})>")

_Marked = dict[int, list[str]]


def read(reader: Reader, record: bytes | None) -> Printed:
    """What stands on the pages; compared with the file that is attached, when it is a record this version knows."""
    try:
        paper = _Paper(reader)
        text, fingerprints = paper.said()
        texts = statements(record)
        missing = sum(1 for each in texts if paper.is_in_time() and not _stands(each, text))
        return Printed(True, fingerprints, paper.strays(fingerprints), len(texts), missing)
    except MemoryError:
        raise
    except Exception:  # a hostile file may make it fail in any way, and is then one whose print cannot be read
        return Printed()


def folded(text: str) -> str:
    """A text as it can be compared: without what a new line or a font changes, and without capitals by style sheet."""
    text = unicodedata.normalize("NFKC", text).casefold()
    free = {char for char in set(text) if char in _HYPHENS or unicodedata.category(char) in _FREE}
    return text.translate(dict.fromkeys(map(ord, free)))


def _stands(statement: str, text: str) -> bool:
    """Whether it is in a folded text. What is read from the right is drawn from the left, word by word."""
    if folded(statement) in text:
        return True
    if not any(unicodedata.bidirectional(char) in _FROM_THE_RIGHT for char in statement):
        return False
    words = [folded(word) for word in re.findall(r"\w+", statement)]
    return all(word in text or word[::-1] in text for word in words)


def statements(record: bytes | None) -> tuple[str, ...]:
    """Every text that people have written in the record, or that it quotes; none of a record we do not know."""
    try:
        found = tuple(_texts(canonical.parse_file(record).record)) if record else ()
    except canonical.RecordRefused:
        return ()
    return found if len(found) <= _MOST_STATEMENTS else ()


def _texts(section: Section) -> Iterator[str]:
    written = _written(type(section))
    for name in type(section).model_fields:
        value = getattr(section, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Section) and f"{type(section).__name__}.{name}" not in DEFINITIONS:
                yield from _texts(one)
            elif isinstance(one, str) and name in written:
                yield one


@functools.cache
def _written(model: type[Section]) -> frozenset[str]:
    """The fields that hold words, of the types that are cleaned as words are: a choice or a key is no such text."""
    fields = {name: (info, *map(_described, get_args(info.annotation))) for name, info in model.model_fields.items()}
    return frozenset(
        name
        for name, kinds in fields.items()
        if f"{model.__name__}.{name}" not in NOT_PRINTED
        and any(isinstance(each, AfterValidator) for kind in kinds for each in kind.metadata)
    )


def _described(annotation: Any) -> FieldInfo:
    return FieldInfo.from_annotation(annotation)


class _Paper:
    def __init__(self, reader: Reader) -> None:
        self.reader, self.until = reader, time.thread_time() + _SECONDS
        self.fonts: dict[generic.Reference, dict[bytes, str]] = {}
        self.scratch = pikepdf.new()
        self.marked: dict[generic.Reference, _Marked] = {}
        self.all: list[str] = []
        self.letters = 0
        self.is_after_label, self.fingerprints = False, dict[str, None]()
        for page in pages(reader):
            self.is_in_time()
            self.marked[page.reference], whole = self._page(page.entries)
            self.all.append(whole)
            self.letters += len(whole)
            if self.letters > _MOST_LETTERS:
                raise Hard("Says more than any paper of ours")
        self.seen: set[generic.Reference] = set()

    def is_in_time(self) -> bool:
        """Or raises: what takes longer is no paper of ours, and is not read."""
        if time.thread_time() > self.until:
            raise Hard("Takes longer than any paper of ours")
        return True

    def said(self) -> tuple[str, tuple[str, ...]]:
        """All text under tags, folded, and the fingerprints that are named as the paper's own."""
        tree = self.reader.root["/StructTreeRoot"]
        text = folded("".join(self._below(tree, None)))
        return text, tuple(self.fingerprints)

    def strays(self, fingerprints: tuple[str, ...]) -> tuple[int, ...]:
        """The pages that are another paper's: the fingerprint's first digits do not stand at their foot."""
        digits = tuple(f"{folded(label)}{one[:12]}" for label in AT_THE_FOOT for one in fingerprints)
        with_it = [any(each in folded(whole) for each in digits) for whole in self.all]
        return tuple(number for number, has_it in enumerate(with_it, 1) if not has_it) if any(with_it) else ()

    def _below(self, tag: generic.DictionaryObject, page: generic.Reference | None) -> Iterator[str]:
        page = tag.get_value_as_reference("/Pg", optional=True) or page
        kids = entry(tag, "/K", ())
        for kid in kids if isinstance(kids, generic.ArrayObject) else (kids,):
            child = kid.get_object()
            if isinstance(child, int):
                yield from self.marked.get(page, {}).pop(int(child), ()) if page else ()  # read once, as it stands once
            elif isinstance(child, generic.DictionaryObject) and "/S" in child and child["/S"] not in _NOT_READ:
                yield self._tag(kid, child, page)

    def _tag(self, held: Any, tag: generic.DictionaryObject, page: generic.Reference | None) -> str:
        """The text of one tag. It may stand in one place only: else a small file could say a great deal."""
        if isinstance(held, generic.IndirectObject):
            if held.reference in self.seen:
                raise Hard("The tags are not a tree")
            self.seen.add(held.reference)
        text = "".join(self._below(tag, page))
        if tag["/S"] == "/TH":
            self.is_after_label = folded(text) in _FOLDED_LABELS
        elif tag["/S"] == "/TD" and self.is_after_label:
            self.is_after_label = False
            self.fingerprints[folded(text)[:64]] = None
        return text

    def _page(self, page: Entries) -> tuple[_Marked, str]:
        """The text of each marked piece by its number, and all text there is."""
        found: _Marked = {}
        whole: list[str] = []
        fonts = _of(_of(page.get("/Resources", {})).get("/Font", {}))
        stack: list[int | None] = []
        letters: dict[bytes, str] = {}
        saved, mode = list[int](), 0
        for operands, operator in self._operators(page):
            match operator:
                case "BDC" | "BMC":
                    stack.append(_number(operands))
                case "EMC":
                    stack.pop()
                case "q":
                    saved.append(mode)
                case "Q":
                    mode = saved.pop()
                case "Tr":
                    mode = int(operands[0])
                case "Tf":
                    letters = self._letters(fonts.raw_get(str(operands[0])))
                case _ if mode not in _UNSEEN:
                    words = _words(operands, letters)
                    whole.append(words)
                    if stack and stack[-1] is not None:
                        found.setdefault(stack[-1], []).append(words)
        return found, "".join(whole)

    def _operators(self, page: Entries) -> Iterator[tuple[Any, str]]:
        held = _of(page.get("/Contents", generic.ArrayObject()))
        parts = [_of(each) for each in held] if isinstance(held, generic.ArrayObject) else [held]
        data = b""
        for part in parts:
            data += part.read_data(DecodePurpose.OBJECT_STREAM) + b"\n"  # the tighter limits, against bombs
            if len(data) > _MOST_CONTENT:
                raise Hard("A page with more in it than any of ours")
        stream = pikepdf.Stream(self.scratch, data)
        for each in pikepdf.parse_content_stream(stream, "BDC BMC EMC q Q Tr Tf Tj TJ ' \""):
            yield each.operands, str(each.operator)

    def _letters(self, held: Any) -> dict[bytes, str]:
        """What each glyph of a font is read as."""
        if held.reference not in self.fonts:
            self.fonts[held.reference] = _table(held.get_object()["/ToUnicode"].read_data(DecodePurpose.OBJECT_STREAM))
        return self.fonts[held.reference]


_FOLDED_LABELS = frozenset(map(folded, LABELS))


def _table(data: bytes) -> dict[bytes, str]:
    if len(data) > _MOST_CONTENT:
        raise Hard("A font with more letters than any of ours")
    found: dict[bytes, str] = {}
    for part in data.split(b"begin"):
        if part.startswith(b"bfchar"):
            found.update((_bytes(code), _letters(text)) for code, text in _PAIRS.findall(part.split(b"end")[0]))
        elif part.startswith(b"bfrange"):
            for first, last, text in _RANGES.findall(part.split(b"end")[0]):
                found.update(_range(int(first, 16), int(last, 16), _letters(text)))
    return found


def _bytes(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode("ascii"))


def _letters(digits: bytes) -> str:
    """What one glyph is read as; a ligature is a few letters."""
    text = _bytes(digits).decode("utf-16-be")
    if not 0 < len(text) <= _MOST_IN_A_GLYPH:
        raise Hard("A glyph that is read as more than any of ours")
    return text


def _range(first: int, last: int, start: str) -> dict[bytes, str]:
    if last - first > 255:  # more than the standard allows
        raise Hard("A font's table with a range of all letters")
    return {code.to_bytes(2): start[:-1] + chr(ord(start[-1]) + code - first) for code in range(first, last + 1)}


def _words(operands: Any, letters: dict[bytes, str]) -> str:
    parts = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(letters[codes[at : at + 2]] for at in range(0, len(codes), 2))


def _number(operands: Any) -> int | None:
    """The number of a marked piece; an artifact has none."""
    properties = operands[1] if len(operands) > 1 else {}
    return int(properties["/MCID"]) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None


def _of(node: Any) -> Any:
    return node.get_object() if isinstance(node, generic.IndirectObject) else node
