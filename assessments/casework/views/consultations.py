"""Minutes of discussions of control measures: written from an assessment, answered by the union rep."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts.models import Role
from assessments.casework import access, assembly, services
from assessments.casework.forms.consultations import ConfirmForm, ConsultationForm
from assessments.casework.models import Consultation
from assessments.casework.participation import consultations, doors
from assessments.casework.participation.words import CONSULTATION

from .pages import user_of

EMPLOYER, UNION_REP = (Role.EMPLOYER,), (Role.UNION_REP,)


@require_http_methods(["GET", "POST"])
def new_consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Minutes about the control measures of an assessment."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=EMPLOYER)
    measures = consultations.control_measures(assembly.assemble(assessment))
    if assessment.is_frozen or not measures:
        messages.info(request, _("Det er ingen kontrolltiltak å skrive referat om i vurderingen nå."))
        return redirect("casework:detail", uuid)
    form = ConsultationForm(request.POST if request.method == "POST" else None, measures=measures)
    if form.is_valid():
        try:
            found, _is_new = consultations.make(
                assessment,
                actor=user,
                uuid=form.cleaned_data["once"],
                measures=form.chosen(),
                content=form.content(),
            )
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Referatet er lagret og brukes i vurderingen."))
            return redirect("casework:consultation", found.uuid)
    context = {"form": form, "assessment": assessment, "record": assembly.assemble(assessment)}
    return render(request, "casework/demands/minutes_form.html", context, status=422 if form.errors else 200)


@require_safe
def consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The minutes, what the union rep says of them, and which assessments use them."""
    found, roles = doors.consultation_for(user_of(request), uuid)
    return _page(request, found, roles)


@require_http_methods(["GET", "POST"])
def change_consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The employer words the minutes otherwise; what was confirmed is asked for again."""
    found, _roles = doors.consultation_for(user_of(request), uuid, roles=EMPLOYER)
    measures = [(one["key"], one["name"]) for one in found.measures]
    form = ConsultationForm(
        request.POST if request.method == "POST" else None, measures=measures, initial=_initial(found)
    )
    if form.is_valid():
        try:
            revision = _number(request.POST.get("revision", ""))
            consultations.change(
                found, actor=user_of(request), revision=revision, measures=form.chosen(), content=form.content()
            )
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Referatet er endret."))
            return redirect("casework:consultation", uuid)
    seen = request.POST.get("revision") or str(found.revision)
    context = {"form": form, "minutes": found, "revision": seen}
    return render(request, "casework/demands/minutes_form.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The union rep confirms the minutes, or says what is wrong in them."""
    found, roles = doors.consultation_for(user_of(request), uuid, roles=UNION_REP)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        try:
            consultations.confirm(found, actor=user_of(request), **form.cleaned_data)
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Svaret er lagret."))
            return redirect("casework:consultation", uuid)
    return _page(request, found, roles, form)


@require_POST
def use(request: HttpRequest, uuid: UUID, minutes: UUID) -> HttpResponse:
    """The same minutes in another assessment of the workplace; `stop` takes them out again."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=EMPLOYER)
    found = get_object_or_404(Consultation, uuid=minutes, organisation_id=assessment.organisation_id)
    is_stopping = "stop" in request.POST
    try:
        (consultations.stop_using if is_stopping else consultations.use)(assessment, found, actor=user)
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        told = _("Referatet brukes ikke lenger i vurderingen.") if is_stopping else _("Referatet brukes i vurderingen.")
        messages.success(request, told)
    return redirect("casework:step", uuid, "kontrolltiltak")


def _page(
    request: HttpRequest, found: Consultation, roles: set[Role], faulty: ConfirmForm | None = None
) -> HttpResponse:
    form = faulty
    if form is None and Role.UNION_REP in roles and found.met == Consultation.Met.UNION_REPS:
        form = ConfirmForm(initial={"revision": found.revision})
    user = user_of(request)
    context: dict[str, Any] = {
        "minutes": found,
        "discussion": [(CONSULTATION[name], words) for name, words in found.discussion],
        "is_employer": Role.EMPLOYER in roles,
        "confirm_form": form,
        "assessments": consultations.using(found, access.visible_to(user)),
    }
    return render(request, "casework/demands/minutes.html", context, status=422 if faulty else 200)


def _number(given: str) -> int:
    """0 is no revision of anything: what is not a number is refused as stale."""
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _initial(found: Consultation) -> dict[str, Any]:
    names = (*ConsultationForm.base_fields,)
    kept = {name: getattr(found, name) for name in names if name not in {"once", "measures"}}
    return {**kept, "measures": [one["key"] for one in found.measures]}
