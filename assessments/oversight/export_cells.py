"""Makes a text that somebody has typed safe in a spreadsheet, where a cell that begins like a formula is one."""

from datetime import date

Cell = str | int | date | None

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula, the full-width forms included. A tab
# or a line break before it is skipped by some of them.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")  # U+2212 is meant
_QUOTE = "'"


def safe(value: Cell) -> Cell:
    """Texts that would be run get an apostrophe first. Numbers and dates pass. For CSV: XLSX says what is a text."""
    if not isinstance(value, str):
        return value
    return f"{_QUOTE}{value}" if value.lstrip(" \u00a0\u200b\ufeff").startswith(_STARTS) else value
