"""Answers as people read them, in the form's own questions and words: for the paper, and for what has changed."""

from datetime import date, time
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from assessments.casework.forms.labels import label
from assessments.casework.forms.question import Question
from assessments.casework.forms.questions import QUESTIONS
from assessments.casework.words.condition_words import CONDITIONS
from assessments.record.base import Section

# Attached to the record by a service, not asked in the form. Name, number and place stand on the paper's first page.
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
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, time):
        return value.strftime(pgettext("how a time of day is written, as strftime has it", "%H.%M"))
    return str(CONDITIONS.get(value, value))  # a measure may be against one; the comparison knows only hazards by name


def within_sentence(words: str) -> str:
    """Without the capital of a choice that stands alone, unless it is an abbreviation or a name."""
    names = pgettext("words that keep their capital inside a sentence, with a space between", "Arbeidstilsynet")
    is_name = words.replace(",", " ").partition(" ")[0] in names.split()
    return words if is_name or words[1:2].isupper() else words[:1].lower() + words[1:]


def hours(minutes: int) -> str:
    """Minutes as hours and minutes."""
    whole, rest = divmod(minutes, 60)
    values = {"hours": whole, "minutes": rest}
    if not rest:
        return ngettext("%(hours)s time", "%(hours)s timer", whole) % values
    if not whole:
        return ngettext("%(minutes)s minutt", "%(minutes)s minutter", rest) % values
    return _("%(hours)s t %(minutes)s min") % values


def question_of(model: type[Section], name: str) -> str:
    """The form's words for a field."""
    return str(_question(model, name).label)


def follows(model: type[Section], name: str) -> str:
    """The question whose answer decides whether this one is asked; nothing when it is always asked."""
    return _question(model, name).show_if.partition("=")[0].removesuffix("!")


def _question(model: type[Section], name: str) -> Question:
    """A section with items has its questions on its head."""
    asked = next(one for one in model.__mro__ if one in QUESTIONS)
    for group in QUESTIONS[asked]:
        for question in group.questions:
            if question.name == name:
                return question
    raise KeyError(f"{model.__name__}.{name}")
