"""Remarks: made, added to, answered, taken back. Each by the right person, and back to where the reader stood."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alenearbeid.accounts.models import Role
from assessments.casework import access, judgement, services
from assessments.casework.forms.review import AnswerForm, RemarkForm, ReplyForm
from assessments.casework.models import Remark
from assessments.casework.participation import remarks as writing

from .pages import Page, party_role, user_of
from .parties import to_parties
from .taking_part import attempt, open_for, people


@require_POST
def remark(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A remark on the whole or on one item."""
    page = open_for(request, uuid, access.TAKING_PART)
    form = RemarkForm(request.POST)
    if form.is_valid():
        made: list[Remark] = []
        given: dict[str, Any] = {"actor": user_of(request), "role": party_role(page.roles), **form.cleaned_data}
        if attempt(form, lambda: made.append(services.remark(page.assessment, **given))):
            messages.success(request, _("Merknaden er lagret."))
            return _back(page, made[0])
    return people(page, status=422, remark_form=form)


@require_POST
def reply(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Something more to a remark, from any party."""
    page = open_for(request, uuid, access.TAKING_PART)
    made = get_object_or_404(page.assessment.remarks, pk=pk)
    form = ReplyForm(request.POST, auto_id=f"id_mer_{pk}_%s")
    given: dict[str, Any] = {"actor": user_of(request), "role": party_role(page.roles)}
    if form.is_valid() and attempt(form, lambda: writing.reply(made, **given, **form.cleaned_data)):
        messages.success(request, _("Det du skrev, er lagret."))
        return _back(page, made)
    return people(page, status=422, remark=pk, reply_form=form)


@require_POST
def answer_remark(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The employer answers a remark, takes it in or says why not."""
    page = open_for(request, uuid, [Role.EMPLOYER])
    made = get_object_or_404(page.assessment.remarks, pk=pk)
    form = AnswerForm(request.POST, auto_id=f"id_svar_{pk}_%s")
    if form.is_valid():
        outcome, answer = form.cleaned_data["outcome"], form.cleaned_data["answer"]
        write = lambda: services.answer_remark(made, actor=user_of(request), answer=answer, outcome=outcome)  # noqa: E731
        if attempt(form, write):
            messages.success(request, _("Svaret er lagret."))
            return _back(page, made)
    return people(page, status=422, remark=pk, answer_form=form)


@require_POST
def withdraw_remark(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The author takes a remark back."""
    page = open_for(request, uuid, access.TAKING_PART)
    made = get_object_or_404(page.assessment.remarks, pk=pk, author=user_of(request))
    try:
        writing.withdraw(made, actor=user_of(request))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Merknaden er trukket tilbake. Den trykkes ikke i dokumentet."))
    return _back(page, made)


def _back(page: Page, made: Remark) -> HttpResponse:
    """To what the remark is about when it was written there, else to the page of the parties."""
    if page.request.POST.get("here") and made.step:
        return redirect(f"{judgement.place(page.assessment, made.step, made.item)}#merknader")
    return to_parties(page.assessment.uuid, f"merknad-{made.pk}" if not made.withdrawn_at else "merknader")
