"""Read the paper: in the browser, or as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.casework import access
from assessments.documents import services
from assessments.documents.rendering import RenderingFailed

from .answers import pdf_response, signed_in


@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The paper that counts, or the draft with UTKAST on every page."""
    assessment = access.get_for(signed_in(request), uuid)
    document = services.current(assessment)
    try:
        pdf = services.stored(document.last_revision) if document else services.preview(assessment)
        return pdf_response(pdf, assessment, inline=True)
    except (RenderingFailed, services.PaperDamaged) as failed:
        messages.error(request, str(failed))
        return redirect("casework:step", uuid, "kontroll")


@require_safe
def download(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The newest revision of the paper as a file."""
    assessment = access.get_for(signed_in(request), uuid)
    document = services.current(assessment)
    if document is None:
        raise Http404
    try:
        return pdf_response(services.stored(document.last_revision), assessment, inline=False)
    except services.PaperDamaged as damaged:
        messages.error(request, str(damaged))
        return redirect("casework:step", uuid, "kontroll")
