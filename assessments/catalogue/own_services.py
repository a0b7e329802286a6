"""The only writer of what an organisation has of its own. Checked as the catalogue's files are, and journalled.

Nothing is deleted: what is retired is no longer suggested, and stays readable where it is used.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Organisation, User
from assessments.record import own_keys, risk
from assessments.record.tables import RiskTables

from . import own, own_rules
from .models import OwnEntry, OwnKind
from .own_entries import SLUG_LENGTH, OwnEntryModel

AT_MOST = 500  # entries an organisation may have: every form that offers them reads them all
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class Refused(Exception):
    """The write cannot be done; the text says why and what to do."""


class Faulty(Exception):
    """The entries break a rule of the catalogue; `faults` says where and what was expected."""

    def __init__(self, faults: Sequence[own_rules.OwnFault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = list(faults)


@transaction.atomic
def save(organisation: Organisation, entry: OwnEntryModel, *, actor: User, revision: int | None = None) -> OwnEntry:
    """Add an entry, or change the one with its key when `revision` is the one the writer saw."""
    _lock(organisation)
    rows = list(OwnEntry.objects.filter(organisation=organisation, series=None))
    row = next((one for one in rows if one.key == entry.key), None)
    if row is None and len(rows) >= AT_MOST:
        raise Refused(_("Dere kan ha %(count)s egne oppføringer. Da er det fullt.") % {"count": AT_MOST})
    if row is not None and revision is not None and row.revision != revision:
        raise Refused(
            _("%(name)s har endret dette siden du åpnet siden. Se over og lagre på nytt.")
            % {"name": row.changed_by_name}
        )
    faults = own_rules.check(organisation.orgnr, rows, [entry])
    if faults:
        raise Faulty(faults)
    return _write(organisation, own.kind_of(entry), entry.key, plain(entry), row=row, actor=actor)


@transaction.atomic
def set_retired(row: OwnEntry, *, retired: bool, actor: User) -> None:
    """Out of use, or back in use. Twice is once."""
    locked = OwnEntry.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if bool(locked.retired_at) == retired:
        return
    locked.retired_at = timezone.now() if retired else None
    locked.save(update_fields=["retired_at"])
    what = "own.retired" if retired else "own.revived"
    journal.log(locked.organisation, actor=actor, what=what, subject=locked.key, detail={"name": name_of(locked)})


@transaction.atomic
def save_all(
    organisation: Organisation, entries: Sequence[OwnEntryModel], *, actor: User, may_replace: bool = True
) -> dict[str, int]:
    """All of a file or nothing: how many were new, how many changed, and how many stood so already."""
    _lock(organisation)
    rows = {row.key: row for row in OwnEntry.objects.filter(organisation=organisation, series=None)}
    if len({*rows, *(entry.key for entry in entries)}) > AT_MOST:
        raise Refused(_("Dere kan ha %(count)s egne oppføringer. Filen har for mange.") % {"count": AT_MOST})
    others = [entry.key for entry in entries if entry.key in rows and rows[entry.key].data != plain(entry)]
    if others and not may_replace:
        raise Refused(
            _("Dere har dette fra før, med annet innhold: %(keys)s. Velg om filen skal erstatte det.")
            % {"keys": ", ".join(others)}
        )
    faults = own_rules.check(organisation.orgnr, list(rows.values()), entries)
    if faults:
        raise Faulty(faults)
    counted = {"new": 0, "changed": 0, "same": 0}
    for entry in entries:
        row = rows.get(entry.key)
        if row is not None and row.data == plain(entry):
            counted["same"] += 1
            continue
        counted["new" if row is None else "changed"] += 1
        _write(organisation, own.kind_of(entry), entry.key, plain(entry), row=row, actor=actor, is_told=False)
    if counted["new"] or counted["changed"]:
        journal.log(organisation, actor=actor, what="own.imported", detail=counted)
    return counted


def keep_for_series(organisation: Organisation, series: int, entry: OwnEntryModel, *, actor: User) -> None:
    """What came inside a file, for that series of assessments alone. The import itself is journalled."""
    OwnEntry.objects.update_or_create(
        organisation=organisation,
        series=series,
        key=entry.key,
        defaults={
            "kind": own.kind_of(entry),
            "data": plain(entry),
            "changed_at": timezone.now(),
            "changed_by_name": actor.name,
        },
    )


@transaction.atomic
def save_table(organisation: Organisation, *, name: str, acute: str, actor: User) -> OwnEntry:
    """The organisation's own 5x5 table, decided today."""
    _lock(organisation)
    if not risk.is_lawful_table(tuple(acute.split())):
        raise Refused(_("Tabellen kan ikke bli mildere når risikoen øker."))
    tables = RiskTables(name=name, decided_on=timezone.localdate(), acute=acute)
    row = own.entries_of(organisation.pk, OwnKind.TABLE).first()
    if row and row.retired_at is None and (row.data["name"], row.data["acute"]) == (name, acute):
        return row
    key = own_keys.key_of(organisation.orgnr, "risikotabell")
    return _write(organisation, OwnKind.TABLE, key, tables.model_dump(mode="json"), row=row, actor=actor)


@transaction.atomic
def drop_table(organisation: Organisation, *, actor: User) -> None:
    """Back to the standard table."""
    row = own.entries_of(organisation.pk, OwnKind.TABLE).first()
    if row:
        set_retired(row, retired=True, actor=actor)


def free_key(organisation: Organisation, prefix: str, name: str) -> str:
    """A key from the name, that nothing of the organisation's has."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_FOLDED)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[: SLUG_LENGTH - 6].strip("-") or "egen"
    taken = set(OwnEntry.objects.filter(organisation=organisation, series=None).values_list("key", flat=True))
    slugs = (f"{prefix}{words}{number}" for number in ("", *(f"-{n}" for n in range(2, AT_MOST + 2))))
    return next(key for slug in slugs if (key := own_keys.key_of(organisation.orgnr, slug)) not in taken)


def plain(entry: OwnEntryModel) -> dict[str, Any]:
    """Plain JSON without what is left at its default: as it stands in the table and in a file."""
    return entry.model_dump(mode="json", exclude_defaults=True)


def name_of(row: OwnEntry) -> str:
    """The name in Bokmål, which every entry has."""
    name = row.data.get("name", "")
    return str(name["nb"] if isinstance(name, dict) else name)


def _write(
    organisation: Organisation,
    kind: OwnKind,
    key: str,
    data: dict[str, Any],
    *,
    row: OwnEntry | None,
    actor: User,
    is_told: bool = True,
) -> OwnEntry:
    is_new = row is None
    row = row or OwnEntry(organisation=organisation, kind=kind, key=key, revision=0)
    row.data, row.retired_at = data, None
    row.revision += 1
    row.changed_at, row.changed_by_name = timezone.now(), actor.name
    row.full_clean(exclude=["organisation"], validate_unique=False, validate_constraints=False)
    row.save()
    if is_told:
        what = "own.added" if is_new else "own.changed"
        journal.log(organisation, actor=actor, what=what, subject=key, detail={"name": name_of(row)})
    return row


def _lock(organisation: Organisation) -> None:
    """One writer at a time, so that two who add the same name both get their own key."""
    Organisation.objects.select_for_update(no_key=True).values_list("pk").get(pk=organisation.pk)
