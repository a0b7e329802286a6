"""The pictures of an assessment, the same on screen and on paper: the two risk tables and skjæringspunktet.

From the record to cells and markers; `drawing.py` paints them. A hazard has the same number in every picture and in
the document's tables.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework.forms.labels import label
from assessments.casework.forms.scores import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, TimeShare
from assessments.record.hazards import AcuteHazard, AcuteResidual, StrainHazard, StrainResidual
from assessments.record.risk import Level

from .drawing import GUTTER as GUTTER_WIDTH
from .drawing import PAGE_WIDTH, WIDTH, Cell, Column, Grid, Marker, Row, Shape, Tone, paint

Hazard = AcuteHazard | StrainHazard

SHAPES = {
    Category.PHYSICAL: Shape.CIRCLE,
    Category.PSYCHOSOCIAL: Shape.DIAMOND,
    Category.VIOLENCE: Shape.SQUARE,
}
# Light, middle and dark also in greyscale.
_PAINT = {
    Level.GREEN: ("#e4f3e7", "#173d22", "#f5faf6"),
    Level.YELLOW: ("#f0c244", "#332600", "#fcf3d9"),
    Level.RED: ("#ab1f1f", "#ffffff", "#f6dcda"),
}
ACUTE_TITLE = gettext_lazy("Fysiske farer, vold og trusler")
STRAIN_TITLE = gettext_lazy("Psykososial belastning")
CROSSING_TITLE = gettext_lazy("Skjæringspunktet: tid alene og risiko i dag")
# From little to much, so that the corner up to the right is the one to look at first.
_SHARES = tuple(reversed(TimeShare))


@dataclass(frozen=True)
class Numbered:
    """A hazard with its number."""

    number: int
    category: Category
    hazard: Hazard
    today: Level | None
    after: Level | None

    @property
    def name(self) -> str:
        return self.hazard.wording.name if self.hazard.wording else self.hazard.key


def numbered(record: AssessmentRecord) -> tuple[Numbered, ...]:
    """The hazards that are or may be relevant, numbered through the three categories, the worst of each first."""
    chapters: dict[Category, tuple[Hazard, ...]] = {
        Category.PHYSICAL: record.physical.hazards,
        Category.PSYCHOSOCIAL: record.psychosocial.hazards,
        Category.VIOLENCE: record.violence.hazards,
    }
    found = [
        (category, hazard)
        for category, hazards in chapters.items()
        for hazard in sorted(hazards, key=lambda hazard: _worst_first(record, hazard))
        if hazard.relevant in {Answer.YES, Answer.UNKNOWN}
    ]
    return tuple(
        Numbered(number, category, hazard, risk.level_today(record, hazard), risk.level_after(record, hazard))
        for number, (category, hazard) in enumerate(found, 1)
    )


def hazard_numbers(record: AssessmentRecord) -> dict[str, int]:
    """The number of each hazard, by key."""
    return {item.hazard.key: item.number for item in numbered(record)}


def level_tone(level: Level) -> Tone:
    """The letter and paint of a level."""
    fill, ink, pale = _PAINT[level]
    return Tone(label(level)[0], fill, ink, pale)


def risk_table_svg(record: AssessmentRecord, *, after: bool, is_paper: bool = False) -> SafeString:
    """The 5×5 table with the physical and violent hazards: today, or when the chosen measures are in place."""
    placed = _acute(record)
    rows = _table_rows(risk.acute_table(record), CONSEQUENCE, placed, lambda item: _acute_place(item, after=after))
    return paint(
        Grid(
            name="risk-after" if after else "risk-today",
            title=_title(ACUTE_TITLE, after),
            description=_description(placed, lambda item: _acute_words(item, after=after), after=after),
            across=_("Sannsynlighet"),
            down=_("Konsekvens"),
            columns=_columns(LIKELIHOOD),
            rows=rows,
            legend=tuple((SHAPES[one], label(one)) for one in (Category.PHYSICAL, Category.VIOLENCE)),
            letters=_letters(),
        ),
        is_paper=is_paper,
    )


def strain_table_svg(record: AssessmentRecord, *, after: bool, is_paper: bool = False) -> SafeString:
    """The psychosocial table: how long times how heavy, where support at hand lowers the load one step."""
    placed = _strain(record)
    rows = _table_rows(risk.STRAIN_TABLE, LOAD, placed, lambda item: _strain_place(item, after=after))
    return paint(
        Grid(
            name="strain-after" if after else "strain-today",
            title=_title(STRAIN_TITLE, after),
            description=_description(placed, lambda item: _strain_words(item, after=after), after=after),
            across=_("Varighet"),
            down=_("Belastning"),
            columns=_columns(DURATION),
            rows=rows,
            legend=((Shape.DIAMOND, _("Psykososialt (støtte for hånden flytter ett trinn ned)")),),
            letters=_letters(),
        ),
        is_paper=is_paper,
    )


def crossing_svg(record: AssessmentRecord, *, is_paper: bool = False, is_wide: bool = False) -> SafeString:
    """Skjæringspunktet: time alone across, risk today upwards. Short time does not make a high risk low."""
    share = record.alone.time_share
    items = numbered(record)
    width = PAGE_WIDTH if is_wide else WIDTH
    return paint(
        Grid(
            name="crossing",
            title=str(CROSSING_TITLE),
            description=_crossing_words(items, share),
            across=_("Del av tiden alene"),
            down=_("Risiko i dag"),
            columns=_share_columns(share, width),
            rows=tuple(_crossing_row(level, items, share) for level in reversed(Level)),
            legend=tuple((SHAPES[category], label(category)) for category in Category),
            width=width,
        ),
        is_paper=is_paper,
    )


@dataclass(frozen=True)
class Picture:
    """A picture on screen: what it shows, and the names behind the numbers."""

    caption: str | Promise
    svg: SafeString
    key: tuple[Numbered, ...]


def all_of(record: AssessmentRecord) -> list[Picture]:
    """The pictures that say anything yet, for the screen."""
    found = []
    if has_acute(record):
        found.append(_acute_picture(record, after=False))
        if any(item.after for item in _acute(record)):
            found.append(_acute_picture(record, after=True))
    if has_strain(record):
        found.append(_strain_picture(record, after=False))
        if any(item.after for item in _strain(record)):
            found.append(_strain_picture(record, after=True))
    if found:
        key = tuple(item for item in numbered(record) if _has_place(item, after=False))
        found.append(Picture(CROSSING_TITLE, crossing_svg(record), key))
    return found


def of_step(record: AssessmentRecord, category: Category | None, *, after: bool) -> list[Picture]:
    """The picture that belongs to one step: its own table while hazards are placed, both tables at the measures."""
    found = []
    if category != Category.PSYCHOSOCIAL and has_acute(record):
        found.append(_acute_picture(record, after=after))
    if category in {None, Category.PSYCHOSOCIAL} and has_strain(record):
        found.append(_strain_picture(record, after=after))
    return found


def _acute_picture(record: AssessmentRecord, *, after: bool) -> Picture:
    return _picture(ACUTE_TITLE, risk_table_svg(record, after=after), record, AcuteHazard, after=after)


def _strain_picture(record: AssessmentRecord, *, after: bool) -> Picture:
    return _picture(STRAIN_TITLE, strain_table_svg(record, after=after), record, StrainHazard, after=after)


def _picture(title: Promise, svg: SafeString, record: AssessmentRecord, kind: type[Hazard], *, after: bool) -> Picture:
    key = (item for item in numbered(record) if isinstance(item.hazard, kind) and _has_place(item, after=after))
    return Picture(_title(title, after), svg, tuple(key))


def _has_place(item: Numbered, *, after: bool) -> bool:
    return bool(item.today or (after and item.after))


def has_acute(record: AssessmentRecord) -> bool:
    """Whether any hazard has a place in the 5×5 table."""
    return any(item.today for item in _acute(record))


def has_strain(record: AssessmentRecord) -> bool:
    """Whether any hazard has a place in the psychosocial table."""
    return any(item.today for item in _strain(record))


def _acute(record: AssessmentRecord) -> list[Numbered]:
    return [item for item in numbered(record) if isinstance(item.hazard, AcuteHazard)]


def _strain(record: AssessmentRecord) -> list[Numbered]:
    return [item for item in numbered(record) if isinstance(item.hazard, StrainHazard)]


def _worst_first(record: AssessmentRecord, hazard: Hazard) -> tuple[int, int, str]:
    level = risk.level_today(record, hazard)
    return (0 if hazard.relevant == Answer.YES else 1, -risk.ORDER[level] if level else 0, hazard.key)


def _title(what: str | Promise, after: bool) -> str:
    return (_("%s – når tiltakene er på plass") if after else _("%s – i dag")) % what


def _letters() -> str:
    return _("L lav, M middels, H høy risiko")


def _columns(words: tuple[tuple[int, Promise | str, Promise | str], ...]) -> tuple[Column, ...]:
    width = (WIDTH - GUTTER_WIDTH - 1) / len(words)
    return tuple(Column(f"{number} {short}", width) for number, short, _explanation in words)


def _table_rows(
    table: tuple[str, ...],
    words: tuple[tuple[int, Promise | str, Promise | str], ...],
    items: list[Numbered],
    place: Callable[[Numbered], tuple[int, int] | None],
) -> tuple[Row, ...]:
    """Rows from the worst down; a marker stands where `place` (row, column) says."""
    places: dict[tuple[int, int], list[Marker]] = {}
    for item in items:
        where = place(item)
        if where:
            places.setdefault(where, []).append(Marker(item.number, SHAPES[item.category]))
    return tuple(
        Row(
            f"{number} {short}",
            tuple(
                Cell(level_tone(risk.level_of_letter(letter)), tuple(places.get((number, column), ())))
                for column, letter in enumerate(table[number - 1], 1)
            ),
        )
        for number, short, _explanation in reversed(words)
    )


def _standing(item: Numbered, *, after: bool) -> Hazard | AcuteResidual | StrainResidual | None:
    """What places the hazard. Unanswered after measures: it stays where it is today, for nothing has lowered it."""
    if item.today is None:
        return None
    return item.hazard.after if after and item.hazard.after and item.after else item.hazard


def _acute_place(item: Numbered, *, after: bool) -> tuple[int, int] | None:
    standing = _standing(item, after=after)
    if not isinstance(standing, AcuteHazard | AcuteResidual):
        return None
    return (standing.consequence or 0, standing.likelihood or 0)


def _strain_place(item: Numbered, *, after: bool) -> tuple[int, int] | None:
    standing = _standing(item, after=after)
    if not isinstance(standing, StrainHazard | StrainResidual):
        return None
    return (risk.effective_load(standing.load or 1, standing.support), standing.duration or 0)


def _acute_words(item: Numbered, *, after: bool) -> str:
    place = _acute_place(item, after=after)
    if place is None:
        return ""
    values = {"likelihood": LIKELIHOOD[place[1] - 1][1], "consequence": CONSEQUENCE[place[0] - 1][1]}
    return _("sannsynlighet %(likelihood)s, konsekvens %(consequence)s") % values


def _strain_words(item: Numbered, *, after: bool) -> str:
    place = _strain_place(item, after=after)
    if place is None:
        return ""
    values = {"duration": DURATION[place[1] - 1][1], "load": LOAD[place[0] - 1][1]}
    return _("varighet %(duration)s, belastning %(load)s") % values


def _description(items: list[Numbered], words: Callable[[Numbered], str], *, after: bool) -> str:
    """The whole content of a table in words."""
    sentences = []
    for item in items:
        where = words(item)
        level = (item.after if after else None) or item.today
        if where and level:
            values = {"number": item.number, "name": item.name, "where": where, "level": label(level).lower()}
            sentences.append(_("%(number)s %(name)s: %(where)s, gir %(level)s risiko.") % values)
    return " ".join(sentences) or _("Ingen farer er plassert i tabellen.")


def _share_columns(share: TimeShare | None, width: int) -> tuple[Column, ...]:
    """The answered column is wider: it holds all the markers."""
    free = width - GUTTER_WIDTH - 1
    narrow = 54 if width == WIDTH else 84
    widths = {one: float(narrow) for one in _SHARES} if share else dict.fromkeys(_SHARES, free / len(_SHARES))
    if share:
        widths[share] = free - narrow * (len(_SHARES) - 1)
    return tuple(Column(label(one), widths[one]) for one in _SHARES)


def _crossing_row(level: Level, items: tuple[Numbered, ...], share: TimeShare | None) -> Row:
    markers = tuple(Marker(item.number, SHAPES[item.category]) for item in items if item.today == level)
    return Row(
        label(level),
        tuple(Cell(level_tone(level), markers if one == share else (), is_pale=one != share) for one in _SHARES),
    )


def _crossing_words(items: tuple[Numbered, ...], share: TimeShare | None) -> str:
    time = _("Tid alene: %s.") % label(share) if share else _("Hvor stor del av tiden en er alene, er ikke besvart.")
    sentences = [time]
    for level in reversed(Level):
        here = [f"{item.number} {item.name}" for item in items if item.today == level]
        if here:
            sentences.append(_("%(level)s risiko: %(hazards)s.") % {
                "level": label(level), "hazards": ", ".join(here)
            })  # fmt: skip
    return " ".join(sentences)
