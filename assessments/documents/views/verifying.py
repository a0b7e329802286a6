"""Is this file one of ours, and is it whole?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assessments.documents import verification
from assessments.documents.forms import VerifyForm


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
