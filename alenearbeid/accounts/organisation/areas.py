"""Verneområder, read: which workplaces belong to each, and which safety representatives' roles cover them (aml § 6-1).

A workplace belongs to the area that it names, or else to that of the nearest place above it that names one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from alenearbeid.accounts.models import SAFETY_REPS, Membership, Organisation, Role, SafetyArea, Workplace


@dataclass(frozen=True)
class Place:
    """A workplace where it stands in the tree: `way` is its names from the top, `area` what it inherits too."""

    pk: int
    parent: int | None
    name: str
    kind: str
    way: tuple[str, ...]
    area: int | None
    own_area: int | None

    @property
    def depth(self) -> int:
        return len(self.way) - 1


@dataclass
class Watcher:
    """One role that watches over safety in an area: all of it, or some of its places."""

    name: str
    role: str
    is_whole: bool


@dataclass
class Coverage:
    """`area` is None for the places that belong to no area."""

    area: SafetyArea | None
    places: list[Place]
    watchers: list[Watcher] = field(default_factory=list)
    uncovered: list[Place] = field(default_factory=list)


def workplaces_in(area: SafetyArea) -> QuerySet[Workplace]:
    """All workplaces of the area, those that inherit it too."""
    places = [place.pk for place in tree(area.organisation) if place.area == area.pk]
    return Workplace.objects.filter(pk__in=places)


def tree(organisation: Organisation) -> list[Place]:
    """All workplaces, each followed by those below it. One query; a ring is not walked into."""
    children: dict[int | None, list[Workplace]] = {}
    for place in Workplace.objects.filter(organisation=organisation):
        children.setdefault(place.parent_id, []).append(place)
    for siblings in children.values():
        siblings.sort(key=lambda place: (place.name.casefold(), place.pk))
    found: list[Place] = []
    waiting: list[tuple[Workplace, tuple[str, ...], int | None]] = [
        (place, (), None) for place in reversed(children.get(None, []))
    ]
    while waiting:
        place, above, inherited = waiting.pop()
        area = place.safety_area_id or inherited
        way = (*above, place.name)
        found.append(Place(place.pk, place.parent_id, place.name, place.kind, way, area, place.safety_area_id))
        waiting.extend((child, way, area) for child in reversed(children.get(place.pk, [])))
    return found


def coverage(organisation: Organisation) -> list[Coverage]:
    """Each area, then what lies in none, with who watches over it. Four queries."""
    places = tree(organisation)
    areas = list(SafetyArea.objects.filter(organisation=organisation))
    watching = _watching(organisation, places)
    found = [Coverage(area, [place for place in places if place.area == area.pk]) for area in areas]
    if outside := [place for place in places if place.area is None]:
        found.append(Coverage(None, outside))
    for each in found:
        _watch(each, watching)
    return found


def _watching(organisation: Organisation, places: list[Place]) -> list[tuple[Membership, frozenset[int] | None]]:
    """Each role of a safety representative, and the workplaces it covers. None is all of the organisation."""
    held = Membership.objects.filter(organisation=organisation, role__in=SAFETY_REPS, user__is_active=True)
    rows = held.select_related("user").prefetch_related("scope").order_by("user__name", "pk")
    parents = {place.pk: place.parent for place in places}
    return [(row, _covered({one.workplace_id for one in row.scope.all()}, parents)) for row in rows]


def _covered(scope: Iterable[int], parents: Mapping[int, int | None]) -> frozenset[int] | None:
    wanted = set(scope)
    if not wanted:
        return None
    for pk, parent in parents.items():  # each place stands after the one above it
        if parent in wanted:
            wanted.add(pk)
    return frozenset(wanted)


def _watch(each: Coverage, watching: list[tuple[Membership, frozenset[int] | None]]) -> None:
    here = {place.pk for place in each.places}
    left = set(here)
    for membership, covered in watching:
        if covered is not None and not (here & covered):
            continue
        is_whole = covered is None or here <= covered
        each.watchers.append(Watcher(membership.user.name, str(Role(membership.role).label), is_whole))
        left -= here if covered is None else covered
    each.uncovered = [place for place in each.places if place.pk in left]
