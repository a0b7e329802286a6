"""The risk tables and the level of a hazard (faglig-gjennomgang § 4). A table, never a product of numbers."""

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

# Row = consequence 1-5, column = likelihood 1-5.
ACUTE_TABLE = ("GGGGY", "GGYYY", "GYYRR", "YYRRR", "YRRRR")

# Row = load 1-4, column = duration 1-4. Duration is the dose: it always counts. Support at hand moves the load a step.
STRAIN_TABLE = ("GGGY", "GYYY", "YYRR", "YRRR")

# Sudden illness that the work does not cause belongs to «does help arrive?», not to the table.
ILLNESS = "fy_akutt_sykdom"

ORDER = {Level.GREEN: 1, Level.YELLOW: 2, Level.RED: 3}


def acute_level(likelihood: int | None, consequence: int | None) -> Level | None:
    """Level in the 5x5 table, or None while either is unanswered."""
    if likelihood is None or consequence is None:
        return None
    return level_of_letter(ACUTE_TABLE[consequence - 1][likelihood - 1])


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


def level_today(hazard: AssessedHazard) -> Level | None:
    """Alone, as things are today, with what is in place. None when not relevant or not yet placed."""
    return _level(hazard, hazard) if is_in_table(hazard) else None


def level_after(hazard: AssessedHazard) -> Level | None:
    """Alone, when the chosen measures are in place; None while that has not been answered."""
    after = getattr(hazard, "after", None)
    return _level(hazard, after) if after is not None and is_in_table(hazard) else None


def level_with_others(hazard: AcuteHazard) -> Level | None:
    """With others present, asked only where being alone makes a difference."""
    return acute_level(hazard.with_others_likelihood, hazard.with_others_consequence)


def _level(hazard: AssessedHazard, placed: AssessedHazard | AcuteResidual | StrainResidual) -> Level | None:
    if isinstance(hazard, StrainHazard) and isinstance(placed, StrainHazard | StrainResidual):
        return strain_level(placed.duration, placed.load, placed.support)
    if isinstance(placed, AcuteHazard | AcuteResidual):
        return acute_level(placed.likelihood, placed.consequence)
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
        [(level_after(h) or level_today(h)) if after else level_today(h) for h in hazards_of(record, category)]
    )


def worst_consequence(record: AssessmentRecord) -> int:
    """The highest consequence of any relevant acute hazard today; 0 when none is placed."""
    acute = (*record.physical.hazards, *record.violence.hazards)
    return max((h.consequence or 0 for h in acute if h.relevant == Answer.YES), default=0)
