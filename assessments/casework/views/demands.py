"""Demands for an assessment: the list, a new one, one of them, and what each party does with it."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import current
from alenearbeid.accounts.models import SAFETY_REPS, Role, User
from assessments.casework import access, services
from assessments.casework.forms import demands as forms
from assessments.casework.forms.review import PlainForm
from assessments.casework.models import WAS_SIGNED, Assessment, Demand, Receiver
from assessments.casework.participation import demands, doors, notice

from .pages import user_of

PER_PAGE = 25
EMPLOYER, COUNCIL = (Role.EMPLOYER,), (Role.EMPLOYER, *SAFETY_REPS)
OVER = Q(withdrawn_at__isnull=False) | Q(assessment__state__in=WAS_SIGNED)


@require_safe
def demand_list(request: HttpRequest) -> HttpResponse:
    """The demands of the workplaces one has to do with: those that are open, or all."""
    user, show_all = user_of(request), request.GET.get("vis") == "alle"
    found = Demand.objects.filter(workplace__in=doors.workplaces(user))
    organisation = current.organisation(request)
    if organisation:
        found = found.filter(organisation=organisation)
    if not show_all:
        found = found.exclude(OVER)
    found = found.select_related("organisation", "workplace", "assessment").order_by("-made_at", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "show_all": show_all, "may_demand": doors.may_demand(user)}
    return render(request, "casework/demands/list.html", context)


@require_http_methods(["GET", "POST"])
def new_demand(request: HttpRequest) -> HttpResponse:
    """A safety rep demands an assessment of a workplace, which may have none."""
    user = user_of(request)
    form = forms.DemandForm(
        request.POST if request.method == "POST" else None,
        workplaces=doors.workplaces(user, SAFETY_REPS),
        about=_old_ones(user),
        initial=_from_old(request, user),
    )
    if form.is_valid():
        try:
            demand, is_new = demands.make(actor=user, uuid=form.cleaned_data.pop("once"), **form.cleaned_data)
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            if is_new:
                messages.success(request, _("Kravet er sendt. Arbeidsgiver får e-post og ser det på første side."))
            return redirect("casework:demand", demand.uuid)
    context = {"form": form, "may_demand": doors.may_demand(user)}
    return render(request, "casework/demands/new.html", context, status=422 if form.errors else 200)


@require_safe
def demand(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One demand: what, why, the answer, and what may be done with it now."""
    found, roles = doors.demand_for(user_of(request), uuid)
    return _page(request, found, roles)


@require_POST
def accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The employer starts the assessment."""
    found, roles = doors.demand_for(user_of(request), uuid, roles=EMPLOYER)
    form = forms.AcceptForm(request.POST, starts=demands.may_start_from(found), auto_id="ja_%s")
    if not form.is_valid():
        return _page(request, found, roles, accept_form=form)
    try:
        assessment = demands.accept(found, actor=user_of(request), **form.cleaned_data)
    except services.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("casework:demand", uuid)
    messages.success(request, _("Kravet er godtatt. Verneombudet er invitert inn i vurderingen."))
    return redirect("casework:detail", assessment.uuid)


@require_POST
def decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The employer says no, and why."""
    form = forms.DeclineForm(request.POST, auto_id="nei_%s")
    told = _("Svaret er sendt til verneombudet.")
    return _answered(request, uuid, EMPLOYER, demands.decline, told, decline_form=form)


@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The safety rep takes the demand back."""
    form = forms.WithdrawDemandForm(request.POST, auto_id="trekk_%s")
    return _answered(request, uuid, SAFETY_REPS, demands.withdraw, _("Kravet er trukket tilbake."), withdraw_form=form)


@require_POST
def notified(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The safety rep has sent the notice by other means."""
    form = forms.NotifiedForm(request.POST, auto_id="varslet_%s")
    told = _("Det er ført at du har varslet.")
    return _answered(request, uuid, SAFETY_REPS, demands.notified, told, notified_form=form)


@require_POST
def council(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The works council has treated the demand."""
    form = forms.CouncilForm(request.POST, auto_id="amu_%s")
    told = _("Behandlingen i arbeidsmiljøutvalget er ført.")
    return _answered(request, uuid, COUNCIL, demands.treated, told, council_form=form)


@require_safe
def letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The notice, ready to print or send; as a page, or as plain text."""
    found, _roles = doors.demand_for(user_of(request), uuid, roles=SAFETY_REPS)
    if not found.may_be_notified:
        messages.info(request, _("Kravet er ikke over fristen og ikke avslått. Da er det ikke noe å varsle om ennå."))
        return redirect("casework:demand", uuid)
    to = Receiver.WORKS_COUNCIL if request.GET.get("til") == "amu" else Receiver.AUTHORITY
    context = {"notice": notice.build(found, to), "demand": found, "to": str(to)}
    if request.GET.get("som") != "tekst":
        return render(request, "casework/demands/letter.html", context)
    response = render(request, "casework/demands/letter.txt", context, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="varsel-{found.uuid}.txt"'
    return response


def _page(request: HttpRequest, found: Demand, roles: set[Role], **faulty: Any) -> HttpResponse:
    """The demand with the forms of whoever reads it; one that was filled in wrongly comes back as typed."""
    is_employer, is_rep = Role.EMPLOYER in roles, not roles.isdisjoint(SAFETY_REPS)
    given: dict[str, Any] = {}
    if is_employer and found.is_open and not found.accepted_at:
        given["accept_form"] = forms.AcceptForm(starts=demands.may_start_from(found), auto_id="ja_%s")
        if not found.declined_at:
            given["decline_form"] = forms.DeclineForm(auto_id="nei_%s")
    if is_rep and found.may_be_notified:
        today = {"on": timezone.localdate()}
        given["notified_form"] = forms.NotifiedForm(initial=today, auto_id="varslet_%s")
    if is_rep and found.is_open:
        given["withdraw_form"] = forms.WithdrawDemandForm(auto_id="trekk_%s")
    if (is_rep or is_employer) and found.organisation.has_works_council is not False:
        given["council_form"] = forms.CouncilForm(auto_id="amu_%s", initial={
            "on": found.council_treated_on, "protocol": found.council_protocol, "decision": found.council_decision,
        })  # fmt: skip
    context = {
        "demand": found,
        "is_employer": is_employer,
        "is_rep": is_rep,
        "may_read_assessment": found.assessment and access.roles_for(user_of(request), found.assessment) != set(),
        "may_read_about": found.about and access.roles_for(user_of(request), found.about) != set(),
        "faulty_forms": list(faulty.values()),
        **given,
        **{name: form for name, form in faulty.items() if name in given},
    }
    return render(request, "casework/demands/demand.html", context, status=422 if faulty else 200)


def _answered(
    request: HttpRequest,
    uuid: UUID,
    roles: Collection[Role],
    write: Callable[..., object],
    told: str,
    **form: PlainForm,
) -> HttpResponse:
    """What one of the page's forms asks for; the form by its name in the page."""
    found, held = doors.demand_for(user_of(request), uuid, roles=roles)
    (given,) = form.values()
    if not given.is_valid():
        return _page(request, found, held, **form)
    try:
        write(found, actor=user_of(request), **given.cleaned_data)
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, told)
    return redirect("casework:demand", found.uuid)


def _old_ones(user: User) -> QuerySet[Assessment]:
    """The signed assessments that a new one may be demanded of."""
    return access.visible_to(user).filter(state__in=WAS_SIGNED)


def _from_old(request: HttpRequest, user: User) -> dict[str, Any]:
    """Coming from a signed assessment: its workplace and its title are there already."""
    initial: dict[str, Any] = {"wanted_by": demands.proposed_day()}
    try:
        wanted = UUID(request.GET.get("vurdering", ""))
    except ValueError:
        return initial
    old = _old_ones(user).filter(uuid=wanted).select_related("facts").first()
    if old is None:
        return initial
    return {**initial, "about": old.uuid, "workplace": old.workplace_id, "what": old.facts.title}
