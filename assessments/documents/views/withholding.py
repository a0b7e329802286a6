"""Mark what is exempt from public access, and make the redacted edition."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts.models import Role
from assessments.casework import access
from assessments.documents import papers, redaction, withholding
from assessments.documents.rendering import RenderingFailed

from .answers import pdf_file, signed_in


@require_http_methods(["GET", "POST"])
def withhold(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The answers of a signed assessment, each with a box to mark it as exempt; nothing is marked beforehand."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    if not assessment.was_signed:
        messages.info(request, _("Den sladdede utgaven lages av en signert vurdering. Denne er ikke signert ennå."))
        return redirect("casework:detail", uuid)
    source = papers.source(assessment)
    places = withholding.places(source.record, source.stands.signatures)
    marks = withholding.marks(assessment)
    if request.method == "POST":
        chosen = withholding.chosen(places, request.POST)
        try:
            withholding.mark(assessment, chosen=chosen, actor=user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Merkene er lagret."))
            return redirect("documents:withhold", uuid)
        marks = tuple(withholding.Mark(address, ground) for address, ground in chosen.items())  # as they were sent
    context = {
        "assessment": assessment,
        "organisation": assessment.organisation,
        "form": withholding.form(places, marks),
        "is_refused": request.method == "POST",
    }
    return render(request, "documents/withheld.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def redacted(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The redacted edition as it is marked now."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        pdf = redaction.make(assessment, actor=user)
    except (redaction.NotPossible, RenderingFailed) as refused:
        messages.error(request, str(refused))
        return redirect("documents:withhold", uuid)
    return pdf_file(pdf, f"sladdet-utgave-v{assessment.number}.pdf", inline=False)
