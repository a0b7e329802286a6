"""Surveys for those who make them: the list, a new one, one with its result, and what may be done with it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import current
from alenearbeid.accounts.models import Role, Workplace
from assessments.casework import access, services
from assessments.casework.models import Survey
from assessments.casework.survey import answering, doors, results
from assessments.casework.survey import services as surveys
from assessments.casework.survey.forms import LANGUAGES, AttachForm, MakeForm

from .pages import user_of

PER_PAGE = 25


@require_safe
def survey_list(request: HttpRequest) -> HttpResponse:
    """The surveys of the workplaces where one is employer or safety rep, the newest first."""
    user = user_of(request)
    found = doors.visible_to(user).select_related("organisation", "counts")
    organisation = current.organisation(request)
    if organisation:
        found = found.filter(organisation=organisation)
    found = found.prefetch_related(Prefetch("workplaces", Workplace.objects.only("name")))
    page = Paginator(found.order_by("-made_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/survey/list.html", {"page": page, "may_ask": doors.may_ask(user)})


@require_http_methods(["GET", "POST"])
def new_survey(request: HttpRequest) -> HttpResponse:
    """Who is asked, about what, until when."""
    user, organisation = user_of(request), current.organisation(request)
    reached = doors.workplaces(user)
    form = MakeForm(
        request.POST if request.method == "POST" else None,
        workplaces=reached.filter(organisation=organisation) if organisation else reached,
    )
    if form.is_valid():
        try:
            given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
            made, is_new = surveys.make(actor=user, uuid=form.cleaned_data["once"], **given)
        except services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            if is_new:
                messages.success(request, _("Undersøkelsen er laget. Del lenken, eller heng opp plakaten."))
            return redirect("casework:survey", made.uuid)
    context = {"form": form, "may_ask": doors.may_ask(user)}
    return render(request, "casework/survey/new.html", context, status=422 if form.errors else 200)


@require_safe
def survey(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One survey: the link and the poster while it is open, what came out of it afterwards."""
    return _page(request, doors.survey_for(user_of(request), uuid))


@require_POST
def close_survey(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Before its day. It cannot be opened again: results come once."""
    found = doors.survey_for(user_of(request), uuid)
    try:
        surveys.close(found, actor=user_of(request))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Undersøkelsen er stengt."))
    return redirect("casework:survey", uuid)


@require_POST
def attach_survey(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Into a draft of the employer's."""
    user = user_of(request)
    found = doors.survey_for(user, uuid, roles=[Role.EMPLOYER])
    form = AttachForm(request.POST, drafts=surveys.drafts_for(found, user))
    if not form.is_valid():
        return _page(request, found, attach_form=form)
    draft = access.get_for(user, form.cleaned_data["assessment"].uuid, roles=[Role.EMPLOYER])
    try:
        surveys.attach(draft, found, actor=user)
    except services.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("casework:survey", uuid)
    messages.success(request, _("Svarene er lagt ved. Se om de stemmer med det som står i vurderingen."))
    return redirect("casework:step", draft.uuid, "kontroll")


@require_POST
def detach_survey(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Out of a draft again."""
    user = user_of(request)
    found = doors.survey_for(user, uuid, roles=[Role.EMPLOYER])
    form = AttachForm(request.POST, drafts=surveys.drafts_for(found, user))
    if form.is_valid():
        draft = access.get_for(user, form.cleaned_data["assessment"].uuid, roles=[Role.EMPLOYER])
        try:
            surveys.detach(draft, actor=user)
        except services.Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Svarene er tatt bort fra utkastet."))
    return redirect("casework:survey", uuid)


def _page(request: HttpRequest, found: Survey, attach_form: AttachForm | None = None) -> HttpResponse:
    result = results.of(found)
    has_answers = result is not None and result.answered is not None
    drafts = list(surveys.drafts_for(found, user_of(request))[:50]) if has_answers else []
    holding = [draft for draft in drafts if surveys.holds(draft, found)]
    others = [draft for draft in drafts if draft not in holding]
    if others and attach_form is None:
        only = {"assessment": others[0].uuid} if len(others) == 1 else {}
        attach_form = AttachForm(drafts=surveys.drafts_for(found, user_of(request)), initial=only)
    context = {
        "survey": found,
        "places": list(found.workplaces.all()),
        "link": answering.address(found),
        "languages": [(code, name) for code, name in LANGUAGES if code in found.languages],
        "result": result,
        "so_far": None if found.is_closed else results.answers_so_far(found),
        "holding": holding,
        "attach_form": attach_form if others else None,
    }
    status = 422 if attach_form and attach_form.errors else 200
    return render(request, "casework/survey/survey.html", context, status=status)
