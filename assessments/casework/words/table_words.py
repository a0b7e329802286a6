"""A 5x5 table in words: where it is milder than the standard one, and which cells no table may have."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.casework.forms.labels import label
from assessments.record import risk

from .answer_words import within_sentence


def milder(table: risk.Table) -> list[str]:
    """One sentence for each step down: the cells, what they are, and what the standard says."""
    cells = sorted(risk.milder_than_standard(table), key=_step)
    return [
        _("%(cells)s: %(level)s i stedet for %(against)s.")
        % {"cells": _places(found), "level": _level(level), "against": _level(against)}
        for (against, level), found in groupby(cells, key=_step)
    ]


def greener_when_worse(table: risk.Table) -> list[str]:
    """The cells that are greener than a neighbour that is less likely or less grave."""
    return [
        _("Sannsynlighet %(likelihood)s, konsekvens %(consequence)s er %(level)s, men en mildere rute er %(against)s.")
        % {
            "likelihood": cell.likelihood,
            "consequence": cell.consequence,
            "level": _level(cell.level),
            "against": _level(cell.against),
        }
        for cell in risk.greener_when_worse(table)
    ]


def _step(cell: risk.Cell) -> tuple[risk.Level, risk.Level]:
    return cell.against, cell.level


def _places(cells: Iterable[risk.Cell]) -> str:
    likelihood, consequence = pgettext("likelihood, in short", "S"), pgettext("consequence, in short", "K")
    return ", ".join(f"{likelihood}{cell.likelihood} × {consequence}{cell.consequence}" for cell in cells)


def _level(level: risk.Level) -> str:
    return within_sentence(str(label(level)))
