"""The four kinds one can look up: what each is called, what of it anyone may see, and how a long list is divided."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import Keyed, LegalSourceEntry, LocalText

from . import words
from .editions import Edition


@dataclass(frozen=True)
class Group:
    """Entries under one heading. `part` is the heading above it, where there are two levels."""

    anchor: str
    title: str | LocalText
    entries: tuple[Any, ...]
    part: str = ""


@dataclass(frozen=True)
class Kind:
    """`name` is its address, `entries` its name in the catalogue, `page` the name of the page of one of them."""

    name: str
    entries: str
    page: str
    title: Promise
    lead: Promise
    groups: Callable[[Edition], Iterable[Group]]

    def shown(self, data: CatalogueData) -> Mapping[str, Keyed]:
        """What is not verified is shown to nobody as law."""
        found: Mapping[str, Keyed] = getattr(data, self.entries)
        return {key: entry for key, entry in found.items() if not isinstance(entry, LegalSourceEntry) or entry.verified}


def law_state(source: LegalSourceEntry, on: date) -> str:
    if source.in_force_to and source.in_force_to < on:
        return "repealed"
    return "in_force" if source.is_in_force(on) else "coming"


def _profiles(edition: Edition) -> Iterator[Group]:
    found = edition.data.profiles.values()
    for sector in dict.fromkeys(profile.sector for profile in found):
        members = tuple(profile for profile in found if profile.sector == sector)
        yield Group(sector, str(words.SECTORS[sector]), members)


def _hazards(edition: Edition) -> Iterator[Group]:
    for category, name in words.CATEGORIES.items():
        for theme in edition.data.themes_of(category):
            members = tuple(hazard for hazard in edition.data.hazards.values() if hazard.theme == theme.key)
            if members:
                yield Group(theme.key, theme.name, members, str(name))


def _measures(edition: Edition) -> Iterator[Group]:
    for level, name in sorted(edition.data.meta.levels.items()):
        members = tuple(measure for measure in edition.data.measures.values() if measure.level == level)
        if members:
            yield Group(f"trinn-{level}", f"{level}. {name}", members)


def _law(edition: Edition) -> Iterator[Group]:
    """By act or regulation, in the order of the catalogue; repealed numbers last, whichever act they are of."""
    verified = [source for source in LAW.shown(edition.data).values() if isinstance(source, LegalSourceEntry)]
    applies = [source for source in verified if law_state(source, edition.today) != "repealed"]
    order = {act: place for place, act in enumerate(dict.fromkeys(source.act for source in applies))}
    for act, members in groupby(sorted(applies, key=lambda source: order[source.act]), key=lambda source: source.act):
        name = act.partition(" (")[0]
        yield Group(slugify(name), name[0].upper() + name[1:], tuple(members))
    repealed = tuple(source for source in verified if law_state(source, edition.today) == "repealed")
    if repealed:
        yield Group("opphevet", _("Opphevet"), repealed)


PROFILES = Kind(
    "yrker",
    "profiles",
    "profile",
    gettext_lazy("Yrker"),
    gettext_lazy("Hva andre i yrket møter når de er alene, og hva som hjelper."),
    _profiles,
)
HAZARDS = Kind(
    "farer",
    "hazards",
    "hazard",
    gettext_lazy("Farer"),
    gettext_lazy("Hva som kan skje den som er alene, hvorfor det betyr noe å være alene, og hva som kan gjøres."),
    _hazards,
)
MEASURES = Kind(
    "tiltak",
    "measures",
    "measure",
    gettext_lazy("Tiltak"),
    gettext_lazy("Det som virker best, står øverst. Trinnene er vår egen ordning, ikke lovens."),
    _measures,
)
LAW = Kind(
    "regler",
    "law",
    "legal_source",
    gettext_lazy("Regler"),
    gettext_lazy(
        "Reglene som vurderingen bygger på, med det de krever sagt med våre ord, og ordlyden der vi gjengir den."
    ),
    _law,
)
KINDS = {kind.name: kind for kind in (PROFILES, HAZARDS, MEASURES, LAW)}
