"""Who has which role in the organisation; other workplaces for one or several, and roles taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts.models import Membership, MembershipWorkplace, Organisation, Role
from alenearbeid.accounts.people import given_roles as services
from alenearbeid.accounts.people import people_access as access
from alenearbeid.accounts.people.invitations import Refused
from alenearbeid.accounts.people.people_access import Reach
from alenearbeid.accounts.people.people_forms import SOME, WHOLE, PlacesForm

from .pages import contains, page_of, search_words, user_of

MOST = 200  # changed at once


@require_safe
def people(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All roles in the organisation, by name."""
    organisation, reach = access.get_for_people(user_of(request), orgnr)
    query, role = search_words(request), request.GET.get("rolle", "")
    rows = _within(reach, organisation)
    if query:
        rows = rows.filter(contains(query, "user__name", "user__email"))
    if role in reach.roles:
        rows = rows.filter(role=role)
    page = page_of(request, rows.order_by("user__name", "user__email", "role", "pk"))
    for row in page:
        row.may_change = reach.may_give(row.role, {place.pk for place in row.workplaces.all()})
    context = {
        "organisation": organisation,
        "reach": reach,
        "page": page,
        "query": query,
        "role": role,
        "roles": [(each.value, each.label) for each in (Role if reach.whole else reach.roles) if each in reach.roles],
    }
    return render(request, "people/people.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, orgnr: str) -> HttpResponse:
    """Other workplaces for the chosen roles, or take them away. Both are shown, with whom they concern."""
    organisation, reach = access.get_for_people(user_of(request), orgnr)
    wanted = _chosen(request.GET if request.method == "GET" else request.POST)
    rows = list(_within(reach, organisation).filter(pk__in=wanted).order_by("user__name", "role")[:MOST])
    if not rows:
        messages.warning(request, _("Ingen roller er valgt, eller de er fjernet av en annen. Velg i listen."))
        return redirect("people:people", orgnr)
    is_scope = request.method == "POST" and request.POST.get("gjor") != "fjern"
    form = PlacesForm(
        request.POST if is_scope else None, organisation=organisation, reach=reach, initial=_initial(rows)
    )
    refused = ""
    if request.method == "POST" and (not is_scope or form.is_valid()):
        try:
            _carry_out(request, organisation, [row.pk for row in rows], form if is_scope else None)
            return redirect("people:people", orgnr)
        except Refused as no:
            refused = str(no)
        except ValidationError as no:
            refused = no.messages[0]
    context = {"organisation": organisation, "rows": rows, "form": form, "refused": refused}
    return render(request, "people/change.html", context, status=422 if refused or form.errors else 200)


def _carry_out(request: HttpRequest, organisation: Organisation, chosen: list[int], form: PlacesForm | None) -> None:
    user = user_of(request)
    if form is None:
        number = services.remove(organisation, chosen, actor=user)
        messages.success(
            request, ngettext("Rollen er fjernet.", "%(number)d roller er fjernet.", number) % {"number": number}
        )
        return
    number = services.change_scope(organisation, chosen, workplaces=form.chosen(), actor=user)
    messages.success(
        request, ngettext("Rollen er endret.", "%(number)d roller er endret.", number) % {"number": number}
    )


def _within(reach: Reach, organisation: Organisation) -> QuerySet[Membership]:
    """What somebody may see who gives roles at these workplaces: the roles that are given there."""
    rows = Membership.objects.filter(organisation=organisation)
    if not reach.whole:
        here = MembershipWorkplace.objects.filter(membership=OuterRef("pk"), workplace__in=reach.workplaces)
        rows = rows.filter(Exists(here), role__in=reach.roles)
    return rows.select_related("user").prefetch_related("workplaces")


def _chosen(data: QueryDict) -> list[int]:
    return [int(pk) for pk in data.getlist("valgt")[:MOST] if pk.isascii() and pk.isdigit() and len(pk) < 19]


def _initial(rows: list[Membership]) -> dict[str, object]:
    """Of one: what it is now. Of several: nothing, as it would be overwritten for all of them unseen."""
    if len(rows) > 1:
        return {}
    places = [place.pk for place in rows[0].workplaces.all()]
    return {"extent": SOME if places else WHOLE, "workplaces": places}
