"""Is this file one of ours, and is it whole? Open to anyone who holds a paper; nothing that is sent is stored."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from alenearbeid.accounts import tenancy
from assessments.documents import verification
from assessments.documents.forms import MAX_BYTES, VerifyForm
from assessments.documents.models import Document
from assessments.documents.uploads import InMemoryOnly, drained, is_too_large
from assessments.documents.verification import report

View = Callable[..., HttpResponse]


def _open_to_anyone(view: View) -> View:
    """No account; what is sent stays in memory. The CSRF check would read it first, so it comes inside, for browsers.
    No cache answers: whether a paper counts may be otherwise in a minute.

    A program that asks for JSON has no form to take a token from. There is nothing to forge: no one is logged in by
    it, and nothing changes.
    """

    @login_not_required
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and is_too_large(request):
            drained(request)
            return _refused(request, _("Filen er større enn 20 MB. Våre dokumenter er mye mindre."), status=413)
        request.upload_handlers = [InMemoryOnly(request, limit=MAX_BYTES)]
        inner: View = view if _wants_data(request) else csrf_protect(view)
        with tenancy.everything():  # nobody knows whose the paper is before it is found
            return inner(request, *args, **kwargs)

    return opened


@_open_to_anyone
def verify(request: HttpRequest) -> HttpResponse:
    """Any file."""
    return _verify(request, "documents/verify.html", {})


@_open_to_anyone
def verify_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the code on a paper leads to. Of what is not signed nothing is said, not even that it is there."""
    document = Document.objects.signed_for(uuid)
    if document is None:
        return render(request, "documents/verify_unknown.html", status=404)
    paper = report.paper(document)
    if request.method != "POST" and _wants_data(request):
        return _data(report.paper_as_data(paper))
    return _verify(request, "documents/verify_link.html", {"paper": paper, "uuid": uuid})


def _verify(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    if request.method != "POST":
        return render(request, template, {**context, "form": VerifyForm(), "verdict": None})
    if not ratelimit.consume(request, action="verify_document"):
        return _refused(request, _("Du har kontrollert mange filer på kort tid. Vent et minutt, og prøv igjen."), 429)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        if _wants_data(request):
            return _data({"error": form.errors["file"][0]}, status=422)
        return render(request, template, {**context, "form": form, "verdict": None}, status=422)
    try:
        verdict = verification.verify_stored(form.cleaned_data["file"].read())
    except verification.Busy:
        return _refused(request, _("Mange kontrollerer filer akkurat nå. Prøv igjen om litt."), 503)
    if _wants_data(request):
        return _data(report.as_data(verdict))
    shown = {**context, "form": VerifyForm(), "verdict": report.shown(verdict), "is_of_link": _is_of(verdict, context)}
    return render(request, template, shown)


def _is_of(verdict: verification.Verdict, context: dict[str, Any]) -> bool:
    """Whether the file is of the paper that the link is for; any file is, where there is no link."""
    return "uuid" not in context or bool(verdict.standing and verdict.standing.uuid == context["uuid"])


def _wants_data(request: HttpRequest) -> bool:
    if request.GET.get("format") == "json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """The file has not been looked at."""
    if _wants_data(request):
        return _data({"error": why}, status=status)
    return render(request, "documents/verify_refused.html", {"why": why}, status=status)


def _data(content: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False, "indent": 2})
