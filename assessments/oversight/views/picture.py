"""Skjæringspunktet with every assessment, or two of them side by side."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alenearbeid.accounts.reach import Reach
from assessments.oversight import access, comparison, crossing
from assessments.oversight.filters import Chosen

from .doors import for_those_who_look_across, user_of


@require_safe
@for_those_who_look_across
def picture(request: HttpRequest, reach: Reach) -> HttpResponse:
    chosen = Chosen(request.GET, reach)
    context = {"chosen": chosen, "faults": chosen.faults, "picture": crossing.picture(chosen)}
    return render(request, "oversight/picture.html", context)


@require_safe
@for_those_who_look_across
def compare(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Two ticked in the list, or one and the choice of another."""
    user, ticked = user_of(request), ticked_in(request)
    sides = [comparison.side(access.signed(user, uuid)) for uuid in ticked[:2]]
    context: dict[str, Any] = {
        "faults": [_("Her sammenlignes to om gangen. De to første er tatt med.")] if len(ticked) > 2 else []
    }
    if not sides:
        return render(request, "oversight/compare_none.html", context)
    if len(sides) == 1:
        search = request.GET.get("sok", "").replace("\0", "").strip()[:100]
        assessment = sides[0].assessment
        context |= {
            "assessment": assessment,
            "search": search,
            "versions": comparison.other_versions(assessment, user),
            "candidates": comparison.candidates(assessment, reach, search),
        }
        return render(request, "oversight/compare_choose.html", context)
    left, right = comparison.in_order(*sides)
    context |= {
        "left": left,
        "right": right,
        "sides": (left, right),
        "parts": comparison.parts(left, right),
        "sentences": comparison.sentences(left, right),
        "is_same_series": left.assessment.series_id == right.assessment.series_id,
    }
    return render(request, "oversight/compare.html", context)


def ticked_in(request: HttpRequest) -> list[UUID]:
    """The assessments named in the address, each once. One that is no name of anything is not there: 404."""
    try:
        return list(dict.fromkeys(UUID(given) for given in request.GET.getlist("v")))
    except ValueError:
        raise Http404 from None
