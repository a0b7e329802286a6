"""A paper as a screen reader gets it: its tags, and its text in their order. And the page it was made of, likewise."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from lxml import html as lxml_html

# What may differ between the page and the file: where a line ends, the hyphen there, and capitals by style sheet.
_FREE = re.compile(r"[\s\u00ad\u2010\u2011-]")
_NOT_READ = {"/Figure", "/Lbl"}  # a drawing is read by its alternative text; bullets and numbers come of themselves


def folded(text: str) -> str:
    return _FREE.sub("", text).casefold()


def said(pdf: bytes) -> str:
    """All text under tags, in their order, folded. Read from the file's own tables: poppler, which
    `test_structure.py` compares with, takes half a minute for a long paper.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        marked = {page.objgen: _marked_text(page) for page in opened.pages}

        def below(tag: pikepdf.Dictionary) -> Iterator[str]:
            kids = tag.get("/K", ())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    yield marked[tag.Pg.objgen].get(kid, "")
                elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid and str(kid.S) not in _NOT_READ:
                    yield from below(kid)

        return folded("".join(below(opened.Root.StructTreeRoot)))


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of a page's content, by its number; artifacts have none."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        match str(operator):
            case "BDC":
                stack.append(int(operands[1].MCID))
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else operands
                if stack and stack[-1] is not None:
                    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    words = "".join(letters[codes[at : at + 2]] for at in range(0, len(codes), 2))
                    found[stack[-1]] = found.get(stack[-1], "") + words
    return found


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    """What each glyph of a font is read as."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    assert "beginbfrange" not in table
    pairs = re.findall(r"^<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>$", table, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def said_by_poppler(pdf: bytes) -> str:
    """The same as another program reads it."""
    run = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, check=True, capture_output=True)
    found, silent = [], -1
    for line in run.stdout.decode(errors="replace").splitlines():
        depth = len(line) - len(line.lstrip())
        if silent >= 0 and depth > silent:
            continue
        silent = -1
        words = re.match(r'^ *"(.*)"$', line)
        if words:
            found.append(words[1])
        elif "/" + line.split("(")[0].strip(" :") in _NOT_READ:
            silent = depth
    return folded("".join(found))


def written(page: str) -> str:
    """All text of the page, folded: without drawings, and without what stands at the head and foot of every page."""
    body = lxml_html.document_fromstring(page).find("body")
    for part in [*body.iter("svg"), *body.xpath("//div[starts-with(@class, 'running-')]")]:
        part.drop_tree()
    return folded("".join(body.itertext()))


def first_difference(one: str, other: str) -> str:
    """Where two texts part, with what stands before; nothing when they are the same. Quick for long texts."""
    if one == other:
        return ""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, at - 40) : at]} | {one[at : at + 60]} | {other[at : at + 60]}"


def elements(pdf: pikepdf.Pdf, *kinds: str) -> Iterator[pikepdf.Dictionary]:
    """The tags of these kinds, in reading order."""

    def below(tag: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
        kids = tag.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S) in kinds:
                    yield kid
                yield from below(kid)

    return below(pdf.Root.StructTreeRoot)


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """The outline as level and words, from the top."""

    def flat(items: list, level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, " ".join(item.title.split())
            yield from flat(item.children, level + 1)

    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return list(flat(outline.root, 1))


def headings(page: str) -> list[tuple[int, str]]:
    """The headings of the page as level and words."""
    tree = lxml_html.document_fromstring(page)
    return [(int(one.tag[1]), " ".join(one.text_content().split())) for one in tree.iter("h1", "h2", "h3", "h4")]
