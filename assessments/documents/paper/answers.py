"""Answers in print: the form's own questions and words, so that the paper and the form say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework.forms.labels import label
from assessments.casework.forms.questions import QUESTIONS
from assessments.record.base import Section
from assessments.record.parties import OrganisationFacts
from assessments.record.work import Work

# Attached to the record by a service, not asked in the form. Name, number and place stand on the first page.
ORGANISATION_LABELS: dict[str, Promise] = {
    "sector": gettext_lazy("Sektor"),
    "industry_code": gettext_lazy("Næringskode"),
    "employees": gettext_lazy("Antall ansatte"),
    "safety_rep_arrangement": gettext_lazy("Ordning for verneombud"),
    "safety_rep_agreement_on": gettext_lazy("Skriftlig avtale om ordningen, dato"),
    "safety_rep_agreement_until": gettext_lazy("Avtalen varer til"),
    "has_works_council": gettext_lazy("Arbeidsmiljøutvalg"),
    "has_occupational_health": gettext_lazy("Bedriftshelsetjeneste"),
    "has_collective_agreement": gettext_lazy("Tariffavtale"),
}


WORTH_TWO_COLUMNS = 3
TOO_FEW_FOR_HEADINGS = 20


@dataclass(frozen=True)
class Answered:
    """One question and its answer as they are printed."""

    label: str
    value: str

    @property
    def is_short(self) -> bool:
        """Fits half the width of the page."""
        return len(self.value) <= 50 and "\n" not in self.value

    @property
    def height(self) -> float:
        """About how many lines it takes in half the width; each row has some air besides."""
        return max(-(-len(self.label) // 31), -(-len(self.value) // 23)) + 0.4


@dataclass(frozen=True)
class AnsweredGroup:
    """Rows under one heading. Short answers stand in two columns, read down the left one first; long ones below."""

    heading: str
    rows: tuple[Answered, ...]

    @property
    def left(self) -> tuple[Answered, ...]:
        return self._short[: self._middle]

    @property
    def right(self) -> tuple[Answered, ...]:
        return self._short[self._middle :]

    @property
    def wide(self) -> tuple[Answered, ...]:
        return tuple(row for row in self.rows if row not in self._short)

    @property
    def _middle(self) -> int:
        """Where the two columns come out about as high."""
        heights = [row.height for row in self._short]
        return min(range(len(heights) + 1), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:]) - 0.5))

    @property
    def _short(self) -> tuple[Answered, ...]:
        short = tuple(row for row in self.rows if row.is_short)
        return short if len(short) >= WORTH_TWO_COLUMNS else ()


def printed(value: Any) -> str:
    """A value as people read it; nothing for an unanswered one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, tuple):
        first, *rest = (printed(part) for part in value) if value else ("",)
        return "; ".join((first, *map(within_sentence, rest)))
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, time):
        return value.strftime("%H.%M")
    return str(value)


def within_sentence(words: str) -> str:
    """Without the capital of a choice that stands alone, unless it is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def hours(minutes: int) -> str:
    """Minutes as hours and minutes."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)s timer") % {"hours": whole}
    return _("%(hours)s timer og %(minutes)s minutter") % {"hours": whole, "minutes": rest}


def value_of(section: Section, name: str) -> str:
    """The printed answer to one field."""
    value = getattr(section, name)
    if isinstance(section, Work) and name == "profile" and section.profile_wording:
        return section.profile_wording.name
    if name == "shift_minutes" and value is not None:
        return hours(value)
    return printed(value)


def question_of(model: type[Section], name: str) -> str:
    """The form's words for a field."""
    for group in QUESTIONS[model]:
        for question in group.questions:
            if question.name == name:
                return str(question.label)
    raise KeyError(f"{model.__name__}.{name}")


def answered(section: Section, names: Iterable[str]) -> tuple[Answered, ...]:
    """The named fields that are answered, with the form's questions."""
    model = _form_model(type(section))
    found = ((question_of(model, name), value_of(section, name)) for name in names)
    return tuple(Answered(words, value) for words, value in found if value)


def groups(section: Section, *, skip: frozenset[str] = frozenset()) -> tuple[AnsweredGroup, ...]:
    """Everything answered in a section, under the form's headings. Groups without answers are left out."""
    found = []
    for group in QUESTIONS[_form_model(type(section))]:
        names = [question.name for question in group.questions if question.name not in skip]
        rows = answered(section, names)
        if rows:
            found.append(AnsweredGroup(str(group.heading), rows))
    return tuple(found)


def together(found: tuple[AnsweredGroup, ...]) -> tuple[AnsweredGroup, ...]:
    """A part with few answers stands without its headings: a quiet case is a short paper."""
    rows = tuple(row for group in found for row in group.rows)
    return (AnsweredGroup("", rows),) if 0 < len(rows) <= TOO_FEW_FOR_HEADINGS else found


def organisation_group(facts: OrganisationFacts) -> tuple[AnsweredGroup, ...]:
    """What is known of the organisation, as it was when the assessment was made."""
    found = ((str(words), printed(getattr(facts, name))) for name, words in ORGANISATION_LABELS.items())
    rows = tuple(Answered(words, value) for words, value in found if value)
    return (AnsweredGroup("", rows),) if rows else ()


def unknown_answers(section: Section) -> Iterator[str]:
    """The questions answered «vet ikke»: ukjent er aldri «nei»."""
    model = _form_model(type(section))
    for group in QUESTIONS.get(model, ()):
        for question in group.questions:
            value = getattr(section, question.name)
            if isinstance(value, StrEnum) and value.value == "unknown":
                yield str(question.label)
            if isinstance(value, tuple) and any(getattr(part, "value", "") == "unknown" for part in value):
                yield str(question.label)


def _form_model(model: type[Section]) -> type[Section]:
    """The model the form asks for: a section with items has its questions on its head."""
    return next(one for one in model.__mro__ if one in QUESTIONS)
