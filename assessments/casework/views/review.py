"""Review: into review, inviting parties, their statements, remarks and answers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import SAFETY_REPS, Role
from assessments.casework import access, services, workflow
from assessments.casework.forms.review import AnswerForm, InviteForm, PositionForm, RemarkForm
from assessments.record.choices import PartyRole

from .control import control
from .pages import open_page, party_role, seen_at, seen_digest, user_of


@require_POST
def send_to_review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From draft to review."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        workflow.apply(assessment, "send_to_review", actor=user, digest=seen_digest(request), seen_at=seen_at(request))
    except workflow.TransitionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Vurderingen er sendt til gjennomgang."))
    return redirect("casework:step", uuid, "kontroll")


@require_POST
def invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask the safety rep in."""
    page = open_page(request, uuid, "kontroll", write=True)
    form = InviteForm(request.POST, people=accounts.people_with(SAFETY_REPS, page.assessment.workplace))
    if not form.is_valid():
        return control(page, status=422, invite_form=form)
    return _done(
        request,
        uuid,
        lambda: services.invite(
            page.assessment, role=PartyRole.SAFETY_REP, actor=user_of(request), **form.cleaned_data
        ),
        _("Verneombudet er invitert og kan lese, merke og uttale seg fra nå."),
    )


@require_POST
def state_position(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The invited party's own statement; nobody states for another."""
    user = user_of(request)
    assessment, roles = access.get_with_roles(user, uuid, roles=access.STATING)
    position = get_object_or_404(assessment.positions, user=user, role=_stating_party(roles))
    form = PositionForm(request.POST)
    if form.is_valid():
        try:
            services.state_position(position, actor=user, **form.cleaned_data)
        except services.Refused as refused:
            form.add_error("reason" if not assessment.is_frozen else None, str(refused))
        else:
            messages.success(request, _("Uttalelsen er lagret."))
            return redirect("casework:step", uuid, "kontroll")
    return control(open_page(request, uuid, "kontroll", write=False), status=422, position_form=form)


def _stating_party(roles: set[Role]) -> PartyRole:
    return party_role(roles.intersection(access.STATING))


@require_POST
def remark(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A remark on the whole or on one item."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=access.TAKING_PART)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return control(open_page(request, uuid, "kontroll", write=False), status=422, remark_form=form)
    role = party_role(access.roles_for(user, assessment))
    return _done(
        request,
        uuid,
        lambda: services.remark(assessment, actor=user, role=role, **form.cleaned_data),
        _("Merknaden er lagret."),
        step=form.cleaned_data["step"],
        item=form.cleaned_data["item"],
    )


@require_POST
def answer_remark(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The employer answers a remark."""
    page = open_page(request, uuid, "kontroll", write=True)
    made = get_object_or_404(page.assessment.remarks, pk=pk)
    form = AnswerForm(request.POST, auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return control(page, status=422, answer_form=form, answer_to=pk)
    user = user_of(request)
    return _done(
        request,
        uuid,
        lambda: services.answer_remark(made, actor=user, answer=form.cleaned_data["answer"]),
        _("Svaret er lagret."),
    )


def _done(
    request: HttpRequest, uuid: UUID, write: Callable[[], object], told: str, *, step: str = "", item: str = ""
) -> HttpResponse:
    """Run one service call, say how it went, and go back to where the user stood."""
    try:
        write()
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, told)
    if step and item:
        return redirect("casework:item", uuid, step, item)
    return redirect("casework:step", uuid, step or "kontroll")
