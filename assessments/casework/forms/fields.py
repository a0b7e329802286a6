"""Django fields from the fields of a section model: type, choices and limits are read there and nowhere else."""

import types
import typing
from datetime import date, time
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter
from pydantic import ValidationError as RecordFault
from pydantic.fields import FieldInfo

from assessments.checks.rules.free_text import has_identity_number
from assessments.record.base import LINE_LENGTH, Line, Text

from . import labels, scores
from .question import Question

SELECT_FROM = 8  # more choices than this read better in a select than as radio buttons
SCORES = {
    "likelihood": scores.LIKELIHOOD,
    "with_others_likelihood": scores.LIKELIHOOD,
    "consequence": scores.CONSEQUENCE,
    "with_others_consequence": scores.CONSEQUENCE,
    "duration": scores.DURATION,
    "load": scores.LOAD,
}
YES_NO = (("yes", _("Ja")), ("no", _("Nei")))


def django_field(
    question: Question, info: FieldInfo, options: list[tuple[str, str]] | None, *, compact: bool = False
) -> forms.Field:
    """The Django field for a question. `options` are choices known only at run time (hazards, profiles)."""
    kind, limits = unwrap(info)
    common: dict[str, Any] = {"label": question.label, "help_text": question.help, "required": False}
    if options is not None:
        return _options(kind, options, common)
    if question.name in SCORES and kind is int:
        scores = [(str(number), f"{number} – {word}: {text}") for number, word, text in SCORES[question.name]]
        return forms.TypedChoiceField(choices=scores, coerce=int, empty_value=None, widget=forms.RadioSelect, **common)
    if kind is bool:
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **common)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, common, compact=compact)
    if typing.get_origin(kind) is tuple:
        enum = typing.get_args(kind)[0]
        return forms.MultipleChoiceField(
            choices=labels.choices_for(enum), widget=forms.CheckboxSelectMultiple, **common
        )
    return _plain(kind, limits, question, common)


def unwrap(info: FieldInfo) -> tuple[Any, dict[str, int]]:
    """The plain type inside «Annotated[...] | None», and its limits (ge, le, max_length)."""
    limits: dict[str, int] = {}
    kind: Any = info.annotation
    _read_limits(info.metadata, limits)
    while True:
        if typing.get_origin(kind) in {typing.Union, types.UnionType}:
            kind = next(part for part in typing.get_args(kind) if part is not type(None))
        elif typing.get_origin(kind) is typing.Annotated:
            kind, *metadata = typing.get_args(kind)
            _read_limits(metadata, limits)
        else:
            return kind, limits


def _read_limits(metadata: list[Any], limits: dict[str, int]) -> None:
    for part in metadata:
        for source in (part, *getattr(part, "metadata", ())):
            for name in ("ge", "le", "max_length"):
                if getattr(source, name, None) is not None:
                    limits[name] = getattr(source, name)


def _options(kind: Any, options: list[tuple[str, str]], common: dict[str, Any]) -> forms.Field:
    if typing.get_origin(kind) is tuple:
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
    return forms.ChoiceField(choices=[("", _("Velg …")), *options], widget=forms.Select, **common)


def _choice(enum: type[StrEnum], common: dict[str, Any], *, compact: bool) -> forms.Field:
    choices = list(labels.choices_for(enum))
    if compact or len(choices) > SELECT_FROM:
        return forms.ChoiceField(choices=[("", _("Velg …")), *choices], widget=forms.Select, **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _plain(kind: Any, limits: dict[str, int], question: Question, common: dict[str, Any]) -> forms.Field:
    if kind is date:
        # ISO is what a date input sends; the Norwegian form is what people type where there is none.
        calendar = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(widget=calendar, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **common)
    if kind is time:
        return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **common)
    if kind is int:
        # Not type=number: it scrolls by accident and swallows what it cannot read.
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        return forms.IntegerField(min_value=limits.get("ge"), max_value=limits.get("le"), widget=widget, **common)
    length = limits.get("max_length", LINE_LENGTH)
    if length <= LINE_LENGTH:
        return forms.CharField(max_length=length, **common)
    return forms.CharField(max_length=length, widget=forms.Textarea(attrs={"rows": question.rows}), **common)


UNUSABLE = _("Svaret kan ikke brukes. Fjern spesialtegn, og prøv igjen.")
_LINE, _TEXT = TypeAdapter(Line), TypeAdapter(Text)


def usable_line(value: str) -> None:
    """A validator for forms that are not made from a section model: what the record could not hold is refused."""
    _usable(_LINE, value)


def usable_text(value: str) -> None:
    """As `usable_line`, for longer texts."""
    _usable(_TEXT, value)


def without_identity_number(value: str) -> None:
    """A validator for what is printed or published without going through the checks of an assessment."""
    if has_identity_number(value):
        raise ValidationError(_("Teksten ser ut til å ha et fødselsnummer. Ta det bort."), code="identity_number")


def _usable(kind: TypeAdapter[str], value: str) -> None:
    try:
        kind.validate_python(value)
    except RecordFault as fault:
        raise ValidationError(UNUSABLE, code="unusable") from fault


def to_json(value: Any) -> Any:
    """A cleaned value as the record's JSON holds it; None when nothing was answered."""
    if value in (None, "", []):
        return None
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value
