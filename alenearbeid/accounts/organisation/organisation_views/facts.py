"""The organisation at a glance, and its facts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts import access, services
from alenearbeid.accounts.models import Organisation, SafetyRepArrangement
from alenearbeid.accounts.organisation import areas, organisation_access, register
from alenearbeid.accounts.organisation.organisation_forms import FactsForm
from alenearbeid.accounts.people.people_access import reach
from alenearbeid.accounts.people.people_views.pages import user_of

from . import lookup

_WITH_SAFETY_REP = 5  # employees, from which there must be one (aml § 6-1 first paragraph)


@require_safe
def overview(request: HttpRequest, orgnr: str) -> HttpResponse:
    """What is known of the organisation, and the way to all that it decides."""
    user = user_of(request)
    organisation, hand = organisation_access.get_for_reading(user, orgnr)
    covered = areas.coverage(organisation)
    context = {
        "organisation": organisation,
        "hand": hand,
        "may_invite": bool(reach(user, organisation).roles),
        "number_of_places": sum(len(each.places) for each in covered),
        "areas": [each.area for each in covered if each.area],
        "uncovered": [each for each in covered if each.area and each.uncovered],
        "needs_safety_rep": _agreed_too_many(organisation),
    }
    return render(request, "organisation/overview.html", context)


@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, orgnr: str) -> HttpResponse:
    user = user_of(request)
    organisation = access.get_for_managing(user, orgnr)
    shown = access.get_for_managing(user, orgnr)  # a form leaves what was typed in the one it has
    form = FactsForm(request.POST if request.method == "POST" else None, instance=organisation)
    context: dict[str, Any] = {"form": form, "organisation": shown, "may_look_up": register.is_configured()}
    if lookup.is_asked(request):
        context["lookup"] = lookup.fill_in(request, form, organisation.orgnr)
        return render(request, _template(request), context)
    if request.method == "POST" and form.is_valid():
        if changed := form.changed():
            services.change_organisation(organisation, changed=changed, actor=user)
        messages.success(request, _("Opplysningene er lagret."))
        return redirect("organisation:overview", orgnr)
    return render(request, _template(request), context, status=422 if form.errors else 200)


def _agreed_too_many(organisation: Organisation) -> bool:
    """An arrangement without a safety representative, in an organisation too large to agree on one."""
    is_agreed = organisation.safety_rep_arrangement == SafetyRepArrangement.WRITTEN_AGREEMENT
    return is_agreed and (organisation.employees or 0) >= _WITH_SAFETY_REP


def _template(request: HttpRequest) -> str:
    """With htmx only the form is sent back."""
    return "organisation/_facts_form.html" if getattr(request, "htmx", False) else "organisation/facts.html"
