"""A newer catalogue for a draft: what it would mean, taking it into use, and the answers it left without a place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alenearbeid.accounts.models import Role
from assessments.casework import access, assembly, services
from assessments.casework.catalogues import catalogue_update
from assessments.casework.words import catalogue_words

from .pages import user_of


@require_http_methods(["GET", "POST"])
def catalogue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what is offered and what was left over; a POST takes the version that the page showed into use."""
    user = user_of(request)
    roles = [Role.EMPLOYER] if request.method == "POST" else access.READERS
    assessment, held = access.get_with_roles(user, uuid, roles=roles)
    if request.method == "POST":
        try:
            is_new = catalogue_update.update(assessment, to=request.POST.get("to", ""), actor=user)
        except services.Refused as refused:
            messages.warning(request, str(refused))
        else:
            done = _("Den nye utgaven er tatt i bruk. Svarene er med.") if is_new else _("Utgaven er alt tatt i bruk.")
            messages.success(request, done)
        return redirect("casework:catalogue_update", uuid)
    context = {
        "assessment": assessment,
        "organisation": assessment.organisation,
        "record": assembly.assemble(assessment),
        "offer": catalogue_words.offer(assessment),
        "fresh": catalogue_words.fresh(assessment),
        "left": catalogue_words.left_over(assessment),
        "may_write": Role.EMPLOYER in held,
    }
    return render(request, "casework/catalogue_update.html", context)
