"""Proposals: a party proposes a hazard or a measure, and the employer takes it in or says why not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, services
from assessments.casework.forms.parties import DecisionForm, ProposeHazardForm, ProposeMeasureForm
from assessments.casework.models import Proposal
from assessments.casework.participation import proposals

from .pages import party_role, user_of
from .parties import to_parties
from .taking_part import attempt, open_for, people


@require_POST
def propose_hazard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A hazard that should be assessed."""
    return _propose(request, uuid, ProposeHazardForm, "fare", "hazard_form")


@require_POST
def propose_measure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A measure that should be chosen."""
    return _propose(request, uuid, ProposeMeasureForm, "tiltak", "measure_form")


def _propose(
    request: HttpRequest,
    uuid: UUID,
    kind: type[ProposeHazardForm] | type[ProposeMeasureForm],
    prefix: str,
    name: str,
) -> HttpResponse:
    page = open_for(request, uuid, access.INVITED)
    form = kind(request.POST, prefix=prefix, catalogue=page.catalogue, record=page.record)
    if form.is_valid():
        given: dict[str, Any] = {"actor": user_of(request), "role": party_role(page.roles), **form.proposal()}
        if attempt(form, lambda: proposals.propose(page.assessment, **given)):
            messages.success(request, _("Forslaget er sendt til arbeidsgiver."))
            return to_parties(uuid, "forslag")
    return people(page, status=422, **{name: form})


@require_POST
def decide_proposal(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The employer takes a proposal in, or declines it with a reason."""
    page = open_for(request, uuid, [Role.EMPLOYER])
    proposal = get_object_or_404(page.assessment.proposals, pk=pk)
    form, user = DecisionForm(request.POST, auto_id=f"id_forslag_{pk}_%s"), user_of(request)
    if not form.is_valid():
        return people(page, status=422, proposal=pk, decision_form=form)
    if form.cleaned_data["outcome"] == "accepted":
        return _take_in(request, proposal, user)
    if attempt(form, lambda: proposals.decline(proposal, reason=form.cleaned_data["reason"], actor=user)):
        messages.success(request, _("Svaret på forslaget er lagret."))
        return to_parties(uuid, f"forslag-{pk}")
    return people(page, status=422, proposal=pk, decision_form=form)


def _take_in(request: HttpRequest, proposal: Proposal, user: User) -> HttpResponse:
    """Nothing has been typed: a refusal is told, and the page is as it is now."""
    try:
        proposals.accept(proposal, actor=user)
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Forslaget er tatt inn. Svar på spørsmålene om det der det står i vurderingen."))
    return to_parties(proposal.assessment.uuid, f"forslag-{proposal.pk}")


@require_POST
def withdraw_proposal(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The author takes a proposal back."""
    page = open_for(request, uuid, access.INVITED)
    proposal = get_object_or_404(page.assessment.proposals, pk=pk, author=user_of(request))
    try:
        proposals.withdraw(proposal, actor=user_of(request))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Forslaget er trukket tilbake. Det trykkes ikke i dokumentet."))
    return to_parties(uuid, "forslag")
