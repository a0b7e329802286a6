"""The parties: the page they share, asking them in, reminding, taking back, and what each states."""

from collections.abc import Callable
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alenearbeid.accounts.models import Role
from assessments.casework import access, services
from assessments.casework.forms.parties import InviteForm, InviteNewForm
from assessments.casework.forms.review import PositionForm
from assessments.casework.models import Position
from assessments.casework.participation import parties as asking

from .pages import user_of
from .taking_part import attempt, open_for, own_position, people, whom_to_ask


@require_safe
def parties(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who takes part, and all they have said."""
    return people(open_for(request, uuid, access.READERS))


@require_POST
def invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask in somebody who has the role already."""
    page = open_for(request, uuid, [Role.EMPLOYER])
    form = InviteForm(request.POST, people=whom_to_ask(page))
    if form.is_valid():
        role, user = form.cleaned_data["party"]
        given = {name: form.cleaned_data[name] for name in ("deadline", "message")}
        ask = lambda: asking.invite(page.assessment, user=user, role=role, actor=user_of(request), **given)  # noqa: E731
        if attempt(form, lambda: _within_limit(request, ask)):
            messages.success(request, _("%(name)s er invitert, og får beskjed på e-post.") % {"name": user.name})
            return to_parties(uuid, "parter")
    return people(page, status=422, invite_form=form)


@require_POST
def invite_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask in somebody new, by e-mail."""
    page = open_for(request, uuid, [Role.EMPLOYER])
    form = InviteNewForm(request.POST, prefix="ny")
    if form.is_valid():
        given = {**form.cleaned_data, "language": page.assessment.language}  # as the paper they are asked to read
        ask = lambda: asking.invite_new(page.assessment, actor=user_of(request), **given)  # noqa: E731
        if attempt(form, lambda: _within_limit(request, ask)):
            told = _("%(name)s er invitert på e-post. Invitasjonen gir også rollen i virksomheten.")
            messages.success(request, told % {"name": form.cleaned_data["name"]})
            return to_parties(uuid, "parter")
    return people(page, status=422, invite_new_form=form)


def _within_limit(request: HttpRequest, ask: Callable[[], object]) -> None:
    """Each sends a mail with words of the sender's own: as many as there may be invitations to the organisation."""
    if not ratelimit.consume(request, action="invite", user=user_of(request)):
        raise services.Refused(_("Du har sendt mange invitasjoner på kort tid. Vent en time, og prøv igjen."))
    ask()


@require_POST
def remind(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Ask once more."""
    return _with_party(request, uuid, pk, asking.remind, _("%(name)s har fått en påminnelse på e-post."))


@require_POST
def withdraw_invitation(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Take an invitation back."""
    return _with_party(request, uuid, pk, asking.withdraw, _("Invitasjonen til %(name)s er trukket tilbake."))


def _with_party(request: HttpRequest, uuid: UUID, pk: int, write: Callable[..., None], told: str) -> HttpResponse:
    """One click about one party. One that is gone already is told of, and nothing else happens."""
    page = open_for(request, uuid, [Role.EMPLOYER])
    position = Position.objects.filter(assessment=page.assessment, pk=pk).first()
    try:
        if position is None:
            raise services.Refused(_("Invitasjonen er allerede trukket tilbake."))
        write(position, actor=user_of(request))
        messages.success(request, told % {"name": position.name})
    except services.Refused as refused:
        messages.warning(request, str(refused))
    return to_parties(uuid, "parter")


@require_POST
def state_position(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The invited party's own statement; nobody states for another."""
    page = open_for(request, uuid, access.STATING)
    position = own_position(page, page.assessment.positions.all())
    if position is None:
        raise Http404
    form = PositionForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: services.state_position(position, actor=user_of(request), **form.cleaned_data)
    ):
        messages.success(request, _("Uttalelsen er lagret."))
        return to_parties(uuid, "uttalelse")
    return people(page, status=422, position_form=form)


def to_parties(uuid: UUID, place: str) -> HttpResponse:
    """Back to the page, where something happened."""
    return redirect(f"{reverse('casework:parties', args=[uuid])}#{place}")
