"""The employer's own 5x5 table: a choice for each cell, and the rules no table may break."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.casework.words import table_words
from assessments.casework.words.answer_words import within_sentence
from assessments.record import risk

from .labels import label
from .own import line
from .scores import CONSEQUENCE, LIKELIHOOD

LETTERS = {risk.Level.GREEN: "G", risk.Level.YELLOW: "Y", risk.Level.RED: "R"}


@dataclass(frozen=True)
class FormCell:
    """A cell: its choice, and what the standard table says there."""

    field: forms.BoundField
    likelihood: str
    standard: risk.Level

    @property
    def standard_words(self) -> str:
        return within_sentence(label(self.standard))


@dataclass(frozen=True)
class FormRow:
    number: int
    words: str
    cells: tuple[FormCell, ...]


class TableForm(forms.Form):
    """25 cells, named by consequence and likelihood as the table is read."""

    name = line(_("Hva heter tabellen?"), _("Navnet står i dokumentene, for eksempel «Risikotabell for Solbakken»."))

    def __init__(self, *args: Any, table: risk.Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for consequence, like in _places():
            self.fields[_cell(consequence, like)] = forms.ChoiceField(
                label=_("Konsekvens %(consequence)s, sannsynlighet %(likelihood)s")
                % {"consequence": consequence, "likelihood": like},
                choices=[(letter, label(level)) for level, letter in LETTERS.items()],
                initial=table[consequence - 1][like - 1],
            )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def grid(self) -> list[FormRow]:
        """From the worst consequence down, as the table is drawn in the assessments."""
        return [
            FormRow(
                number,
                f"{number} {words}",
                tuple(
                    FormCell(
                        self[_cell(number, like)],
                        f"{like} {name}",
                        risk.level_of_letter(risk.ACUTE_TABLE[number - 1][like - 1]),
                    )
                    for like, name, _meaning in LIKELIHOOD
                ),
            )
            for number, words, _explanation in reversed(CONSEQUENCE)
        ]

    @property
    def columns(self) -> list[str]:
        return [f"{number} {words}" for number, words, _meaning in LIKELIHOOD]

    @property
    def acute(self) -> str:
        """The table as the record has it. Call after is_valid()."""
        rows = ("".join(self.cleaned_data[_cell(row, like)] for like in risk.SCORES) for row in risk.SCORES)
        return " ".join(rows)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if all(cleaned.get(_cell(*place)) for place in _places()):
            table = tuple(self.acute.split())
            for words in table_words.greener_when_worse(table):
                self.add_error(None, words)
            if table[4][4] != "R":
                self.add_error(_cell(5, 5), _("Størst sannsynlighet og størst konsekvens må være høy risiko."))
        return cleaned


def _places() -> Iterator[tuple[int, int]]:
    return ((consequence, like) for consequence in risk.SCORES for like in risk.SCORES)


def _cell(consequence: int, likelihood: int) -> str:
    return f"k{consequence}s{likelihood}"
