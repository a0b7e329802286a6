"""A chain drawn as SVG: its links in a row on paper and wide screens, or one below the other on a phone.

Knows nothing of records. Each link has a sign of its own shape and its grade as a word, so that it reads without
colour; the weakest has a thick frame and is named.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .drawing import AXIS_FONT, LINE, PAGE_WIDTH, Tone, decimal, lettering, wrapped

GAP = 14  # between two links: room for what joins them
BAND = 22  # the coloured band with the sign and the grade
COLUMN_WIDTH = 272  # narrower than a phone, so that the words come out larger there
SIDE_BAND = 94
FLAG = 15  # over a row: the words that point out the weakest link
PAD = 6
MOST_LINES = 7  # of words in a link; the description has them all
BOLD = 0.86  # of the width: bold words are wider than the drawing reckons with


class Sign(StrEnum):
    """One shape for each grade."""

    CHECK = "check"
    WARNING = "warning"
    QUESTION = "question"
    CROSS = "cross"


@dataclass(frozen=True)
class ChainLink:
    """One link: its name, what there is to say of it, and its grade as a word, a sign and a tone."""

    title: str
    words: str
    grade: str
    sign: Sign
    tone: Tone
    holds: bool
    is_weakest: bool = False


@dataclass(frozen=True)
class ChainDrawing:
    name: str
    title: str
    description: str
    links: tuple[ChainLink, ...]
    weakest: str


def paint_row(chain: ChainDrawing, *, is_paper: bool) -> SafeString:
    """The links side by side, as wide as a page."""
    width = (PAGE_WIDTH - 2 - GAP * (len(chain.links) - 1)) / len(chain.links)
    height = max(_row_height(link, width) for link in chain.links)
    top = float(FLAG + 1)
    parts = []
    for index, link in enumerate(chain.links):
        x = 1 + index * (width + GAP)
        if index:
            is_whole = link.holds and chain.links[index - 1].holds
            parts.append(_joint(x - GAP, top + BAND / 2, x, top + BAND / 2, is_whole=is_whole))
        parts.append(_standing(link, x, top, width, height, chain.weakest))
    return _svg(chain, parts, PAGE_WIDTH, top + height + 2, is_paper=is_paper)


def paint_column(chain: ChainDrawing) -> SafeString:
    """The links one below the other, as wide as a phone."""
    y, parts = 1.0, []
    for index, link in enumerate(chain.links):
        if index:
            is_whole = link.holds and chain.links[index - 1].holds
            parts.append(_joint(SIDE_BAND / 2, y, SIDE_BAND / 2, y + GAP - 4, is_whole=is_whole))
            y += GAP - 4
        drawn, height = _lying(link, y, chain.weakest)
        parts.append(drawn)
        y += height
    return _svg(chain, parts, COLUMN_WIDTH, y + 2, is_paper=False)


def _svg(chain: ChainDrawing, parts: list[SafeString], width: int, height: float, *, is_paper: bool) -> SafeString:
    """On paper the title carries the whole text, as a PDF figure has one alternative text and no more."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="picture picture-{name}" viewBox="0 0 {width} {height}"'
        ' role="img" aria-labelledby="{name}-title {name}-desc" font-family="Inter, sans-serif" font-size="{font}"'
        ' fill="currentColor"><title id="{name}-title">{title}</title><desc id="{name}-desc">{desc}</desc>{body}</svg>',
        name=chain.name,
        width=width,
        height=decimal(height),
        font=AXIS_FONT,
        title=f"{chain.title}. {chain.description}" if is_paper else chain.title,
        desc=chain.description,
        body=format_html_join("", "{}", ((part,) for part in parts)),
    )


def _lines(words: str, width: float) -> list[str]:
    lines = wrapped(words, width)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]


def _row_height(link: ChainLink, width: float) -> float:
    inner = width - 2 * PAD
    return BAND + 2 * PAD + LINE * (len(wrapped(link.title, inner * BOLD)) + len(_lines(link.words, inner))) + 4


def _standing(link: ChainLink, x: float, y: float, width: float, height: float, weakest: str) -> SafeString:
    """A link with its band on top."""
    inner = width - 2 * PAD
    titles, words = wrapped(link.title, inner * BOLD), _lines(link.words, inner)
    flag = lettering(weakest, x + width / 2, y - 5, weight=700, anchor="middle") if link.is_weakest else SafeString()
    return format_html(
        "{}{}{}{}{}",
        _frame(link, x, y, width, height, band=(width, BAND)),
        _graded(link, x + 13, y + BAND / 2),
        _written(titles, x + PAD, y + BAND + PAD + 9, weight=600),
        _written(words, x + PAD, y + BAND + PAD + 13 + LINE * len(titles)),
        flag,
    )


def _lying(link: ChainLink, y: float, weakest: str) -> tuple[SafeString, float]:
    """A link with its band at the side, and how high it is."""
    x, inner = SIDE_BAND + PAD, COLUMN_WIDTH - SIDE_BAND - 2 * PAD
    titles, words = wrapped(link.title, inner * BOLD), _lines(link.words, inner)
    said = [weakest] if link.is_weakest else []
    height = 2 * PAD + LINE * (len(titles) + len(words) + len(said)) + 2
    below = y + PAD + 11 + LINE * len(titles)
    drawn = format_html(
        "{}{}{}{}{}",
        _frame(link, 1, y, COLUMN_WIDTH - 2, height, band=(SIDE_BAND - 1, height)),
        _graded(link, 14, y + height / 2),
        _written(titles, x, y + PAD + 9, weight=600),
        _written(words, x, below),
        _written(said, x, below + LINE * len(words), weight=700),
    )
    return drawn, height


def _frame(
    link: ChainLink, x: float, y: float, width: float, height: float, *, band: tuple[float, float]
) -> SafeString:
    """White with a coloured band; what does not hold is not framed as firmly, and the weakest most of all."""
    box = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        decimal(x), decimal(y), decimal(band[0]), decimal(band[1]), link.tone.fill,
    )  # fmt: skip
    return format_html(
        '<rect class="link" x="{0}" y="{1}" width="{2}" height="{3}" fill="#ffffff"/>{4}'
        '<rect x="{0}" y="{1}" width="{2}" height="{3}" fill="none" stroke="#1b222a" stroke-width="{5}"/>',
        decimal(x), decimal(y), decimal(width), decimal(height), box, "2.6" if link.is_weakest else "0.8",
    )  # fmt: skip


def _graded(link: ChainLink, x: float, y: float) -> SafeString:
    words = lettering(link.grade, x + 13, y + 3.8, fill=link.tone.ink, weight=700)
    return format_html("{}{}", _sign(link.sign, x, y), words)


def _written(lines: list[str], x: float, y: float, *, weight: int = 400) -> SafeString:
    drawn = ((lettering(line, x, y + LINE * index, fill="#111111", weight=weight),) for index, line in enumerate(lines))
    return format_html_join("", "{}", drawn)


def _joint(x1: float, y1: float, x2: float, y2: float, *, is_whole: bool) -> SafeString:
    """What joins two links: whole only where both hold."""
    dashes = SafeString() if is_whole else SafeString(' stroke-dasharray="2 2.6"')
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#1b222a" stroke-width="{}"{}/>',
        decimal(x1), decimal(y1), decimal(x2), decimal(y2), "4" if is_whole else "2", dashes,
    )  # fmt: skip


_OUTLINES = {
    Sign.CHECK: '<circle cx="0" cy="0" r="8"/>',
    Sign.WARNING: '<polygon points="0,-9 9,7.5 -9,7.5"/>',
    Sign.QUESTION: '<polygon points="0,-9.5 9.5,0 0,9.5 -9.5,0"/>',
    Sign.CROSS: '<rect x="-8" y="-8" width="16" height="16"/>',
}
_INSIDES = {
    Sign.CHECK: '<path d="M-4 0.4 L-1.2 3.2 L4 -3" fill="none" stroke-width="1.8"/>',
    Sign.WARNING: '<path d="M0 -4.2 V1.8 M0 4 V5.4" fill="none" stroke-width="1.8"/>',
    Sign.QUESTION: '<path d="M-2.4 -1.8 A2.4 2.4 0 1 1 0 0.8 V2 M0 3.8 V5.2" fill="none" stroke-width="1.6"/>',
    Sign.CROSS: '<path d="M-4 -4 L4 4 M4 -4 L-4 4" fill="none" stroke-width="1.8"/>',
}


def _sign(sign: Sign, x: float, y: float) -> SafeString:
    """A white sign with a dark mark: stands out on every tone, also in grey."""
    drawn = SafeString(_OUTLINES[sign] + _INSIDES[sign])
    return format_html(
        '<g class="sign sign-{}" transform="translate({} {})" fill="#ffffff" stroke="#111111"'
        ' stroke-width="1.2">{}</g>',
        sign.value, decimal(x), decimal(y), drawn,
    )  # fmt: skip
