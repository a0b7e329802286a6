"""The compact lists: every hazard of a category with ja / nei / vet ikke, and every suggested measure to tick."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from assessments.record.choices import Answer

from .choose_rows import Block, Row
from .fields import usable_text
from .layout import BlockDiv

THEME = "tema-"
REASON = "grunn-"


class ChoiceListForm(forms.Form):
    """The lines of all blocks as one form. `show_hidden_initial` tells what this page has changed."""

    row_template = ""

    def __init__(self, data: Any = None, *, blocks: list[Block]) -> None:
        super().__init__(data, prefix="valg")
        self.blocks = blocks
        self.rows = {row.key: row for block in blocks for row in block.rows}
        for row in self.rows.values():
            self.fields[row.key] = self.field_for(row)
        for block in blocks:
            if block.can_dismiss:
                self._add_dismissal(block)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*[self._block(block) for block in blocks])

    def field_for(self, row: Row) -> forms.Field:
        raise NotImplementedError

    def _add_dismissal(self, block: Block) -> None:
        self.fields[THEME + block.key] = forms.BooleanField(
            label=_("Nei, ikke aktuelt her"), required=False, initial=block.is_dismissed, show_hidden_initial=True
        )
        self.fields[REASON + block.key] = forms.CharField(
            label=_("Hvorfor ikke?"),
            required=False,
            max_length=4000,
            validators=[usable_text],
            initial=block.reason,
            show_hidden_initial=True,
        )
        self.fields[REASON + block.key].show_if = f"{THEME}{block.key}=on"  # type: ignore[attr-defined]  # read by the form pack

    def _block(self, block: Block) -> BlockDiv:
        parts: list[Any] = []
        if block.help:
            parts.append(HTML(format_html('<p class="ds-paragraph">{}</p>', block.help)))
        if block.can_dismiss:
            parts += [THEME + block.key, REASON + block.key]
        parts += [Field(row.key, template=self.row_template) for row in block.rows]
        return BlockDiv(block, *parts)

    def changes(self) -> dict[str, Any]:
        """What this page has changed since it was opened: field name → new value. Call after is_valid()."""
        return {name: self.cleaned_data[name] for name in self.changed_data}

    def overtaken(self, name: str) -> bool:
        """Somebody else has answered the same line differently since this page was opened."""
        stored = self.fields[name].initial or ""
        opened_with = self.data.get(self.add_initial_prefix(name), "")
        if isinstance(self.fields[name], forms.BooleanField):
            return bool(stored) != (opened_with == "True") and bool(stored) != self.cleaned_data[name]
        return str(stored) != opened_with and str(stored) != self.cleaned_data[name]


class HazardListForm(ChoiceListForm):
    """Ja / nei / vet ikke for each hazard. Some questions are put so that «nei» means hazard."""

    row_template = "casework/forms/hazard_row.html"

    def field_for(self, row: Row) -> forms.Field:
        yes, no = (_("Nei"), _("Ja")) if row.inverted else (_("Ja"), _("Nei"))
        choices = [(Answer.YES, yes), (Answer.NO, no), (Answer.UNKNOWN, _("Vet ikke"))]
        if row.inverted:
            choices = [choices[1], choices[0], choices[2]]
        made = forms.ChoiceField(
            label=row.name,
            help_text=row.text,
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
            initial=row.value,
            show_hidden_initial=True,
        )
        made.row = row  # type: ignore[attr-defined]  # read by the row's template
        return made


class MeasureListForm(ChoiceListForm):
    """Tick the measures that are in place or planned."""

    row_template = "casework/forms/measure_row.html"

    def field_for(self, row: Row) -> forms.Field:
        made = forms.BooleanField(
            label=row.name, help_text=row.text, required=False, initial=bool(row.value), show_hidden_initial=True
        )
        made.row = row  # type: ignore[attr-defined]  # read by the row's template
        return made
