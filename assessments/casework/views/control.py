"""The last step: what the checks found, the proposal, the parties, the preview and the way to signatures."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework import judgement
from assessments.casework.law.legal_checklist import legal_checklist
from assessments.casework.models import State
from assessments.casework.participation import took_part
from assessments.casework.pictures import risk_pictures
from assessments.checks import lone_work as lone_work_check

from .pages import Page
from .taking_part import own_position, party_lines


def control(page: Page) -> HttpResponse:
    """The page. What the parties write is written on a page of its own."""
    assessment, seen_at = page.assessment, timezone.now()
    positions = list(assessment.positions.select_related("invitation"))
    return render(
        page.request,
        "casework/control.html",
        page.context(
            findings=judgement.worded(page.found, assessment),
            has_warning=any(finding.severity == "warning" for finding in page.found),
            has_blocking=any(finding.severity == "blocking" for finding in page.found),
            proposal=judgement.proposal_words(page.record, assessment),
            lines=party_lines(page, positions),
            mine=own_position(page, positions),
            open_words=took_part.open_words(page.record),
            is_employer=Role.EMPLOYER in page.roles,
            pictures=risk_pictures.all_of(page.record),
            checklist=legal_checklist(page.record, assessment),
            digest=page.digest,
            seen_at=seen_at,
            State=State,
        ),
    )


def lone_work(page: Page) -> Any:
    """«Er dette alenearbeid, etter hvilken definisjon?», answered at once after step 2."""
    return judgement.lone_work_words(lone_work_check.answer(page.record))
