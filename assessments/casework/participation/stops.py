"""The safety rep stops dangerous work; the employer writes what was done and when it goes on (aml § 6-3).

What was stopped at a workplace enters the record of its unfinished assessments, as something that must be treated.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User, Workplace
from assessments.casework import facts, services, stopped
from assessments.casework.models import Assessment, State, WorkStop

from . import doors, telling


@transaction.atomic
def make(
    *,
    actor: User,
    uuid: UUID,
    workplace: Workplace,
    stopped_at: datetime,
    place: str,
    work: str,
    danger: str,
    told_whom: str,
    told_at: datetime,
) -> tuple[WorkStop, bool]:
    """The stop, and whether it is new: the same form sent twice is one stop."""
    uuid = services.once(actor, uuid)
    already = WorkStop.objects.filter(uuid=uuid).first()
    if already:
        return already, False
    role = doors.rep_role(actor, workplace)
    if role is None:
        raise services.Refused(_("Du er ikke verneombud for dette arbeidsstedet. Velg et arbeidssted i ditt område."))
    stop = WorkStop(
        uuid=uuid,
        organisation=workplace.organisation,
        workplace=workplace,
        stopped_at=stopped_at,
        place=place,
        work=work,
        danger=danger,
        told_whom=told_whom,
        told_at=told_at,
        made_by=actor,
        made_by_name=actor.name,
        made_by_role=role,
        made_at=timezone.now(),
    )
    stop.full_clean(exclude=["organisation", "workplace", "made_by"])
    stop.save(force_insert=True)
    _tell_assessments(workplace)
    _log(stop, actor, "work.stopped", role, work=work, at=stopped_at.isoformat())
    telling.employers(workplace, "stop_made", telling.of_stop(stop), but=actor)
    return stop, True


@transaction.atomic
def end(
    stop: WorkStop, *, actor: User, ended: str, ended_at: datetime, measures_done: str, authority_decision: str
) -> None:
    """The employer writes what was done and when work was taken up again, or what Arbeidstilsynet decided."""
    stop = WorkStop.objects.select_for_update(of=("self",)).get(pk=stop.pk)
    if not stop.is_lasting:
        raise services.Refused(_("Det er allerede ført at stansingen er over."))
    if ended_at < stop.stopped_at:
        raise services.Refused(_("Tidspunktet er før arbeidet ble stanset."))
    stop.ended, stop.ended_at, stop.ended_by_name = ended, ended_at, actor.name
    stop.measures_done, stop.authority_decision = measures_done, authority_decision
    stop.rep_agrees, stop.rep_words, stop.rep_name, stop.rep_at = None, "", "", None  # asked anew
    stop.full_clean(exclude=["organisation", "workplace", "made_by"])
    stop.save()
    _tell_assessments(stop.workplace)
    _log(stop, actor, "work.resumed", None, how=ended, at=ended_at.isoformat(), done=measures_done)
    telling.person(stop.made_by, "stop_ended", telling.of_stop(stop))


@transaction.atomic
def answer(stop: WorkStop, *, actor: User, agrees: bool, words: str) -> None:
    """The safety rep says whether the danger is averted. While not, the stop lasts until Arbeidstilsynet decides."""
    stop = WorkStop.objects.select_for_update(of=("self",)).get(pk=stop.pk)
    if not stop.awaits_rep:
        raise services.Refused(_("Det er ikke noe å svare på her nå. Last siden på nytt."))
    stop.rep_agrees, stop.rep_words, stop.rep_name, stop.rep_at = agrees, words.strip(), actor.name, timezone.now()
    stop.full_clean(exclude=["organisation", "workplace", "made_by"])
    stop.save(update_fields=["rep_agrees", "rep_words", "rep_name", "rep_at"])
    _tell_assessments(stop.workplace)
    role = doors.rep_role(actor, stop.workplace)
    _log(stop, actor, "work.stop_answered", role, agrees=agrees)


def _tell_assessments(workplace: Workplace) -> None:
    """Whoever writes, reads or reviews a draft of the workplace sees it at once; what is frozen never changes."""
    unfinished = Assessment.objects.select_for_update(of=("self",)).filter(
        workplace=workplace, state__in=[State.DRAFT, State.REVIEW]
    )
    for assessment in unfinished.order_by("pk"):
        stopped.attach(assessment)
        assessment.changed_at = timezone.now()
        assessment.save(update_fields=["changed_at"])
        facts.rebuild(assessment)


def _log(stop: WorkStop, actor: User, event: str, role: str | None, /, **detail: Any) -> None:
    journal.log(
        stop.organisation,
        actor=actor,
        what=event,
        subject=str(stop.uuid),
        detail={"workplace": stop.workplace.name, **detail},
        actor_role=role,
    )
