"""Asking people into a role by e-mail: invite, send again, revoke, accept. Each verb is one transaction, journalled."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal, mail, services, tokens
from alenearbeid.accounts.models import Invitation, Membership, Role, User, Workplace
from alenearbeid.accounts.models.organisation import Organisation
from alenearbeid.accounts.models.user import normalise_email
from alenearbeid.accounts.organisation.places import spelled
from alenearbeid.accounts.tokens import Standing

from . import people_access

# Sent in the accepting transaction with `invitation` and `user`: a later room hangs on it what waits for the person.
accepted = Signal()


class Refused(Exception):
    """It cannot be done; the text says why and what to do, in words the user can read."""


class AlreadyInvited(Refused):
    """The address has an open invitation into this role; `invitation` is that one."""

    def __init__(self, invitation: Invitation) -> None:
        super().__init__(
            _("%(email)s er allerede invitert til denne rollen. Send invitasjonen på nytt, eller trekk den tilbake.")
            % {"email": invitation.email}
        )
        self.invitation = invitation


class AlreadyMember(Refused):
    """The person has the role already where it is offered; `membership` is theirs."""

    def __init__(self, membership: Membership) -> None:
        super().__init__(_("%(name)s har allerede denne rollen her.") % {"name": membership.user.name})
        self.membership = membership


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    role: Role | str,
    workplaces: Iterable[Workplace] = (),
    actor: User,
    language: str,
    draft: Mapping[str, str] | None = None,
) -> Invitation:
    """Offer a role to an address. No workplaces means the whole organisation.

    `draft` is what the mail says of an assessment that the person is asked into with it (templates/mail/_draft.txt).

    Raises AlreadyMember, AlreadyInvited, or Refused when the actor may not give so much.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # one invitation at a time
    email, places = normalise_email(email), list(workplaces)
    _check(organisation, email=email, role=Role(role), places=places, actor=actor)
    token, digest = tokens.new()
    invitation = Invitation(
        organisation=organisation,
        email=email,
        name=name.strip(),
        role=role,
        language=language,
        token_digest=digest,
        created_by=actor,
        expires_at=timezone.now() + tokens.VALID_FOR,
    )
    invitation.full_clean()
    invitation.save()
    invitation.workplaces.set(places, through_defaults={"organisation": organisation})
    _log(invitation, "invitation.made", actor)
    _send(invitation, token, draft)
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, actor: User) -> Invitation:
    """A new link with a new time; the old one is dead. An invitation that has expired is opened again by it.

    Raises Refused also when it offers more than the actor may give: somebody else has made it.
    """
    invitation = _locked(invitation)
    places = set(invitation.workplaces.values_list("pk", flat=True))
    _refuse_beyond_reach(invitation.organisation, role=Role(invitation.role), places=places, actor=actor)
    if tokens.standing(invitation) not in {Standing.OPEN, Standing.EXPIRED}:
        raise Refused(_("Invitasjonen er allerede godtatt eller trukket tilbake."))
    invitation.created_by = actor  # who answers for it from now on
    invitation.save(update_fields=["created_by"])
    token = tokens.renew(invitation)
    _log(invitation, "invitation.sent_again", actor)
    _send(invitation, token)
    return invitation


@transaction.atomic
def revoke(invitation: Invitation, *, actor: User) -> None:
    """From now on the link opens nothing. A second click finds it done."""
    invitation = _locked(invitation)
    if invitation.revoked_at:
        return
    if invitation.accepted_at:
        raise Refused(_("Invitasjonen er allerede godtatt. Fjern rollen i listen over personer i stedet."))
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    tokens.drop_mail(invitation)
    _log(invitation, "invitation.revoked", actor)


@transaction.atomic
def accept(invitation: Invitation, *, user: User) -> Membership:
    """The person takes the role. The same person in two tabs gets it once, and is not told of an error."""
    invitation = _locked(invitation)
    if invitation.email != user.email:
        raise Refused(_("Invitasjonen er til en annen e-postadresse enn den du er logget inn med."))
    state = tokens.standing(invitation)
    if state == Standing.ACCEPTED and invitation.accepted_by_id == user.pk:
        held = _membership(user, invitation)
        if held is not None:
            return held
    if state != Standing.OPEN:
        raise Refused(_("Invitasjonen gjelder ikke lenger. Be om en ny."))
    _refuse_when_giver_is_gone(invitation)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    _log(invitation, "invitation.accepted", user)
    membership = _give(invitation, user)
    accepted.send(Invitation, invitation=invitation, user=user)
    return membership


def _check(organisation: Organisation, *, email: str, role: Role, places: list[Workplace], actor: User) -> None:
    if any(place.organisation_id != organisation.pk for place in places):
        raise Refused(_("Arbeidsstedene må høre til virksomheten som rollen gjelder."))
    _refuse_beyond_reach(organisation, role=role, places={place.pk for place in places}, actor=actor)
    if email == actor.email:
        raise Refused(_("Du kan ikke invitere deg selv. Be en annen som styrer roller, om å gjøre det."))
    member = Membership.objects.filter(user__email=email, organisation=organisation, role=role).first()
    if member and _covers(member, places):
        raise AlreadyMember(member)
    earlier = Invitation.objects.filter(
        organisation=organisation, email=email, role=role, accepted_at=None, revoked_at=None
    ).first()
    if earlier and tokens.standing(earlier) == Standing.OPEN:
        raise AlreadyInvited(earlier)
    if earlier:
        revoke(earlier, actor=actor)


def _refuse_beyond_reach(organisation: Organisation, *, role: Role, places: set[int], actor: User) -> None:
    if not people_access.reach(actor, organisation).may_give(role, places):
        raise Refused(_("Du kan ikke gi denne rollen her. Velg blant arbeidsstedene du selv har ansvar for."))


def _refuse_when_giver_is_gone(invitation: Invitation) -> None:
    """Who has lost the right to give a role by now has not given it."""
    places = set(invitation.workplaces.values_list("pk", flat=True))
    giver = people_access.reach(invitation.created_by, invitation.organisation)
    if not invitation.created_by.is_active or not giver.may_give(invitation.role, places):
        raise Refused(_("Den som inviterte deg, styrer ikke lenger roller her. Be om en ny invitasjon."))


def _covers(membership: Membership, places: list[Workplace]) -> bool:
    held = set(membership.workplaces.values_list("pk", flat=True))
    return not held or (bool(places) and all(held & {above.pk for above in place.lineage()} for place in places))


def _give(invitation: Invitation, user: User) -> Membership:
    """The role; to whom has it for other workplaces already, these too."""
    places = list(invitation.workplaces.all())
    held = _membership(user, invitation)
    if held is None:
        return services.grant_membership(
            user=user,
            organisation=invitation.organisation,
            role=Role(invitation.role),
            workplaces=places,
            actor=user,
        )
    mine = list(held.workplaces.all())
    if mine:
        services.change_scope(held, workplaces={*mine, *places} if places else (), actor=user)
    return held


def _membership(user: User, invitation: Invitation) -> Membership | None:
    held = Membership.objects.filter(user=user, organisation=invitation.organisation, role=invitation.role)
    return held.first()


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "created_by")
    return found.get(pk=invitation.pk)


def _send(invitation: Invitation, token: str, draft: Mapping[str, str] | None = None) -> None:
    organisation = invitation.organisation
    context = {
        **dict.fromkeys(("title", "workplace", "deadline", "may_state", "message"), ""),
        **(draft or {}),
        "inviter": invitation.created_by.name,
        "organisation": organisation.name,
        "orgnr": organisation.orgnr,
        "role": Role(invitation.role).label,
        "scope": spelled(invitation.workplaces.all()),
        "until": timezone.localdate(invitation.expires_at),
        "link": settings.SITE_URL + reverse("people:accept", args=[token]),
    }
    about = tokens.about(invitation)
    mail.send("invitation", to=invitation.email, language=invitation.language, context=context, about=about)


def _log(invitation: Invitation, what: str, actor: User) -> None:
    detail = {
        "invitation": invitation.pk,
        "email": invitation.email,
        "name": invitation.name,
        "role": str(invitation.role),
        "workplaces": [{"id": place.pk, "name": place.name} for place in invitation.workplaces.order_by("pk")],
    }
    journal.log(invitation.organisation, actor=actor, what=what, detail=detail)
