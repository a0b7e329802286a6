"""The chain of help as pages and papers show it: the picture, its weakest link, and what would mend it."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.casework.forms.labels import label
from assessments.casework.words import help_words
from assessments.casework.words.answer_words import within_sentence
from assessments.catalogue.content import CatalogueData
from assessments.checks import reading
from assessments.checks.help_chain import HelpChain, Suggestion, chain, chains
from assessments.checks.help_links import Grade
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import MeasureStatus
from assessments.record.hazards import AcuteHazard
from assessments.record.risk import Level

from .drawing import Tone
from .drawing_chain import ChainDrawing, ChainLink, Sign, paint_column, paint_row
from .risk_pictures import hazard_numbers, level_tone

NAMED = 6
SIGNS = {
    Grade.HOLDS: Sign.CHECK,
    Grade.WEAK: Sign.WARNING,
    Grade.UNKNOWN: Sign.QUESTION,
    Grade.BROKEN: Sign.CROSS,
}
_LEVELS = {Grade.HOLDS: Level.GREEN, Grade.WEAK: Level.YELLOW, Grade.BROKEN: Level.RED}
BLANK = Tone("", "#ffffff", "#111111", "#ffffff")


@dataclass(frozen=True)
class Weakest:
    """The weakest link in words, what would mend it, and the measures against it that are planned already."""

    title: str
    why: str
    mend: str
    planned: str


@dataclass(frozen=True)
class OtherChain:
    """The chain of other hazards, where it is another: `name` is theirs."""

    name: str
    words: str


@dataclass(frozen=True)
class HelpPicture:
    """The chain for the hazards that try it hardest. `column` is for a phone, and empty on paper."""

    caption: str
    hazards: str
    row: SafeString
    column: SafeString
    weakest: Weakest | None
    others: tuple[OtherChain, ...]


def of(record: AssessmentRecord, *, is_paper: bool = False) -> HelpPicture | None:
    """The picture, or None when no hazard of the work asks for it."""
    worst, *rest = chains(record) or (None,)
    if worst is None:
        return None
    caption = _("Rekker hjelpen fram?")
    hazards = _hazards(record, worst)
    drawing = _drawing(worst, f"{caption} {hazards}")
    return HelpPicture(
        caption=caption,
        hazards=hazards,
        row=paint_row(drawing, is_paper=is_paper),
        column=SafeString() if is_paper else paint_column(replace(drawing, name="help-chain-column")),
        weakest=_weakest(record, worst),
        others=_others(record, rest),
    )


def line(record: AssessmentRecord, hazard_key: str) -> str:
    """What the chain says of one hazard, in a line; nothing when it has none."""
    for one in chains(record):
        if any(hazard.key == hazard_key for hazard in one.hazards):
            return _in_words(one)
    return ""


@dataclass(frozen=True)
class Suggested:
    """A measure of the catalogue that would mend the weakest link, and what there is to say of it."""

    name: str
    note: str


def suggested(record: AssessmentRecord, catalogue: CatalogueData) -> list[Suggested]:
    """What the catalogue has against the weakest link; control measures marked."""
    worst = chain(record)
    mend = worst.mend if worst else None
    chosen = {measure.key: measure.status for measure in record.measures.chosen}
    return [
        Suggested(str(catalogue.measures[one.key].name), _note(one, chosen.get(one.key)))
        for one in (mend.measures if mend else ())
        if one.key in catalogue.measures
    ]


def _note(measure: Suggestion, status: MeasureStatus | None) -> str:
    """That it is a control measure, and that it is chosen already."""
    control = {
        "yes": _("kontrolltiltak, skal drøftes"),
        "ask": _("kontrolltiltak hvis det sender posisjon, lyd eller bilde"),
    }
    return ", ".join(filter(None, (control.get(measure.control), within_sentence(label(status)) if status else "")))


def _hazards(record: AssessmentRecord, found: HelpChain) -> str:
    """By number and name; of many, by number only: the hazard tables have their names."""
    numbers = hazard_numbers(record)
    if len(found.hazards) > NAMED:
        listed = ", ".join(str(number) for number in sorted(numbers[hazard.key] for hazard in found.hazards))
        return _("Fare nr. %(numbers)s") % {"numbers": listed}
    return ", ".join(f"{numbers[hazard.key]} {reading.hazard_name(hazard)}" for hazard in found.hazards)


def _drawing(found: HelpChain, title: str) -> ChainDrawing:
    links = tuple(
        ChainLink(
            title=help_words.title(link),
            words=help_words.short(link),
            grade=help_words.grade(link),
            sign=SIGNS[link.grade],
            tone=level_tone(_LEVELS[link.grade]) if link.grade in _LEVELS else BLANK,
            holds=link.grade == Grade.HOLDS,
            is_weakest=link == found.weakest,
        )
        for link in found.links
    )
    return ChainDrawing("help-chain", title, _description(found), links, _("Svakeste ledd"))


def _description(found: HelpChain) -> str:
    """The whole picture in words."""
    sentences = [
        f"{help_words.title(one)}: {help_words.grade(one).lower()}. {help_words.why(one)}" for one in found.links
    ]
    if found.weakest:
        sentences.append(_("Svakeste ledd: %(link)s.") % {"link": help_words.title(found.weakest)})
    return " ".join(sentences)


def _weakest(record: AssessmentRecord, found: HelpChain) -> Weakest | None:
    if found.weakest is None or found.mend is None:
        return None
    keys = {one.key for one in found.mend.measures}
    planned = [reading.measure_name(m) for m in record.measures.chosen if m.key in keys and reading.is_planned(m)]
    return Weakest(
        title=help_words.title(found.weakest),
        why=help_words.why(found.weakest),
        mend=help_words.mend(found.weakest),
        planned="; ".join(planned),
    )


def _in_words(found: HelpChain) -> str:
    if found.weakest is None:
        return _("Alle leddene holder.")
    return _("Svakeste ledd er «%(link)s». %(why)s") % {
        "link": help_words.title(found.weakest), "why": help_words.why(found.weakest),
    }  # fmt: skip


def _others(record: AssessmentRecord, rest: list[HelpChain]) -> tuple[OtherChain, ...]:
    """Those with the same weakest link together: of the rest it is what matters."""
    together: dict[str, list[AcuteHazard]] = {}
    for one in rest:
        together.setdefault(_in_words(one), []).extend(one.hazards)
    return tuple(
        OtherChain(_hazards(record, HelpChain(tuple(hazards), ())), words) for words, hazards in together.items()
    )
