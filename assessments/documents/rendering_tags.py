"""Mends the tags WeasyPrint writes: what a screen reader says of tables, figures and links, and no validator checks.

Works on WeasyPrint's own objects while they are still in memory, which costs nothing to speak of. The file they
become is for `rendering_conformance.py`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Tag = Any  # a pydyf.Dictionary; pydyf has no types
_PX = 0.75  # a CSS pixel in points
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def mend(
    document: Any, pdf: Any, *, link_words: Mapping[str, str], table_words: Mapping[Any, str], has_watermark: bool
) -> None:
    """`link_words` says what an address leads to, `table_words` what a table without a caption is about."""
    tree = _Tree(pdf)
    if has_watermark:
        _silence_watermark(tree)
    for element, parts in _table_parts(document, tree).items():
        _join(tree, parts)
        if element in table_words:
            _say_what_it_is(parts[0], table_words[element])
    for tag in list(pdf.objects):
        kind = tag.get("S") if isinstance(tag, dict) else None
        if kind == "/Table":
            _name_headers(tree, tag)
        elif kind == "/Figure":
            _place(tree, tag)
    _say_where_links_lead(tree, link_words)


class _Tree:
    """The objects of a PDF that is not written yet, found by their references."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf

    def at(self, reference: Any) -> Tag:
        return self.pdf.objects[int(bytes(reference).split()[0])]

    def kids(self, tag: Tag) -> list[Tag]:
        return [self.at(kid) for kid in tag["K"] if not isinstance(kid, int)]

    def rows(self, table: Tag) -> Iterator[Tag]:
        for kid in self.kids(table):
            if kid["S"] == "/TR":
                yield kid
            elif kid["S"] in {"/THead", "/TBody", "/TFoot"}:
                yield from self.rows(kid)

    def marks(self, tag: Tag) -> Iterator[tuple[Any, int]]:
        """The page and number of every piece of content under a tag."""
        for kid in tag["K"]:
            if isinstance(kid, int):
                yield tag["Pg"], kid
            elif (below := self.at(kid)).get("K") is not None:
                yield from self.marks(below)


# The watermark is for the eye. A reader hears in the heading that it is a draft, not in the middle of a sentence.


def _silence_watermark(tree: _Tree) -> None:
    """Nothing else than what the style sheet puts before the body lies in the document without a tag of its own."""
    body = tree.at(tree.at(tree.pdf.catalog["StructTreeRoot"])["K"][0])
    for part in [one for one in tree.kids(body) if one["S"] == "/NonStruct"]:
        for page, mark in tree.marks(part):
            _make_artifact(tree, tree.at(page), mark)
        body["K"].remove(part.reference)


# A table over several pages is one table, with one head.


def _table_parts(document: Any, tree: _Tree) -> dict[Any, list[Tag]]:
    """The tags of each table of the HTML, in order: one for every page it stands on."""
    parts: dict[Any, list[Tag]] = {}
    for page in document.pages:
        for box in _tables(page._page_box):
            cell = next((one for one in box.descendants() if hasattr(one, "mark")), None)
            if cell is not None:
                parts.setdefault(box.element, []).append(_table_of(tree, cell.mark))
    return parts


def _tables(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if getattr(child, "element_tag", None) == "table" and not child.is_table_wrapper:
            yield child
        else:
            yield from _tables(child)


def _table_of(tree: _Tree, tag: Tag) -> Tag:
    while tag["S"] != "/Table":
        tag = tree.at(tag["P"])
    return tag


def _join(tree: _Tree, parts: list[Tag]) -> None:
    first, *others = parts
    for part in others:
        renamed: dict[str, Any] = {}
        for kid in tree.kids(part):
            if kid["S"] == "/THead":
                renamed |= _drop_repeated_head(tree, first, kid)
            else:
                first["K"].append(kid.reference)
                kid["P"] = first.reference
                _rename_headers(tree, kid, renamed)
        above = tree.at(part["P"])
        above["K"].remove(part.reference)


def _drop_repeated_head(tree: _Tree, table: Tag, head: Tag) -> dict[str, Any]:
    """The head on the next page is for the eye: an artifact. Gives its names the first head's."""
    for page, mark in tree.marks(head):
        _make_artifact(tree, tree.at(page), mark)
    heads = [kid for kid in tree.kids(table) if kid["S"] == "/THead"]
    return {
        again["ID"].string: cell["ID"]
        for one in heads
        for row, repeated in zip(tree.rows(one), tree.rows(head), strict=True)
        for cell, again in zip(tree.kids(row), tree.kids(repeated), strict=True)
        if "ID" in cell
    }


def _make_artifact(tree: _Tree, page: Tag, mark: int) -> None:
    """Out of the page's list of tagged content, and marked in the page itself as nothing to read."""
    numbers = tree.at(tree.at(tree.pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    numbers[2 * page["StructParents"] + 1][mark] = b"null"
    stream = tree.at(page["Contents"]).stream
    for index, part in enumerate(stream):
        if isinstance(part, dict) and part.get("MCID") == mark and stream[index + 1] == b"BDC":
            stream[index - 1 : index + 2] = ["/Artifact", b"", b"BMC"]
            return


def _rename_headers(tree: _Tree, body: Tag, renamed: Mapping[str, Any]) -> None:
    for row in (body,) if body["S"] == "/TR" else tree.rows(body):
        for cell in tree.kids(row):
            if cell["S"] == "/TD":
                headers = cell["A"]["Headers"]
                headers[:] = [renamed.get(header.string, header) for header in headers]


# A table that has no caption says in its tag what it is about: a reader who jumps from table to table hears it.


def table_words(root: Any) -> dict[Any, str]:
    """By the table's element: its own label, else the heading it stands under."""
    found, heading = {}, ""
    for element in root.iter():
        if element.tag in _HEADINGS:
            heading = " ".join("".join(element.itertext()).split())
        elif element.tag == "table" and element.find("caption") is None:
            found[element] = element.get("aria-label") or heading
    return found


def _say_what_it_is(table: Tag, words: str) -> None:
    import pydyf  # late, as WeasyPrint itself: most processes never print

    table["A"] = pydyf.Dictionary({"O": "/Table", "Summary": pydyf.String(words)})


# A cell has the headers above it, the last one to the left of it, and that of its group.


def _name_headers(tree: _Tree, table: Tag) -> None:
    groups: set[str] = set()
    group: list[Any] = []
    for row in tree.rows(table):
        cells = tree.kids(row)
        in_head = tree.at(row["P"])["S"] == "/THead"
        if len(cells) == 1 and cells[0]["S"] == "/TH" and not in_head:
            group = [cells[0]["ID"]]
            groups.add(cells[0]["ID"].string)
            cells[0]["A"]["Scope"] = "/Row"
            continue
        left: list[Any] = []
        beside = {cell["ID"].string for cell in cells if cell["S"] == "/TH"}
        for cell in cells:
            if cell["S"] == "/TH":
                left = [cell["ID"]]
                cell["A"]["Scope"] = "/Column" if in_head else "/Row"
            else:
                above = [one for one in cell["A"]["Headers"] if one.string not in groups | beside]
                cell["A"]["Headers"][:] = [*above, *group, *left]


# Where a figure stands, and where a link leads.


def _place(tree: _Tree, figure: Tag) -> None:
    """In points from the bottom of the page, as PDF counts; WeasyPrint writes pixels from the top."""
    height = tree.at(figure["Pg"])["MediaBox"][3]
    left, top, right, bottom = (edge * _PX for edge in figure["A"]["BBox"])
    figure["A"]["BBox"][:] = [left, height - bottom, right, height - top]


def _say_where_links_lead(tree: _Tree, words: Mapping[str, str]) -> None:
    for note in tree.pdf.objects:
        if isinstance(note, dict) and note.get("Subtype") == "/Link":
            if "Dest" in note:
                note["Contents"].string = words[note["Dest"].string]
            else:
                note["Contents"].string = words.get(note["A"]["URI"].string, note["Contents"].string)
