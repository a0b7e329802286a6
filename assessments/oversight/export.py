"""The list as a file: CSV for programs, XLSX for people. Row by row, so that memory does not grow with the list.

The file is written before it is sent, since an answer that has begun cannot say that it failed. Dates are dates and
numbers numbers; whatever somebody has typed is made safe (`export_cells`).
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alenearbeid.accounts.models import Workplace

from . import listing, words
from .export_cells import Cell, safe
from .filters import Chosen

if TYPE_CHECKING:
    import xlsxwriter

MOST_ROWS = 20_000
CHUNK = 1000
_MEMORY = 2_000_000  # bytes, before the file goes to disk


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in a spreadsheet, and what stands in it."""

    heading: Promise
    width: int
    value: Callable[[words.Shown], Cell]


COLUMNS: tuple[Column, ...] = (
    Column(gettext_lazy("Virksomhet"), 28, lambda row: row.facts.organisation.name),
    Column(gettext_lazy("Organisasjonsnummer"), 20, lambda row: row.facts.organisation.orgnr),
    Column(gettext_lazy("Arbeidssted"), 32, lambda row: row.place),
    Column(gettext_lazy("Status"), 24, lambda row: row.status),
    Column(gettext_lazy("Vurdering"), 40, lambda row: row.title),
    Column(gettext_lazy("Versjon"), 8, lambda row: row.facts.assessment.number),
    Column(gettext_lazy("Vurdert"), 11, lambda row: row.facts.assessed_on),
    Column(gettext_lazy("Signert"), 11, lambda row: timezone.localdate(row.facts.signed_at)),
    Column(gettext_lazy("Gjennomgås senest"), 17, lambda row: row.facts.next_review),
    Column(gettext_lazy("Fysisk risiko"), 14, lambda row: words.level(row.facts.level_physical)),
    Column(gettext_lazy("Psykososial risiko"), 17, lambda row: words.level(row.facts.level_psychosocial)),
    Column(gettext_lazy("Vold og trusler"), 15, lambda row: words.level(row.facts.level_violence)),
    Column(gettext_lazy("Høyeste risiko"), 15, lambda row: row.worst),
    Column(gettext_lazy("Røde farer etter tiltak"), 22, lambda row: row.facts.red_residual),
    Column(gettext_lazy("Psykososiale spørsmål"), 21, lambda row: row.facts.psychosocial_asked),
    Column(gettext_lazy("Psykososiale svar"), 17, lambda row: row.facts.psychosocial_answered),
    Column(gettext_lazy("Særlig risiko"), 28, lambda row: words.special_risk(row.facts.special_risk)),
    Column(gettext_lazy("Kan gjøres alene"), 22, lambda row: words.decision(row.facts.decision)),
    Column(gettext_lazy("Tid alene"), 24, lambda row: words.time_share(row.facts.time_share)),
    Column(gettext_lazy("Verneombudets syn"), 22, lambda row: row.statement),
    Column(gettext_lazy("Kontrolltiltak"), 13, lambda row: row.facts.control_measures),
    Column(gettext_lazy("Kontrolltiltak uten drøfting"), 26, lambda row: row.facts.undiscussed),
    Column(gettext_lazy("Planlagte tiltak"), 15, lambda row: row.facts.planned_measures),
    Column(gettext_lazy("Første frist for planlagte tiltak"), 30, lambda row: row.facts.planned_until),
)


class TooManyRows(Exception):
    """The text says what to do."""


def csv_file(chosen: Chosen) -> IO[bytes]:
    """UTF-8 with its mark and semicolons: what a Norwegian Excel opens right by a double click."""
    _refuse_too_many(chosen)
    file = _spooled()
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    for row in _table(chosen):
        writer.writerow([safe(cell) for cell in row])
    text.detach()
    file.seek(0)
    return file


def xlsx_file(chosen: Chosen) -> IO[bytes]:
    """One sheet with a heading that stays, filters, and dates a spreadsheet can count with."""
    _refuse_too_many(chosen)
    file = _spooled()
    import xlsxwriter  # late: a worker, which makes no spreadsheets, reads this file too

    with xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet(_("Vurderinger"))
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width)
        sheet.freeze_panes(1, 0)
        bold, last = book.add_format({"bold": True}), 0
        for last, row in enumerate(_table(chosen)):
            _write(sheet, last, row, bold if last == 0 else None)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    file.seek(0)
    return file


def _write(sheet: "xlsxwriter.worksheet.Worksheet", number: int, row: list[Cell], style: object) -> None:
    """Each as what it is: a text stays a text, whatever it begins with."""
    for place, cell in enumerate(row):
        if isinstance(cell, date):
            sheet.write_datetime(number, place, cell)
        elif isinstance(cell, str):
            sheet.write_string(number, place, cell, style)
        elif cell is not None:
            sheet.write_number(number, place, cell, style)


def _spooled() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=_MEMORY)


def _refuse_too_many(chosen: Chosen) -> None:
    found = chosen.assessments().order_by().values("pk")[: MOST_ROWS + 1].count()
    if found + chosen.lacking().order_by().values("pk")[: MOST_ROWS + 1].count() > MOST_ROWS:
        raise TooManyRows(
            _("Listen er for lang for en fil: over %(most)s rader. Avgrens den med filtrene.") % {"most": MOST_ROWS}
        )


def _table(chosen: Chosen) -> Iterator[list[Cell]]:
    """The heading, the workplaces without an assessment, then the assessments in the order of the list."""
    yield [str(column.heading) for column in COLUMNS]
    for place in chosen.lacking().iterator(chunk_size=CHUNK):
        yield _lacking_row(place)
    for facts in listing.rows(chosen.assessments()).iterator(chunk_size=CHUNK):
        row = words.Shown(facts, chosen.on)
        yield [column.value(row) for column in COLUMNS]


def _lacking_row(place: Workplace) -> list[Cell]:
    known: list[Cell] = [place.organisation.name, place.organisation.orgnr, words.place_of(place)]
    row = [*known, _("Uten gjeldende vurdering")]
    return row + [None] * (len(COLUMNS) - len(row))
