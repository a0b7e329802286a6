"""Into review. What the parties do there is in `parties`, `remarks` and `proposals`."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alenearbeid.accounts.models import Role
from assessments.casework import access, workflow

from .pages import seen_at, seen_digest, user_of


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
