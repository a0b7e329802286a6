"""A catalogue version and what an organisation has added to it, as one. The only reader of own entries."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from django.db.models import Q, QuerySet

from assessments.record.tables import RiskTables

from . import selectors
from .content import CatalogueData
from .entries import HazardEntry, MeasureEntry, ProfileEntry
from .models import OwnEntry, OwnKind
from .own_entries import OwnEntryModel, OwnHazard, OwnMeasure, OwnProfile

E = TypeVar("E", OwnHazard, OwnMeasure)
MODELS: dict[str, type[OwnEntryModel]] = {
    OwnKind.HAZARD: OwnHazard,
    OwnKind.MEASURE: OwnMeasure,
    OwnKind.PROFILE: OwnProfile,
}


def merged(version: str, organisation_id: int, series: int | None = None) -> CatalogueData:
    """One version with the organisation's own entries, and with what came into this series with a file: one query."""
    rows = OwnEntry.objects.filter(Q(series=None) | Q(series=series), organisation_id=organisation_id, kind__in=MODELS)
    found: dict[str, OwnEntry] = {}
    for row in rows.order_by("series", "kind", "pk"):
        # What came with a file is what its readers have seen. SQLite and PostgreSQL sort NULL at either end.
        if row.key not in found or row.series is not None:
            found[row.key] = row
    base = selectors.get(version)
    retired = frozenset(key for key, row in found.items() if row.retired_at)
    return with_entries(base, [model_of(row) for row in found.values()], retired) if found else base


def model_of(row: OwnEntry) -> OwnEntryModel:
    return MODELS[row.kind].model_validate(row.data)


def kind_of(entry: OwnEntryModel) -> OwnKind:
    return next(OwnKind(kind) for kind, model in MODELS.items() if isinstance(entry, model))


def with_entries(
    base: CatalogueData, entries: Iterable[OwnEntryModel], retired: frozenset[str] = frozenset()
) -> CatalogueData:
    """The version with the entries after its own, fitted to it: an older version may lack a theme, a law, a hazard."""
    entries = list(entries)
    hazards: dict[str, HazardEntry] = dict(base.hazards)
    hazards |= {entry.key: _fitted_hazard(entry, base) for entry in entries if isinstance(entry, OwnHazard)}
    measures: dict[str, MeasureEntry] = dict(base.measures)
    measures |= {entry.key: _with_known_law(entry, base) for entry in entries if isinstance(entry, OwnMeasure)}
    profiles: dict[str, ProfileEntry] = dict(base.profiles)
    for entry in entries:
        if isinstance(entry, OwnProfile):
            known = tuple(key for key in entry.hazards if key in hazards and key not in retired)
            profiles[entry.key] = entry.model_copy(update={"hazards": known})
    return replace(
        base,
        hazards=MappingProxyType(hazards),
        measures=MappingProxyType(measures),
        profiles=MappingProxyType(profiles),
        retired=retired,
    )


def _fitted_hazard(entry: OwnHazard, base: CatalogueData) -> OwnHazard:
    themes = [theme.key for theme in base.themes_of(entry.category)]
    theme = entry.theme if entry.theme in themes else themes[0]
    return _with_known_law(entry.model_copy(update={"theme": theme}), base)


def _with_known_law(entry: E, base: CatalogueData) -> E:
    return entry.model_copy(update={"law": tuple(key for key in entry.law if key in base.law)})


def entries_of(organisation_id: int, kind: str) -> QuerySet[OwnEntry]:
    """What the organisation itself has of one kind, in use or not."""
    return OwnEntry.objects.filter(organisation_id=organisation_id, kind=kind, series=None)


def profiles_of(organisation_ids: Iterable[int]) -> list[OwnProfile]:
    """The own profiles in use in any of these organisations."""
    rows = OwnEntry.objects.filter(
        organisation_id__in=list(organisation_ids), kind=OwnKind.PROFILE, series=None, retired_at=None
    )
    return [OwnProfile.model_validate(row.data) for row in rows]


@dataclass(frozen=True)
class OwnTable:
    """The organisation's table as it is now, and the row it is kept in."""

    tables: RiskTables
    row: OwnEntry


def table_of(organisation_id: int) -> OwnTable | None:
    """The organisation's own risk table; None when it uses the standard one."""
    row = entries_of(organisation_id, OwnKind.TABLE).filter(retired_at=None).first()
    return OwnTable(RiskTables.model_validate_json(json.dumps(row.data)), row) if row else None
