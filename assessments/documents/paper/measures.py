"""The measures in the order of the seven levels: what is not in place, what applies meanwhile, and control measures."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework.forms.labels import label
from assessments.casework.pictures.risk_pictures import hazard_numbers
from assessments.casework.words.condition_words import CONDITIONS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Interim, MeasureStatus
from assessments.record.measures import ChosenMeasure, MeasuresHead

from .answers import Answered, AnsweredGroup, answered, groups, printed
from .hazards import hazard_name
from .remarked import remarked

ON_FIRST_PAGE = 4
BRIEF = 420  # characters of what applies meanwhile that stand well in a narrow column
LEVELS: dict[int, Promise] = {
    1: gettext_lazy("Fjerne alenearbeidet"),
    2: gettext_lazy("Bemanning"),
    3: gettext_lazy("Organisering"),
    4: gettext_lazy("Teknisk og fysisk sikring"),
    5: gettext_lazy("Varsling og kommunikasjon"),
    6: gettext_lazy("Opplæring"),
    7: gettext_lazy("Oppfølging etter hendelse"),
}


@dataclass(frozen=True)
class PrintedMeasure:
    name: str
    description: str
    against: str
    is_planned: bool
    status: str
    responsible: str
    deadline: str
    works: str
    extra: tuple[Answered, ...]
    is_process: bool
    is_own: bool
    remarks: str = ""

    @property
    def is_told(self) -> bool:
        """Anything to print below the line of the action plan."""
        return bool(self.description or self.extra or self.is_process)


@dataclass(frozen=True)
class MeasureLevel:
    number: int
    words: str
    measures: tuple[PrintedMeasure, ...]


@dataclass(frozen=True)
class ControlMeasure:
    name: str
    answers: AnsweredGroup


@dataclass(frozen=True)
class MeasureChapter:
    levels: tuple[MeasureLevel, ...]
    missing: tuple[PrintedMeasure, ...]
    interim: tuple[str, ...]
    meanwhile: tuple[str, ...]
    other: AnsweredGroup
    controls: tuple[ControlMeasure, ...]

    @property
    def soonest(self) -> tuple[PrintedMeasure, ...]:
        """What the first page has room for; all of them stand in the chapter."""
        return self.missing if len(self.missing) <= ON_FIRST_PAGE else self.missing[: ON_FIRST_PAGE - 1]

    @property
    def later(self) -> int:
        return len(self.missing) - len(self.soonest)

    @property
    def is_interim_brief(self) -> bool:
        return bool(self.meanwhile) and sum(map(len, self.meanwhile)) <= BRIEF

    @property
    def has_plans(self) -> bool:
        """Anyone responsible, or any deadline: else the table has no columns for them."""
        return any(one.responsible or one.deadline for level in self.levels for one in level.measures)

    @property
    def columns(self) -> int:
        return 6 if self.has_plans else 4

    @property
    def is_empty(self) -> bool:
        return not (self.levels or self.interim or self.other.rows)


def chapter(record: AssessmentRecord) -> MeasureChapter:
    """The measures of the record; levels with none are left out."""
    numbers = hazard_numbers(record)
    names, remarks = {hazard.key: hazard_name(hazard) for hazard in record.hazards}, remarked(record)
    made = [
        (measure, replace(_measure(measure, numbers, names), remarks=remarks.get(measure.key, "")))
        for measure in record.measures.chosen
    ]
    by_level: dict[int, list[PrintedMeasure]] = {}
    for measure, shown in made:
        by_level.setdefault(measure.wording.level if measure.wording else 0, []).append(shown)
    levels = tuple(
        MeasureLevel(number, str(LEVELS[number]) if number else _("Uten nivå"), tuple(by_level[number]))
        for number in sorted(by_level)
    )
    head = record.measures
    return MeasureChapter(
        levels=levels,
        missing=tuple(shown for measure, shown in sorted(made, key=_deadline) if shown.is_planned),
        interim=_interim(head),
        meanwhile=_meanwhile(head),
        other=AnsweredGroup("", answered(head, ("other_measures",))),
        controls=_controls(record),
    )


def _interim(head: MeasuresHead) -> tuple[str, ...]:
    """What applies from today, in the form's words and the employer's own."""
    chosen = f"{label(head.interim)}." if head.interim else ""
    return tuple(text for text in (chosen, head.interim_description) if text)


def _meanwhile(head: MeasuresHead) -> tuple[str, ...]:
    """The same for the first page, under a heading that says already that it is for the time being."""
    is_told = head.interim == Interim.TEMPORARY_MEASURES and head.interim_description
    return _interim(head)[1:] if is_told else _interim(head)


def _deadline(made: tuple[ChosenMeasure, PrintedMeasure]) -> tuple[bool, date, str]:
    """The first deadline first; those without one, last."""
    measure, _shown = made
    return (measure.deadline is None, measure.deadline or date.max, measure.key)


def _measure(measure: ChosenMeasure, numbers: dict[str, int], names: dict[str, str]) -> PrintedMeasure:
    known = sorted(numbers[key] for key in measure.hazards or () if key in numbers)
    unknown = [names.get(key) or str(CONDITIONS.get(key, key)) for key in measure.hazards or () if key not in numbers]
    return PrintedMeasure(
        name=measure.wording.name if measure.wording else measure.key,
        description=measure.description or "",
        against=", ".join([*map(str, known), *unknown]),
        is_planned=measure.status == MeasureStatus.PLANNED,
        status=label(measure.status) if measure.status else _("Ikke besvart"),
        responsible=measure.responsible or "",
        deadline=printed(measure.deadline),
        works=printed(measure.works),
        extra=answered(measure, ("sends_position_sound_or_picture", "takes_away_contact")),
        is_process=bool(measure.wording and measure.wording.is_process),
        is_own=bool(measure.wording and measure.wording.is_own),
    )


def _controls(record: AssessmentRecord) -> tuple[ControlMeasure, ...]:
    names = {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    found = []
    for review in record.control_measures.reviews:
        rows = tuple(row for group in groups(review) for row in group.rows)
        found.append(ControlMeasure(names.get(review.key, review.key), AnsweredGroup("", rows)))
    return tuple(found)
