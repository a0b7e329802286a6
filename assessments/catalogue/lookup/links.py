"""What hangs together with an entry, in both directions: profile, hazards, measures, law and back."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import (
    HazardEntry,
    Keyed,
    LegalSourceEntry,
    MeasureEntry,
    ProfileEntry,
)

from . import words
from .kinds import Group


def of_profile(data: CatalogueData, profile: ProfileEntry) -> dict[str, object]:
    return {
        "sector": words.SECTORS[profile.sector],
        "hazard_groups": _by_category(data.hazards[key] for key in profile.hazards),
        "measures": {key: sorted(_against(data, key), key=lambda measure: measure.level) for key in profile.hazards},
        "met": {key: [met for met in profile.met if key in met.hazards and met.text] for key in profile.hazards},
    }


def of_hazard(data: CatalogueData, hazard: HazardEntry) -> dict[str, object]:
    return {
        "category": words.CATEGORIES[hazard.category],
        "theme": data.themes[hazard.theme],
        "alone_effect": words.ALONE_EFFECTS[hazard.alone_effect],
        "measure_groups": list(_by_level(data, _against(data, hazard.key))),
        "profiles": [profile for profile in data.profiles.values() if hazard.key in profile.hazards],
        "law": law_of(data, hazard.law),
    }


def of_measure(data: CatalogueData, measure: MeasureEntry) -> dict[str, object]:
    return {
        "level": data.meta.levels[measure.level],
        "hazard_groups": _by_category(data.hazards[key] for key in measure.hazards),
        "law": law_of(data, measure.law),
    }


def of_law(data: CatalogueData, source: LegalSourceEntry) -> dict[str, object]:
    replaced_by = data.law.get(source.replaced_by or "")
    return {
        "replaced_by": replaced_by if replaced_by and replaced_by.verified else None,
        "replaces": [each for each in data.law.values() if each.replaced_by == source.key and each.verified],
        "hazard_groups": _by_category(hazard for hazard in data.hazards.values() if source.key in hazard.law),
        "measures": [measure for measure in data.measures.values() if source.key in measure.law],
    }


def law_of(data: CatalogueData, keys: Iterable[str]) -> list[LegalSourceEntry]:
    """In the order the entry names them; what is not verified is left out."""
    return [data.law[key] for key in keys if data.law[key].verified]


def of(data: CatalogueData, entry: Keyed) -> dict[str, object]:
    if isinstance(entry, ProfileEntry):
        return of_profile(data, entry)
    if isinstance(entry, HazardEntry):
        return of_hazard(data, entry)
    if isinstance(entry, MeasureEntry):
        return of_measure(data, entry)
    return of_law(data, entry) if isinstance(entry, LegalSourceEntry) else {}


def _against(data: CatalogueData, hazard: str) -> list[MeasureEntry]:
    """Ways of working are left out: they lower no risk by themselves."""
    return [measure for measure in data.measures.values() if hazard in measure.hazards and not measure.is_process]


def _by_category(hazards: Iterable[HazardEntry]) -> list[Group]:
    found = list(hazards)
    groups = ((category, [hazard for hazard in found if hazard.category == category]) for category in words.CATEGORIES)
    return [Group(str(key), str(words.CATEGORIES[key]), tuple(members)) for key, members in groups if members]


def _by_level(data: CatalogueData, measures: list[MeasureEntry]) -> Iterator[Group]:
    ordered = sorted(measures, key=lambda measure: measure.level)
    for level, members in groupby(ordered, key=lambda measure: measure.level):
        yield Group(f"trinn-{level}", data.meta.levels[level], tuple(members))
