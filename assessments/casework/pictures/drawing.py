"""A table with markers drawn as SVG: the one drawing behind the three pictures of risk. Knows nothing of records.

Presentation attributes and classes only, so that a strict CSP lets it through; every cell has a letter and every
marker a shape, so that it reads without colour. All text passes through format_html.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# A picture is half as wide as a page of paper, or as a phone. Half of A4 is 242 points, three quarters of this: the
# smallest words come out at 7.5 points.
WIDTH = 322
PAGE_WIDTH = 664
GUTTER = 16  # for the upright name of the vertical axis
STRIP = 15  # the row's own words, above its cells: so the cells get the whole width, also on a phone
AXIS_FONT = 10.5
CELL_HEIGHT = 24
MARKER = 21.5
DIAMOND = 25.5  # stands on its tip, so it is wider than the others
PILL_WIDTH = 42
LETTER_SPACE = 16
LINE = 12
FOOT = 24


class Shape(StrEnum):
    CIRCLE = "circle"
    DIAMOND = "diamond"
    SQUARE = "square"
    PILL = "pill"  # wide enough for a number of several digits


NUMBER = 10  # two of these digits fit inside each sign


@dataclass(frozen=True)
class Tone:
    """How one level is painted; the pale one is for cells that are not in question."""

    letter: str
    fill: str
    ink: str
    pale: str


@dataclass(frozen=True)
class Marker:
    """A sign with its number. With a `url` it opens what it stands for, and `title` says what that is."""

    number: int | str
    shape: Shape
    url: str = ""
    title: str = ""


@dataclass(frozen=True)
class Cell:
    tone: Tone
    markers: tuple[Marker, ...] = ()
    is_pale: bool = False


@dataclass(frozen=True)
class Row:
    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    words: str
    width: float


@dataclass(frozen=True)
class Grid:
    """Rows from the top down, as they are drawn; `legend` explains shapes and letters under the picture on screen. On
    paper one legend does for all the pictures, and stands over them.
    """

    name: str
    title: str
    description: str
    across: str
    down: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Shape, str], ...] = ()
    letters: str = ""
    width: int = WIDTH


def paint(grid: Grid, *, is_paper: bool) -> SafeString:
    """The picture. On paper the title carries the whole text, as a PDF figure has one alternative text and no more."""
    parts: list[SafeString] = []
    y = 2.0
    for row in grid.rows:
        painted, y = _row(row, grid.columns, y)
        parts.append(painted)
    parts.append(_upright(grid.down, y))
    axis, y = _axis(grid, y)
    legend, y = (SafeString(), y) if is_paper else _legend(grid, y)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="picture picture-{name}" viewBox="0 0 {width} {height}"'
        ' role="{role}" aria-labelledby="{name}-title {name}-desc" font-family="Inter, sans-serif" font-size="{font}"'
        ' fill="currentColor"><title id="{name}-title">{title}</title><desc id="{name}-desc">{desc}</desc>{body}</svg>',
        name=grid.name,
        role="group" if _has_links(grid) else "img",
        width=grid.width,
        height=decimal(y),
        font=AXIS_FONT,
        title=f"{grid.title}. {grid.description}" if is_paper else grid.title,
        desc=grid.description,
        body=format_html_join("", "{}", ((part,) for part in (*parts, axis, legend))),
    )


def _has_links(grid: Grid) -> bool:
    """Then what is in the picture must be reached one by one, which nothing inside an «img» can be."""
    return any(marker.url for row in grid.rows for cell in row.cells for marker in cell.markers)


def _row(row: Row, columns: Sequence[Column], y: float) -> tuple[SafeString, float]:
    """One row with its words above; as high as its fullest cell needs."""
    words = lettering(row.words, GUTTER + 1, y + 11, weight=600)
    y += STRIP
    height = max(_cell_height(cell, column.width) for cell, column in zip(row.cells, columns, strict=True))
    x = float(GUTTER)
    cells = []
    for cell, column in zip(row.cells, columns, strict=True):
        cells.append(_cell(cell, x, y, column.width, height))
        x += column.width
    return format_html("{}{}", words, format_html_join("", "{}", ((cell,) for cell in cells))), y + height


def _step(cell: Cell) -> float:
    """From one marker to the next, so that they never touch."""
    return DIAMOND if any(marker.shape == Shape.DIAMOND for marker in cell.markers) else MARKER


def _per_line(cell: Cell, width: float) -> int:
    return max(1, int((width - LETTER_SPACE) // _step(cell)))


def _cell_height(cell: Cell, width: float) -> float:
    lines = -(-len(cell.markers) // _per_line(cell, width))
    return CELL_HEIGHT + max(0, lines - 1) * _step(cell)


def _cell(cell: Cell, x: float, y: float, width: float, height: float) -> SafeString:
    fill, ink = (cell.tone.pale, "#333333") if cell.is_pale else (cell.tone.fill, cell.tone.ink)
    box = format_html(
        '<rect class="cell" x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#5b6470" stroke-width="0.7"/>',
        decimal(x), decimal(y), decimal(width), decimal(height), fill,
    )  # fmt: skip
    letter = lettering(cell.tone.letter, x + width - 5, y + height - 6, fill=ink, weight=700, anchor="end")
    per_line, step = _per_line(cell, width), _step(cell)
    first = x + step / 2 + 1.5
    markers = format_html_join(
        "",
        "{}",
        (
            (_marker(marker, first + step * (index % per_line), y + 12 + step * (index // per_line)),)
            for index, marker in enumerate(cell.markers)
        ),
    )
    return format_html("{}{}{}", box, letter, markers)


def _marker(marker: Marker, x: float, y: float) -> SafeString:
    """A white sign with a dark number: stands out on every level, also in grey."""
    x += (PILL_WIDTH - MARKER) / 2 if marker.shape == Shape.PILL else 0
    sign = format_html(
        '<g class="marker">{}{}</g>',
        _shape(marker.shape, x, y),
        lettering(str(marker.number), x, y + 3.6, fill="#111111", weight=700, anchor="middle", size=NUMBER),
    )
    if not marker.url:
        return sign
    return format_html('<a href="{0}" aria-label="{1}"><title>{1}</title>{2}</a>', marker.url, marker.title, sign)


def _shape(shape: Shape, x: float, y: float) -> SafeString:
    paint_with = 'fill="#ffffff" stroke="#111111" stroke-width="1.2"'
    if shape == Shape.CIRCLE:
        return format_html('<circle cx="{}" cy="{}" r="8.6" ' + paint_with + "/>", decimal(x), decimal(y))
    if shape == Shape.SQUARE:
        return format_html(
            '<rect x="{}" y="{}" width="16" height="16" ' + paint_with + "/>", decimal(x - 8), decimal(y - 8)
        )
    if shape == Shape.PILL:
        return format_html(
            '<rect x="{}" y="{}" width="{}" height="17" rx="8.5" ' + paint_with + "/>",
            *(decimal(x - PILL_WIDTH / 2), decimal(y - 8.5), decimal(PILL_WIDTH)),
        )
    points = " ".join(f"{decimal(x + dx)},{decimal(y + dy)}" for dx, dy in ((0, -11), (11, 0), (0, 11), (-11, 0)))
    return format_html('<polygon points="{}" ' + paint_with + "/>", points)


def _axis(grid: Grid, y: float) -> tuple[SafeString, float]:
    """The columns' words under the table, then the name of the axis."""
    lines = [wrapped(column.words, column.width) for column in grid.columns]
    x = float(GUTTER)
    drawn = []
    for column, words in zip(grid.columns, lines, strict=True):
        for index, word in enumerate(words):
            drawn.append(lettering(word, x + column.width / 2, y + LINE * (index + 1), anchor="middle"))
        x += column.width
    bottom = y + LINE * max(len(words) for words in lines)
    drawn.append(lettering(grid.across, (GUTTER + grid.width) / 2, bottom + 14, weight=600, anchor="middle"))
    return format_html_join("", "{}", ((part,) for part in drawn)), bottom + 19


def _legend(grid: Grid, y: float) -> tuple[SafeString, float]:
    """Each sign with its words, then what the letters mean; on as many lines as it takes."""
    drawn = []
    x = float(GUTTER)
    for shape, words in grid.legend:
        if x > GUTTER and x + 26 + _length(words) > grid.width:
            x, y = float(GUTTER), y + FOOT
        drawn.append(_shape(shape, x + 11, y + 11))
        for index, line in enumerate(wrapped(words, grid.width - x - 26)):
            y += LINE if index else 0
            drawn.append(lettering(line, x + 26, y + 14.5))
        x += 38 + _length(words)
    y += FOOT if grid.legend else 0
    if grid.letters:
        drawn.append(lettering(grid.letters, GUTTER, y + 13.5))
        y += FOOT
    return format_html_join("", "{}", ((part,) for part in drawn)), y


def _upright(words: str, bottom: float) -> SafeString:
    return format_html(
        '<text transform="translate(11 {}) rotate(-90)" text-anchor="middle" font-weight="600">{}</text>',
        decimal(bottom / 2), words,
    )  # fmt: skip


def lettering(
    words: str, x: float, y: float, *, fill: str = "", weight: int = 400, anchor: str = "", size: float = 0
) -> SafeString:
    """Some words at a place."""
    extra = {
        "fill": fill,
        "font-weight": str(weight) if weight != 400 else "",
        "text-anchor": anchor,
        "font-size": decimal(size) if size else "",
    }
    attributes = format_html_join("", ' {}="{}"', ((key, value) for key, value in extra.items() if value))
    return format_html('<text x="{}" y="{}"{}>{}</text>', decimal(x), decimal(y), attributes, words)


def _length(words: str) -> float:
    """About how wide the words are drawn; the drawing has no font to measure with."""
    return len(words) * AXIS_FONT * 0.55


def wrapped(words: str, width: float) -> list[str]:
    """The words in lines that fit the width."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer) > width - 4:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def decimal(value: float) -> str:
    """A short decimal with a point, whatever the language: format_html would localise a float."""
    return f"{value:.1f}".removesuffix(".0")
