"""What the views of this room share: who asks, and a PDF as the answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from alenearbeid.accounts.models import User
from assessments.casework.models import Assessment


def pdf_response(data: bytes, assessment: Assessment, *, inline: bool) -> HttpResponse:
    title = slugify(assessment.facts.title) or "alenearbeid"
    return pdf_file(data, f"risikovurdering-{title}-v{assessment.number}.pdf", inline=inline)


def pdf_file(data: bytes, name: str, *, inline: bool) -> HttpResponse:
    """A PDF under a name of its own, kept by no cache."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def signed_in(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # LoginRequiredMiddleware has seen to it
    return request.user
