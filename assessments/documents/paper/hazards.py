"""The hazards by category: what being alone does, where each stands today and when the measures are in place."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.casework.forms.labels import label
from assessments.casework.forms.questions.hazards import FACTORS
from assessments.casework.forms.scores import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD
from assessments.casework.pictures.risk_pictures import SHAPES, Hazard, Numbered, numbered
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import AloneEffect, Answer, Category
from assessments.record.hazards import (
    PSYCHOSOCIAL_FACTORS,
    VIOLENCE_MOMENTS,
    AcuteHazard,
    AcuteResidual,
    AssessedHazard,
    Physical,
    PhysicalHead,
    Psychosocial,
    PsychosocialHead,
    StrainHazard,
    StrainResidual,
    Violence,
    ViolenceHead,
)
from assessments.record.risk import Level

from .answers import Answered, AnsweredGroup, answered, printed, within_sentence
from .remarked import remarked


@dataclass(frozen=True)
class PrintedLevel:
    """A level as a letter, a word and a class for its paint."""

    key: str
    letter: str
    words: str


@dataclass(frozen=True)
class Placement:
    """Where a hazard stands in its table, in words; or that it has no place there."""

    level: PrintedLevel | None
    words: tuple[str, ...]
    is_outside: bool = False


@dataclass(frozen=True)
class PrintedHazard:
    number: int
    shape: str
    name: str
    is_own: bool
    is_settled: bool
    alone_effect: str
    alone_words: tuple[str, ...]
    facts: tuple[Answered, ...]
    today: Placement
    after: Placement | None
    with_others: Placement | None
    remarks: str = ""

    @property
    def is_only_outside(self) -> bool:
        """Has no place in the table, and nothing was placed beside it: one cell says so."""
        return self.today.is_outside and not (self.after or self.with_others)


@dataclass(frozen=True)
class Rejected:
    """A hazard or a theme that was considered and is not relevant, or not answered at all."""

    name: str
    reason: str


@dataclass(frozen=True)
class Scale:
    """A factor with its strain in the short and the long run."""

    name: str
    short: str
    long: str


@dataclass(frozen=True)
class HazardChapter:
    category: Category
    title: str
    is_acute: bool
    hazards: tuple[PrintedHazard, ...]
    rejected: tuple[Rejected, ...]
    unanswered: tuple[str, ...]
    factors: tuple[Scale, ...]
    moments: AnsweredGroup
    more: AnsweredGroup

    @property
    def is_empty(self) -> bool:
        answers = (*self.moments.rows, *self.more.rows)
        return not (self.hazards or self.rejected or self.unanswered or self.factors or answers)

    @property
    def is_dismissed(self) -> bool:
        """Considered and put aside, nothing else: one line says it."""
        answers = (*self.moments.rows, *self.more.rows)
        return bool(self.rejected) and not (self.hazards or self.unanswered or self.factors or answers)

    @property
    def has_after(self) -> bool:
        return any(hazard.after for hazard in self.hazards)

    @property
    def has_with_others(self) -> bool:
        return any(hazard.with_others for hazard in self.hazards)

    @property
    def places(self) -> int:
        """Columns that a hazard is placed in."""
        return 1 + self.has_after + self.has_with_others

    @property
    def columns(self) -> int:
        return 2 + self.places

    @property
    def scores(self) -> str:
        """What the letters before the scores stand for."""
        if self.is_acute:
            return _("S er sannsynlighet og K er konsekvens, fra 1 til 5.")
        return _("V er varighet og B er belastning, fra 1 til 4.")


def chapters(record: AssessmentRecord) -> tuple[HazardChapter, ...]:
    """The categories that say anything; the psychosocial one stands on its own, never in the shadow of the others."""
    items = numbered(record)
    made = (_chapter(record, category, [one for one in items if one.category == category]) for category in Category)
    return tuple(chapter for chapter in made if not chapter.is_empty)


def printed_level(level: Level | None) -> PrintedLevel | None:
    """The level for print; None while it is not known."""
    if level is None:
        return None
    words = label(level)
    return PrintedLevel(level.value, words[0], words)


def hazard_name(hazard: AssessedHazard) -> str:
    """The catalogue's name as it was worded when the assessment was made."""
    return hazard.wording.name if hazard.wording else hazard.key


def _chapter(record: AssessmentRecord, category: Category, items: list[Numbered]) -> HazardChapter:
    sections: dict[Category, Physical | Psychosocial | Violence] = {
        Category.PHYSICAL: record.physical,
        Category.PSYCHOSOCIAL: record.psychosocial,
        Category.VIOLENCE: record.violence,
    }
    section, remarks = sections[category], remarked(record)
    return HazardChapter(
        category=category,
        title=label(category),
        is_acute=category != Category.PSYCHOSOCIAL,
        hazards=tuple(_hazard(record, item, remarks.get(item.hazard.key, "")) for item in items),
        rejected=_rejected(section),
        unanswered=tuple(hazard_name(hazard) for hazard in section.hazards if hazard.relevant is None),
        factors=_factors(section) if isinstance(section, PsychosocialHead) else (),
        moments=AnsweredGroup("", answered(section, VIOLENCE_MOMENTS) if isinstance(section, ViolenceHead) else ()),
        more=AnsweredGroup("", _more(section)),
    )


def _more(section: Section) -> tuple[Answered, ...]:
    if isinstance(section, PsychosocialHead):
        return answered(section, ("factors_together", "other_hazards"))
    if isinstance(section, ViolenceHead):
        return answered(section, ("moments_detail", "foreseeable", "harassment_situations", "other_hazards"))
    return answered(section, PhysicalHead.model_fields)


def _rejected(section: Physical | Psychosocial | Violence) -> tuple[Rejected, ...]:
    themes = [Rejected(theme.theme_name or theme.key, theme.reason or "") for theme in section.dismissed_themes]
    hazards = [
        Rejected(hazard_name(hazard), hazard.not_relevant_reason or "")
        for hazard in section.hazards
        if hazard.relevant == Answer.NO
    ]
    return (*themes, *hazards)


def _factors(section: PsychosocialHead) -> tuple[Scale, ...]:
    """The eight factors in one table; the form asks each twice, the paper says it once."""
    found = []
    for factor in PSYCHOSOCIAL_FACTORS:
        short, long = (printed(getattr(section, f"{factor}_{run}")) for run in ("short", "long"))
        if short or long:
            found.append(Scale(str(FACTORS[factor]), short or "–", long or "–"))
    return tuple(found)


def _hazard(record: AssessmentRecord, item: Numbered, remarks: str) -> PrintedHazard:
    hazard = item.hazard
    return PrintedHazard(
        number=item.number,
        shape=SHAPES[item.category].value,
        name=item.name,
        is_own=bool(hazard.wording and hazard.wording.is_own),
        is_settled=hazard.relevant == Answer.YES,
        alone_effect=hazard.alone_effect.value if hazard.alone_effect else "",
        alone_words=_alone_words(hazard.alone_effect),
        facts=tuple(_facts(hazard)),
        today=_today(item),
        after=_after(item),
        with_others=_with_others(record, hazard),
        remarks=remarks,
    )


def _alone_words(effect: AloneEffect | None) -> tuple[str, ...]:
    """«Both» in its two parts: read at a glance without the question."""
    if effect is None:
        return ()
    parts = (AloneEffect.LIKELIHOOD, AloneEffect.OUTCOME) if effect == AloneEffect.BOTH else (effect,)
    return tuple(label(part) for part in parts)


def _facts(hazard: Hazard) -> Iterator[Answered]:
    """What was written about the hazard, with words shorter than the form's questions: they stand at every hazard."""
    why_alone = hazard.wording.why_alone if hazard.wording else ""
    caused, able = (getattr(hazard, name, None) for name in ("caused_by_work", "able_to_act"))
    told = (
        (_("Slik viser den seg her:"), hazard.manifestation),
        (_("Hvorfor det betyr noe å være alene:"), hazard.alone_effect_why or why_alone),
        (_("Gjort fra før:"), hazard.existing_measures),
        (_("Gjør arbeidet den mer sannsynlig?"), printed(caused)),
        (_("Kan den skadde selv tilkalle hjelp?"), printed(able)),
        (_("Når tiltakene er på plass:"), hazard.after.comment if hazard.after else None),
        (_("Grunn:"), hazard.not_relevant_reason),
        (_("Finnes ut av:"), hazard.find_out),
    )
    return (Answered(words, value) for words, value in told if value)


def _today(item: Numbered) -> Placement:
    hazard = item.hazard
    words = _strain_words(hazard) if isinstance(hazard, StrainHazard) else _acute_words(hazard)
    is_outside = hazard.relevant == Answer.YES and not risk.is_in_table(hazard)
    return Placement(printed_level(item.today), words, is_outside=is_outside)


def _after(item: Numbered) -> Placement | None:
    after = item.hazard.after
    if after is None:
        return None
    words = _strain_words(after) if isinstance(after, StrainResidual) else _acute_words(after)
    return Placement(printed_level(item.after), words)


def _with_others(record: AssessmentRecord, hazard: Hazard) -> Placement | None:
    if not isinstance(hazard, AcuteHazard):
        return None
    placed = (hazard.with_others_likelihood, hazard.with_others_consequence)
    if placed == (None, None):
        return None
    return Placement(printed_level(risk.level_with_others(record, hazard)), _pair(*placed))


def _acute_words(placed: AcuteHazard | AcuteResidual) -> tuple[str, ...]:
    return _pair(placed.likelihood, placed.consequence)


def _pair(likelihood: int | None, consequence: int | None) -> tuple[str, ...]:
    return (
        *_score(pgettext("likelihood, in short", "S"), LIKELIHOOD, likelihood),
        *_score(pgettext("consequence, in short", "K"), CONSEQUENCE, consequence),
    )


def _strain_words(placed: StrainHazard | StrainResidual) -> tuple[str, ...]:
    answer = within_sentence(printed(placed.support))
    support = (_("Støtte for hånden: %(answer)s") % {"answer": answer},) if answer else ()
    return (
        *_score(pgettext("duration, in short", "V"), DURATION, placed.duration),
        *_score(pgettext("load, in short", "B"), LOAD, placed.load),
        *support,
    )


def _score(letter: str, words: tuple, value: int | None) -> tuple[str, ...]:
    return (f"{letter}{value} {words[value - 1][1]}",) if value else ()
