"""Crispy layout objects of our own."""

from typing import Any

from crispy_forms.layout import Div
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .choose_rows import Block


class ChoiceTable:
    """A table of small selects: one row per factor, one column per horizon («_short», «_long»).

    The questions are worded «Factor, horizon»; the table puts the factor in the row and the horizon in the column.
    """

    template = "designsystemet/choice_table.html"

    def __init__(self, caption: Any, names: list[str]) -> None:
        self.caption, self.names = caption, names

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> SafeString:
        rows: dict[str, dict[str, Any]] = {}
        for name in self.names:
            form.rendered_fields.add(name)
            factor, _comma, horizon = str(form.fields[name].label).rpartition(", ")
            bound = form[name]
            bound.label = horizon.capitalize()
            rows.setdefault(factor, {"label": factor, "fields": []})["fields"].append(bound)
        sources = form.fields[self.names[0]].law_sources
        return render_to_string(
            self.template, {"caption": self.caption, "rows": list(rows.values()), "sources": sources}
        )


class BlockDiv(Div):
    """The lines of one block under its heading, folded when the profile does not suggest any of them."""

    template = "casework/forms/block.html"

    def __init__(self, block: Block, *parts: Any) -> None:
        super().__init__(*parts)
        self.block = block
