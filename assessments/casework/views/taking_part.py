"""The page of those who take part: who is asked in, what each states, remarks, proposals, and who took part how.

Every refused form of taking part comes back on it as it was typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts import tokens
from alenearbeid.accounts.models import Role, User
from assessments.casework import access, judgement, seen, versions
from assessments.casework.forms.parties import (
    DecisionForm,
    InviteForm,
    InviteNewForm,
    ProposeHazardForm,
    ProposeMeasureForm,
)
from assessments.casework.forms.review import AnswerForm, PositionForm, RemarkForm, ReplyForm
from assessments.casework.models import Assessment, Position, Proposal, Remark
from assessments.casework.participation import said, took_part
from assessments.casework.services import Refused
from assessments.casework.steps import BY_KEY
from assessments.record.choices import PartyRole
from assessments.record.parties import PositionEntry, ProposalEntry

from .pages import Page, user_of

STEP = "medvirkning"
PENDING: dict[tokens.Standing, Promise] = {
    tokens.Standing.OPEN: gettext_lazy("Invitert, har ikke svart ennå"),
    tokens.Standing.EXPIRED: gettext_lazy("Invitasjonen er utløpt uten svar"),
    tokens.Standing.REVOKED: gettext_lazy("Invitasjonen er trukket tilbake"),
}


def open_for(request: HttpRequest, uuid: UUID, roles: Iterable[Role]) -> Page:
    """The page, through the door, for those who may do this."""
    assessment, held = access.get_with_roles(user_of(request), uuid, roles=tuple(roles))
    return Page(request, assessment, BY_KEY[STEP], held)


def attempt(form: Form, write: Callable[[], object]) -> bool:
    """One service call; what it refuses is said at the form, which keeps what was typed."""
    try:
        write()
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


@dataclass(frozen=True)
class PartyLine:
    """One party in the list."""

    position: Position
    is_pending: bool
    pending_words: str
    has_left: bool
    is_outdated: bool
    may_ask_again: bool

    @property
    def states(self) -> bool:
        return self.position.role != PartyRole.WORKER


@dataclass(frozen=True)
class Thread:
    """A remark with what was said to it, and what this reader may do with it."""

    remark: Remark
    about: str
    url: str
    may_withdraw: bool
    answer_form: AnswerForm | None
    reply_form: ReplyForm | None


@dataclass(frozen=True)
class ProposalLine:
    """A proposal in words, and what this reader may do with it."""

    proposal: Proposal
    entry: ProposalEntry
    kind: str
    against: str
    form: DecisionForm | None
    may_withdraw: bool


def party_lines(page: Page, positions: Iterable[Position]) -> list[PartyLine]:
    """The parties beside what the record says of each: both are in the order they were asked."""
    may_ask = Role.EMPLOYER in page.roles and not page.assessment.is_frozen
    entries: list[PositionEntry | None] = [*page.record.positions]
    asked = list(positions)
    gone = _without_role(page.assessment, asked)
    return [
        _party_line(
            position,
            entries[number] if number < len(entries) else None,
            may_ask=may_ask,
            has_left=position.user_id in gone and not position.statement,
        )
        for number, position in enumerate(asked)
    ]


def _without_role(assessment: Assessment, asked: Iterable[Position]) -> set[int]:
    """Those who have not stated anything, and cannot any more: their role is taken away, or they have left."""
    awaited = {position.user_id for position in asked if position.user_id and not position.statement}
    if not awaited or assessment.is_frozen:
        return set()
    here = accounts.people_with(access.TAKING_PART, assessment.workplace).filter(pk__in=awaited)
    return awaited - set(here.values_list("pk", flat=True))


def _party_line(position: Position, entry: PositionEntry | None, *, may_ask: bool, has_left: bool) -> PartyLine:
    is_pending = position.user_id is None and position.invitation is not None
    standing = tokens.standing(position.invitation) if is_pending and position.invitation else tokens.Standing.OPEN
    return PartyLine(
        position=position,
        is_pending=is_pending,
        pending_words=str(PENDING.get(standing, PENDING[tokens.Standing.OPEN])) if is_pending else "",
        has_left=has_left,
        is_outdated=bool(entry and entry.on_older_content),
        may_ask_again=may_ask and not position.statement and bool(position.user_id or is_pending),
    )


def threads(page: Page, remarks: Iterable[Remark], refused: dict[str, Any] | None = None) -> list[Thread]:
    """Remarks with their forms; a refused form stands where it was sent from."""
    refused, user, names = refused or {}, user_of(page.request), said.names_of(page.record)
    is_open = not page.assessment.is_frozen
    may_answer = is_open and Role.EMPLOYER in page.roles
    may_reply = is_open and not page.roles.isdisjoint(access.TAKING_PART)
    found = []
    for remark in remarks:
        mine = refused if refused.get("remark") == remark.pk else {}
        wants_answer = may_answer and not remark.answer and remark.author_role != PartyRole.EMPLOYER
        others = any(reply.author_id != user.pk for reply in remark.replies.all())
        answer = AnswerForm(auto_id=f"id_svar_{remark.pk}_%s") if wants_answer else None
        reply = ReplyForm(auto_id=f"id_mer_{remark.pk}_%s") if may_reply else None
        found.append(
            Thread(
                remark=remark,
                about=said.about(remark.step, remark.item, names),
                url=judgement.place(page.assessment, remark.step, remark.item) if remark.step else "",
                may_withdraw=is_open and remark.author_id == user.pk and not remark.answer and not others,
                answer_form=mine.get("answer_form") or answer,
                reply_form=mine.get("reply_form") or reply,
            )
        )
    return found


def live_remarks(page: Page) -> list[Remark]:
    """Those that have not been taken back."""
    return list(page.assessment.remarks.filter(withdrawn_at=None).prefetch_related("replies"))


def proposal_lines(page: Page, refused: dict[str, Any] | None = None) -> list[ProposalLine]:
    """Every proposal beside its entry in the record: both are in the order they were made."""
    refused, user, names = refused or {}, user_of(page.request), said.names_of(page.record)
    is_open, found = not page.assessment.is_frozen, []
    may_decide = is_open and Role.EMPLOYER in page.roles
    rows = page.assessment.proposals.filter(withdrawn_at=None)
    for proposal, entry in zip(rows, page.record.proposals, strict=False):
        form = _decision_form(proposal) if may_decide and not proposal.outcome else None
        if refused.get("proposal") == proposal.pk:
            form = refused["decision_form"]
        may_withdraw = is_open and proposal.author_id == user.pk and not proposal.outcome
        against = names.get(proposal.hazard, proposal.hazard)
        found.append(ProposalLine(proposal, entry, said.proposed(entry), against, form, may_withdraw))
    return found


def _decision_form(proposal: Proposal) -> DecisionForm:
    """The form that declines; to take in asks nothing."""
    return DecisionForm(auto_id=f"id_forslag_{proposal.pk}_%s", initial={"outcome": "declined"})


def people(page: Page, *, status: int = 200, **refused: Any) -> HttpResponse:
    """The page; a form that was refused comes back as it was typed."""
    positions = list(page.assessment.positions.select_related("invitation"))
    return render(
        page.request,
        "casework/parties.html",
        page.context(
            lines=party_lines(page, positions),
            threads=threads(page, live_remarks(page), refused),
            proposals=proposal_lines(page, refused),
            took_part=took_part.table(page.record),
            is_employer=Role.EMPLOYER in page.roles,
            remark_form=refused.get("remark_form") or RemarkForm(),
            **_asking(page, positions, refused),
            **_stating(page, positions, refused),
            **_proposing(page, refused),
        ),
        status=status,
    )


def _asking(page: Page, positions: list[Position], refused: dict[str, Any]) -> dict[str, Any]:
    """The forms with which the employer asks somebody in."""
    is_open = Role.EMPLOYER in page.roles and not page.assessment.is_frozen
    invite, new = refused.get("invite_form"), refused.get("invite_new_form")
    if is_open:
        invite = invite or invite_form(page, positions)
        new = new or InviteNewForm(prefix="ny")
    return {"invite_form": invite, "invite_new_form": new}


def invite_form(page: Page, positions: list[Position], data: Any = None) -> InviteForm:
    """Those who are not asked yet. Who was asked about the version before is suggested, and must be asked again."""
    asked = {(position.role, position.user_id) for position in positions}
    found = [one for one in whom_to_ask(page) if (one[0], one[1].pk) not in asked]
    before = [] if positions else versions.asked_before(page.assessment)
    initial = {"party": f"{before[0].role}:{before[0].user_id}"} if before else {}
    return InviteForm(data, people=found, initial=initial)


def whom_to_ask(page: Page) -> list[tuple[PartyRole, User]]:
    """Everyone whose role reaches the workplace, as the party they would be."""
    found = []
    for party in (PartyRole.SAFETY_REP, PartyRole.UNION_REP, PartyRole.OCCUPATIONAL_HEALTH, PartyRole.WORKER):
        roles = [role for role in access.INVITED if access.PARTY_OF_ROLE[role] == party]
        found += [(party, user) for user in accounts.people_with(roles, page.assessment.workplace).order_by("name")]
    return found


def _stating(page: Page, positions: list[Position], refused: dict[str, Any]) -> dict[str, Any]:
    """The reader's own statement, and what has been changed since it was given."""
    mine = own_position(page, positions)
    form = refused.get("position_form")
    if mine is None or (page.assessment.is_frozen and form is None):
        return {"mine": mine, "position_form": None, "changed_since": ""}
    number = positions.index(mine)
    entry = page.record.positions[number] if number < len(page.record.positions) else None
    is_outdated = bool(entry and entry.on_older_content)
    return {
        "mine": mine,
        "position_form": form or PositionForm(initial={"statement": mine.statement, "reason": mine.reason}),
        "changed_since": seen.told(page.assessment, mine.stated_at) if is_outdated else "",
    }


def own_position(page: Page, positions: Iterable[Position]) -> Position | None:
    """The position of this reader, when it is one that states something."""
    user = user_of(page.request)
    stating = access.parties_of(page.roles.intersection(access.STATING))
    return next((one for one in positions if one.user_id == user.pk and one.role in stating), None)


def _proposing(page: Page, refused: dict[str, Any]) -> dict[str, Any]:
    hazard, measure = refused.get("hazard_form"), refused.get("measure_form")
    if page.may_remark:
        given: dict[str, Any] = {"catalogue": page.catalogue, "record": page.record}
        asked = {"hazard": page.request.GET.get("fare", "")}
        hazard = hazard or ProposeHazardForm(prefix="fare", **given)
        measure = measure or ProposeMeasureForm(prefix="tiltak", initial=asked, **given)
    return {"hazard_form": hazard, "measure_form": measure}
