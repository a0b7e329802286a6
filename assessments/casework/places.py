"""Whether an answer has a place in a catalogue version: a page opened before an update may say otherwise."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from assessments.catalogue.content import CatalogueData
from assessments.record import own_keys

from . import steps
from .models import Assessment, SectionItem


def has_place(catalogue: CatalogueData, step: str, item: str, data: dict[str, Any]) -> bool:
    """Whether the record can be built with it. An organisation's own entries are nobody's to take away."""
    key = data.get("profile", "") if step == "arbeidet" else item
    if not key or own_keys.is_own(key) or step not in steps.BY_KEY:
        return True
    if step == "arbeidet":
        return key in catalogue.profiles
    if key.startswith(steps.THEME_PREFIX):
        return key.removeprefix(steps.THEME_PREFIX) in catalogue.themes
    if steps.BY_KEY[step].is_hazards:
        return key in catalogue.hazards
    return step not in {"tiltak", "kontrolltiltak"} or key in catalogue.measures or key in catalogue.hazards


def without(assessment: Assessment, catalogue: CatalogueData) -> Iterator[SectionItem]:
    """Answers under keys that the draft's catalogue does not have: out of the record, and kept."""
    kept = Q(active=False) & ~Q(item="") | Q(step="arbeidet", item="", raw__has_key="profile")
    for row in assessment.items.filter(kept, step__in=steps.BY_KEY).order_by("step", "item"):
        if not has_place(catalogue, row.step, row.item, row.raw) and (row.data or row.raw):
            yield row
