"""The list: workplaces without an assessment first, then what is overdue, then the rest."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from alenearbeid.accounts.models import Workplace
from alenearbeid.accounts.reach import Reach
from assessments.oversight import access, batch, listing, words
from assessments.oversight.filters import Chosen

from .doors import for_those_who_look_across, user_of

FIRST_LACKING = 10  # above the list; the rest has a page of its own


@dataclass(frozen=True)
class Tile:
    """A number on top, and the way to what is counted."""

    label: str | Promise
    count: batch.Count
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Heading:
    """A column that can be sorted by: where the click leads, and how it is sorted now (aria-sort)."""

    label: str | Promise
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Place:
    """A workplace without an assessment that applies."""

    workplace: Workplace
    is_under_way: bool

    @property
    def name(self) -> str:
        return words.place_of(self.workplace)


TILES: dict[str, tuple[Promise, dict[str, str]]] = {
    "lacking": (gettext_lazy("Uten gjeldende vurdering"), {"status": "uten"}),
    "overdue": (gettext_lazy("Forfalt gjennomgang"), {"status": "forfalt"}),
    "red": (gettext_lazy("Fortsatt høy risiko etter tiltak"), {"rest": "rod"}),
    "disagree": (gettext_lazy("Verneombudet er uenig"), {"verneombud": "disagrees"}),
    "thin": (gettext_lazy("Psykososial del ikke ferdig besvart"), {"dybde": "delvis"}),
    "undiscussed": (gettext_lazy("Kontrolltiltak uten drøfting"), {"kontroll": "ikke_droftet"}),
    "late": (gettext_lazy("Planlagte tiltak over fristen"), {"tiltak": "over_fristen"}),
    "all": (gettext_lazy("Gjeldende vurderinger i alt"), {}),
}
COLUMNS: tuple[tuple[str, Promise], ...] = (
    ("navn", gettext_lazy("Arbeidssted og vurdering")),
    ("gjennomgang", gettext_lazy("Gjennomgås senest")),
    ("risiko", gettext_lazy("Risiko i dag")),
    ("dybde", gettext_lazy("Psykososialt")),
    ("", gettext_lazy("Verneombudet")),
    ("", gettext_lazy("Å følge opp")),
    ("signert", gettext_lazy("Signert")),
)


@require_safe
@for_those_who_look_across
def overview(request: HttpRequest, reach: Reach) -> HttpResponse:
    chosen = Chosen(request.GET, reach)
    number, is_wrong = _page(request.GET.get("page", ""))
    faults = [*chosen.faults, *([_("Siden finnes ikke. Her er den første.")] if is_wrong else [])]
    # Looked for once, both for the number on top and for the list.
    lacking = list(listing.lacking(chosen.reach).values_list("pk", flat=True)[: batch.LIMIT + 1])
    context = {
        "chosen": chosen,
        "faults": faults,
        "tiles": _tiles(chosen, lacking),
        "place_scope": chosen.place,
        "headings": _headings(chosen),
        "first_visit": not chosen.is_narrowed and not faults and number == 1,
    }
    start = (number - 1) * listing.PER_PAGE
    if chosen.values.get("status") == "uten":
        pks = _lacking(chosen, lacking, start, listing.PER_PAGE + 1)
        context |= {"places": _places(request, chosen, pks[: listing.PER_PAGE])}
        return render(request, "oversight/lacking.html", context | _paging(number, len(pks)))
    rows = listing.page(chosen.assessments(), start, listing.PER_PAGE + 1)
    context["rows"] = [words.Shown(facts, chosen.on) for facts in rows[: listing.PER_PAGE]]
    context["places"] = _places(request, chosen, _lacking(chosen, lacking, 0, FIRST_LACKING) if number == 1 else [])
    return render(request, "oversight/overview.html", context | _paging(number, len(rows)))


def _tiles(chosen: Chosen, lacking: list[int]) -> list[Tile]:
    """Of the whole area, or of the one organisation or place that is chosen; other filters do not change them."""
    applying = listing.applying(chosen.reach)
    found = batch.counts(
        {
            "overdue": listing.overdue(applying, chosen.on),
            "red": listing.red_residual(applying),
            "disagree": applying.filter(safety_rep_statement="disagrees"),
            "thin": applying.filter(psychosocial_percent__lt=100),
            "undiscussed": listing.undiscussed(applying),
            "late": listing.past_deadline(applying, chosen.on),
            "all": applying,
        }
    )
    found["lacking"] = batch.Count(len(lacking))
    scope = {name: str(chosen.values[name]) for name in ("virksomhet", "sted") if name in chosen.values}
    return [
        Tile(label, found[key], _address(scope | only), bool(only) and only.items() <= chosen.values.items())
        for key, (label, only) in TILES.items()
    ]


def _headings(chosen: Chosen) -> list[Heading]:
    return [_heading(chosen, key, label) for key, label in COLUMNS]


def _heading(chosen: Chosen, key: str, label: Promise) -> Heading:
    if not key:
        return Heading(label)
    is_now = chosen.sorting.removeprefix("-") == key
    other_way = f"-{key}" if chosen.sorting == key else key
    values = {name: str(value) for name, value in chosen.values.items()} | {"sorter": other_way}
    is_descending = listing.SORTING[key].startswith("-") != chosen.sorting.startswith("-")
    return Heading(label, _address(values), ("descending" if is_descending else "ascending") if is_now else "")


def _address(values: dict[str, str]) -> str:
    return reverse("oversight:overview") + (f"?{urlencode(values)}" if values else "")


def _lacking(chosen: Chosen, all_lacking: list[int], start: int, count: int) -> list[int]:
    """A part of the places that the filters let through."""
    if chosen.values.keys() & {"sok"} or start + count > batch.LIMIT:
        return list(chosen.lacking().values_list("pk", flat=True)[start:][:count])
    return all_lacking[start:][:count] if chosen.shows_lacking else []


def _places(request: HttpRequest, chosen: Chosen, pks: list[int]) -> list[Place]:
    """With a word of a draft only for those who may read it, never for one who looks from outside."""
    begun = access.under_way(user_of(request), pks) if chosen.reach.is_member else set()
    return [Place(place, place.pk in begun) for place in listing.places(pks)]


def _page(given: str) -> tuple[int, bool]:
    """The page asked for, and whether there is no such page."""
    if not given:
        return 1, False
    is_number = given.isascii() and given.isdigit() and len(given) < 6 and 1 <= int(given) <= listing.LAST_PAGE
    return (int(given), False) if is_number else (1, True)


def _paging(number: int, found: int) -> dict[str, Any]:
    has_next = found > listing.PER_PAGE
    is_last = number >= listing.LAST_PAGE
    return {"number": number, "has_next": has_next and not is_last, "is_cut": has_next and is_last}
