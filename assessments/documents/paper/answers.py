"""Answers in print: the form's own questions and words, so that the paper and the form say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.questions import QUESTIONS
from assessments.casework.words.answer_words import ORGANISATION_LABELS, hours, printed, question_of, within_sentence
from assessments.record.base import Section
from assessments.record.parties import OrganisationFacts
from assessments.record.work import Work

__all__ = [
    "ORGANISATION_LABELS",
    "Answered",
    "AnsweredGroup",
    "answered",
    "groups",
    "hours",
    "organisation_group",
    "printed",
    "question_of",
    "together",
    "unknown_answers",
    "value_of",
    "within_sentence",
]

# The form's «disse» are the choices under the question. The paper prints the chosen ones only, so it names them; and
# it tells the hours where the form asks for minutes.
ON_PAPER: dict[str, Promise] = {
    "shift_minutes": _("Hvor lang er en arbeidsøkt?"),
    "people_kinds": _("Kan unge, nye, vikarer, innleide eller gravide bli alene?"),
    "handles": _("Ansvar for kontanter, verdier, legemidler, alkohol eller tobakk?"),
    "situations": _("Hvilke av Arbeidstilsynets fem situasjoner finnes her?"),
    "kinds": _("Hvilke av oppgavene med egne regler gjør den som er alene?"),
}

SHORT = 48  # characters of an answer that stand well in a quarter of the page
FEW = 6  # lines
TOO_FEW_FOR_HEADINGS = 20


@dataclass(frozen=True)
class Answered:
    """One question and its answer as they are printed."""

    label: str
    value: str

    @property
    def is_short(self) -> bool:
        """Fits beside another answer."""
        return len(self.value) <= SHORT and "\n" not in self.value


@dataclass(frozen=True)
class AnsweredGroup:
    """Questions and answers under one heading, in the form's order."""

    heading: str
    rows: tuple[Answered, ...]

    @property
    def lines(self) -> tuple[tuple[Answered, ...], ...]:
        """Two short answers side by side, a long one by itself."""
        found: list[tuple[Answered, ...]] = []
        for row in self.rows:
            if found and row.is_short and len(found[-1]) == 1 and found[-1][0].is_short:
                found[-1] = (*found[-1], row)
            else:
                found.append((row,))
        return tuple(found)

    @property
    def is_few(self) -> bool:
        """So few that they stand together on one page."""
        return sum(2 if len(row.value) > 2 * SHORT else 1 for line in self.lines for row in line[:1]) <= FEW


def value_of(section: Section, name: str) -> str:
    """The printed answer to one field."""
    value = getattr(section, name)
    if isinstance(section, Work) and name == "profile" and section.profile_wording:
        wording = section.profile_wording
        return str(_("%(name)s (egen)") % {"name": wording.name}) if wording.is_own else wording.name
    if name == "shift_minutes" and value is not None:
        return hours(value)
    return printed(value)


def answered(section: Section, names: Iterable[str]) -> tuple[Answered, ...]:
    """The named fields that are answered, with the form's questions."""
    model = _form_model(type(section))
    found = ((_asked(model, name), value_of(section, name)) for name in names)
    return tuple(Answered(words, value) for words, value in found if value)


def _asked(model: type[Section], name: str) -> str:
    return str(ON_PAPER[name]) if name in ON_PAPER else question_of(model, name)


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
