"""One whole catalogue version in memory: immutable, in the order of the files, looked up by key."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from assessments.record.choices import Category

from .entries import (
    BackgroundEntry,
    HazardEntry,
    Keyed,
    LawSource,
    LegalSourceEntry,
    MeasureEntry,
    MetaEntry,
    ProfileEntry,
    Section,
    ThemeEntry,
)

E = TypeVar("E", bound=Keyed)


def by_key(entries: Iterable[E]) -> Mapping[str, E]:
    return MappingProxyType({entry.key: entry for entry in entries})


@dataclass(frozen=True)
class CatalogueData:
    meta: MetaEntry
    themes: Mapping[str, ThemeEntry]
    profiles: Mapping[str, ProfileEntry]
    hazards: Mapping[str, HazardEntry]
    measures: Mapping[str, MeasureEntry]
    law: Mapping[str, LegalSourceEntry]
    background: Mapping[str, BackgroundEntry] = field(default_factory=lambda: MappingProxyType({}))
    retired: Container[str] = frozenset()  # own entries taken out of use: still known, no longer suggested

    @property
    def version(self) -> str:
        return self.meta.code

    def themes_of(self, category: Category | str) -> tuple[ThemeEntry, ...]:
        return tuple(theme for theme in self.themes.values() if theme.category == category)

    def hazards_of(self, category: Category | str, *, theme: str | None = None) -> tuple[HazardEntry, ...]:
        """The hazards that are assessed one by one. Conditions are not among them; see `conditions`."""
        return tuple(
            hazard
            for hazard in self.hazards.values()
            if hazard.category == category and not hazard.is_condition and theme in (None, hazard.theme)
            if hazard.key not in self.retired
        )

    @property
    def conditions(self) -> tuple[HazardEntry, ...]:
        """What is answered once and acts on every hazard: help, discovery, training, follow-up."""
        return tuple(hazard for hazard in self.hazards.values() if hazard.is_condition)

    def current_key(self, key: str) -> str:
        """The key an older name of a hazard or a measure stands for today; any other key is returned as it is."""
        if key in self.hazards or key in self.measures:
            return key
        named: tuple[HazardEntry | MeasureEntry, ...] = (*self.hazards.values(), *self.measures.values())
        return next((entry.key for entry in named if key in entry.aliases), key)

    def hazard(self, key: str) -> HazardEntry:
        """The hazard by its key or by an older one. KeyError for what the catalogue does not know."""
        return self.hazards[self.current_key(key)]

    def measure(self, key: str) -> MeasureEntry:
        """The measure by its key or by an older one. KeyError for what the catalogue does not know."""
        return self.measures[self.current_key(key)]

    def sources(self, codes: Iterable[str], authorities: Iterable[str] = ()) -> str:
        """Where something stands, for a reader: the sections of the note in words, then what others have written."""
        wanted = self.meta.sections.keys() & set(codes)
        sections = [str(self.meta.sections[code]) for code in get_args(Section) if code in wanted]  # in their order
        note = f"Fafo-notat 2016:22, {', '.join(sections)}" if sections else ""
        return "; ".join(filter(None, (note, *authorities)))

    def measures_for(
        self, hazard: str, *, step: Literal["tiltak", "kontrolltiltak"] = "tiltak"
    ) -> tuple[MeasureEntry, ...]:
        """The measures that address a hazard, the highest step of the ladder first."""
        key = self.current_key(hazard)
        found = [measure for measure in self.measures.values() if key in measure.hazards and measure.step == step]
        return tuple(sorted(found, key=lambda measure: measure.level))

    def law_in_force(self, on: date) -> dict[str, LawSource]:
        """Verified sources in force on a day. What is not verified is shown to nobody as law."""
        return {
            entry.key: LawSource(
                entry.key,
                entry.citation,
                entry.title.nb,
                entry.act,
                entry.in_force_from,
                entry.in_force_to,
                entry.replaced_by,
                self.meta.law_checked_until,
            )
            for entry in self.law.values()
            if entry.verified and entry.is_in_force(on)
        }
