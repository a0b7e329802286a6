"""How far a paper has come that somebody asked for."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, workflow
from assessments.casework.models import Assessment, State
from assessments.documents.models import PaperJob, Signature

from .answers import signed_in

SOON = timedelta(seconds=10)
LATE = timedelta(minutes=2)


@require_safe
def job(request: HttpRequest, uuid: UUID, job_uuid: UUID) -> HttpResponse:
    """The page, or for htmx its changing part; nothing when it is as it was (`vist`)."""
    user = signed_in(request)
    assessment, roles = access.get_with_roles(user, uuid)
    found = get_object_or_404(PaperJob, assessment=assessment, uuid=job_uuid)
    _refuse_others(found, user, roles)
    phase = phase_of(found)
    if request.headers.get("HX-Request") and request.GET.get("vist") == phase:
        return HttpResponse(status=204)
    template = "documents/partials/job.html" if request.headers.get("HX-Request") else "documents/job.html"
    return render(request, template, {"job": found, "phase": phase, **_context(assessment, found)})


def phase_of(job: PaperJob) -> str:
    """What there is to say: done, failed, under way, taken up again, or how long nobody has begun."""
    if not job.is_unfinished:
        return job.state
    is_waiting = job.state == PaperJob.State.WAITING
    if job.attempts > 1 or (job.attempts and is_waiting):
        return "again"
    if is_waiting and timezone.now() - job.created_at > SOON:
        return "late" if timezone.now() - job.created_at > LATE else "queued"
    return "started"


def _refuse_others(job: PaperJob, user: User, roles: set[Role]) -> None:
    """A paper is the employers' business; a signature is the signatory's own."""
    if job.kind == PaperJob.Kind.FINALISE and Role.EMPLOYER not in roles:
        raise PermissionDenied
    if job.kind == PaperJob.Kind.SIGN and job.requested_by_id != user.pk:
        raise Http404


def _context(assessment: Assessment, job: PaperJob) -> dict[str, Any]:
    """Only what the state needs: the page is asked for every second."""
    context: dict[str, Any] = {"assessment": assessment, "organisation": assessment.organisation}
    if job.state == PaperJob.State.DONE and job.kind == PaperJob.Kind.SIGN:
        given = Signature.objects.filter(document__assessment=assessment, field=job.field, user=job.requested_by_id)
        context["signature"] = given.last()
    if job.state == PaperJob.State.FAILED and job.kind == PaperJob.Kind.FINALISE:
        in_review = assessment.state == State.REVIEW
        context["can_retry"] = in_review and workflow.current_digest(assessment) == job.digest
    return context
