"""The journal: append-only, one chain of hashes per organisation. The only module that writes events.

Each event's hash is SHA-256 over the RFC 8785 JSON of its content, which holds the hash of the event before it; the
head remembers the last one. So a change, a deletion (the last one too) and a reordering are found by `verify`. What is
not found is someone with full write access to the database who computes the whole chain anew, head included.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Event, JournalHead, Membership, Organisation, User

SYSTEM_NAME = "Alenearbeid"  # stands as «who» where no person acted


@dataclass(frozen=True)
class Fault:
    number: int
    text: str

    def __str__(self) -> str:
        return self.text


@transaction.atomic
def log(
    organisation: Organisation,
    *,
    actor: User | None,
    what: str,
    subject: str = "",
    digest: str = "",
    detail: Mapping[str, Any] | None = None,
    actor_role: str | None = None,
) -> Event:
    """Add an event, in the caller's transaction: what is journalled happened, what happened is journalled.

    `actor_role` is the role acted in; when not given, all the roles the person has in the organisation.
    """
    _lock(organisation)
    head = JournalHead.objects.filter(organisation=organisation).first()
    event = Event(
        organisation=organisation,
        number=head.number + 1 if head else 1,
        at=timezone.now(),
        actor=actor,
        actor_name=actor.name if actor else SYSTEM_NAME,
        actor_role=_roles(actor, organisation) if actor_role is None else actor_role,
        what=what,
        subject=str(subject),
        digest=digest,
        detail=dict(detail or {}),
        previous_hash=head.hash if head else "",
    )
    event.hash = hash_of(event)
    event.full_clean(exclude=["organisation", "actor"], validate_unique=False, validate_constraints=False)
    event.save(force_insert=True)
    JournalHead.objects.update_or_create(
        organisation=organisation, defaults={"number": event.number, "hash": event.hash}
    )
    return event


def hash_of(event: Event) -> str:
    return hash_of_content(content_of(event))


def content_of(event: Event) -> dict[str, Any]:
    """What the event's hash is over. An export writes it out, so that the hash can be computed without the database."""
    return {
        "organisation": str(event.organisation.uuid),
        "number": event.number,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "actor_role": event.actor_role,
        "what": event.what,
        "subject": event.subject,
        "digest": event.digest,
        "detail": event.detail,
        "previous_hash": event.previous_hash,
    }


def hash_of_content(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


@transaction.atomic
def verify(organisation: Organisation) -> list[Fault]:
    """Every place where the journal is not what was written. Locks, so that an event under way is not half seen."""
    _lock(organisation)
    head = JournalHead.objects.filter(organisation=organisation).first()
    events = Event.objects.filter(organisation=organisation).select_related("organisation").order_by("number")
    return list(_faults(events.iterator(), head))


def _faults(events: Iterable[Event], head: JournalHead | None) -> Iterator[Fault]:
    number, previous_hash = 0, ""
    for event in events:
        if event.number != number + 1:
            yield Fault(number + 1, _missing(number + 1, event.number - 1))
        elif event.previous_hash != previous_hash:
            yield Fault(event.number, _("Hendelse %(number)d bygger ikke på hendelsen før.") % {"number": event.number})
        if event.hash != hash_of(event):
            yield Fault(event.number, _("Hendelse %(number)d er endret.") % {"number": event.number})
        number, previous_hash = event.number, event.hash
    head_number, head_hash = (head.number, head.hash) if head else (0, "")
    if number < head_number:
        yield Fault(number + 1, _missing(number + 1, head_number))
    elif (number, previous_hash) != (head_number, head_hash):
        yield Fault(number, _("Hendelse %(number)d er ikke den som sist ble skrevet.") % {"number": number})


def _missing(first: int, last: int) -> str:
    if first == last:
        return _("Hendelse %(number)d mangler.") % {"number": first}
    return _("Hendelse %(first)d til %(last)d mangler.") % {"first": first, "last": last}


def _lock(organisation: Organisation) -> None:
    """One writer at a time per organisation.

    NO KEY: a full lock would also hold up everyone who commits a row that only points to the organisation.
    """
    Organisation.objects.select_for_update(no_key=True).values_list("pk").get(pk=organisation.pk)


def _roles(actor: User | None, organisation: Organisation) -> str:
    if actor is None:
        return ""
    roles = Membership.objects.filter(user=actor, organisation=organisation).values_list("role", flat=True)
    return ",".join(sorted(roles))
