"""The last step: what the checks found, the proposal, the parties, the preview and the way to signatures."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import SAFETY_REPS, Role
from assessments.casework import access, judgement, pictures, versions, workflow
from assessments.casework.forms.review import AnswerForm, InviteForm, PositionForm, RemarkForm
from assessments.casework.models import Assessment, Position, State
from assessments.checks import lone_work as lone_work_check

from .pages import Page, user_of


def control(page: Page, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that was refused comes back as it was typed."""
    assessment, user, seen_at = page.assessment, user_of(page.request), timezone.now()
    positions = list(assessment.positions.all())
    stating = access.parties_of(page.roles.intersection(access.STATING))
    mine = next((position for position in positions if position.user_id == user.pk and position.role in stating), None)
    return render(
        page.request,
        "casework/control.html",
        page.context(
            findings=judgement.worded(page.found, assessment),
            has_blocking=any(finding.severity == "blocking" for finding in page.found),
            proposal=judgement.proposal_words(page.record, assessment),
            positions=positions,
            mine=mine,
            remarks=[(remark, _answer_form(forms, remark.pk)) for remark in assessment.remarks.all()],
            invite_form=forms.get("invite_form") or _invite_form(assessment, positions),
            position_form=forms.get("position_form") or _position_form(mine),
            remark_form=forms.get("remark_form") or RemarkForm(),
            is_employer=Role.EMPLOYER in page.roles,
            pictures=pictures.all_of(page.record),
            may_state=mine is not None and not assessment.is_frozen,
            digest=workflow.current_digest(assessment, page.record),
            seen_at=seen_at,
            State=State,
        ),
        status=status,
    )  # fmt: skip


def _invite_form(assessment: Assessment, positions: list[Position]) -> InviteForm:
    """Who was asked about the version before is suggested, and must be asked again."""
    people = accounts.people_with(SAFETY_REPS, assessment.workplace)
    before = [] if positions else versions.asked_before(assessment)
    return InviteForm(people=people, initial={"user": before[0].user_id} if before else {})


def lone_work(page: Page) -> Any:
    """«Er dette alenearbeid, etter hvilken definisjon?», answered at once after step 2."""
    return judgement.lone_work_words(lone_work_check.answer(page.record))


def _position_form(mine: Any) -> PositionForm:
    return PositionForm(initial={"statement": mine.statement, "reason": mine.reason} if mine else None)


def _answer_form(forms: dict[str, Any], pk: int) -> AnswerForm:
    refused = forms.get("answer_form")
    if refused is not None and forms.get("answer_to") == pk:
        return refused
    return AnswerForm(auto_id=f"id_{pk}_%s")
