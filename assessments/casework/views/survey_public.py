"""The page that those who work alone answer on: no login, no script, and nothing remembered but what is counted."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.languages import read_by
from assessments.casework.models import Survey
from assessments.casework.survey import answering
from assessments.casework.survey.forms import LANGUAGES, AnswerForm
from assessments.casework.survey.questions import TEXT

COOKIE = "svart"  # «this telephone has answered», and not a word of whose it is
DAY = 24 * 60 * 60

View = Callable[..., HttpResponse]


def _with_the_link(view: View) -> View:
    """No account, and no CSRF cookie, which would be a number for this browser: no one is logged in by this page, and
    whoever would forge an answer needs the link, and could send it themselves. What goes wrong is not logged either:
    a log has the hour of everything.
    """

    @login_not_required
    @csrf_exempt
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        with tenancy.everything():  # nobody knows whose the survey is before it is found
            survey = answering.find(token)
            language = _language(request, survey)
            with translation.override(language):
                response = view(request, survey) if survey else _shown(request, "unknown", status=404)
        response["Content-Language"], response["X-Robots-Tag"] = language, "noindex"
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own sign that a log has been written
        return response

    return opened


@_with_the_link
@require_http_methods(["GET", "HEAD", "POST"])
def answer_survey(request: HttpRequest, survey: Survey) -> HttpResponse:
    """The questions, or why there are none now."""
    if not survey.is_open:
        return _not_open(request, survey)
    if request.method != "POST":
        has_answered = COOKIE in request.COOKIES and request.GET.get("igjen") != "1"
        return _shown(request, "answered" if has_answered else "answer", survey, form=AnswerForm())
    form = AnswerForm(request.POST)
    if not answering.has_room(request):
        return _shown(request, "busy", survey, form=form, status=429)
    if not form.is_valid():
        return _shown(request, "answer", survey, form=form, status=422)
    try:
        answering.answer(survey, given=form.given, text=form.text)
    except answering.NotOpen:
        return _not_open(request, survey)
    return _thanked(request, survey)


@_with_the_link
@require_safe
def survey_thanks(request: HttpRequest, survey: Survey) -> HttpResponse:
    return _shown(request, "thanks", survey)


def _not_open(request: HttpRequest, survey: Survey) -> HttpResponse:
    """What was written is given back: it can still be told to somebody."""
    written = request.POST.get(TEXT, "") if request.method == "POST" else ""
    if survey.is_planned:
        return _shown(request, "planned", survey, written=written)
    return _shown(request, "closed", survey, written=written, was_sent=request.method == "POST", status=410)


def _thanked(request: HttpRequest, survey: Survey) -> HttpResponse:
    address = reverse("casework:answer_survey", args=[survey.token])
    thanks = reverse("casework:survey_thanks", args=[survey.token])
    response = redirect(f"{thanks}?sprak={translation.get_language()}")
    days = (survey.closes_on - timezone.localdate()).days + 1
    response.set_cookie(
        COOKIE, "1", max_age=days * DAY, path=address, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response


def _shown(
    request: HttpRequest, page: str, survey: Survey | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    offered = [(code, name) for code, name in LANGUAGES if survey is None or code in survey.languages]
    context = {"survey": survey, "languages": offered, "language": translation.get_language(), **more}
    if survey is not None:
        context["places"] = [place.name for place in survey.workplaces.all()]
        context["action"] = reverse("casework:answer_survey", args=[survey.token])
    return render(request, f"casework/survey/public/{page}.html", context, status=status)


def _language(request: HttpRequest, survey: Survey | None) -> str:
    """The one asked for, else the first that the browser reads, of those the survey is in."""
    offered = [code for code, _name in LANGUAGES if survey is None or code in survey.languages]
    asked = request.GET.get("sprak", "")
    if asked in offered:
        return asked
    return read_by(request, offered)
