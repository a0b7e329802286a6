"""What an own entry rests on: rules of the catalogue, sections of the note, and sources of the organisation's own."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import LegalSourceEntry
from assessments.catalogue.own_entries import THE_ORGANISATION
from assessments.record.base import LINE_LENGTH

from .fields import usable_line

LAW, NOTE, OTHER = "law_", "seed_refs", "authority_refs"
FEW = 4  # an act with fewer rules than this stands among the others
MOST_SOURCES = 10


def _source_lines(value: str) -> None:
    lines = lines_of(value)
    if len(lines) > MOST_SOURCES or any(len(one) > LINE_LENGTH for one in lines):
        raise ValidationError(_("Skriv høyst ti kilder, hver på én linje med høyst 200 tegn."), code="lines")
    for one in lines:
        usable_line(one)


def lines_of(value: str) -> list[str]:
    return [line.strip() for line in value.splitlines() if line.strip()]


def fields_for(catalogue: CatalogueData, *, chosen: Iterable[str], with_law: bool) -> dict[str, forms.Field]:
    """One field for each act with many rules, one for the rest, then the other sources."""
    found: dict[str, forms.Field] = {}
    for name, (title, entries) in (_by_act(catalogue, set(chosen)) if with_law else {}).items():
        choices = [(entry.key, f"{entry.citation}: {entry.title}") for entry in entries]
        found[name] = _many(title, choices)
    sections = [(code, str(words)) for code, words in catalogue.meta.sections.items()]
    found[NOTE] = _many("Fafo-notat 2016:22", sections)
    found[OTHER] = forms.CharField(
        label=_("Andre kilder"),
        help_text=_("Én på hver linje, for eksempel en rapport eller en egen kartlegging."),
        required=False,
        max_length=MOST_SOURCES * LINE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[_source_lines],
    )
    return found


def is_source(name: str) -> bool:
    return name.startswith(LAW) or name in {NOTE, OTHER}


def initial_of(entry: Any, fields: dict[str, forms.Field]) -> dict[str, Any]:
    """The sources as the entry has them; the organisation itself goes without saying."""
    chosen = set(getattr(entry, "law", ()))
    found: dict[str, Any] = {
        name: [key for key, _words in field.choices if key in chosen]  # type: ignore[attr-defined]  # made above
        for name, field in fields.items()
        if name.startswith(LAW)
    }
    others = [] if entry.authority_refs == (THE_ORGANISATION,) else entry.authority_refs
    return found | {NOTE: list(entry.seed_refs), OTHER: "\n".join(others)}


def answers(cleaned: dict[str, Any], *, with_law: bool) -> dict[str, Any]:
    """The sources as an entry has them: with no other, the organisation itself is the source."""
    law = [key for name, keys in cleaned.items() if name.startswith(LAW) for key in keys]
    sources = {NOTE: cleaned[NOTE], OTHER: lines_of(cleaned[OTHER]) or [THE_ORGANISATION]}
    return sources | ({"law": law} if with_law else {})


def _many(title: Any, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=title, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


def _by_act(catalogue: CatalogueData, chosen: set[str]) -> dict[str, tuple[Any, list[LegalSourceEntry]]]:
    """What an entry may rest on: checked, and in force when the version came. What it rests on already, stays."""
    day = catalogue.meta.published_at.date()
    offered = [one for one in catalogue.law.values() if one.key in chosen or (one.verified and one.is_in_force(day))]
    acts: dict[str, list[LegalSourceEntry]] = {}
    for one in offered:
        acts.setdefault(one.act, []).append(one)
    found: dict[str, tuple[Any, list[LegalSourceEntry]]] = {
        f"{LAW}{slugify(act.rpartition('(')[2])}": (act[0].upper() + act.partition(" (")[0][1:], members)
        for act, members in acts.items()
        if len(members) >= FEW
    }
    few = [one for members in acts.values() if len(members) < FEW for one in members]
    return found | ({f"{LAW}other": (_("Andre regler"), few)} if few else {})
