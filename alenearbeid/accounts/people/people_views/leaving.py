"""One's own roles, and the way out: of an organisation, or of the account for good."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts.login.confirming import confirmed_by_service
from alenearbeid.accounts.models import AccessGrant, Membership, Organisation
from alenearbeid.accounts.people import anonymising, given_roles
from alenearbeid.accounts.people.invitations import Refused
from alenearbeid.accounts.selectors import in_force

from .pages import page_of, user_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where I have which role."""
    user = user_of(request)
    rows = Membership.objects.filter(user=user).select_related("organisation").prefetch_related("workplaces")
    given = AccessGrant.objects.filter(in_force(), auditor=user).select_related("organisation")
    context = {
        "page": page_of(request, rows.order_by("organisation__name", "organisation__orgnr", "role")),
        "grants": given.order_by("organisation__name", "pk")[:100],
        "may_register": settings.ALLOW_SIGNUP,
    }
    return render(request, "people/mine.html", context)


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, orgnr: str) -> HttpResponse:
    """Give up all one's roles in an organisation."""
    user = user_of(request)
    organisation = Organisation.objects.filter(orgnr=orgnr, memberships__user=user).first()
    if organisation is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            given_roles.leave(organisation, user=user)
        except Refused as no:
            refused = str(no)
        else:
            messages.success(request, _("Du har forlatt %(name)s.") % {"name": organisation.name})
            return redirect("people:mine")
    context = {
        "organisation": organisation,
        "roles": Membership.objects.filter(user=user, organisation=organisation),
        "refused": refused,
    }
    return render(request, "people/leave.html", context, status=422 if refused else 200)


@confirmed_by_service
@reauthentication_required
@require_http_methods(["GET", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """Close the account for good. Asked for by whoever can show once more that they are the person."""
    user = user_of(request)
    refused = ""
    if request.method == "POST":
        try:
            anonymising.anonymise(user, actor=user)
        except Refused as no:
            refused = str(no)
        else:
            logout(request)
            return render(request, "people/deleted.html")
    context = {"blocking": given_roles.governed_only_by(user), "refused": refused}
    return render(request, "people/delete_account.html", context, status=422 if refused else 200)
