"""The list as a file, and its signed papers gathered in one."""

from datetime import timedelta
from typing import IO
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts.models import User
from alenearbeid.accounts.reach import Reach
from assessments.documents.job_run import NotPermitted
from assessments.oversight import bundles, export, listing
from assessments.oversight.filters import Chosen, Rows
from assessments.oversight.models import PaperBundle

from .doors import for_those_who_look_across, user_of

SOON, LATE = timedelta(seconds=10), timedelta(minutes=2)
_KINDS = {
    "csv": (export.csv_file, "text/csv; charset=utf-8"),
    "xlsx": (export.xlsx_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@require_safe
@for_those_who_look_across
def exported(request: HttpRequest, reach: Reach, kind: str) -> HttpResponseBase:
    chosen = Chosen(request.GET, reach)
    make, content_type = _KINDS[kind]
    try:
        file: IO[bytes] = make(chosen)
    except export.TooManyRows as refused:
        return render(request, "oversight/too_many.html", {"reason": refused, "chosen": chosen}, status=422)
    name = _("Oversikt alenearbeid %(day)s") % {"day": chosen.on.isoformat()}
    return FileResponse(file, as_attachment=True, filename=f"{name}.{kind}", content_type=content_type)


@require_http_methods(["GET", "POST"])
@for_those_who_look_across
def papers(request: HttpRequest, reach: Reach) -> HttpResponse:
    """What would be gathered, and the button that asks for it. The choice stands in the address, also when posted."""
    user = user_of(request)
    chosen = Chosen(request.GET, reach)
    wanted = _wanted(request.GET, reach, chosen)
    found = list(wanted.values_list("organisation_id", "assessment_id")[: bundles.MOST_PAPERS + 1])
    is_refused = request.method == "POST" and not 0 < len(found) <= bundles.MOST_PAPERS
    if request.method == "POST" and not is_refused:
        return redirect("oversight:bundle", bundles.request(found, actor=user).uuid)
    context = {
        "chosen": chosen,
        "faults": chosen.faults,
        "count": len(found),
        "most": bundles.MOST_PAPERS,
        "is_too_many": len(found) > bundles.MOST_PAPERS,
        "mine": PaperBundle.objects.filter(user=user, created_at__gte=timezone.now() - timedelta(days=1))[:10],
    }
    return render(request, "oversight/papers.html", context, status=422 if is_refused else 200)


@require_safe
def bundle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far it has come; for htmx its changing part, nothing when it is as it was (`vist`)."""
    found = _own(user_of(request), uuid)
    seen = f"{_phase(found)}-{found.done}"
    if request.headers.get("HX-Request") and request.GET.get("vist") == seen:
        return HttpResponse(status=204)
    template = "oversight/partials/bundle.html" if request.headers.get("HX-Request") else "oversight/bundle.html"
    return render(request, template, {"bundle": found, "phase": _phase(found), "seen": seen})


@require_safe
def download(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """The file, when every paper in it may be read now. A grant that has ended since it was made stops it."""
    found = _own(user_of(request), uuid)
    try:
        if found.state != PaperBundle.State.DONE or found.is_gone:
            raise FileNotFoundError
        bundles.permitted(found)
        file = bundles.path_of(found.file).open("rb")
    except NotPermitted as refused:
        return render(request, "oversight/bundle_refused.html", {"reason": refused}, status=403)
    except FileNotFoundError:
        return render(request, "oversight/bundle.html", {"bundle": found, "phase": "gone", "seen": ""}, status=404)
    name = _("Signerte vurderinger %(day)s") % {"day": timezone.localdate(found.created_at).isoformat()}
    return FileResponse(file, as_attachment=True, filename=f"{name}.zip", content_type="application/zip")


def _wanted(query: QueryDict, reach: Reach, chosen: Chosen) -> Rows:
    """The ticked ones, or all that the filters let through."""
    if "v" not in query:
        return chosen.assessments()
    ticked = []
    for given in query.getlist("v"):
        try:
            ticked.append(UUID(given))
        except ValueError:
            continue  # counted below: what is not there is not gathered
    return listing.applying(reach).filter(assessment__uuid__in=ticked).order_by("next_review", "pk")


def _own(user: User, uuid: UUID) -> PaperBundle:
    return get_object_or_404(PaperBundle, uuid=uuid, user=user)


def _phase(found: PaperBundle) -> str:
    """As documents.views.jobs says it of one paper; and «gone» when the file has been deleted."""
    if not found.is_unfinished:
        return "gone" if found.is_gone else found.state
    if found.attempts > 1 or (found.attempts and found.state == PaperBundle.State.WAITING):
        return "again"
    waited = timezone.now() - found.created_at
    if found.state == PaperBundle.State.WAITING and waited > SOON:
        return "late" if waited > LATE else "queued"
    return "started"
