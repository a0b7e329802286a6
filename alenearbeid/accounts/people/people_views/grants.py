"""Who looks in from outside, on whose behalf, why, where and for how long; given and taken back."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import tokens
from alenearbeid.accounts.models import AccessGrant, Organisation, User
from alenearbeid.accounts.people import grants as services
from alenearbeid.accounts.people import people_access as access
from alenearbeid.accounts.people.invitations import Refused
from alenearbeid.accounts.people.people_access import Reach
from alenearbeid.accounts.people.people_forms import GrantForm
from alenearbeid.accounts.tokens import Standing

from .pages import page_of, user_of


@require_safe
def grants(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All of them, the newest first, those that have ended too."""
    organisation, may_give = access.get_for_grants(user_of(request), orgnr)
    rows = AccessGrant.objects.filter(organisation=organisation).select_related("auditor", "granted_by")
    page = page_of(request, rows.prefetch_related("workplaces").order_by("-granted_at", "-pk"))
    for row in page:
        row.status = _status(row)
    context = {"organisation": organisation, "page": page, "may_give": may_give}
    return render(request, "people/grants.html", context)


@require_http_methods(["GET", "POST"])
def give_grant(request: HttpRequest, orgnr: str) -> HttpResponse:
    """To one address, for a time."""
    user = user_of(request)
    organisation = _organisation(user, orgnr)
    whole = Reach(whole=True, workplaces=frozenset())
    form = GrantForm(request.POST if request.method == "POST" else None, organisation=organisation, reach=whole)
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, form, organisation, user)
        except (Refused, ValidationError) as refused:
            form.add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
        else:
            return redirect("people:grants", orgnr)
    context = {"organisation": organisation, "form": form}
    return render(request, "people/give_grant.html", context, status=422 if form.errors else 200)


@require_POST
def resend_grant(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    """A new link to the same address."""
    user = user_of(request)
    grant = _get(user, orgnr, pk)
    try:
        if ratelimit.consume(request, action="send_again", key=tokens.about(grant)):
            services.resend(grant, actor=user)
            messages.success(request, _("Invitasjonen sendes på nytt. Den gamle lenken virker ikke lenger."))
        else:
            messages.warning(request, _("Invitasjonen er nettopp sendt flere ganger. Vent en time, og prøv igjen."))
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("people:grants", orgnr)


@require_POST
def revoke_grant(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    """From the next click on, nothing is open to them."""
    user = user_of(request)
    services.revoke(_get(user, orgnr, pk), actor=user)
    messages.success(request, _("Innsynet er trukket tilbake. Det gjelder fra nå."))
    return redirect("people:grants", orgnr)


def _give(request: HttpRequest, form: GrantForm, organisation: Organisation, user: User) -> None:
    if not ratelimit.consume(request, action="invite", user=user):
        raise Refused(_("Du har sendt mange invitasjoner på kort tid. Vent en time, og prøv igjen."))
    data = {name: value for name, value in form.cleaned_data.items() if name not in {"extent", "workplaces"}}
    grant = services.give(organisation=organisation, workplaces=form.chosen(), actor=user, **data)
    messages.success(request, _("Invitasjonen sendes til %(email)s.") % {"email": grant.email})


def _organisation(user: User, orgnr: str) -> Organisation:
    organisation, may_give = access.get_for_grants(user, orgnr)
    if not may_give:
        raise PermissionDenied
    return organisation


def _get(user: User, orgnr: str, pk: int) -> AccessGrant:
    grant = AccessGrant.objects.filter(organisation=_organisation(user, orgnr), pk=pk).first()
    if grant is None:
        raise Http404
    return grant


def _status(grant: AccessGrant) -> str:
    """What it is today: the standing of the offer, and for an accepted one whether its time has come or gone."""
    state, today = tokens.standing(grant), timezone.localdate()
    if state == Standing.REVOKED:
        return "revoked"
    if grant.ends_on < today:
        return "ended"
    if state == Standing.ACCEPTED:
        return "in_force" if grant.starts_on <= today else "coming"
    return state.value
