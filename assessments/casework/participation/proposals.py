"""Hazards and measures that a party proposes. The employer takes them in, with nothing answered, or says why not."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import User
from assessments.casework import services
from assessments.casework.models import Assessment, Proposal, SectionItem
from assessments.casework.steps import BY_CATEGORY
from assessments.record.base import TEXT_LENGTH
from assessments.record.choices import Category, PartyRole, ProposalKind, ProposalOutcome

MEASURES = "tiltak"
# Where what is proposed in own words is put: the form's own place for what the catalogue does not have.
OWN_WORDS = {ProposalKind.HAZARD: "other_hazards", ProposalKind.MEASURE: "other_measures"}


@transaction.atomic
def propose(
    assessment: Assessment,
    *,
    actor: User,
    role: PartyRole,
    kind: ProposalKind,
    category: Category | None = None,
    item: str = "",
    title: str = "",
    hazard: str = "",
    why: str = "",
    page: str = "",
) -> Proposal:
    """A hazard of a category, or a measure, perhaps against a hazard: by its key, or in own words."""
    assessment = services.lock_unfrozen(assessment)
    already = assessment.proposals.filter(page=page, author=actor).first() if page else None
    if already:
        return already
    step = BY_CATEGORY[category].key if kind == ProposalKind.HAZARD and category else MEASURES
    if item and assessment.proposals.filter(step=step, item=item, outcome="", withdrawn_at=None).exists():
        raise services.Refused(_("Dette er allerede foreslått, og arbeidsgiver har ikke svart ennå."))
    made = Proposal(
        assessment=assessment,
        organisation=assessment.organisation,
        kind=kind,
        step=step,
        item=item,
        title="" if item else title.strip(),
        hazard=hazard,
        why=why.strip(),
        author=actor,
        author_name=actor.name,
        author_role=role,
        made_on=timezone.localdate(),
        page=page,
    )
    made.full_clean(exclude=["assessment", "organisation", "author"])
    made.save()
    services.touch(assessment)
    services.log(assessment, actor, "proposal.made", kind=str(kind), step=step, item=item)
    return made


@transaction.atomic
def accept(proposal: Proposal, *, actor: User) -> Proposal:
    """Put it into the draft as relevant or chosen, nothing answered, and say so: both or neither."""
    assessment = services.lock_draft(proposal.assessment)
    proposal, is_done = _undecided(proposal, ProposalOutcome.ACCEPTED)
    if not is_done:
        if proposal.item:
            _put_in(assessment, proposal, actor)
        else:
            _write_in(assessment, proposal, actor)
        _decide(assessment, proposal, ProposalOutcome.ACCEPTED, "", actor)
    return proposal


@transaction.atomic
def decline(proposal: Proposal, *, reason: str, actor: User) -> Proposal:
    """Not taken in, and why; both are printed."""
    assessment = services.lock_unfrozen(proposal.assessment)
    if not reason.strip():
        raise services.Refused(_("Skriv hvorfor forslaget ikke tas inn. Begrunnelsen trykkes i dokumentet."))
    proposal, is_done = _undecided(proposal, ProposalOutcome.DECLINED)
    if not is_done:
        _decide(assessment, proposal, ProposalOutcome.DECLINED, reason.strip(), actor)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, *, actor: User) -> None:
    """The author takes it back, until it is decided. It stays here and in the journal, and leaves the paper."""
    assessment = services.lock_unfrozen(proposal.assessment)
    proposal = Proposal.objects.get(pk=proposal.pk)
    if proposal.withdrawn_at:
        return
    if proposal.outcome:
        raise services.Refused(_("Forslaget er besvart. Da kan det ikke trekkes tilbake."))
    proposal.withdrawn_at = timezone.now()
    proposal.save(update_fields=["withdrawn_at"])
    services.touch(assessment)
    services.log(assessment, actor, "proposal.withdrawn", kind=proposal.kind, step=proposal.step, item=proposal.item)


def _undecided(proposal: Proposal, wanted: ProposalOutcome) -> tuple[Proposal, bool]:
    """As it is now, under the lock, and whether somebody has decided the same already."""
    proposal = Proposal.objects.get(pk=proposal.pk)
    if proposal.withdrawn_at:
        raise services.Refused(_("Forslaget er trukket tilbake av den som kom med det."))
    if proposal.outcome and proposal.outcome != wanted:
        raise services.Refused(_("Forslaget er allerede besvart av %(name)s.") % {"name": proposal.decided_by_name})
    return proposal, bool(proposal.outcome)


def _put_in(assessment: Assessment, proposal: Proposal, actor: User) -> None:
    """As a click in the list would: what is answered of it from before stays."""
    if proposal.kind == ProposalKind.HAZARD:
        changes: dict[str, object] = {"relevant": "yes"}
    else:
        row = SectionItem.objects.filter(assessment=assessment, step=MEASURES, item=proposal.item).first()
        against = set(row.data.get("hazards") or ()) if row else set()
        against |= {proposal.hazard} if proposal.hazard else set()
        changes = {"hazards": sorted(against) or None}
    services.merge_item(assessment, step=proposal.step, item=proposal.item, changes=changes, actor=actor)


def _write_in(assessment: Assessment, proposal: Proposal, actor: User) -> None:
    """In own words, at the end of what the step's own field for that says."""
    name = OWN_WORDS[ProposalKind(proposal.kind)]
    row = SectionItem.objects.filter(assessment=assessment, step=proposal.step, item="").first()
    before = row.data.get(name) if row else None
    words = f"{before}\n{proposal.title}" if before else proposal.title
    if len(words) > TEXT_LENGTH:
        raise services.Refused(_("Det er ikke plass til mer i feltet forslaget skal inn i. Kort ned teksten der."))
    services.merge_item(assessment, step=proposal.step, item="", changes={name: words}, actor=actor)


def _decide(assessment: Assessment, proposal: Proposal, outcome: ProposalOutcome, reason: str, actor: User) -> None:
    proposal.outcome, proposal.reason = outcome, reason
    proposal.decided_by_name, proposal.decided_on = actor.name, timezone.localdate()
    proposal.full_clean(exclude=["assessment", "organisation", "author"])
    proposal.save(update_fields=["outcome", "reason", "decided_by_name", "decided_on"])
    services.touch(assessment)
    services.log(assessment, actor, "proposal.decided", outcome=str(outcome), kind=proposal.kind, item=proposal.item)
