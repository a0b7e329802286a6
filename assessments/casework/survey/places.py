"""Which places a survey is of: a place covers all below it."""

from collections.abc import Iterable

from alenearbeid.accounts.models import Workplace
from assessments.casework.models import Survey


def covered(survey: Survey) -> set[int]:
    """The numbers of its workplaces and of all below them."""
    chosen = {place.pk for place in survey.workplaces.all()}
    above = _above(survey.organisation_id)
    return {pk for pk in above if not chosen.isdisjoint(_line(pk, above))}


def overlap(places: Iterable[Workplace], others: Iterable[int], organisation_id: int) -> bool:
    """Whether anyone could belong to both: one place is the other, or above it."""
    above, wanted = _above(organisation_id), {place.pk for place in places}
    asked = set(others)
    return any(not wanted.isdisjoint(_line(pk, above)) for pk in asked) or any(
        not asked.isdisjoint(_line(pk, above)) for pk in wanted
    )


def _above(organisation_id: int) -> dict[int, int | None]:
    rows = Workplace.objects.filter(organisation_id=organisation_id).values_list("pk", "parent_id")
    return dict(rows)


def _line(pk: int, above: dict[int, int | None]) -> set[int]:
    """The place and all above it; ends also if someone has tied the tree in a ring."""
    found: set[int] = set()
    here: int | None = pk
    while here is not None and here not in found:
        found.add(here)
        here = above.get(here)
    return found
