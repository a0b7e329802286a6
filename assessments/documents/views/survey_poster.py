"""The poster of a survey, made when it is asked for."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.casework.survey import doors
from assessments.documents import survey_poster as poster
from assessments.documents.rendering import RenderingFailed

from .answers import pdf_file, signed_in


@require_safe
def survey_poster(request: HttpRequest, uuid: UUID, language: str) -> HttpResponse:
    """In one of the languages of the survey."""
    survey = doors.survey_for(signed_in(request), uuid)
    if language not in survey.languages:
        raise Http404
    try:
        return pdf_file(poster.render(survey, language), poster.filename(survey, language), inline=True)
    except RenderingFailed as failed:
        messages.error(request, str(failed))
        return redirect("casework:survey", uuid)
