"""The form for one item: fields from the section model, questions from `questions/`, relevance from the record."""

import json
from dataclasses import dataclass, field
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.html import format_html
from pydantic import ValidationError

from assessments.catalogue.content import CatalogueData
from assessments.checks.tasks import RULES
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section

from . import fields
from .layout import ChoiceTable
from .question import Group, Question
from .questions import QUESTIONS, relevance

BOOLEANS = {"yes": True, "no": False}


@dataclass(frozen=True)
class FormContext:
    """What a form needs to know besides the answers: the record as it is, the catalogue, and run-time choices."""

    record: AssessmentRecord
    catalogue: CatalogueData
    item: str = ""
    options: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


class SectionForm(forms.Form):
    """One item of a section. Nothing is required; what cannot be read comes back as it was typed."""

    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self, data: Any = None, *, model: type[Section], context: FormContext, saved: dict[str, Any],
        raw: dict[str, Any], revision: int, page: str,
    ) -> None:  # fmt: skip
        initial = {**{name: _shown(value) for name, value in saved.items()}, **raw}
        super().__init__(data, initial={**initial, "revision": revision, "page": page})
        self.model, self.context = model, context
        self.needed = relevance.needed(model, context.record)
        self.groups = [group for group in QUESTIONS[model] if _applies(group, context.record)]
        for group in self.groups:
            for question in self._questions(group):
                self._add(question, compact=group.is_choice_table)
        self.helper = self._helper()

    def _questions(self, group: Group) -> list[Question]:
        return [question for question in group.questions if relevance.is_possible(question, self.model, self.context)]

    def _add(self, question: Question, *, compact: bool) -> None:
        info = self.model.model_fields[question.name]
        made = fields.django_field(question, info, self.context.options.get(question.name), compact=compact)
        law = self.context.catalogue.law
        made.law_sources = [law[key] for key in self._law_of(question) if key in law]  # type: ignore[attr-defined]
        made.is_needed = question.name in self.needed  # type: ignore[attr-defined]  # read by the form pack
        self.fields[question.name] = made

    def _law_of(self, question: Question) -> tuple[str, ...]:
        """Whether a second person is there is asked of every task, and each task has a rule of its own."""
        rule = RULES.get(self.context.item) if question.name == "second_person" else None  # type: ignore[call-overload]
        return (*question.law, rule.law) if rule and rule.law else question.law

    def _helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        parts: list[Any] = ["revision", "page"]
        for group in self.groups:
            questions = self._questions(group)
            if questions:
                parts.append(self._group(group, questions))
        helper.layout = Layout(*parts)
        return helper

    def _group(self, group: Group, questions: list[Question]) -> Div:
        inner: list[Any] = []
        if group.heading:
            inner.append(HTML(format_html('<h2 class="ds-heading" data-size="sm">{}</h2>', group.heading)))
        if group.help:
            inner.append(HTML(format_html('<p class="ds-paragraph">{}</p>', group.help)))
        if group.is_choice_table:
            inner.append(ChoiceTable(group.heading, [question.name for question in questions]))
        else:
            inner.extend(_conditional(question.name, question.show_if) for question in questions)
        return _conditional(Div(*inner, css_class="question-group"), group.show_if)

    def answers(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """(data, raw): what was asked and can be read, and what was typed besides. Call after is_valid()."""
        data: dict[str, Any] = {}
        raw: dict[str, Any] = {}
        for name in self._names():
            if name in self.errors:
                raw[name] = self._typed(name)
                continue
            value = fields.to_json(self.cleaned_data.get(name))
            if fields.unwrap(self.model.model_fields[name])[0] is bool and value is not None:
                value = BOOLEANS[value]
            if value is not None:
                data[name] = value
        asked = {
            question.name for question in relevance.asked(self.model, self.context.record, data, self.context.item)
        }
        for name in [name for name in data if name not in asked]:
            raw[name] = _shown(data.pop(name))
        return data, raw

    def clean(self) -> dict[str, Any]:
        """The section model has the last word on type and range; its refusals are shown at the field."""
        cleaned = super().clean() or {}
        values = {name: fields.to_json(cleaned.get(name)) for name in self._names() if name in cleaned}
        for name, value in values.items():
            if value is None or fields.unwrap(self.model.model_fields[name])[0] is bool:
                continue
            try:
                self.model.__pydantic_validator__.validate_json(json.dumps({**self._required(), name: value}))
            except ValidationError:
                self.add_error(name, fields.UNUSABLE)
        return cleaned

    def _required(self) -> dict[str, str]:
        return {"key": self.context.item} if "key" in self.model.model_fields else {}

    def _names(self) -> list[str]:
        return [name for name in self.fields if name not in {"revision", "page"}]

    def _typed(self, name: str) -> Any:
        """As typed, but for NUL: PostgreSQL cannot store it, and no keyboard makes it."""
        typed = self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        if isinstance(typed, list):
            return [part.replace("\0", "") for part in typed]
        return typed.replace("\0", "") if isinstance(typed, str) else typed


def _shown(value: Any) -> Any:
    """A stored value as the form's widgets take it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [str(part) for part in value]
    return value


def _applies(group: Group, record: AssessmentRecord) -> bool:
    return group.asked_when is None or group.asked_when(record)


def _conditional(part: Any, show_if: str) -> Any:
    return Div(part, data_show_if=show_if) if show_if else part
