"""Stopped work: the list, a new stop, one of them, and what each party writes in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import current
from alenearbeid.accounts.models import SAFETY_REPS, Role
from assessments.casework import services
from assessments.casework.forms import demands as forms
from assessments.casework.models import WorkStop
from assessments.casework.participation import doors, stops

from .pages import user_of

PER_PAGE = 25


@require_safe
def stop_list(request: HttpRequest) -> HttpResponse:
    """The stops at the workplaces one has to do with, the newest first."""
    user = user_of(request)
    found = WorkStop.objects.filter(workplace__in=doors.workplaces(user))
    organisation = current.organisation(request)
    if organisation:
        found = found.filter(organisation=organisation)
    page = Paginator(found.select_related("organisation", "workplace"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/demands/stops.html", {"page": page, "may_demand": doors.may_demand(user)})


@require_http_methods(["GET", "POST"])
def new_stop(request: HttpRequest) -> HttpResponse:
    """A safety rep records that work was stopped."""
    user = user_of(request)
    form = forms.StopForm(
        request.POST if request.method == "POST" else None, workplaces=doors.workplaces(user, SAFETY_REPS)
    )
    if form.is_valid():
        try:
            stop, is_new = stops.make(actor=user, uuid=form.cleaned_data.pop("once"), **form.cleaned_data)
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            if is_new:
                messages.success(request, _("Stansingen er ført. Arbeidsgiver får e-post og ser det på første side."))
            return redirect("casework:stop", stop.uuid)
    context = {"form": form, "may_demand": doors.may_demand(user)}
    return render(request, "casework/demands/new_stop.html", context, status=422 if form.errors else 200)


@require_safe
def stop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One stop, and what may be written in it now."""
    found, roles = doors.stop_for(user_of(request), uuid)
    return _page(request, found, roles)


@require_POST
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The employer writes what was done and when work was taken up again."""
    found, roles = doors.stop_for(user_of(request), uuid, roles=(Role.EMPLOYER,))
    form = forms.EndStopForm(request.POST)
    if form.is_valid():
        try:
            stops.end(found, actor=user_of(request), **form.cleaned_data)
        except services.Refused as refused:
            form.add_error("ended_at" if found.is_lasting else None, str(refused))
        else:
            messages.success(request, _("Det er ført. Verneombudet får e-post."))
            return redirect("casework:stop", uuid)
    return _page(request, found, roles, end_form=form)


@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The safety rep says whether the danger is averted."""
    found, roles = doors.stop_for(user_of(request), uuid, roles=SAFETY_REPS)
    form = forms.AnswerStopForm(request.POST)
    if not form.is_valid():
        return _page(request, found, roles, answer_form=form)
    try:
        stops.answer(found, actor=user_of(request), **form.cleaned_data)
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Svaret er ført."))
    return redirect("casework:stop", uuid)


def _page(request: HttpRequest, found: WorkStop, roles: set[Role], **faulty: Any) -> HttpResponse:
    given: dict[str, Any] = {}
    if Role.EMPLOYER in roles and found.is_lasting:
        given["end_form"] = forms.EndStopForm()
    if not roles.isdisjoint(SAFETY_REPS) and found.awaits_rep:
        given["answer_form"] = forms.AnswerStopForm()
    context = {"stop": found, "faulty_forms": list(faulty.values()), **given, **faulty}
    return render(request, "casework/demands/stop.html", context, status=422 if faulty else 200)
