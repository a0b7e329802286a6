"""The organisation's own risk table, and taking it into use in a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts import access as accounts
from alenearbeid.accounts.models import Role
from alenearbeid.accounts.organisation import organisation_access
from assessments.casework import access, services
from assessments.casework.catalogues import own_catalogue
from assessments.casework.forms.own_table import TableForm
from assessments.casework.words import table_words
from assessments.catalogue import own, own_services
from assessments.record import risk

from .pages import user_of


@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, orgnr: str) -> HttpResponse:
    """The table, with the standard beside it; changed by those who manage the organisation."""
    user = user_of(request)
    organisation, hand = organisation_access.get_for_reading(user, orgnr)
    if request.method == "POST":
        organisation = accounts.get_for_managing(user, orgnr)
    now = own.table_of(organisation.pk)
    rows = now.tables.acute_rows if now else risk.ACUTE_TABLE
    initial = {"name": now.tables.name} if now else {}
    form = TableForm(request.POST if request.method == "POST" else None, table=rows, initial=initial)
    if request.method == "POST" and form.is_valid():
        own_services.save_table(organisation, name=form.cleaned_data["name"], acute=form.acute, actor=user)
        messages.success(request, _("Tabellen er lagret. Nye vurderinger bruker den. Utkast får tilbud om å bytte."))
        return redirect("own:table", orgnr)
    if not hand.whole:
        for field in form.fields.values():
            field.disabled = True
    context = {
        "organisation": organisation,
        "hand": hand,
        "form": form,
        "now": now,
        "milder": table_words.milder(rows),
    }
    return render(request, "casework/own/table.html", context, status=422 if form.errors else 200)


@require_POST
def drop(request: HttpRequest, orgnr: str) -> HttpResponse:
    """Back to the standard table."""
    user = user_of(request)
    own_services.drop_table(accounts.get_for_managing(user, orgnr), actor=user)
    messages.success(request, _("Standardtabellen gjelder igjen. Utkast får tilbud om å bytte."))
    return redirect("own:table", orgnr)


@require_POST
def use(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The draft is judged by the organisation's table as it is now."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        own_catalogue.use_table(assessment, actor=user)
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Vurderingen bruker nå virksomhetens tabell. Se over risikoen på nytt."))
    return redirect("casework:detail", uuid)
