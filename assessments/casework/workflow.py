"""The only writer of state. Lock the row, check, write, journal, all in one transaction (DESIGN § 8)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, Statement

from . import assembly, facts, judgement, seen, services, versions
from .forms.labels import label
from .models import Assessment, Position, Series, State


class TransitionRefused(Exception):
    """The transition is not possible; the text says why and what to do."""


@dataclass(frozen=True)
class Transition:
    """One row of the table: from which states, to which, what must hold, and what is written."""

    sources: tuple[State, ...]
    target: State
    guard: Callable[[Assessment], None] = lambda assessment: None
    write: Callable[[Assessment], None] = lambda assessment: None
    reason_field: str = ""  # a move that must be given a reason, and where it is kept


@dataclass(frozen=True)
class Signatory:
    """Someone whose signature the paper waits for, and the field on paper made for it."""

    role: PartyRole
    name: str
    field: str
    user_id: int | None
    disagrees: bool = False

    @property
    def role_label(self) -> str:
        return str(label(self.role))


def check(assessment: Assessment, name: str, *, digest: str = "", seen_at: datetime | None = None) -> None:
    """Raise TransitionRefused when the transition is not possible now. The lock in `apply` has the last word.

    `digest` is the record digest the actor has seen, and `seen_at` when: what has changed since then is told.
    """
    step, before = TRANSITIONS[name], State(assessment.state)
    if before not in step.sources:
        raise TransitionRefused(_("Vurderingen er allerede «%(state)s».") % {"state": before.label})
    if digest and digest != current_digest(assessment):
        raise TransitionRefused(seen.refusal(assessment, seen_at))
    step.guard(assessment)


def apply(
    assessment: Assessment,
    name: str,
    *,
    actor: User | None,
    digest: str = "",
    seen_at: datetime | None = None,
    reason: str = "",
    detail: Mapping[str, str] | None = None,
) -> Assessment:
    """Move the assessment. A change since the digest the actor has seen is refused. No actor: the system moves it.

    The series is locked first: one version's move may move another, and two such must never wait for each other.
    """
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=assessment.series_id)
        locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
        check(locked, name, digest=digest, seen_at=seen_at)
        step, before = TRANSITIONS[name], State(locked.state)
        locked.state = step.target
        if step.reason_field:
            setattr(locked, step.reason_field, _needed(reason))
        step.write(locked)
        locked.changed_at = timezone.now()
        locked.save()
        facts.rebuild(locked)
        why = {"why": reason} if reason else {}
        told = {"from": before.value, "to": str(locked.state), **why, **(detail or {})}
        what, subject = f"assessment.{name}", str(locked.uuid)
        journal.log(locked.organisation, actor=actor, what=what, subject=subject, digest=locked.digest, detail=told)
    assessment.refresh_from_db()
    return assessment


def current_digest(assessment: Assessment, record: AssessmentRecord | None = None) -> str:
    """The digest of the record as it is now (frozen or live), or of the record that is being shown."""
    return assessment.digest or canonical.digest(canonical.record_bytes(record or assembly.assemble(assessment)))


def signatories(assessment: Assessment) -> tuple[Signatory, ...]:
    """The employer always; the others who have stated something and are willing to sign it.

    Not a statement that came with an imported file: nobody here can sign it, and nobody shall sign for another.
    """
    found = [Signatory(PartyRole.EMPLOYER, "", "sig_employer", None)]
    for number, position in enumerate(assessment.positions.exclude(role=PartyRole.EMPLOYER), start=1):
        if position.user_id and position.statement and position.statement != Statement.WILL_NOT_SIGN:
            disagrees = position.statement == Statement.DISAGREES
            role = PartyRole(position.role)
            found.append(Signatory(role, position.name, f"sig_{role}_{number}", position.user_id, disagrees))
    return tuple(found)


def _parties_invited(assessment: Assessment) -> None:
    if is_not_done_alone(assembly.assemble(assessment)) or has_other_safety_arrangement(assessment):
        return
    asked = assessment.positions.filter(role=PartyRole.SAFETY_REP)
    if not asked.filter(Q(user__isnull=False) | Q(invitation__isnull=False)).exists():
        raise TransitionRefused(
            _("Inviter verneombudet først. Verneombudet skal tas med på råd (arbeidsmiljøloven § 6-2 (4)).")
        )


def has_other_safety_arrangement(assessment: Assessment) -> bool:
    """A written agreement or no safety rep at all: then there is nobody to invite, and the checks judge it."""
    arrangement = assembly.assemble(assessment).organisation.safety_rep_arrangement
    return arrangement in {"written_agreement", "none"}


def is_not_done_alone(record: AssessmentRecord) -> bool:
    """«Nei, dette gjøres ikke alene» can be completed at once."""
    return record.alone.is_done_alone is False


def _complete(assessment: Assessment) -> None:
    _parties_invited(assessment)
    blocking = [f for f in judgement.findings(assembly.assemble(assessment), assessment) if f.severity == "blocking"]
    if blocking:
        raise TransitionRefused(
            ngettext(
                "Ett forhold må rettes før dokumentet kan ferdigstilles. Se listen under.",
                "%(count)s forhold må rettes før dokumentet kan ferdigstilles. Se listen under.",
                len(blocking),
            )
            % {"count": len(blocking)}
        )
    waiting = [p.name for p in assessment.positions.all() if _is_awaited(p, timezone.localdate())]
    if waiting:
        raise TransitionRefused(
            _("Uttalelsen fra %(names)s mangler, og fristen er ikke ute.") % {"names": ", ".join(waiting)}
        )


def _is_awaited(position: Position, today: date) -> bool:
    """Asked with a deadline that has passed is enough; asked without one is not (aml § 6-2 (4)).

    One who came with an imported file and has no user here was asked somewhere else, and cannot answer here.
    """
    return (
        (position.user_id is not None or position.invitation_id is not None)
        and position.role in STATING
        and not position.statement
        and (position.deadline is None or position.deadline >= today)
    )


# Whose statement is asked for. Those who do the work contribute, and state nothing they could be held to.
STATING = (PartyRole.SAFETY_REP, PartyRole.UNION_REP, PartyRole.OCCUPATIONAL_HEALTH)


def _to_review(assessment: Assessment) -> None:
    services.snapshot_organisation(assessment)
    assessment.review_at = timezone.now()


def _freeze(assessment: Assessment) -> None:
    """Freeze record, positions and findings: from here on nothing is read from the live rows."""
    assessment.state = State.REVIEW  # assemble from the live rows once more, under the lock
    record = assembly.assemble(assessment)
    assessment.frozen_record = canonical.record_bytes(record)
    assessment.frozen_findings = [judgement.as_json(finding) for finding in judgement.findings(record, assessment)]
    assessment.digest = canonical.digest(assessment.frozen_record)
    assessment.release = settings.RELEASE
    assessment.state, assessment.ready_at = State.READY, timezone.now()


def _thaw(assessment: Assessment) -> None:
    assessment.review_at = assessment.ready_at = assessment.frozen_record = assessment.frozen_findings = None
    assessment.digest = assessment.release = ""


def _signed(assessment: Assessment) -> None:
    """The version that applied until now is superseded in the same moment: there is never more than one."""
    for earlier in Assessment.objects.filter(series_id=assessment.series_id, state=State.SIGNED):
        apply(earlier, "supersede", actor=None)
    assessment.signed_at = timezone.now()


def _superseded(assessment: Assessment) -> None:
    assessment.superseded_at = timezone.now()


def _withdrawn(assessment: Assessment) -> None:
    """A new version that is being written says so from now on."""
    assessment.withdrawn_at = timezone.now()
    versions.tell_of_withdrawal(assessment)


def _needed(reason: str) -> str:
    if not reason.strip():
        raise TransitionRefused(_("Skriv hvorfor. Begrunnelsen vises sammen med vurderingen."))
    return reason.strip()


TRANSITIONS = {
    "send_to_review": Transition((State.DRAFT,), State.REVIEW, guard=_parties_invited, write=_to_review),
    "reopen": Transition((State.REVIEW, State.READY), State.DRAFT, write=_thaw),
    "finalise": Transition((State.REVIEW,), State.READY, guard=_complete, write=_freeze),
    "sign": Transition((State.READY,), State.READY),
    "complete": Transition((State.READY,), State.SIGNED, write=_signed),
    "supersede": Transition((State.SIGNED,), State.SUPERSEDED, write=_superseded),
    "withdraw": Transition((State.SIGNED,), State.WITHDRAWN, write=_withdrawn, reason_field="withdrawn_reason"),
}
