"""The versions of one assessment: a new draft on top of what was signed, what it keeps, and what came before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord, Envelope
from assessments.record.versions import VERSIONS_AT_MOST

from . import assembly, facts, services, steps, stopped
from .catalogues import own_table
from .models import OPEN, WAS_SIGNED, Assessment, Position, SectionItem, Series, State

# What a new version asks anew, and never takes over as if it were answered. Everything else is carried over.
# - The day it is assessed and the next review: a new assessment has new days.
# - Who took part and how: taking part in the last version is no part in this one (aml § 6-2 (4)).
# - Answers to warnings: this version has its own.
# - Answers counted back from the day: incidents in the last 24 months, and when the alarm was last tried.
ASKED_ANEW: dict[str, frozenset[str]] = {
    "arbeidet": frozenset({"assessed_on", "incidents"}),
    "alene": frozenset({"alarm_tested"}),
    "medvirkning": frozenset(
        {
            "safety_rep_involvement",
            "safety_rep_asked_on",
            "safety_rep_deadline",
            "safety_rep_how",
            "workers_involved",
            "workers_how",
            "union_rep_involvement",
            "union_rep_how",
            "occupational_health_involvement",
            "works_council_treated",
            "works_council_on",
            "works_council_protocol",
            "works_council_decision",
        }
    ),
    "konklusjon": frozenset({"next_review", "warnings_answered"}),
}


@transaction.atomic
def new_version(assessment: Assessment, *, actor: User, reason: str) -> tuple[Assessment, bool]:
    """A new draft in the same series, and whether it is new: there is one open version at a time.

    Made of the newest signed version, also when that has been withdrawn, and on the same catalogue version.
    """
    Series.objects.select_for_update().get(pk=assessment.series_id)
    already = open_version(assessment)
    if already:
        return already, False
    base = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    check_base(base)
    if not reason.strip():
        raise services.Refused(_("Skriv hvorfor det lages ny versjon. Det står i dokumentet."))
    draft = _draft_after(base, actor=actor, reason=reason.strip())
    _carry_over(base, draft)
    services.snapshot_organisation(draft)
    own_table.attach(draft)
    stopped.attach(draft)
    _attach_history(draft, base)
    facts.rebuild(draft)
    journal.log(
        draft.organisation,
        actor=actor,
        what="assessment.new_version",
        subject=str(draft.uuid),
        detail={"of": str(base.uuid), "number": draft.number, "why": draft.change_reason},
    )
    return draft, True


def check_base(base: Assessment) -> None:
    """Refused unless it is the newest that was signed: what has been replaced is not where one goes on from."""
    if not base.was_signed:
        raise services.Refused(_("Vurderingen er ikke signert ennå. Da kan den endres, og trenger ikke ny versjon."))
    signed = Assessment.objects.filter(series_id=base.series_id, state__in=WAS_SIGNED).order_by("number")
    newer = signed.filter(number__gt=base.number).last()
    if newer:
        raise services.Refused(
            _("Versjon %(number)s er nyere. Lag den nye versjonen fra den.") % {"number": newer.number}
        )
    if base.number >= VERSIONS_AT_MOST:
        raise services.Refused(_("Denne vurderingen kan ikke få flere versjoner. Lag en ny vurdering."))


def _draft_after(base: Assessment, *, actor: User, reason: str) -> Assessment:
    draft = Assessment(
        series=base.series,
        number=base.number + 1,
        organisation=base.organisation,
        workplace=base.workplace,
        catalogue_version=base.catalogue_version,
        language=base.language,
        predecessor_digest=base.digest,
        change_reason=reason,
        created_by=actor,
    )
    draft.full_clean()
    draft.save()
    return draft


def _carry_over(base: Assessment, draft: Assessment) -> None:
    """Every answer, the inactive ones too, with who gave it; but for what is asked anew."""
    attached = [steps.ORGANISATION, steps.VERSIONS, steps.STOPS, steps.TABLES, steps.CATALOGUE]
    rows = list(base.items.exclude(step__in=attached))
    for row in rows:
        row.pk, row._state.adding = None, True
        row.assessment, row.revision, row.saved_in = draft, 1, ""
        dropped = ASKED_ANEW.get(row.step, frozenset()) if not row.item else frozenset()
        row.data = {name: value for name, value in row.data.items() if name not in dropped}
        row.raw = {name: value for name, value in row.raw.items() if name not in dropped}
        if row.step == "arbeidet" and not row.item:
            row.data["assessed_on"] = timezone.localdate().isoformat()  # as when an assessment is started
    SectionItem.objects.bulk_create(rows)


def _attach_history(draft: Assessment, base: Assessment) -> None:
    SectionItem.objects.update_or_create(
        assessment=draft,
        step=steps.VERSIONS,
        item="",
        defaults={
            "organisation": draft.organisation,
            "data": {"reason": draft.change_reason, "earlier": [*_earlier(base), _entry(base)]},
            "saved_at": timezone.now(),
        },
    )


def _earlier(base: Assessment) -> list[Any]:
    record = canonical.plain(assembly.assemble(base))
    earlier: list[Any] = record.get("versions", {}).get("earlier", [])
    return earlier


def _entry(version: Assessment) -> dict[str, Any]:
    values = {
        "number": version.number,
        "digest": version.digest,
        "signed_on": _day(version.signed_at),
        "reason": version.change_reason,
        "withdrawn_on": _day(version.withdrawn_at),
        "withdrawn_reason": version.withdrawn_reason,
    }
    return {name: value for name, value in values.items() if value}


def _day(at: datetime | None) -> str:
    return timezone.localdate(at).isoformat() if at else ""


def tell_of_withdrawal(withdrawn: Assessment) -> None:
    """The version that is being written on top of it says so. What is frozen says what was true then."""
    for draft in Assessment.objects.filter(
        series_id=withdrawn.series_id, state__in=[State.DRAFT, State.REVIEW], predecessor_digest=withdrawn.digest
    ):
        _attach_history(draft, withdrawn)
        facts.rebuild(draft)


def predecessor(assessment: Assessment) -> Assessment | None:
    """The signed version this one follows, when it is here; a file may come from elsewhere."""
    if not assessment.predecessor_digest:
        return None
    signed = Assessment.objects.filter(series_id=assessment.series_id, state__in=WAS_SIGNED)
    return signed.filter(digest=assessment.predecessor_digest).first()


def record_before(envelope: Envelope) -> AssessmentRecord | None:
    """The frozen record that the envelope says this one follows, when it is here."""
    if not envelope.predecessor_digest:
        return None
    signed = Assessment.objects.filter(series__uuid=envelope.series, state__in=WAS_SIGNED)
    found = signed.filter(digest=envelope.predecessor_digest).first()
    return assembly.assemble(found) if found else None


def open_version(assessment: Assessment) -> Assessment | None:
    """The version of the same series that is being written, reviewed or signed."""
    return Assessment.objects.filter(series_id=assessment.series_id, state__in=OPEN).first()


@dataclass(frozen=True)
class Siblings:
    """The versions of one series that a reader may see, the newest first, and what this one is among them."""

    assessment: Assessment
    all: list[Assessment]

    @property
    def is_any(self) -> bool:
        return len(self.all) > 1 or self.assessment.was_signed

    @property
    def applies(self) -> Assessment | None:
        return next((one for one in self.all if one.state == State.SIGNED), None)

    @property
    def open(self) -> Assessment | None:
        return next((one for one in self.all if one.state in OPEN), None)

    @property
    def may_be_followed(self) -> bool:
        """Signed, with nothing newer signed and nothing under way."""
        newest = next((one for one in self.all if one.was_signed), None)
        return newest == self.assessment and self.open is None


def siblings(assessment: Assessment, visible: Callable[[], QuerySet[Assessment]]) -> Siblings:
    """All versions the reader may see. A first draft has none, and asks for none."""
    if assessment.number == 1 and not assessment.was_signed:
        return Siblings(assessment, [assessment])
    return Siblings(assessment, list(visible().filter(series_id=assessment.series_id).order_by("-number")))


def without_replaced(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """For lists: what was superseded, or withdrawn and replaced since, stands in the history of what replaced it."""
    signed_later = Assessment.objects.filter(
        series=OuterRef("series"), number__gt=OuterRef("number"), state__in=WAS_SIGNED
    )
    return assessments.exclude(Q(state=State.SUPERSEDED) | (Q(state=State.WITHDRAWN) & Exists(signed_later)))


def asked_before(assessment: Assessment) -> list[Position]:
    """Who was invited into the version before, as a suggestion: each must be asked again."""
    before = predecessor(assessment)
    return list(before.positions.filter(user__isnull=False)) if before else []


def is_asked_anew(step: str, field: str) -> bool:
    """Whether a new version leaves this question open on purpose."""
    return field in ASKED_ANEW.get(step, frozenset())
