"""The safety rep demands an assessment, the employer answers with a date, and it is followed (aml § 6-2 (3))."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import Role, User, Workplace
from assessments.casework import services, versions
from assessments.casework.models import Assessment, Demand, Receiver, State
from assessments.record.choices import PartyRole

from . import doors, telling

PROPOSED_DAYS = 14  # what the form proposes; the law says only «rimelig tid», and the safety rep decides
NEW, VERSION = "new", "version"


@transaction.atomic
def make(
    *, actor: User, uuid: UUID, workplace: Workplace, what: str, why: str, wanted_by: date, about: Assessment | None
) -> tuple[Demand, bool]:
    """The demand, and whether it is new: the same form sent twice is one demand."""
    uuid = services.once(actor, uuid)
    already = Demand.objects.filter(uuid=uuid).first()
    if already:
        return already, False
    role = doors.rep_role(actor, workplace)
    if role is None:
        raise services.Refused(_("Du er ikke verneombud for dette arbeidsstedet. Velg et arbeidssted i ditt område."))
    if about is not None and about.workplace_id != workplace.pk:
        raise services.Refused(_("Vurderingen gjelder et annet arbeidssted."))
    demand = Demand(
        uuid=uuid,
        organisation=workplace.organisation,
        workplace=workplace,
        about=about,
        what=what,
        why=why,
        wanted_by=wanted_by,
        made_by=actor,
        made_by_name=actor.name,
        made_by_role=role,
        made_at=timezone.now(),
    )
    demand.full_clean(exclude=["organisation", "workplace", "about", "made_by"])
    demand.save(force_insert=True)
    _log(demand, actor, "demand.made", what=what, wanted_by=wanted_by.isoformat())
    telling.employers(demand.workplace, "demand_made", telling.of_demand(demand), but=actor)
    return demand, True


def proposed_day() -> date:
    """A date that the safety rep may change."""
    return timezone.localdate() + timedelta(days=PROPOSED_DAYS)


@transaction.atomic
def accept(demand: Demand, *, actor: User, start: str, done_by: date, note: str = "") -> Assessment:
    """The employer says yes: the assessment is started, or one under way is named, and the safety rep is asked in."""
    demand = _lock(demand)
    if demand.accepted_at:
        raise services.Refused(_("Kravet er allerede godtatt. Vurderingen er startet."))
    assessment = _started(demand, actor, start)
    demand.assessment, demand.done_by, demand.accepted_note = assessment, done_by, note
    demand.accepted_at, demand.accepted_by_name = timezone.now(), actor.name
    demand.full_clean(exclude=["organisation", "workplace", "about", "made_by", "assessment"])
    demand.save(update_fields=["assessment", "done_by", "accepted_note", "accepted_at", "accepted_by_name"])
    _log(demand, actor, "demand.accepted", assessment=str(assessment.uuid), done_by=done_by.isoformat())
    _ask_in(demand, assessment, actor)
    telling.person(demand.made_by, "demand_answered", telling.of_demand(demand))
    return assessment


def may_start_from(demand: Demand) -> list[tuple[str, str]]:
    """How the assessment may be started: anew, as a new version of the old one, or as one that is under way there."""
    found = [(NEW, _("Start en ny vurdering"))]
    if demand.about is not None and _may_be_followed(demand.about):
        found.append((VERSION, _("Lag ny versjon av «%(title)s»") % {"title": _title(demand.about)}))
    return found + [
        (str(one.uuid), _("Bruk «%(title)s», som er under arbeid") % {"title": _title(one)})
        for one in _under_way(demand)
    ]


def _under_way(demand: Demand) -> list[Assessment]:
    unfinished = Assessment.objects.filter(workplace=demand.workplace, state__in=[State.DRAFT, State.REVIEW])
    return list(unfinished.select_related("facts", "workplace", "organisation")[:50])


def _may_be_followed(about: Assessment) -> bool:
    try:
        versions.check_base(about)
    except services.Refused:
        return False
    return versions.open_version(about) is None


def _started(demand: Demand, actor: User, start: str) -> Assessment:
    if start == NEW:
        return services.create(actor=actor, workplace=demand.workplace, title=demand.what, profile="")
    if start == VERSION and demand.about is not None:
        reason = _("Krav fra %(who)s %(when)s: %(what)s")
        values = {"who": demand.made_by_name, "when": _day(demand.made_at.date()), "what": demand.what}
        return versions.new_version(demand.about, actor=actor, reason=reason % values)[0]
    chosen = next((one for one in _under_way(demand) if str(one.uuid) == start), None)
    if chosen is None:
        raise services.Refused(_("Vurderingen er ikke lenger under arbeid. Velg på nytt hvordan dere starter."))
    return chosen


def _ask_in(demand: Demand, assessment: Assessment, actor: User) -> None:
    """Who demanded it takes part from the first day, when still a safety rep there."""
    if doors.rep_role(demand.made_by, demand.workplace) and not assessment.is_frozen:
        services.invite(assessment, user=demand.made_by, role=PartyRole.SAFETY_REP, deadline=None, actor=actor)


@transaction.atomic
def decline(demand: Demand, *, actor: User, reason: str) -> None:
    """The employer says no, and why. It may be accepted later; what was said stays."""
    demand = _lock(demand)
    if demand.is_answered:
        raise services.Refused(_("Kravet er allerede besvart."))
    demand.declined_at, demand.declined_by_name, demand.declined_reason = timezone.now(), actor.name, reason.strip()
    demand.full_clean(exclude=["organisation", "workplace", "about", "made_by", "assessment"])
    demand.save(update_fields=["declined_at", "declined_by_name", "declined_reason"])
    _log(demand, actor, "demand.declined", reason=reason.strip())
    telling.person(demand.made_by, "demand_answered", telling.of_demand(demand))


@transaction.atomic
def withdraw(demand: Demand, *, actor: User, reason: str) -> None:
    """Who demanded takes it back; demand and answer stay to be read."""
    demand = _lock(demand)
    demand.withdrawn_at, demand.withdrawn_reason = timezone.now(), reason.strip()
    demand.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    _log(demand, actor, "demand.withdrawn", reason=reason.strip())
    telling.employers(demand.workplace, "demand_withdrawn", telling.of_demand(demand), but=actor)


@transaction.atomic
def notified(demand: Demand, *, actor: User, whom: Receiver, on: date) -> None:
    """The safety rep has sent the notice. The product sends nothing to anybody outside by itself."""
    demand = _lock(demand)
    if not demand.may_be_notified:
        raise services.Refused(_("Kravet er ikke over fristen og ikke avslått. Da er det ikke noe å varsle om ennå."))
    demand.notified_on, demand.notified_whom, demand.notified_by_name = on, whom, actor.name
    demand.full_clean(exclude=["organisation", "workplace", "about", "made_by", "assessment"])
    demand.save(update_fields=["notified_on", "notified_whom", "notified_by_name"])
    _log(demand, actor, "demand.notified", whom=str(whom), on=on.isoformat())
    telling.employers(demand.workplace, "demand_notified", telling.of_demand(demand), but=actor)


@transaction.atomic
def treated(demand: Demand, *, actor: User, on: date, protocol: str, decision: str) -> None:
    """The works council has treated the demand: when, in which protocol, and what it decided (aml § 7-2)."""
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    demand.council_treated_on, demand.council_protocol = on, protocol
    demand.council_decision, demand.council_by_name = decision, actor.name
    demand.full_clean(exclude=["organisation", "workplace", "about", "made_by", "assessment"])
    demand.save(update_fields=["council_treated_on", "council_protocol", "council_decision", "council_by_name"])
    _log(demand, actor, "demand.treated_in_council", on=on.isoformat(), protocol=protocol, decision=decision)


def _lock(demand: Demand) -> Demand:
    found = Demand.objects.select_for_update(of=("self",)).select_related("workplace", "organisation", "about")
    locked = found.get(pk=demand.pk)
    if locked.withdrawn_at:
        raise services.Refused(_("Kravet er trukket tilbake."))
    if locked.is_met:
        raise services.Refused(_("Vurderingen er signert, så kravet er oppfylt."))
    return locked


def _title(assessment: Assessment) -> str:
    return assessment.facts.title or assessment.workplace.name


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _log(demand: Demand, actor: User, event: str, /, **detail: Any) -> None:
    role = next(iter(sorted(accounts.roles_in(actor, demand.workplace) & {Role.EMPLOYER})), "")
    journal.log(
        demand.organisation,
        actor=actor,
        what=event,
        subject=str(demand.uuid),
        detail={"workplace": demand.workplace.name, **detail},
        actor_role=doors.rep_role(actor, demand.workplace) or role or None,
    )
