"""A new person, and a new organisation."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import SignupView
from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts.models import Membership
from alenearbeid.accounts.organisation import register as enhetsregisteret
from alenearbeid.accounts.organisation import registration
from alenearbeid.accounts.organisation.organisation_forms import RegistrationForm
from alenearbeid.accounts.people.people_views.pages import user_of

from . import lookup


class _SignUp(SignupView):
    """allauth's, but a form with faults is answered as one."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


sign_up = _SignUp.as_view()


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """An organisation, by whoever is logged in: their first or one more."""
    if not get_adapter().is_open_for_signup(request):
        return render(request, "organisation/closed.html", status=403)
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "may_look_up": enhetsregisteret.is_configured()}
    if lookup.is_asked(request):
        context["lookup"] = lookup.fill_in(request, form, request.POST.get("orgnr", ""))
        return render(request, _template(request), context)
    if request.method == "POST" and form.is_valid():
        return _register(request, form, context)
    return render(request, _template(request), context, status=422 if form.errors else 200)


def _register(request: HttpRequest, form: RegistrationForm, context: dict[str, Any]) -> HttpResponse:
    user = user_of(request)
    if not ratelimit.consume(request, action="register_organisation", user=user):
        form.add_error(None, _("Du har registrert mange virksomheter på kort tid. Vent en time."))
        return render(request, _template(request), context, status=429)
    orgnr = form.cleaned_data["orgnr"]
    try:
        organisation = registration.register(form.instance, actor=user)
    except registration.Taken:
        if Membership.objects.filter(user=user, organisation__orgnr=orgnr).exists():
            messages.info(request, _("Virksomheten er registrert, og du har en rolle i den."))
            return redirect("people:mine")
        context["taken"] = orgnr
        return render(request, _template(request), context, status=422)
    messages.success(request, _("Virksomheten er registrert. Legg til det første arbeidsstedet."))
    return redirect(f"{reverse('organisation:add_workplace', args=[organisation.orgnr])}?forste=1")


@require_POST
def ask_to_join(request: HttpRequest, orgnr: str) -> HttpResponse:
    """A request to those who give roles in an organisation that is registered. It tells the asker of nobody."""
    user = user_of(request)
    if not registration.is_taken(orgnr):
        raise Http404
    if not ratelimit.consume(request, action="ask_to_join", user=user):
        messages.warning(request, _("Du har sendt mange forespørsler i dag. Vent til i morgen."))
    elif registration.ask_to_join(orgnr, user=user):
        messages.success(request, _("Forespørselen er sendt til dem som administrerer virksomheten her."))
    else:
        messages.warning(request, _("Ingen administrerer virksomheten her nå. Kontakt den som driver tjenesten."))
    return redirect("casework:home")


def _template(request: HttpRequest) -> str:
    """With htmx only the form is sent back."""
    return "organisation/_registration_form.html" if getattr(request, "htmx", False) else "organisation/register.html"
