"""What an organisation decides about its papers, over HTTP."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts import access, services
from alenearbeid.accounts.models.logo import SUFFIXES
from alenearbeid.accounts.organisation.paper_forms import PapersForm
from alenearbeid.accounts.people.people_views.pages import user_of

CONTENT_TYPES = {suffix: f"image/{kind.lower()}" for kind, suffix in SUFFIXES.items()}


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, orgnr: str) -> HttpResponse:
    """The logo and the rule for timestamps."""
    user = user_of(request)
    organisation = access.get_for_managing(user, orgnr)
    is_sent = request.method == "POST"
    form = PapersForm(*((request.POST, request.FILES) if is_sent else ()), instance=organisation)
    if is_sent and form.is_valid():
        services.change_papers(organisation, changed=form.changed_data, actor=user)
        messages.success(request, _("Lagret. Det gjelder dokumenter som lages fra nå av."))
        return redirect("organisation:papers", orgnr)
    shown = access.get_for_managing(user, orgnr) if form.errors else organisation  # a refused logo is not shown
    context = {"form": form, "organisation": shown}
    return render(request, "organisation/papers.html", context, status=422 if form.errors else 200)


@require_safe
def logo(request: HttpRequest, orgnr: str) -> HttpResponse | FileResponse:
    """The logo as a picture on the page above."""
    organisation = access.get_for_managing(user_of(request), orgnr)
    try:
        file = organisation.logo.open() if organisation.logo else None
    except OSError:
        file = None
    if file is None:
        raise Http404
    kind = CONTENT_TYPES.get(PurePosixPath(organisation.logo.name or "").suffix, "application/octet-stream")
    return FileResponse(file, content_type=kind, headers={"Cache-Control": "private, no-store"})
