"""Minutes of discussions of control measures (aml § 9-2): written by the employer, confirmed by the union rep.

A duty to discuss, not a veto: whatever the union rep answers, and also no answer, stands in the document.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Role, User
from assessments.casework import minutes as snapshots
from assessments.casework import services, steps
from assessments.casework.models import Assessment, Consultation, SectionItem, State
from assessments.record.assessment import AssessmentRecord

from . import telling


def control_measures(record: AssessmentRecord) -> list[tuple[str, str]]:
    """The control measures of an assessment: key and name."""
    chosen = (measure for measure in record.measures.chosen if measure.is_control_measure)
    return [(measure.key, measure.wording.name if measure.wording else measure.key) for measure in chosen]


@transaction.atomic
def make(
    assessment: Assessment, *, actor: User, uuid: UUID, measures: list[tuple[str, str]], content: dict[str, Any]
) -> tuple[Consultation, bool]:
    """New minutes, used by this assessment at once; and whether they are new: a form sent twice is one meeting."""
    uuid = services.once(actor, uuid)
    already = Consultation.objects.filter(uuid=uuid).first()
    if already:
        return already, False
    assessment = services.lock_unfrozen(assessment)
    found = Consultation(
        uuid=uuid,
        organisation=assessment.organisation,
        workplace=assessment.workplace,
        measures=_named(measures),
        made_by=actor,
        made_by_name=actor.name,
        made_at=timezone.now(),
        **content,
    )
    found.full_clean(exclude=["organisation", "workplace", "made_by"])
    found.save(force_insert=True)
    _use(assessment, found, actor)
    _log(found, actor, "consultation.made", met=found.met, held_on=found.held_on.isoformat())
    if found.awaits_confirmation:
        telling.union_reps(found.workplace, "consultation_made", telling.of_consultation(found))
    return found, True


@transaction.atomic
def change(
    found: Consultation, *, actor: User, revision: int, measures: list[tuple[str, str]], content: dict[str, Any]
) -> None:
    """Other words in the minutes. What the union rep confirmed was the old ones, so the union rep is asked again."""
    found = _lock(found, revision)
    found.measures = _named(measures)
    for name, value in content.items():
        setattr(found, name, value)
    found.confirmation, found.confirmation_words, found.confirmed_by_name, found.confirmed_at = "", "", "", None
    found.revision += 1
    found.full_clean(exclude=["organisation", "workplace", "made_by"])
    found.save()
    _refresh(found)
    _log(found, actor, "consultation.changed", revision=found.revision)
    if found.awaits_confirmation:
        telling.union_reps(found.workplace, "consultation_made", telling.of_consultation(found))


@transaction.atomic
def confirm(found: Consultation, *, actor: User, revision: int, confirms: bool, words: str) -> None:
    """The union rep's own word on the minutes as they stand, in the union rep's own login."""
    found = _lock(found, revision)
    if found.met != Consultation.Met.UNION_REPS:
        raise services.Refused(_("Referatet gjelder ikke et møte med tillitsvalgte, og skal ikke bekreftes."))
    if not confirms and not words.strip():
        raise services.Refused(_("Skriv hva som ikke stemmer. Det trykkes i dokumentet."))
    found.confirmation = Consultation.Confirmation.CONFIRMED if confirms else Consultation.Confirmation.REFUSED
    found.confirmation_words, found.confirmed_by_name = words.strip(), actor.name
    found.confirmed_at = timezone.now()
    found.full_clean(exclude=["organisation", "workplace", "made_by"])
    found.save(update_fields=["confirmation", "confirmation_words", "confirmed_by_name", "confirmed_at"])
    _refresh(found)
    _log(found, actor, f"consultation.{found.confirmation}", role=Role.UNION_REP, revision=revision)


@transaction.atomic
def use(assessment: Assessment, found: Consultation, *, actor: User) -> None:
    """The same meeting was about this assessment's control measures too; the employer says so for each assessment."""
    assessment = services.lock_draft(assessment)
    if found.workplace_id != assessment.workplace_id:
        raise services.Refused(_("Referatet gjelder et annet arbeidssted."))
    _use(assessment, found, actor)
    services.touch(assessment)
    _log(found, actor, "consultation.used", assessment=str(assessment.uuid))


@transaction.atomic
def stop_using(assessment: Assessment, found: Consultation, *, actor: User) -> None:
    """The minutes answer no longer in this assessment; what was typed at the measure before reads again."""
    assessment = services.lock_draft(assessment)
    gone, _each = SectionItem.objects.filter(
        assessment=assessment, step=steps.CONSULTATIONS, item=str(found.uuid)
    ).delete()
    if gone:
        services.touch(assessment)
        _log(found, actor, "consultation.unused", assessment=str(assessment.uuid))


def used_by(assessment: Assessment) -> list[Consultation]:
    """The minutes that answer in this assessment."""
    items = SectionItem.objects.filter(assessment=assessment, step=steps.CONSULTATIONS).values_list("item", flat=True)
    known = [item for item in items if not item.startswith(snapshots.FROM_FILE)]
    return list(Consultation.objects.filter(uuid__in=known, organisation_id=assessment.organisation_id))


def offered_to(assessment: Assessment, keys: set[str]) -> list[Consultation]:
    """Other minutes of the workplace about one of these control measures, not used here yet."""
    used = {one.pk for one in used_by(assessment)}
    there = Consultation.objects.filter(workplace_id=assessment.workplace_id).exclude(pk__in=used)[:50]
    return [one for one in there if keys & {measure["key"] for measure in one.measures}]


def using(found: Consultation, visible: QuerySet[Assessment]) -> list[Assessment]:
    """The assessments that use the minutes, of those the reader may see."""
    rows = SectionItem.objects.filter(step=steps.CONSULTATIONS, item=str(found.uuid)).values("assessment")
    return list(visible.filter(pk__in=rows).select_related("facts", "workplace", "organisation")[:50])


def _use(assessment: Assessment, found: Consultation, actor: User) -> None:
    values = {
        "organisation": assessment.organisation,
        "data": snapshots.snapshot(found),
        "saved_at": timezone.now(),
        "saved_by": actor,
        "saved_by_name": actor.name,
    }
    SectionItem.objects.update_or_create(
        assessment=assessment, step=steps.CONSULTATIONS, item=str(found.uuid), defaults=values
    )
    services.touch(assessment)


def _refresh(found: Consultation) -> None:
    """Unfinished assessments that use the minutes say what they say now; what is frozen says what it said."""
    unfinished = Assessment.objects.select_for_update(of=("self",)).filter(
        state__in=[State.DRAFT, State.REVIEW],
        pk__in=SectionItem.objects.filter(step=steps.CONSULTATIONS, item=str(found.uuid)).values("assessment"),
    )
    for assessment in unfinished.order_by("pk"):
        SectionItem.objects.filter(assessment=assessment, step=steps.CONSULTATIONS, item=str(found.uuid)).update(
            data=snapshots.snapshot(found), saved_at=timezone.now()
        )
        services.touch(assessment)


def _lock(found: Consultation, revision: int) -> Consultation:
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if locked.revision != revision:
        raise services.Refused(_("Referatet er endret siden du åpnet siden. Les det på nytt."))
    return locked


def _named(measures: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"key": key, "name": name} for key, name in sorted(measures)]


def _log(found: Consultation, actor: User, event: str, /, *, role: Role | None = None, **detail: Any) -> None:
    journal.log(
        found.organisation,
        actor=actor,
        what=event,
        subject=str(found.uuid),
        detail={"workplace": found.workplace.name, **detail},
        actor_role=role,
    )
