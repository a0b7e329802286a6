"""What must hold of an organisation's own entries: the catalogue's rules, read over the version and them as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.record import own_keys
from assessments.record.choices import Category

from . import own, rules, selectors
from .content import CatalogueData, by_key
from .entries import ThemeEntry
from .models import OwnEntry
from .own_entries import OwnEntryModel, OwnHazard, OwnMeasure, OwnProfile

# Not every rule of a version: an own hazard is added before its measures, and one language is enough.
RULES = (
    rules.references_exist,
    rules.law_is_verified_and_in_force,
    rules.themes_fit_categories,
    rules.psychosocial_side_is_never_left_out,
)


@dataclass(frozen=True)
class OwnFault:
    """One fault, with its place: which list, which entry, which field, and what was expected there."""

    part: str
    entry: str
    field: str
    expected: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.part, self.entry, self.field) if part)
        return f"{place}: {self.expected}" if place else self.expected


def check(orgnr: str, rows: Sequence[OwnEntry], entries: Sequence[OwnEntryModel]) -> list[OwnFault]:
    """Every fault of these entries, held against the newest version and what the organisation has in `rows`."""
    given = {entry.key for entry in entries}
    standing = [own.model_of(row) for row in rows if row.kind in own.MODELS and row.key not in given]
    base = selectors.get(selectors.current_version())
    found = [OwnFault(*fault) for fault in _of_its_own(orgnr, entries, base)]
    for rule in RULES:
        for file, entry, field, expected in rule(_as_one(base, [*standing, *entries])):
            if entry in given:
                found.append(OwnFault(file.removesuffix(".yaml"), entry, field, expected))
    return found


def themes_of(catalogue: CatalogueData, category: Category | str) -> list[ThemeEntry]:
    """The themes of hazards that are assessed one by one; a theme of conditions alone is answered elsewhere."""
    with_hazards = {hazard.theme for hazard in catalogue.hazards_of(category)}
    return [theme for theme in catalogue.themes_of(category) if theme.key in with_hazards]


def _as_one(base: CatalogueData, entries: Sequence[OwnEntryModel]) -> CatalogueData:
    """Just as they are: `own.with_entries` leaves out what the version does not know, and here that is a fault."""
    return replace(
        base,
        hazards=by_key([*base.hazards.values(), *(entry for entry in entries if isinstance(entry, OwnHazard))]),
        measures=by_key([*base.measures.values(), *(entry for entry in entries if isinstance(entry, OwnMeasure))]),
        profiles=by_key([*base.profiles.values(), *(entry for entry in entries if isinstance(entry, OwnProfile))]),
    )


def _of_its_own(
    orgnr: str, entries: Sequence[OwnEntryModel], base: CatalogueData
) -> Iterator[tuple[str, str, str, str]]:
    sectors = sorted({profile.sector for profile in base.profiles.values()})
    for entry in entries:
        part = f"{own.kind_of(entry)}s"
        if not own_keys.belongs_to(entry.key, orgnr):
            expected = _("en nøkkel som begynner på «%(prefix)s»") % {"prefix": own_keys.key_of(orgnr, "")}
            yield part, entry.key, "key", expected
        if isinstance(entry, OwnHazard) and entry.theme in base.themes:
            themes = [theme.key for theme in themes_of(base, entry.category)]
            if entry.theme not in themes:
                yield part, entry.key, "theme", _one_of(themes, entry.theme)
        if isinstance(entry, OwnProfile) and entry.sector not in sectors:
            yield part, entry.key, "sector", _one_of(sectors, entry.sector)


def _one_of(keys: Sequence[str], given: str) -> str:
    expected = _("en av %(expected)s") % {"expected": ", ".join(keys)}
    return _("%(expected)s; fikk «%(given)s»") % {"expected": expected, "given": given}
