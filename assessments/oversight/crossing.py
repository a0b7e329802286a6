"""Skjæringspunktet of many assessments: time alone across, the highest risk today upwards, a point for each.

A cell with few has its points, each a link to its assessment; a cell with many has their number, a link to the list of
them. The same as a table, for those who do not see the picture. `casework.drawing` paints.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.casework.forms.labels import label
from assessments.casework.models import NOT_PLACED, AssessmentFacts
from assessments.casework.pictures.drawing import GUTTER, PAGE_WIDTH, Cell, Column, Grid, Marker, Row, Shape, paint
from assessments.casework.pictures.risk_pictures import CROSSING_TITLE, level_tone
from assessments.record.choices import TimeShare
from assessments.record.risk import ORDER, Level

from . import batch, listing
from .filters import Chosen, Rows

MOST_POINTS = 12  # in a cell; with more one does not hit the right one
_SHARES = tuple(reversed(TimeShare))  # as in the picture of one assessment
_LEVELS = tuple(reversed(Level))


@dataclass(frozen=True)
class Crossing:
    """One cell: how many stand there, and the first of them when they are few enough to be drawn."""

    level: Level
    share: TimeShare
    count: batch.Count
    url: str
    points: tuple[tuple[int, AssessmentFacts], ...] = ()

    @property
    def words(self) -> str:
        return _("%(level)s risiko, %(share)s") % {"level": label(self.level), "share": label(self.share).lower()}


@dataclass(frozen=True)
class Picture:
    svg: SafeString
    rows: tuple[tuple[str, tuple[Crossing, ...]], ...]
    shares: tuple[str, ...]
    key: tuple[tuple[int, AssessmentFacts], ...]
    elsewhere: batch.Count


def picture(chosen: Chosen) -> Picture:
    """Of the assessments that the filters let through. Two queries, whatever there is."""
    found = chosen.assessments()
    cells = {(level, share): _in_cell(found, level, share) for level in _LEVELS for share in _SHARES}
    keyed = {f"{level}/{share}": rows for (level, share), rows in cells.items()}
    counts = batch.counts({**keyed, "elsewhere": found.filter(NOT_PLACED)})
    few = [key for key, count in counts.items() if key != "elsewhere" and 0 < count.number <= MOST_POINTS]
    points = _points(keyed, few)
    crossings: dict[tuple[Level, TimeShare], Crossing] = {}
    number = 0
    for level, share in cells:
        here = points.get(f"{level}/{share}", [])
        numbered = tuple(enumerate(here, number + 1))
        number += len(here)
        crossings[level, share] = Crossing(
            level, share, counts[f"{level}/{share}"], _address(chosen, level, share), numbered
        )
    rows = tuple((label(level), tuple(crossings[level, share] for share in _SHARES)) for level in _LEVELS)
    key = tuple(point for crossing in crossings.values() for point in crossing.points)
    shares = tuple(label(share) for share in _SHARES)
    return Picture(_drawn(rows), rows, shares, key, counts["elsewhere"])


def _in_cell(found: Rows, level: Level, share: TimeShare) -> Rows:
    return found.filter(worst=ORDER[level], time_share=share)


def _points(cells: dict[str, Rows], few: list[str]) -> dict[str, list[AssessmentFacts]]:
    """The assessments of the cells that are to be drawn, at most a dozen each."""
    if not few:
        return {}
    either = cells[few[0]]
    for key in few[1:]:
        either = either | cells[key]
    placed: dict[str, list[AssessmentFacts]] = {}
    for facts in listing.rows(either):
        placed.setdefault(f"{_level_of(facts)}/{facts.time_share}", []).append(facts)
    return placed


def _level_of(facts: AssessmentFacts) -> Level:
    return next(level for level, order in ORDER.items() if order == facts.worst)


def _address(chosen: Chosen, level: Level, share: TimeShare) -> str:
    values = {name: str(value) for name, value in chosen.values.items()} | {"risiko": str(level), "tid": str(share)}
    return f"{reverse('oversight:overview')}?{urlencode(values)}"


def _drawn(rows: tuple[tuple[str, tuple[Crossing, ...]], ...]) -> SafeString:
    width = (PAGE_WIDTH - GUTTER - 1) / len(_SHARES)
    return paint(
        Grid(
            name="crossing-all",
            title=str(CROSSING_TITLE),
            description=_description(rows),
            across=_("Del av tiden alene"),
            down=_("Høyeste risiko i dag"),
            columns=tuple(Column(label(share), width) for share in _SHARES),
            rows=tuple(Row(words, tuple(_cell(crossing) for crossing in crossings)) for words, crossings in rows),
            width=PAGE_WIDTH,
        ),
        is_paper=False,
    )


def _cell(crossing: Crossing) -> Cell:
    """Its points, or one sign with their number that leads to the list of them."""
    tone = level_tone(crossing.level)
    if crossing.points:
        return Cell(tone, tuple(_marker(number, facts) for number, facts in crossing.points))
    if not crossing.count:
        return Cell(tone, is_pale=True)
    number = f"{crossing.count.shown}+" if crossing.count.is_more else str(crossing.count.number)
    title = f"{_counted(crossing.count)}: {crossing.words}"
    return Cell(tone, (Marker(number, Shape.PILL, url=crossing.url, title=title),))


def _marker(number: int, facts: AssessmentFacts) -> Marker:
    title = facts.title or facts.workplace.name
    url = reverse("casework:detail", args=[facts.assessment.uuid])
    return Marker(number, Shape.CIRCLE, url=url, title=f"{number} {title}, {facts.workplace.name}")


def _counted(count: batch.Count) -> str:
    if count.is_more:
        return _("Over %(count)s vurderinger") % {"count": count.limit}
    text = ngettext("%(count)s vurdering", "%(count)s vurderinger", count.number)
    return text % {"count": count.number}


def _description(rows: tuple[tuple[str, tuple[Crossing, ...]], ...]) -> str:
    """The whole content of the picture in words."""
    said = [f"{crossing.words}: {_counted(crossing.count).lower()}." for _level, crossings in rows
            for crossing in crossings if crossing.count]  # fmt: skip
    return " ".join(said) or _("Ingen vurderinger er plassert.")
