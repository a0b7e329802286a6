"""The organisation's own hazards, measures and profiles: look, add, change, and take out of use."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import access
from alenearbeid.accounts.models import Organisation, User
from alenearbeid.accounts.organisation import organisation_access
from assessments.casework.catalogues import own_catalogue
from assessments.casework.forms.own import FORMS, OwnForm
from assessments.catalogue import own, own_services, selectors
from assessments.catalogue.models import OwnEntry, OwnKind

from .pages import user_of

PER_PAGE = 25


@dataclass(frozen=True)
class Kind:
    """One kind of entry: its address, and what the pages call it."""

    kind: OwnKind
    slug: str
    title: Promise
    new: Promise
    lead: Promise


KINDS = {
    "farer": Kind(
        OwnKind.HAZARD,
        "farer",
        gettext_lazy("Egne farer"),
        gettext_lazy("Ny fare"),
        gettext_lazy("Farer som katalogen ikke har. De står sammen med katalogens i alle vurderingene deres."),
    ),
    "tiltak": Kind(
        OwnKind.MEASURE,
        "tiltak",
        gettext_lazy("Egne tiltak"),
        gettext_lazy("Nytt tiltak"),
        gettext_lazy("Tiltak som katalogen ikke har. De foreslås mot farene dere velger."),
    ),
    "yrker": Kind(
        OwnKind.PROFILE,
        "yrker",
        gettext_lazy("Egne yrkesprofiler"),
        gettext_lazy("Ny yrkesprofil"),
        gettext_lazy("En yrkesprofil foreslår farer når en vurdering begynner."),
    ),
}


@require_safe
def index(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All that the organisation has of its own, and the way to each."""
    organisation, hand = organisation_access.get_for_reading(user_of(request), orgnr)
    counted = (
        OwnEntry.objects.filter(organisation=organisation, series=None)
        .values_list("kind")
        .annotate(in_use=Count("pk", filter=Q(retired_at=None)))
    )
    number = dict(counted)
    context = {
        "organisation": organisation,
        "hand": hand,
        "kinds": [(kind, number.get(kind.kind, 0)) for kind in KINDS.values()],
        "has_table": bool(number.get(OwnKind.TABLE)),
    }
    return render(request, "casework/own/index.html", context)


@require_safe
def entries(request: HttpRequest, orgnr: str, kind: str) -> HttpResponse:
    """One kind, those in use first."""
    organisation, hand = organisation_access.get_for_reading(user_of(request), orgnr)
    shown = _kind(kind)
    found = own.entries_of(organisation.pk, shown.kind).order_by(
        F("retired_at").asc(nulls_first=True), "data__name__nb", "pk"
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, own.model_of(row)) for row in page]
    levels = selectors.get(selectors.current_version()).meta.levels
    context = {"organisation": organisation, "hand": hand, "kind": shown, "page": page, "rows": rows, "levels": levels}
    return render(request, "casework/own/entries.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, orgnr: str, kind: str) -> HttpResponse:
    user, shown = user_of(request), _kind(kind)
    organisation = access.get_for_managing(user, orgnr)
    form = _form(request, organisation, shown)
    if request.method == "POST" and form.is_valid() and _saved(form, organisation, shown, user):
        messages.success(request, _("Lagret. Den står nå i vurderingene deres, merket «egen»."))
        return redirect("own:entries", orgnr, kind)
    return _show(request, organisation, shown, form)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, orgnr: str, kind: str, pk: int) -> HttpResponse:
    user, shown = user_of(request), _kind(kind)
    organisation = access.get_for_managing(user, orgnr)
    row = _row(organisation, shown, pk)
    form = _form(request, organisation, shown, row)
    if request.method == "POST" and form.is_valid() and _saved(form, organisation, shown, user, row):
        messages.success(request, _("Lagret. Utkast viser endringen; det som er signert, er som før."))
        return redirect("own:entries", orgnr, kind)
    return _show(request, organisation, shown, form, row=row, is_used=own_catalogue.is_used(organisation, row.key))


@require_POST
def set_use(request: HttpRequest, orgnr: str, kind: str, pk: int) -> HttpResponse:
    """Out of use, or in use again."""
    user = user_of(request)
    organisation = access.get_for_managing(user, orgnr)
    retired = request.POST.get("bruk") != "ja"
    own_services.set_retired(_row(organisation, _kind(kind), pk), retired=retired, actor=user)
    done = _("Tatt ut av bruk. Det som bruker den, beholder den.") if retired else _("Tatt i bruk igjen.")
    messages.success(request, done)
    return redirect("own:entries", orgnr, kind)


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _row(organisation: Organisation, kind: Kind, pk: int) -> OwnEntry:
    row = own.entries_of(organisation.pk, kind.kind).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _form(request: HttpRequest, organisation: Organisation, kind: Kind, row: OwnEntry | None = None) -> OwnForm:
    catalogue = own.merged(selectors.current_version(), organisation.pk)
    return FORMS[kind.kind](
        request.POST if request.method == "POST" else None,
        catalogue=catalogue,
        entry=own.model_of(row) if row else None,
        initial={"revision": row.revision} if row else {},
    )


def _saved(form: OwnForm, organisation: Organisation, kind: Kind, user: User, row: OwnEntry | None = None) -> bool:
    """Saved, or what is wrong stands in the form."""
    name = form.cleaned_data["name"]
    key = row.key if row else own_services.free_key(organisation, form.prefix_of_key(), name)
    seen = (form.cleaned_data["revision"] or 0) if row else None
    try:
        own_catalogue.save(organisation, form.made(own.MODELS[kind.kind], key), actor=user, revision=seen)
    except own_services.Refused as refused:
        form.add_error(None, str(refused))
    except own_services.Faulty as faulty:
        for fault in faulty.faults:
            form.add_error(None, f"{fault.field}: {fault.expected}")
    return not form.errors


def _show(request: HttpRequest, organisation: Organisation, kind: Kind, form: OwnForm, **more: Any) -> HttpResponse:
    context = {"organisation": organisation, "kind": kind, "form": form, "row": None, "is_used": False, **more}
    return render(request, "casework/own/entry.html", context, status=422 if form.errors else 200)
