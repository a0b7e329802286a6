"""What differs between two catalogue versions, found by comparing them: what is new, renamed, and gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.catalogue.content import CatalogueData

KINDS = ("profiles", "hazards", "measures")


@dataclass(frozen=True)
class Named:
    """An entry as the page names it; `was` is what it was called before, where it has another name now."""

    kind: str
    key: str
    name: str
    was: str = ""


@dataclass(frozen=True)
class Difference:
    """One version against another, in the order of the newer one's files."""

    added: tuple[Named, ...]
    renamed: tuple[Named, ...]
    removed: tuple[Named, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.added or self.renamed or self.removed)

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, list[Named]]]]]:
        """added / renamed / removed, each by kind; the empty ones left out."""
        parts = {"added": self.added, "renamed": self.renamed, "removed": self.removed}
        return [(name, _by_kind(entries)) for name, entries in parts.items() if entries]


def current(entries: Mapping[str, Any], key: str) -> Any | None:
    """The entry a key stands for in a version: by its key, or by an older one it answers to."""
    if key in entries:
        return entries[key]
    return next((entry for entry in entries.values() if key in getattr(entry, "aliases", ())), None)


def compare(old: CatalogueData, new: CatalogueData, language: str) -> Difference:
    """Names in one language, so that a translation is no change."""
    return Difference(
        added=tuple(named for kind in KINDS for named in _added(kind, old, new, language)),
        renamed=tuple(named for kind in KINDS for named in _renamed(kind, old, new, language)),
        removed=tuple(
            Named(kind, entry.key, entry.name.in_language(language))
            for kind in KINDS
            for entry in getattr(old, kind).values()
            if current(getattr(new, kind), entry.key) is None
        ),
    )


def new_keys(old: CatalogueData, new: CatalogueData) -> frozenset[str]:
    """The keys of the newer version that nothing in the older one became."""
    return frozenset(named.key for kind in KINDS for named in _added(kind, old, new, "nb"))


def _added(kind: str, old: CatalogueData, new: CatalogueData, language: str) -> Iterator[Named]:
    known = {entry.key for key in getattr(old, kind) if (entry := current(getattr(new, kind), key))}
    for entry in getattr(new, kind).values():
        if entry.key not in known:
            yield Named(kind, entry.key, entry.name.in_language(language))


def _renamed(kind: str, old: CatalogueData, new: CatalogueData, language: str) -> Iterator[Named]:
    before: dict[str, list[str]] = {}
    for entry in getattr(old, kind).values():
        now = current(getattr(new, kind), entry.key)
        if now is not None and now.name.in_language(language) != entry.name.in_language(language):
            before.setdefault(now.key, []).append(entry.name.in_language(language))
    for entry in getattr(new, kind).values():
        for was in before.get(entry.key, ()):
            yield Named(kind, entry.key, entry.name.in_language(language), was)


def _by_kind(entries: tuple[Named, ...]) -> list[tuple[str, list[Named]]]:
    return [(kind, found) for kind in KINDS if (found := [entry for entry in entries if entry.kind == kind])]
