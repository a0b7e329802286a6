"""Who took part, what they said and what they were answered: participation, positions and remarks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.casework import steps
from assessments.casework.forms.labels import label
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, Statement
from assessments.record.parties import PositionEntry, RemarkEntry

from .answers import AnsweredGroup, groups, printed, together
from .hazards import hazard_name


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


@dataclass(frozen=True)
class PrintedRemark:
    number: int
    author: str
    role: str
    on: str
    about: str
    text: str
    answer: str


@dataclass(frozen=True)
class Parties:
    participation: tuple[AnsweredGroup, ...]
    positions: tuple[PrintedPosition, ...]
    remarks: tuple[PrintedRemark, ...]

    @property
    def unanswered(self) -> int:
        return sum(not remark.answer for remark in self.remarks)

    @property
    def all_agree(self) -> bool:
        """Nobody has stated anything but agreement."""
        return all(position.is_agreement or not position.has_answered for position in self.positions)

    @property
    def anyone_asked(self) -> bool:
        return any(position.asked_on or position.deadline for position in self.positions)

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
    """Disagreement first, so that no one can miss it."""
    positions = [_position(entry) for entry in record.positions]
    return Parties(
        participation=together(groups(record.participation)),
        positions=tuple(sorted(positions, key=lambda one: (not one.is_safety_rep, one.is_agreement))),
        remarks=tuple(_remark(number, entry, record) for number, entry in enumerate(record.remarks, 1)),
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
    )


def _remark(number: int, entry: RemarkEntry, record: AssessmentRecord) -> PrintedRemark:
    return PrintedRemark(
        number=number,
        author=entry.author,
        role=label(entry.role),
        on=printed(entry.on),
        about=_about(entry, record),
        text=entry.text,
        answer=entry.answer or "",
    )


def _about(entry: RemarkEntry, record: AssessmentRecord) -> str:
    """The step, and the hazard or measure when the remark is on one."""
    step = steps.BY_KEY.get(entry.step or "")
    names = {hazard.key: hazard_name(hazard) for hazard in record.hazards}
    names |= {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    parts = (str(step.title) if step else entry.step, names.get(entry.item or "", entry.item))
    return " – ".join(part for part in parts if part)
