"""The papers made from the record when they are asked for."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.casework import access
from assessments.documents import papers
from assessments.documents.rendering import RenderingFailed

from .answers import pdf_file, signed_in


@require_safe
def paper(request: HttpRequest, uuid: UUID, kind: str) -> HttpResponse:
    """One paper, in the browser: UTKAST on every page while the assessment is not signed."""
    assessment = access.get_for(signed_in(request), uuid)
    if kind not in papers.BY_SLUG:
        raise Http404
    asked = papers.BY_SLUG[kind].kind
    try:
        return pdf_file(papers.of(assessment, asked), papers.filename(asked, assessment), inline=True)
    except RenderingFailed as failed:
        messages.error(request, str(failed))
        return redirect("casework:detail", uuid)
