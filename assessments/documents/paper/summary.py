"""The summary's own parts: every hazard on a line, the measures in place by name, texts short enough for two pages."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.documents import content

from .hazards import PrintedHazard
from .measures import MeasureLevel
from .tree import mapped


@dataclass(frozen=True)
class Room:
    """How much there is room for: characters of a text, hazards of a category, measures of a level."""

    text: int
    hazards: int
    measures: int


# From roomy to tight. The first that gives two pages is used; a summary of three pages is no summary.
ROOMS = (Room(420, 14, 8), Room(300, 12, 6), Room(200, 9, 5), Room(120, 6, 3), Room(70, 3, 2))
PARTIES_WHOLE = 120


@dataclass(frozen=True)
class HazardLines:
    title: str
    hazards: tuple[PrintedHazard, ...]
    more: int


@dataclass(frozen=True)
class MeasureLine:
    words: str
    names: str
    more: int


@dataclass(frozen=True)
class Summary:
    hazards: tuple[HazardLines, ...]
    measures: tuple[MeasureLine, ...]
    open_points: int


def shortened(paper: content.Paper, room: Room) -> content.Paper:
    """The paper with every long text cut at a sentence, and a word on where the rest is.

    What the parties state is cut last: disagreement stands in full as long as there is room for anything else.
    """
    short = mapped(paper, lambda text: cut(text, room.text))
    return replace(short, parties=paper.parties) if room.text >= PARTIES_WHOLE else short


def summary(paper: content.Paper, room: Room) -> Summary:
    """The parts of the second page."""
    points = paper.open_points
    return Summary(
        hazards=tuple(
            HazardLines(chapter.title, chapter.hazards[: room.hazards], len(chapter.hazards[room.hazards :]))
            for chapter in paper.hazards
            if chapter.hazards
        ),
        measures=tuple(line for level in paper.measures.levels if (line := _line(level, room)).names),
        open_points=len(points.blocking) + len(points.warnings) + sum(len(one.questions) for one in points.unknown),
    )


def _line(level: MeasureLevel, room: Room) -> MeasureLine:
    names = [one.name for one in level.measures if not one.is_planned]
    return MeasureLine(level.words, "; ".join(names[: room.measures]), len(names[room.measures :]))


def cut(text: str, limit: int) -> str:
    """Whole sentences up to the limit."""
    if len(text) <= limit:
        return text
    start = text[:limit]
    end = max(start.rfind(". "), start.rfind("\n"))
    start = start[: end + 1].rstrip() if end > limit // 3 else start.rsplit(" ", 1)[0] + " …"
    return _("%(start)s (Resten står i vurderingen.)") % {"start": start}
