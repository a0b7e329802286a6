"""What follows for the drafts when the organisation changes something of its own. What is frozen never changes."""

from django.db import transaction

from alenearbeid.accounts.models import Organisation, User
from assessments.casework import facts, services
from assessments.casework.models import Assessment, SectionItem, State
from assessments.catalogue import own_services
from assessments.catalogue.models import OwnEntry
from assessments.catalogue.own_entries import OwnEntryModel

from . import own_table


@transaction.atomic
def save(organisation: Organisation, entry: OwnEntryModel, *, actor: User, revision: int | None = None) -> OwnEntry:
    """Add or change an entry; the drafts that use it are read anew."""
    row = own_services.save(organisation, entry, actor=actor, revision=revision)
    _read_anew(organisation, [row.key])
    return row


@transaction.atomic
def save_all(
    organisation: Organisation, entries: list[OwnEntryModel], *, actor: User, may_replace: bool
) -> dict[str, int]:
    """All entries of a file, or none."""
    counted = own_services.save_all(organisation, entries, actor=actor, may_replace=may_replace)
    _read_anew(organisation, [entry.key for entry in entries])
    return counted


@transaction.atomic
def use_table(assessment: Assessment, *, actor: User) -> None:
    """Judge a draft by the organisation's table as it is now."""
    locked = services.lock_draft(assessment)
    own_table.attach(locked)
    services.touch(locked)
    services.log(locked, actor, "assessment.table_changed")


def is_used(organisation: Organisation, key: str) -> bool:
    """Whether any assessment has answered it or chosen it."""
    return SectionItem.objects.filter(organisation=organisation, item=key).exists()


def _read_anew(organisation: Organisation, keys: list[str]) -> None:
    """The lists show what a record says: a measure that is a control measure from now on is one there too."""
    drafts = Assessment.objects.filter(
        organisation=organisation, state__in=[State.DRAFT, State.REVIEW], items__item__in=keys
    )
    for draft in drafts.distinct():
        facts.rebuild(draft)
