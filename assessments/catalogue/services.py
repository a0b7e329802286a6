"""The only writer of catalogue versions. A version is published once, whole, and never changed."""

import hashlib
from collections.abc import Iterable
from enum import Enum
from typing import Any

import rfc8785
from django.db import transaction

from . import selectors
from .content import CatalogueData
from .entries import Entry
from .models import CatalogueVersion, Hazard, LegalSource, Measure, Profile


class Outcome(Enum):
    PUBLISHED = "published"
    UNCHANGED = "unchanged"


class PublishedVersionDiffers(Exception):
    """A published version is what signed assessments point to, so new content needs a new version."""

    def __init__(self, code: str) -> None:
        year, number = code.split("-")
        super().__init__(
            f"Katalogutgave {code} er publisert og kan ikke endres, men filene har et annet innhold. "
            f"Legg innholdet i en ny mappe, for eksempel {year}-{int(number) + 1}, med samme kode i meta.yaml."
        )
        self.code = code


@transaction.atomic
def publish(data: CatalogueData) -> Outcome:
    """Publish the version, or find it published with the same content. Anything else is refused."""
    sha256 = digest(data)
    published = CatalogueVersion.objects.filter(code=data.version).first()
    if published and published.sha256 != sha256:
        raise PublishedVersionDiffers(data.version)
    if published:
        return Outcome.UNCHANGED
    version = CatalogueVersion.objects.create(
        code=data.version,
        published_at=data.meta.published_at,
        sha256=sha256,
        meta=_plain(data.meta) | _background(data),
        themes=[_plain(theme) for theme in data.themes.values()],
    )
    _write(Profile, version, data.profiles.values(), ("sector", "is_outside_note"))
    _write(Hazard, version, data.hazards.values(), ("category", "theme", "is_condition"))
    _write(Measure, version, data.measures.values(), ("level", "is_control_measure", "is_process"))
    _write(LegalSource, version, data.law.values(), ("act", "in_force_from", "in_force_to", "verified"))
    selectors.get.cache_clear()
    return Outcome.PUBLISHED


def digest(data: CatalogueData) -> str:
    """SHA-256 of what the version says: not of comments, line breaks or the order of fields in the files."""
    content: dict[str, Any] = {
        "meta": _plain(data.meta),
        "themes": [_plain(entry) for entry in data.themes.values()],
        "profiles": [_plain(entry) for entry in data.profiles.values()],
        "hazards": [_plain(entry) for entry in data.hazards.values()],
        "measures": [_plain(entry) for entry in data.measures.values()],
        "law": [_plain(entry) for entry in data.law.values()],
        **_background(data),
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def _background(data: CatalogueData) -> dict[str, Any]:
    """Nothing at all where a version has none: what was published before there was any keeps its digest."""
    pages = [_plain(entry) for entry in data.background.values()]
    return {"background": pages} if pages else {}


def _plain(entry: Entry) -> dict[str, Any]:
    """Plain JSON without what is left at its default, so that a later optional field keeps old digests."""
    plain = entry.model_dump(mode="json", exclude_defaults=True)
    if "levels" in plain:  # JSON knows only text as a name
        plain["levels"] = {str(level): name for level, name in plain["levels"].items()}
    return plain


def _write(model: type[Any], version: CatalogueVersion, entries: Iterable[Any], columns: tuple[str, ...]) -> None:
    model.objects.bulk_create(
        model(
            version=version,
            key=entry.key,
            position=position,
            data=_plain(entry),
            **{column: getattr(entry, column) for column in columns},
        )
        for position, entry in enumerate(entries)
    )
