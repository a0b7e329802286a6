"""File names a person can read, and every file system can keep."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext_lazy as _

from .layout import Standing

_LONGEST = 180  # bytes in UTF-8: most systems end at 255, and a folder's path comes in addition
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_MARKS = {
    Standing.CURRENT: "",
    Standing.SUPERSEDED: _("erstattet"),
    Standing.WITHDRAWN: _("trukket tilbake"),
    Standing.UNFINISHED: _("ikke ferdig signert"),
    Standing.VOID: _("gjelder ikke"),
}


def readable(on: date, title: str, workplace: str, number: int, standing: Standing) -> str:
    """«2026-11-23 Nattevakt Solbakken v2», with what a reader must know in brackets."""
    mark = f" ({_MARKS[standing]})" if _MARKS[standing] else ""
    ending = f" v{number}{mark}"
    words = title if workplace in title else f"{title} {workplace}"
    start = f"{on.isoformat()} {_clean(words)}".encode()[: _LONGEST - len(ending.encode())]
    return start.decode(errors="ignore").rstrip(" .") + ending


def _clean(words: str) -> str:
    """Composed letters, as keyboards make them; no character that means something to a file system."""
    cleaned = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", words))
    return " ".join(cleaned.split()).strip(" .")


class Unique:
    """Hands out each name once. Case does not tell two names apart on Windows and macOS."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: str) -> str:
        name, count = wanted, 1
        while name.casefold() in self._taken:
            count += 1
            name = f"{wanted} ({count})"
        self._taken.add(name.casefold())
        return name
