"""The short way for quiet work: one answer for a whole category, at the user's word and with one reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.casework import services
from assessments.casework.forms.shortcuts import NoneRelevantForm
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS

from .pages import open_page, user_of


@require_POST
def none_relevant(request: HttpRequest, uuid: UUID, step_key: str) -> HttpResponse:
    """«Ingen av farene er aktuelle her»: every theme and every suggested hazard that is not answered yet."""
    page = open_page(request, uuid, step_key, write=True)
    if page.step.category is None:
        raise Http404
    form = NoneRelevantForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv hvorfor ingen av farene er aktuelle her, og prøv igjen."))
        return redirect("casework:step", uuid, step_key)
    reason = form.cleaned_data["reason"]
    wording = page.record.work.profile_wording
    suggested = [hazard.key for hazard in wording.hazards if hazard.category == page.step.category] if wording else []
    # Help and discovery are asked of once, in step 2: a theme that has nothing else is not on the list to turn down.
    category, themes_of = page.step.category, page.catalogue.themes_of(page.step.category)
    themes = [theme.key for theme in themes_of if page.catalogue.hazards_of(category, theme=theme.key)]
    try:
        services.dismiss_category(
            page.assessment, step=step_key, hazards=suggested, themes=themes, reason=reason, actor=user_of(request)
        )
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Lagret: Farene som ikke var besvart, er ikke aktuelle her. Dere kan endre det."))
    return redirect("casework:step", uuid, step_key)


@require_POST
def factors_low(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """«Ingen av de åtte faktorene er en belastning»: the unanswered ones are set to low, the others stay."""
    page = open_page(request, uuid, "psykososialt", write=True)
    names = [f"{factor}_{term}" for factor in PSYCHOSOCIAL_FACTORS for term in ("short", "long")]
    try:
        services.merge_item(
            page.assessment,
            step="psykososialt",
            item="",
            changes=dict.fromkeys(names, "low"),
            actor=user_of(request),
            only_unanswered=True,
        )
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Lagret: Faktorene som ikke var besvart, er satt til lav. Dere kan endre dem."))
    return redirect("casework:step", uuid, "psykososialt")
