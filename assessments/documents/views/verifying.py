"""Is this file one of ours, and is it whole? Open to anyone: whoever holds a paper may ask."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.documents import verification
from assessments.documents.forms import VerifyForm
from assessments.documents.models import Document


@login_not_required
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Is this file one of ours, and is it whole? Nothing is stored."""
    is_sent = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if is_sent else VerifyForm()
    verdict = None
    if is_sent and form.is_valid():
        verdict = verification.verify_stored(form.cleaned_data["file"].read())
    context = {"form": form, "verdict": verdict, "headline": verdict and verification.headline(verdict)}
    return render(request, "documents/verify.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def verify_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the code on a paper leads to. Of what is not signed nothing is said, not even that it is there."""
    if not Document.objects.filter(assessment__uuid=uuid, signatures__isnull=False).exists():
        raise Http404
    return render(request, "documents/verify.html", {"form": VerifyForm(), "verdict": None, "headline": None})
