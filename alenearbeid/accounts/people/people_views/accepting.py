"""The link in the e-mail: what is offered, yes to it, and what to do when the link opens nothing any more."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from alenearbeid.accounts import languages, tenancy, tokens
from alenearbeid.accounts.models import AccessGrant, Role, User
from alenearbeid.accounts.organisation import places
from alenearbeid.accounts.people import offers
from alenearbeid.accounts.people.invitations import Refused
from alenearbeid.accounts.people.people_forms import NewAccountForm
from alenearbeid.accounts.tokens import Offer, Standing


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the link. Looking accepts nothing: mail programs open links too."""
    if not ratelimit.consume(request, action="invitation"):
        return _closed(request, "limited", None, status=429)
    with tenancy.everything():
        offer = offers.find(token)
        if offer is None:
            return _closed(request, "unknown", None, status=404)
        standing = tokens.standing(offer)
        if standing == Standing.ACCEPTED and request.user == offers.taker(offer):
            return redirect("casework:home")  # the second tab
        if standing != Standing.OPEN:
            return _closed(request, standing.value, offer, status=410)
        return _open(request, offer)


def _open(request: HttpRequest, offer: Offer) -> HttpResponse:
    user = request.user
    if isinstance(user, User):
        if user.email != offer.email:
            return _page(request, offer, "other", status=200 if request.method == "GET" else 403)
        return _accept(request, offer, user) if request.method == "POST" else _page(request, offer, "confirm")
    known = User.objects.filter(email=offer.email).first()
    if known is None:
        return _with_new_account(request, offer)
    return _page(request, offer, "log_in" if known.is_active else "inactive", status=200)


def _accept(request: HttpRequest, offer: Offer, user: User) -> HttpResponse:
    try:
        offers.accept(offer, user=user)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect(request.path)
    return _welcome(request, offer)


def _with_new_account(request: HttpRequest, offer: Offer) -> HttpResponse:
    name = getattr(offer, "name", "")
    form = NewAccountForm(request.POST if request.method == "POST" else None, email=offer.email, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            user = offers.accept_with_new_account(
                offer, name=data["name"], password=data["password1"], language=languages.chosen(request, offer.language)
            )
        except (Refused, ValidationError):  # in another tab, a moment ago
            return redirect(request.path)
        home = reverse("casework:home")
        answer: HttpResponse = perform_login(request, user, redirect_url=home)
        _welcome(request, offer)
        return answer
    return _page(request, offer, "new", form=form, status=422 if form.errors else 200)


def _welcome(request: HttpRequest, offer: Offer) -> HttpResponse:
    messages.success(
        request,
        _("Du har fått innsyn hos %(name)s.") % {"name": offer.organisation.name}
        if isinstance(offer, AccessGrant)
        else _("Du er nå med hos %(name)s. Rollen din: %(role)s.")
        % {"name": offer.organisation.name, "role": Role(offer.role).label},
    )
    return redirect("casework:home")


def _page(
    request: HttpRequest, offer: Offer, way: str, *, form: NewAccountForm | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "offer": offer,
        "organisation": offer.organisation,
        "giver": offers.giver(offer),
        "is_grant": isinstance(offer, AccessGrant),
        "role": "" if isinstance(offer, AccessGrant) else Role(offer.role).label,
        "scope": places.spelled(offer.workplaces.all()),
        "way": way,
        "form": form,
    }
    return render(request, "people/accept.html", context, status=status)


def _closed(request: HttpRequest, reason: str, offer: Offer | None, *, status: int) -> HttpResponse:
    """Who holds an old link learns no more than the mail said: whom to ask."""
    context = {"reason": reason, "organisation_name": offer.organisation.name if offer else ""}
    return render(request, "people/closed.html", context, status=status)
