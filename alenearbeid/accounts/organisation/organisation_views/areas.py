"""Verneområder: who watches over which workplaces, and what nobody watches over."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts import access
from alenearbeid.accounts.models import SafetyArea, User
from alenearbeid.accounts.organisation import areas as selectors
from alenearbeid.accounts.organisation import organisation_access, structure
from alenearbeid.accounts.organisation.organisation_forms import AreaForm
from alenearbeid.accounts.people.people_views.pages import user_of


@require_http_methods(["GET", "POST"])
def areas(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All areas with who watches over them; and a form for a new one, for those who manage the organisation."""
    user = user_of(request)
    organisation, hand = organisation_access.get_for_reading(user, orgnr)
    form = None
    if request.method == "POST":
        organisation = access.get_for_managing(user, orgnr)
        form = AreaForm(request.POST, instance=SafetyArea(organisation=organisation))
        if form.is_valid() and _done(form, lambda area: structure.add_area(area, actor=user)):
            messages.success(
                request, _("Verneområdet er laget. Velg det på arbeidsstedene som hører til, eller på stedet over dem.")
            )
            return redirect("organisation:areas", orgnr)
    elif hand.whole:
        form = AreaForm(instance=SafetyArea(organisation=organisation))
    found = selectors.coverage(organisation)
    context = {"organisation": organisation, "hand": hand, "coverage": found, "form": form}
    context["outside"] = next((each for each in found if each.area is None), None)
    context["has_areas"] = any(each.area for each in found)
    return render(request, "organisation/areas.html", context, status=422 if form and form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_area(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    user = user_of(request)
    area = _get(user, orgnr, pk)
    name = area.name
    form = AreaForm(request.POST if request.method == "POST" else None, instance=area)
    if request.method == "POST" and form.is_valid() and _renamed(form, user):
        messages.success(request, _("Verneområdet er lagret."))
        return redirect("organisation:areas", orgnr)
    context = {"organisation": area.organisation, "area": area, "name": name, "form": form}
    return render(request, "organisation/area.html", context, status=422 if form.errors else 200)


@require_POST
def remove_area(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    user = user_of(request)
    area = _get(user, orgnr, pk)
    try:
        structure.remove_area(area, actor=user)
    except structure.Refused as refused:
        area = _get(user, orgnr, pk)
        form = AreaForm(instance=area)
        context = {"organisation": area.organisation, "area": area, "name": area.name, "form": form}
        return render(request, "organisation/area.html", context | {"refused": str(refused)}, status=422)
    messages.success(request, _("Verneområdet er fjernet."))
    return redirect("organisation:areas", orgnr)


def _get(user: User, orgnr: str, pk: int) -> SafetyArea:
    organisation = access.get_for_managing(user, orgnr)
    area = SafetyArea.objects.filter(organisation=organisation, pk=pk).select_related("organisation").first()
    if area is None:
        raise Http404
    return area


def _renamed(form: AreaForm, user: User) -> bool:
    return not form.has_changed() or _done(form, lambda area: structure.rename_area(area, actor=user))


def _done(form: AreaForm, write: Callable[[SafetyArea], object]) -> bool:
    """Two with one name at once: the database lets the first one through."""
    try:
        write(form.instance)
    except ValidationError as taken:
        form.add_error("name", taken.messages)
        return False
    return True
