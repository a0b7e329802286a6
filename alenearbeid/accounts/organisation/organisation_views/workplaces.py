"""The workplaces as a tree: look, add, change, move, remove."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts.models import Organisation, SafetyArea, Workplace, WorkplaceKind
from alenearbeid.accounts.organisation import areas, organisation_access, structure
from alenearbeid.accounts.organisation.organisation_forms import WorkplaceForm
from alenearbeid.accounts.people.people_views.pages import search_words, user_of

PER_PAGE = 50


@require_safe
def workplaces(request: HttpRequest, orgnr: str) -> HttpResponse:
    """Each with those below it under it; a search finds names wherever they are."""
    organisation, hand = organisation_access.get_for_reading(user_of(request), orgnr)
    query = search_words(request)
    places = [each for each in areas.tree(organisation) if query.casefold() in each.name.casefold()]
    page = Paginator(places, PER_PAGE).get_page(request.GET.get("page"))
    names = dict(SafetyArea.objects.filter(organisation=organisation).values_list("pk", "name"))
    kinds = dict(WorkplaceKind.choices)
    rows = [
        {
            "place": each,
            "kind": kinds.get(each.kind, ""),
            "area": names.get(each.area or 0, ""),
            "step": 0 if query else min(each.depth, 6),
            "above": " › ".join(each.way[:-1]) if query or (number == 0 and page.number > 1) else "",
            "may_change": hand.may_change(each.pk),
            "may_add": hand.whole or each.pk in hand.parents,
        }
        for number, each in enumerate(page)
    ]
    context = {
        "organisation": organisation,
        "hand": hand,
        "page": page,
        "rows": rows,
        "query": query,
        "has_areas": bool(names),
    }
    return render(request, "organisation/workplaces.html", context)


@require_http_methods(["GET", "POST"])
def add_workplace(request: HttpRequest, orgnr: str) -> HttpResponse:
    user = user_of(request)
    organisation, hand = organisation_access.get_for_adding(user, orgnr)
    is_first = "forste" in request.GET
    form = WorkplaceForm(
        request.POST if request.method == "POST" else None,
        instance=Workplace(organisation=organisation),
        initial=_initial(request, organisation, is_first=is_first),
        parents=hand.offered,
    )
    if request.method == "POST" and form.is_valid():
        try:
            added = structure.add_workplace(form.instance, actor=user)
        except ValidationError as refused:  # the name is there, or the place above has been removed meanwhile
            _tell(form, refused)
        else:
            messages.success(request, _("«%(name)s» er lagt til.") % {"name": added.name})
            return redirect("organisation:overview" if is_first else "organisation:workplaces", orgnr)
    context = {"organisation": organisation, "form": form, "is_first": is_first}
    return render(request, "organisation/workplace.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_workplace(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    user = user_of(request)
    workplace, hand = organisation_access.get_workplace(user, orgnr, pk)
    name = workplace.name
    form = WorkplaceForm(request.POST if request.method == "POST" else None, instance=workplace, parents=hand.offered)
    if request.method == "POST" and form.is_valid():
        try:
            if form.changed_data:
                structure.change_workplace(workplace, changed=form.changed_data, actor=user)
        except ValidationError as refused:  # the name is there, or a move in another tab would make a ring of it
            _tell(form, refused)
        else:
            messages.success(request, _("«%(name)s» er lagret.") % {"name": workplace.name})
            return redirect("organisation:workplaces", orgnr)
    return _page(request, workplace, name, form)


@require_POST
def remove_workplace(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    user = user_of(request)
    workplace, hand = organisation_access.get_workplace(user, orgnr, pk)
    name = workplace.name
    try:
        structure.remove_workplace(workplace, actor=user)
    except structure.Refused as refused:
        workplace, hand = organisation_access.get_workplace(user, orgnr, pk)
        form = WorkplaceForm(None, instance=workplace, parents=hand.offered)
        return _page(request, workplace, name, form, refused=str(refused))
    messages.success(request, _("«%(name)s» er fjernet.") % {"name": name})
    return redirect("organisation:workplaces", orgnr)


def _page(
    request: HttpRequest, workplace: Workplace, name: str, form: WorkplaceForm, *, refused: str = ""
) -> HttpResponse:
    context = {
        "organisation": workplace.organisation,
        "workplace": workplace,
        "name": name,
        "form": form,
        "refused": refused,
    }
    return render(request, "organisation/workplace.html", context, status=422 if refused or form.errors else 200)


def _tell(form: WorkplaceForm, refused: ValidationError) -> None:
    """At the question it is about, if that is asked here."""
    for name, faults in refused.update_error_dict({}).items():
        form.add_error(name if name in form.fields else None, faults)


def _initial(request: HttpRequest, organisation: Organisation, *, is_first: bool) -> dict[str, str]:
    """Under the place whose «legg til under» was pressed; the first one is often the organisation itself."""
    parent = request.GET.get("under", "")
    initial = {"parent": parent} if parent.isascii() and parent.isdigit() else {}
    return initial | ({"name": organisation.name, "address": organisation.address} if is_first else {})
