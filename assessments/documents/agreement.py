"""What several papers agree on. Where they say different things, a black field stands; nobody can tell which was true.

A redacted paper is what all the papers agree on that could have been written from the answers that are not withheld.
So no sentence, level, picture or list that follows from a withheld answer is left, whichever way it follows.
"""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# One private character while the paper is put together: no one types it, and it stands out of every sentence whole.
WITHHELD = "\ue000"

# By which of its words a row is the same row in another paper.
NAMED_BY = ("key", "name", "label", "title", "heading", "place", "category", "caption", "law", "author", "number")


def agreed(said: Sequence[Any]) -> Any:
    """The value all have; else its parts one by one. Order and number come from the first, which knows no secret."""
    first = said[0]
    if all(one == first for one in said):
        return first
    if all(isinstance(one, tuple) for one in said):
        return _agreed_rows(said)
    if all(is_dataclass(one) and type(one) is type(first) for one in said):
        parts = [one.name for one in fields(first) if one.init]
        return replace(first, **{name: agreed([getattr(one, name) for one in said]) for name in parts})
    if any(isinstance(one, SafeString) for one in said):
        return _no_picture()
    if any(one is None for one in said):
        return covered(next(one for one in said if one is not None))
    return first if isinstance(first, Enum | bool | int) else WITHHELD


def covered(value: Any) -> Any:
    """The same shape with every word of it withheld."""
    if isinstance(value, SafeString):
        return _no_picture()
    if isinstance(value, str) and not isinstance(value, Enum):
        return WITHHELD
    if isinstance(value, tuple):
        return tuple(covered(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: covered(getattr(value, one.name)) for one in fields(value) if one.init})
    return value


def _agreed_rows(said: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The rows all have. Plain sentences that only some have are one black field, not a number of them."""
    if len({len(one) for one in said}) == 1 and all(isinstance(row, str) for one in said for row in one):
        return tuple(agreed(row) for row in zip(*said, strict=True))
    named = [_by_name(one) for one in said]
    common = [name for name in named[0] if all(name in other for other in named)]
    rows = tuple(agreed([one[name] for one in named]) for name in common)
    is_text = any(isinstance(row, str) for one in said for row in one)
    return (*rows, WITHHELD) if is_text else rows


def _by_name(rows: tuple[Any, ...]) -> dict[tuple[str, int], Any]:
    """The rows by what they are called, and which of those with the same name."""
    found: dict[tuple[str, int], Any] = {}
    for row in rows:
        name = _name(row)
        found[name, sum(1 for other, _count in found if other == name)] = row
    return found


def _name(row: Any) -> str:
    if isinstance(row, tuple):
        return _name(row[0]) if row else ""
    if not is_dataclass(row) or isinstance(row, type):
        return str(row)
    return next((_name(getattr(row, name)) for name in NAMED_BY if hasattr(row, name)), "")


def _no_picture() -> SafeString:
    words = _("Bildet er tatt ut, fordi det bygger på unntatte svar.")
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 346 60" role="img" font-family="Inter" font-size="10.5">'
        '<title>{words}</title><rect x="0.5" y="0.5" width="345" height="59" fill="#eef1f4" stroke="#5b6470"/>'
        '<text x="173" y="34" text-anchor="middle">{words}</text></svg>',
        words=words,
    )
