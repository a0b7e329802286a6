"""The first page, a new assessment, and the overview of one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import access as organisations
from alenearbeid.accounts import current
from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import Role, User
from assessments.casework import access, facts, progress, services, versions, waiting
from assessments.casework.catalogues import catalogue_update, own_table
from assessments.casework.forms.start import LanguageForm, StartForm
from assessments.casework.glance import glance
from assessments.casework.law import law_awaiting, law_changes
from assessments.casework.models import Assessment, State
from assessments.casework.participation import took_part
from assessments.casework.steps import BY_KEY
from assessments.casework.words import catalogue_words
from assessments.catalogue import selectors as catalogue_selectors

from .pages import Page
from .taking_part import party_lines

PER_PAGE = 25


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the user may see, newest first, searchable, and what waits for the user."""
    user = _user(request)
    query = request.GET.get("sok", "").replace("\0", "").strip()  # PostgreSQL takes no NUL
    assessments = versions.without_replaced(access.own(user)).select_related("facts", "organisation", "workplace")
    if chosen := current.organisation(request):
        assessments = assessments.filter(organisation=chosen)
    if query:
        assessments = assessments.filter(facts__search_text__contains=facts.fold(query))
    older_than_law = request.GET.get("lov") == law_awaiting.CHOSEN
    if older_than_law:
        assessments = law_awaiting.older_than_the_law(assessments)
    page = Paginator(assessments.order_by("-changed_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "casework/home.html",
        {
            "page": page,
            "query": query,
            "older_than_law": law_changes.latest() if older_than_law else None,
            "law_changed": law_changes.marked(page),
            "waiting": waiting.for_user(user),
            "may_create": accounts.workplaces_for(user, [Role.EMPLOYER]).exists(),
            "managed": organisations.organisations_to_manage(user),
            "looks_in": not page.object_list and _only_looks_in(user),
        },
    )


def _only_looks_in(user: User) -> bool:
    """Has no role anywhere, but access from outside."""
    return not user.memberships.exists() and accounts.granted_workplaces(user).exists()


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Start an assessment: where, which occupation, what it is called."""
    user = _user(request)
    form = StartForm(
        request.POST if request.method == "POST" else None, workplaces=accounts.workplaces_for(user, [Role.EMPLOYER])
    )
    if request.method == "POST" and form.is_valid():
        assessment = services.create(actor=user, **form.cleaned_data)
        messages.success(request, _("Vurderingen er opprettet."))
        return redirect("casework:step", assessment.uuid, "arbeidet")
    return render(request, "casework/create.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One assessment: where it stands, what is missing, who takes part, and the document."""
    assessment, roles = access.get_with_roles(_user(request), uuid)
    page = Page(request, assessment, BY_KEY["kontroll"], roles)
    record = page.record
    statuses = progress.step_list(assessment, record)
    return render(
        request,
        "casework/detail.html",
        {
            "assessment": assessment,
            "record": record,
            "glance": glance(record) if assessment.state in {State.READY, State.SIGNED} else (),
            "steps": statuses,
            "lines": party_lines(page, assessment.positions.select_related("invitation")),
            "open_words": took_part.open_words(record),
            "continue_url": _where_to_continue(statuses),
            "is_employer": Role.EMPLOYER in roles,
            "may_read_journal": roles != {Role.AUDITOR},
            "law_changes": law_changes.of(assessment, record),
            "newer_catalogue": catalogue_update.offered(assessment),
            "has_left_over": assessment.is_editable and catalogue_words.has_left_over(assessment),
            "is_table_offered": Role.EMPLOYER in roles and own_table.is_another_offered(assessment, record),
            "siblings": versions.siblings(assessment, lambda: access.visible_to(_user(request))),
            "language_form": _language_form(assessment) if Role.EMPLOYER in roles else None,
        },
    )


@require_POST
def change_language(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The document in another language."""
    user = _user(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    form = _language_form(assessment, request.POST)
    try:
        if form is None or not form.is_valid():
            messages.error(request, _("Velg et av språkene i listen. Vurderingen må være et utkast."))
        else:
            services.change_language(assessment, language=form.cleaned_data["language"], actor=user)
            messages.success(request, _("Språket i dokumentet er endret."))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("casework:detail", uuid)


def _language_form(assessment: Assessment, data: QueryDict | None = None) -> LanguageForm | None:
    """Only where there is something to choose, and while it can be changed."""
    form = LanguageForm(
        data,
        catalogue=catalogue_selectors.get(assessment.catalogue_version),
        initial={"language": assessment.language},
    )
    return form if assessment.is_editable and form.fields else None


def _where_to_continue(statuses: list[progress.StepStatus]) -> str:
    """The first step with something missing."""
    return next((status.url for status in statuses if status.state == "missing"), statuses[-1].url)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # LoginRequiredMiddleware has seen to it
    return request.user
