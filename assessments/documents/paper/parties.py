"""Who took part, what they said and what they were answered: participation, positions, remarks and proposals."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.casework.forms.labels import label
from assessments.casework.participation import said, took_part
from assessments.casework.participation.took_part import TookPart
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, Statement
from assessments.record.parties import PositionEntry, ProposalEntry, RemarkEntry, ReplyEntry

from .answers import AnsweredGroup, groups, printed, together


@dataclass(frozen=True)
class PrintedPosition:
    """What a party states. Anything but agreement is printed large."""

    name: str
    role: str
    is_safety_rep: bool
    has_answered: bool
    is_agreement: bool
    statement: str
    reason: str
    on: str
    asked_on: str
    deadline: str
    is_on_older_content: bool


@dataclass(frozen=True)
class PrintedReply:
    who: str
    text: str


@dataclass(frozen=True)
class PrintedRemark:
    number: int
    author: str
    role: str
    on: str
    about: str
    text: str
    answer: str
    outcome: str
    answered: str
    before: tuple[PrintedReply, ...]
    after: tuple[PrintedReply, ...]


@dataclass(frozen=True)
class PrintedProposal:
    """What a party proposed, and what became of it."""

    number: int
    author: str
    role: str
    on: str
    kind: str
    name: str
    against: str
    why: str
    outcome: str
    decided: str
    reason: str


@dataclass(frozen=True)
class Parties:
    participation: tuple[AnsweredGroup, ...]
    positions: tuple[PrintedPosition, ...]
    remarks: tuple[PrintedRemark, ...]
    proposals: tuple[PrintedProposal, ...]
    took_part: tuple[TookPart, ...]

    @property
    def undecided(self) -> int:
        return sum(not proposal.outcome for proposal in self.proposals)

    @property
    def unanswered(self) -> int:
        return sum(not remark.answer for remark in self.remarks)

    @property
    def all_agree(self) -> bool:
        """Nobody has stated anything but agreement."""
        return all(position.is_agreement or not position.has_answered for position in self.positions)

    @property
    def safety_rep_is_silent(self) -> bool:
        """No verneombud among the parties at all: the page must say so. One who was asked is named."""
        return not any(position.is_safety_rep for position in self.positions)


@dataclass(frozen=True)
class Signatory:
    """Someone who signs: the name of the field in the PDF, and what the person states."""

    name: str
    role: PartyRole
    field: str

    @property
    def role_words(self) -> str:
        return label(self.role)

    @property
    def is_employer(self) -> bool:
        return self.role == PartyRole.EMPLOYER

    @property
    def tooltip(self) -> str:
        """What a screen reader says at the empty field; the name in the PDF's own structure too."""
        words = _("Signaturfelt for %(role)s %(name)s") % {"role": self.role_words.lower(), "name": self.name}
        return words.rstrip()


def parties(record: AssessmentRecord) -> Parties:
    """Disagreement first, so that no one can miss it. Who only contributes, states nothing."""
    asked = [entry for entry in record.positions if entry.role != PartyRole.WORKER or entry.statement]
    names = said.names_of(record)
    positions = [_position(entry) for entry in asked]
    return Parties(
        participation=together(groups(record.participation)),
        positions=tuple(sorted(positions, key=lambda one: (not one.is_safety_rep, one.is_agreement))),
        remarks=tuple(_remark(number, entry, names) for number, entry in enumerate(record.remarks, 1)),
        proposals=tuple(_proposal(number, entry, names) for number, entry in enumerate(record.proposals, 1)),
        took_part=took_part.table(record),
    )


def _position(entry: PositionEntry) -> PrintedPosition:
    return PrintedPosition(
        name=entry.name,
        role=label(entry.role),
        is_safety_rep=entry.role == PartyRole.SAFETY_REP,
        has_answered=entry.statement is not None,
        is_agreement=entry.statement == Statement.AGREES,
        statement=label(entry.statement) if entry.statement else "",
        reason=entry.reason or "",
        on=printed(entry.on),
        asked_on=printed(entry.asked_on),
        deadline=printed(entry.deadline),
        is_on_older_content=bool(entry.on_older_content),
    )


def _remark(number: int, entry: RemarkEntry, names: dict[str, str]) -> PrintedRemark:
    return PrintedRemark(
        number=number,
        author=entry.author,
        role=label(entry.role),
        on=printed(entry.on),
        about=said.about(entry.step, entry.item, names),
        text=entry.text,
        answer=entry.answer or "",
        outcome=label(entry.outcome) if entry.outcome else "",
        answered=_who_and_when(entry.answered_by, printed(entry.answered_on)),
        before=tuple(_reply(reply) for reply in entry.replies if not reply.follows_answer),
        after=tuple(_reply(reply) for reply in entry.replies if reply.follows_answer),
    )


def _reply(entry: ReplyEntry) -> PrintedReply:
    return PrintedReply(who=f"{entry.author}, {label(entry.role).lower()}, {printed(entry.on)}", text=entry.text)


def _proposal(number: int, entry: ProposalEntry, names: dict[str, str]) -> PrintedProposal:
    return PrintedProposal(
        number=number,
        author=entry.author,
        role=label(entry.role),
        on=printed(entry.on),
        kind=said.proposed(entry),
        name=entry.name,
        against=names.get(entry.hazard or "", entry.hazard or ""),
        why=entry.why or "",
        outcome=label(entry.outcome) if entry.outcome else "",
        decided=_who_and_when(entry.decided_by, printed(entry.decided_on)),
        reason=entry.reason or "",
    )


def _who_and_when(who: str | None, when: str) -> str:
    return ", ".join(part for part in (who, when) if part)
