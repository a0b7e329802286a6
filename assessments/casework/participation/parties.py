"""Asking the parties in: those who have the role, or somebody new by e-mail; reminding them, and taking it back."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from alenearbeid.accounts import mail
from alenearbeid.accounts.models import Invitation, Role, User
from alenearbeid.accounts.people import invitations
from assessments.casework import access, services
from assessments.casework.models import Assessment, Position
from assessments.record.choices import PartyRole

BETWEEN_REMINDERS = timedelta(days=1)


@transaction.atomic
def invite(
    assessment: Assessment, *, user: User, role: PartyRole, deadline: date | None, message: str, actor: User
) -> Position:
    """Ask in somebody who has the role already, and tell them by e-mail."""
    locked = services.lock_unfrozen(assessment)
    was_asked = Position.objects.filter(assessment=locked, user=user, role=role).exists()
    position = services.invite(assessment, user=user, role=role, deadline=deadline, message=message, actor=actor)
    if not was_asked:
        _tell(position, "party_invited", actor=actor)
    return position


@transaction.atomic
def invite_new(
    assessment: Assessment,
    *,
    email: str,
    name: str,
    role: Role,
    deadline: date | None,
    message: str,
    language: str,
    actor: User,
) -> Position:
    """Ask in somebody by e-mail: the role at this workplace is offered, and this draft with it.

    Whoever turns out to have the role already is asked in at once.
    """
    locked = services.lock_unfrozen(assessment)
    asked: dict[str, Any] = {"role": access.PARTY_OF_ROLE[role], "deadline": deadline, "message": message}
    try:
        invitation = invitations.invite(
            organisation=locked.organisation,
            email=email,
            name=name,
            role=role,
            workplaces=[locked.workplace],
            actor=actor,
            language=language,
            draft=_words(locked, **asked, language=language),
        )
        is_new = True
    except invitations.AlreadyMember as found:
        return invite(assessment, user=found.membership.user, actor=actor, **asked)
    except invitations.AlreadyInvited as found:
        invitation, is_new = found.invitation, False
    except invitations.Refused as refused:
        raise services.Refused(str(refused)) from refused
    return _ask(locked, invitation, is_new=is_new, actor=actor, **asked)


def _ask(
    assessment: Assessment,
    invitation: Invitation,
    *,
    is_new: bool,
    role: PartyRole,
    deadline: date | None,
    message: str,
    actor: User,
) -> Position:
    """A place for somebody who has not accepted yet."""
    already = Position.objects.filter(assessment=assessment, invitation=invitation).first()
    if already:
        raise services.Refused(_("%(name)s er allerede invitert, og har ikke svart ennå.") % {"name": already.name})
    position = Position(
        assessment=assessment,
        organisation=assessment.organisation,
        invitation=invitation,
        owns_invitation=is_new,
        name=invitation.name or invitation.email,
        role=role,
        asked_on=timezone.localdate(),
        deadline=deadline,
        message=message,
    )
    position.full_clean(exclude=["assessment", "organisation", "user", "invitation"])
    position.save()
    if not is_new:  # a new invitation says it itself
        _tell(position, "party_invited_new", actor=actor)
    services.touch(assessment)
    services.log(assessment, actor, "party.invited", name=position.name, role=str(role))
    return position


def accepted(sender: Any, *, invitation: Invitation, user: User, **more: Any) -> None:
    """Whoever accepts an invitation is a party of the drafts it was sent with. In the transaction of the accepting.

    What has been locked for signing in the meantime keeps the paper it has: there the invitation went unanswered.
    """
    for position in invitation.positions.filter(user=None).select_related("assessment"):
        assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=position.assessment_id)
        if assessment.is_frozen:
            continue
        if Position.objects.filter(assessment=assessment, user=user, role=position.role).exists():
            position.delete()  # asked in twice, the other time as the user they already were
        else:
            position.user, position.name = user, user.name
            position.save(update_fields=["user", "name"])
        services.touch(assessment)
        services.log(assessment, user, "party.accepted", name=user.name, role=str(position.role))


@transaction.atomic
def remind(position: Position, *, actor: User) -> None:
    """Ask once more, at most once a day."""
    assessment = services.lock_unfrozen(position.assessment)
    position = _still_there(position)
    if position.statement:
        raise services.Refused(_("%(name)s har allerede uttalt seg.") % {"name": position.name})
    now = timezone.now()
    if position.reminded_at and position.reminded_at > now - BETWEEN_REMINDERS:
        raise services.Refused(_("%(name)s er allerede minnet på det siste døgnet.") % {"name": position.name})
    if position.user is None and position.invitation is None:
        raise services.Refused(_("%(name)s kom med en fil, og har ingen bruker her.") % {"name": position.name})
    position.reminded_at = now
    position.save(update_fields=["reminded_at"])
    if position.user is None and position.invitation is not None:
        try:
            invitations.resend(position.invitation, actor=actor)
        except invitations.Refused as refused:
            raise services.Refused(str(refused)) from refused
    else:
        _tell(position, "party_reminded", actor=actor)
    services.log(assessment, actor, "party.reminded", name=position.name, role=str(position.role))


@transaction.atomic
def withdraw(position: Position, *, actor: User) -> None:
    """Take an invitation back. Not from one who has spoken: what a party has stated stays with the assessment."""
    assessment = services.lock_unfrozen(position.assessment)
    position = _still_there(position)
    if position.statement:
        raise services.Refused(
            _("%(name)s har uttalt seg. Da kan ikke invitasjonen trekkes tilbake.") % {"name": position.name}
        )
    invitation = position.invitation if position.user is None else None
    position.delete()
    if invitation is not None and position.owns_invitation and not invitation.positions.exists():
        try:
            invitations.revoke(invitation, actor=actor)
        except invitations.Refused as refused:
            raise services.Refused(str(refused)) from refused
    services.touch(assessment)
    services.log(assessment, actor, "party.withdrawn", name=position.name, role=str(position.role))


def _still_there(position: Position) -> Position:
    found = Position.objects.select_related("user", "invitation", "assessment").filter(pk=position.pk).first()
    if found is None:
        raise services.Refused(_("Invitasjonen er allerede trukket tilbake."))
    return found


def _tell(position: Position, template: str, *, actor: User) -> None:
    """An e-mail to the party, in its own language: what it is asked for, by whom, where and by when."""
    assessment, to = position.assessment, position.user or position.invitation
    assert to is not None  # noqa: S101  # nobody is asked who is neither a user nor invited
    role = PartyRole(position.role)
    words = _words(assessment, role=role, deadline=position.deadline, message=position.message, language=to.language)
    mail.send(
        template,
        to=to.email,
        language=to.language,
        context={
            **words,
            "inviter": actor.name,
            "organisation": assessment.organisation.name,
            "link": f"{settings.SITE_URL}{reverse('casework:parties', args=[assessment.uuid])}",
        },
    )


def _words(
    assessment: Assessment, *, role: PartyRole, deadline: date | None, message: str, language: str
) -> dict[str, str]:
    """Which draft, and what the party is asked for in it."""
    with override(language):
        until = date_format(deadline, "DATE_FORMAT") if deadline else ""
    return {
        "title": assessment.facts.title or assessment.workplace.name,
        "workplace": assessment.workplace.name,
        "deadline": until,
        "message": message,
        "may_state": "" if role == PartyRole.WORKER else "ja",
    }
