"""The risk tables and the level of a hazard (faglig-gjennomgang § 4). A table, never a product of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .assessment import AssessmentRecord
from .choices import Answer, Category
from .hazards import (
    AcuteHazard,
    AcuteResidual,
    AssessedHazard,
    Physical,
    Psychosocial,
    StrainHazard,
    StrainResidual,
    Violence,
)


class Level(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_LETTERS = {"G": Level.GREEN, "Y": Level.YELLOW, "R": Level.RED}

Table = tuple[str, ...]

# The standard table. Row = consequence 1-5, column = likelihood 1-5.
ACUTE_TABLE = ("GGGGY", "GGYYY", "GYYRR", "YYRRR", "YRRRR")

# Row = load 1-4, column = duration 1-4. Duration is the dose: it always counts. Support at hand moves the load a step.
STRAIN_TABLE = ("GGGY", "GYYY", "YYRR", "YRRR")

# Sudden illness that the work does not cause belongs to «does help arrive?», not to the table.
ILLNESS = "fy_akutt_sykdom"

SCORES = range(1, 6)

ORDER = {Level.GREEN: 1, Level.YELLOW: 2, Level.RED: 3}


def acute_table(record: AssessmentRecord) -> Table:
    """The rows of the 5x5 table this record is judged by: the employer's own where it has one, else the standard."""
    return record.tables.acute_rows if record.tables else ACUTE_TABLE


@dataclass(frozen=True)
class Cell:
    """A cell of a 5x5 table, and a level it is held against."""

    likelihood: int
    consequence: int
    level: Level
    against: Level


def milder_than_standard(table: Table) -> tuple[Cell, ...]:
    """The cells where a table is milder than the standard one."""
    cells = (
        Cell(like, cons, _at(table, like, cons), _at(ACUTE_TABLE, like, cons)) for cons in SCORES for like in SCORES
    )
    return tuple(cell for cell in cells if ORDER[cell.level] < ORDER[cell.against])


def greener_when_worse(table: Table) -> tuple[Cell, ...]:
    """The cells that are greener than a neighbour that is less likely or less grave: no table may have them."""
    return tuple(cell for cell in _worst_neighbours(table) if ORDER[cell.level] < ORDER[cell.against])


def is_lawful_table(table: Table) -> bool:
    """Never greener where it is worse, and red in the worst corner."""
    return not greener_when_worse(table) and _at(table, 5, 5) == Level.RED


def _worst_neighbours(table: Table) -> Iterator[Cell]:
    for cons in SCORES:
        for like in SCORES:
            before = [(like - 1, cons)] * (like > 1) + [(like, cons - 1)] * (cons > 1)
            levels = [_at(table, *place) for place in before]
            if levels:
                yield Cell(like, cons, _at(table, like, cons), max(levels, key=ORDER.__getitem__))


def _at(table: Table, likelihood: int, consequence: int) -> Level:
    return level_of_letter(table[consequence - 1][likelihood - 1])


def acute_level(likelihood: int | None, consequence: int | None, table: Table = ACUTE_TABLE) -> Level | None:
    """Level in a 5x5 table, or None while either is unanswered."""
    if likelihood is None or consequence is None:
        return None
    return level_of_letter(table[consequence - 1][likelihood - 1])


def strain_level(duration: int | None, load: int | None, support: Answer | None) -> Level | None:
    """Level in the psychosocial table; only support known to be at hand lowers the load, and never below 1."""
    if duration is None or load is None:
        return None
    return level_of_letter(STRAIN_TABLE[effective_load(load, support) - 1][duration - 1])


def effective_load(load: int, support: Answer | None) -> int:
    """The row of the psychosocial table: support at hand moves the load one step, never below the first."""
    return max(1, load - 1) if support == Answer.YES else load


def level_of_letter(letter: str) -> Level:
    """The level a letter in a table stands for."""
    return _LETTERS[letter]


def is_in_table(hazard: AssessedHazard) -> bool:
    """Whether the hazard is relevant and belongs in a table at all."""
    if hazard.relevant != Answer.YES:
        return False
    return not (hazard.key == ILLNESS and isinstance(hazard, AcuteHazard) and hazard.caused_by_work == Answer.NO)


def level_today(record: AssessmentRecord, hazard: AssessedHazard) -> Level | None:
    """Alone, as things are today, with what is in place. None when not relevant or not yet placed."""
    return _level(record, hazard, hazard) if is_in_table(hazard) else None


def level_after(record: AssessmentRecord, hazard: AssessedHazard) -> Level | None:
    """Alone, when the chosen measures are in place; None while that has not been answered."""
    after = getattr(hazard, "after", None)
    return _level(record, hazard, after) if after is not None and is_in_table(hazard) else None


def level_with_others(record: AssessmentRecord, hazard: AcuteHazard) -> Level | None:
    """With others present, asked only where being alone makes a difference."""
    return acute_level(hazard.with_others_likelihood, hazard.with_others_consequence, acute_table(record))


def _level(
    record: AssessmentRecord, hazard: AssessedHazard, placed: AssessedHazard | AcuteResidual | StrainResidual
) -> Level | None:
    if isinstance(hazard, StrainHazard) and isinstance(placed, StrainHazard | StrainResidual):
        return strain_level(placed.duration, placed.load, placed.support)
    if isinstance(placed, AcuteHazard | AcuteResidual):
        return acute_level(placed.likelihood, placed.consequence, acute_table(record))
    return None


def worst(levels: "list[Level | None]") -> Level | None:
    """The worst of the known levels; never an average."""
    return max((level for level in levels if level), key=ORDER.__getitem__, default=None)


def chapter_of(record: AssessmentRecord, category: Category) -> Physical | Psychosocial | Violence:
    """The chapter of one category."""
    chapters: dict[Category, Physical | Psychosocial | Violence] = {
        Category.PHYSICAL: record.physical,
        Category.PSYCHOSOCIAL: record.psychosocial,
        Category.VIOLENCE: record.violence,
    }
    return chapters[category]


def hazards_of(record: AssessmentRecord, category: Category) -> tuple[AssessedHazard, ...]:
    """The assessed hazards of one category."""
    return chapter_of(record, category).hazards


def category_level(record: AssessmentRecord, category: Category, *, after: bool = False) -> Level | None:
    """The worst hazard of a category, today or when measures are in place."""
    return worst(
        [
            (level_after(record, h) or level_today(record, h)) if after else level_today(record, h)
            for h in hazards_of(record, category)
        ]
    )


def worst_consequence(record: AssessmentRecord) -> int:
    """The highest consequence of any relevant acute hazard today; 0 when none is placed."""
    acute = (*record.physical.hazards, *record.violence.hazards)
    return max((h.consequence or 0 for h in acute if h.relevant == Answer.YES), default=0)
