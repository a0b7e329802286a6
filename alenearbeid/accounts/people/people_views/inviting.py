"""Asking somebody in, and what has been asked: sent, not sent, expired; again, or taken back."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts import tokens
from alenearbeid.accounts.models import Invitation, InvitationWorkplace, Organisation, OutgoingMail, User
from alenearbeid.accounts.people import invitations as services
from alenearbeid.accounts.people import people_access as access
from alenearbeid.accounts.people.people_access import Reach
from alenearbeid.accounts.people.people_forms import InvitationForm

from .pages import contains, page_of, search_words, user_of


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, orgnr: str) -> HttpResponse:
    """One role to one address."""
    user = user_of(request)
    organisation, reach = access.get_for_people(user, orgnr)
    form = InvitationForm(request.POST if request.method == "POST" else None, organisation=organisation, reach=reach)
    if request.method == "POST" and form.is_valid():
        try:
            _invite(request, form, organisation, user)
        except (services.Refused, ValidationError) as refused:
            form.add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
        else:
            return redirect("people:invitations", orgnr)
    context = {"organisation": organisation, "form": form, "reach": reach}
    return render(request, "people/invite.html", context, status=422 if form.errors else 200)


@require_safe
def invitations(request: HttpRequest, orgnr: str) -> HttpResponse:
    """What is open. What was accepted is in the list of people, and the rest in the journal."""
    organisation, reach = access.get_for_people(user_of(request), orgnr)
    query = search_words(request)
    rows = _within(reach, organisation)
    if query:
        rows = rows.filter(contains(query, "name", "email"))
    page = page_of(request, rows.order_by("-created_at", "-pk"))
    stuck = OutgoingMail.objects.filter(about__in=[tokens.about(row) for row in page]).exclude(attempts=0, error="")
    troubled = set(stuck.values_list("about", flat=True))
    for row in page:
        row.standing, row.is_troubled = tokens.standing(row).value, tokens.about(row) in troubled
    context = {"organisation": organisation, "page": page, "query": query}
    return render(request, "people/invitations.html", context)


@require_POST
def resend(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    """A new link to the same address."""
    user = user_of(request)
    invitation = _get(user, orgnr, pk)
    try:
        if ratelimit.consume(request, action="send_again", key=tokens.about(invitation)):
            services.resend(invitation, actor=user)
            messages.success(request, _("Invitasjonen sendes på nytt. Den gamle lenken virker ikke lenger."))
        else:
            messages.warning(request, _("Invitasjonen er nettopp sendt flere ganger. Vent en time, og prøv igjen."))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("people:invitations", orgnr)


@require_POST
def revoke(request: HttpRequest, orgnr: str, pk: int) -> HttpResponse:
    """The link opens nothing more."""
    user = user_of(request)
    try:
        services.revoke(_get(user, orgnr, pk), actor=user)
        messages.success(request, _("Invitasjonen er trukket tilbake. Lenken virker ikke lenger."))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("people:invitations", orgnr)


def _invite(request: HttpRequest, form: InvitationForm, organisation: Organisation, user: User) -> None:
    if not ratelimit.consume(request, action="invite", user=user):
        raise services.Refused(_("Du har sendt mange invitasjoner på kort tid. Vent en time, og prøv igjen."))
    data = form.cleaned_data
    invitation = services.invite(
        organisation=organisation,
        email=data["email"],
        name=data["name"],
        role=data["role"],
        workplaces=form.chosen(),
        actor=user,
        language=data["language"],
    )
    messages.success(request, _("Invitasjonen sendes til %(email)s.") % {"email": invitation.email})


def _get(user: User, orgnr: str, pk: int) -> Invitation:
    """Of the organisation; 403 where the role or the workplaces are beyond what the user may give."""
    organisation, reach = access.get_for_people(user, orgnr)
    invitation = Invitation.objects.filter(organisation=organisation, pk=pk).first()
    if invitation is None:
        raise Http404
    if not reach.may_give(invitation.role, set(invitation.workplaces.values_list("pk", flat=True))):
        raise PermissionDenied
    return invitation


def _within(reach: Reach, organisation: Organisation) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(organisation=organisation, accepted_at=None, revoked_at=None)
    if not reach.whole:
        scope = InvitationWorkplace.objects.filter(invitation=OuterRef("pk"))
        outside = scope.exclude(workplace__in=reach.workplaces)
        rows = rows.filter(Exists(scope), ~Exists(outside), role__in=reach.roles)
    return rows.select_related("created_by").prefetch_related("workplaces")
