"""The only door to the catalogue for other rooms: a version in memory, and the law in force on a day."""

from datetime import date
from functools import lru_cache

from .content import CatalogueData, by_key
from .entries import (
    BackgroundEntry,
    HazardEntry,
    LawSource,
    LegalSourceEntry,
    MeasureEntry,
    MetaEntry,
    ProfileEntry,
    ThemeEntry,
)
from .models import CatalogueVersion, Hazard, LegalSource, Measure, Profile


@lru_cache(maxsize=16)
def get(version: str) -> CatalogueData:
    """One version, read once per process. That is safe because a published version never changes."""
    row = CatalogueVersion.objects.get(code=version)
    background = row.meta.pop("background", [])  # stored beside what meta.yaml says
    return CatalogueData(
        meta=MetaEntry.model_validate(row.meta),
        themes=by_key(ThemeEntry.model_validate(data) for data in row.themes),
        profiles=by_key(ProfileEntry.model_validate(data) for data in _data(Profile, row)),
        hazards=by_key(HazardEntry.model_validate(data) for data in _data(Hazard, row)),
        measures=by_key(MeasureEntry.model_validate(data) for data in _data(Measure, row)),
        law=by_key(LegalSourceEntry.model_validate(data) for data in _data(LegalSource, row)),
        background=by_key(BackgroundEntry.model_validate(data) for data in background),
    )


def _data(
    model: type[Profile] | type[Hazard] | type[Measure] | type[LegalSource], version: CatalogueVersion
) -> list[dict[str, object]]:
    return list(model.objects.filter(version=version).order_by("position").values_list("data", flat=True))


def current_version() -> str:
    """The code of the newest published version: what new assessments are made with."""
    code = CatalogueVersion.objects.order_by("published_at", "code").values_list("code", flat=True).last()
    if code is None:
        raise CatalogueVersion.DoesNotExist("No catalogue is loaded. Run «python manage.py load_catalogue».")
    return code


def law_in_force(version: str, on: date) -> dict[str, LawSource]:
    return get(version).law_in_force(on)
