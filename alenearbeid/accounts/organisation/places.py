"""Workplaces in words: each by its way down the tree, so that two «Avdeling 2» are told apart."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation, Workplace

ARROW = " › "


def spelled(workplaces: Iterable[Workplace]) -> str | Promise:
    """The workplaces of a role by name. None at all means the whole organisation."""
    names = sorted(place.name for place in workplaces)
    return ", ".join(names) if names else _("hele virksomheten")


def paths(organisation: Organisation) -> dict[int, str]:
    """Every workplace's way down the tree, in the order of a reader who goes down it. One query."""
    found = {place.pk: place for place in Workplace.objects.filter(organisation=organisation)}
    ways = {pk: _way(place, found) for pk, place in found.items()}
    return {pk: ARROW.join(way) for pk, way in sorted(ways.items(), key=lambda item: [*map(str.casefold, item[1])])}


def _way(place: Workplace, found: dict[int, Workplace]) -> list[str]:
    """From the top. Ends also on a tree that someone has tied in a ring."""
    way: list[Workplace] = []
    current: Workplace | None = place
    while current is not None and current not in way:
        way.append(current)
        current = found.get(current.parent_id) if current.parent_id else None
    return [each.name for each in reversed(way)]


def below(organisation: Organisation, pk: int) -> frozenset[int]:
    """A workplace and all below it. One query; ends also on a ring."""
    children: dict[int | None, list[int]] = {}
    for place, parent in Workplace.objects.filter(organisation=organisation).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(place)
    found, waiting = {pk}, [pk]
    while waiting:
        new = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(new)
        waiting.extend(new)
    return frozenset(found)
