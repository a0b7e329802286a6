"""Letting somebody from outside read what is signed, for a time: give, send again, accept, take back. Journalled.

Taken back, it opens nothing from the next click on: the question is asked of the table each time.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import access, journal, mail, tokens
from alenearbeid.accounts.models import AccessGrant, Organisation, User, Workplace
from alenearbeid.accounts.models.user import normalise_email
from alenearbeid.accounts.organisation.places import spelled
from alenearbeid.accounts.tokens import Standing

from .invitations import Refused

LONGEST = timedelta(days=366)


@transaction.atomic
def give(
    *,
    organisation: Organisation,
    email: str,
    on_behalf_of: str,
    purpose: str,
    workplaces: Iterable[Workplace] = (),
    starts_on: date,
    ends_on: date,
    language: str,
    actor: User,
) -> AccessGrant:
    """Offer access to an address. No workplaces means the whole organisation."""
    places = list(workplaces)
    _check(organisation, places=places, starts_on=starts_on, ends_on=ends_on, actor=actor)
    token, digest = tokens.new()
    grant = AccessGrant(
        organisation=organisation,
        email=normalise_email(email),
        on_behalf_of=on_behalf_of,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
        language=language,
        token_digest=digest,
        granted_by=actor,
        expires_at=timezone.now() + tokens.VALID_FOR,
    )
    grant.full_clean()
    grant.save()
    grant.workplaces.set(places, through_defaults={"organisation": organisation})
    _log(grant, "grant.given", actor)
    _send(grant, token)
    return grant


@transaction.atomic
def resend(grant: AccessGrant, *, actor: User) -> AccessGrant:
    """A new link; the old one is dead."""
    grant = _locked(grant)
    if tokens.standing(grant) not in {Standing.OPEN, Standing.EXPIRED}:
        raise Refused(_("Innsynet er allerede godtatt eller trukket tilbake."))
    grant.granted_by = actor  # who answers for it from now on
    grant.save(update_fields=["granted_by"])
    token = tokens.renew(grant)
    _log(grant, "grant.sent_again", actor)
    _send(grant, token)
    return grant


@transaction.atomic
def accept(grant: AccessGrant, *, user: User) -> AccessGrant:
    """The auditor takes it. The same person in two tabs gets it once, and is not told of an error."""
    grant = _locked(grant)
    if grant.email != user.email:
        raise Refused(_("Invitasjonen er til en annen e-postadresse enn den du er logget inn med."))
    state = tokens.standing(grant)
    if state == Standing.ACCEPTED and grant.auditor_id == user.pk:
        return grant
    if state != Standing.OPEN:
        raise Refused(_("Invitasjonen gjelder ikke lenger. Be om en ny."))
    giver = grant.granted_by
    if not giver.is_active or not access.organisations_to_manage(giver).filter(pk=grant.organisation_id).exists():
        raise Refused(_("Den som inviterte deg, styrer ikke lenger virksomheten. Be om en ny invitasjon."))
    grant.accepted_at, grant.auditor = timezone.now(), user
    grant.save(update_fields=["accepted_at", "auditor"])
    _log(grant, "grant.accepted", user)
    return grant


@transaction.atomic
def revoke(grant: AccessGrant, *, actor: User) -> None:
    """A second click finds it done."""
    grant = _locked(grant)
    if grant.revoked_at:
        return
    grant.revoked_at = timezone.now()
    grant.save(update_fields=["revoked_at"])
    tokens.drop_mail(grant)
    _log(grant, "grant.revoked", actor)


def _check(organisation: Organisation, *, places: list[Workplace], starts_on: date, ends_on: date, actor: User) -> None:
    if not access.organisations_to_manage(actor).filter(pk=organisation.pk).exists():
        raise Refused(_("Bare den som styrer hele virksomheten, kan gi innsyn utenfra."))
    if any(place.organisation_id != organisation.pk for place in places):
        raise Refused(_("Arbeidsstedene må høre til virksomheten som innsynet gjelder."))
    if ends_on < timezone.localdate():
        raise Refused(_("Sluttdatoen er passert."))
    if ends_on - max(starts_on, timezone.localdate()) > LONGEST:
        raise Refused(_("Innsyn kan gis for høyst tolv måneder om gangen."))


def _locked(grant: AccessGrant) -> AccessGrant:
    found = AccessGrant.objects.select_for_update(of=("self",)).select_related("organisation", "granted_by")
    return found.get(pk=grant.pk)


def _send(grant: AccessGrant, token: str) -> None:
    organisation = grant.organisation
    context = {
        "inviter": grant.granted_by.name,
        "organisation": organisation.name,
        "orgnr": organisation.orgnr,
        "on_behalf_of": grant.on_behalf_of,
        "scope": spelled(grant.workplaces.all()),
        "starts_on": grant.starts_on,
        "ends_on": grant.ends_on,
        "until": timezone.localdate(grant.expires_at),
        "link": settings.SITE_URL + reverse("people:accept", args=[token]),
    }
    mail.send("grant", to=grant.email, language=grant.language, context=context, about=tokens.about(grant))


def _log(grant: AccessGrant, what: str, actor: User) -> None:
    detail = {
        "grant": grant.pk,
        "email": grant.email,
        "auditor": grant.auditor.name if grant.auditor else "",
        "on_behalf_of": grant.on_behalf_of,
        "purpose": grant.purpose,
        "starts_on": grant.starts_on.isoformat(),
        "ends_on": grant.ends_on.isoformat(),
        "workplaces": [{"id": place.pk, "name": place.name} for place in grant.workplaces.order_by("pk")],
    }
    journal.log(grant.organisation, actor=actor, what=what, detail=detail)
