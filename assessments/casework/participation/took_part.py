"""Who took part, when and how: gathered from everything in the record that somebody has said or been asked.

A part of the record that knows of more who took part adds its own source to `SOURCES`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.casework.forms.labels import label
from assessments.casework.words.answer_words import printed, within_sentence
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Involvement, PartyRole, WorkerInvolvement
from assessments.record.parties import PositionEntry


@dataclass(frozen=True)
class Part:
    """One thing somebody did, or was asked. `name` is empty where only the group is known."""

    role: str
    name: str
    how: str
    on: date | None = None
    order: int = 0


@dataclass(frozen=True)
class TookPart:
    """One line of the list: who, and all that was done with the days."""

    role: str
    name: str
    how: tuple[str, ...]


def table(record: AssessmentRecord) -> tuple[TookPart, ...]:
    """One line for each, in the order of the roles; whoever has only been asked stands there too."""
    lines: dict[tuple[str, str], list[Part]] = {}
    for part in sorted((part for source in SOURCES for part in source(record)), key=lambda one: one.order):
        lines.setdefault((part.role, part.name), []).append(part)
    return tuple(TookPart(role, name, _told(parts)) for (role, name), parts in lines.items())


def _told(parts: list[Part]) -> tuple[str, ...]:
    """In the order of the days; what has no day last. The same thing on several days is said once, with the days."""
    days: dict[str, list[str]] = {}
    for part in sorted(parts, key=lambda one: one.on or date.max):
        known = days.setdefault(part.how, [])
        if part.on and printed(part.on) not in known:
            known.append(printed(part.on))
    return tuple(f"{how} ({', '.join(on)})" if on else how for how, on in days.items())


ROLES = list(PartyRole)


def _of(role: PartyRole, name: str, how: str, on: date | None = None) -> Part:
    return Part(label(role), name, how, on, ROLES.index(role))


def _assessor(record: AssessmentRecord) -> Iterator[Part]:
    given = record.participation
    if given.assessor_name:
        how = _("Har gjort vurderingen for arbeidsgiver")
        if given.assessor_role:
            how = _("Har gjort vurderingen for arbeidsgiver, som %(role)s") % {
                "role": within_sentence(given.assessor_role)
            }
        yield _of(PartyRole.EMPLOYER, given.assessor_name, how, record.work.assessed_on)


def _positions(record: AssessmentRecord) -> Iterator[Part]:
    for position in record.positions:
        if position.asked_on or position.deadline:
            yield _of(position.role, position.name, _invited(position), position.asked_on)
        if position.statement:
            how = _("Uttalelse: %(statement)s") % {"statement": within_sentence(label(position.statement))}
            yield _of(position.role, position.name, how, position.on)
        elif position.role != PartyRole.WORKER:
            yield _of(position.role, position.name, _("Har ikke uttalt seg"))


def _invited(position: PositionEntry) -> str:
    """With the time they were given: that it was reasonable must be seen."""
    if not position.deadline:
        return _("Invitert inn i utkastet")
    if position.role == PartyRole.WORKER:
        return _("Invitert inn i utkastet, innspill innen %(day)s") % {"day": printed(position.deadline)}
    return _("Invitert inn i utkastet, uttalelse innen %(day)s") % {"day": printed(position.deadline)}


def _remarks(record: AssessmentRecord) -> Iterator[Part]:
    for remark in record.remarks:
        yield _of(remark.role, remark.author, _("Merknad"), remark.on)
        for reply in remark.replies:
            yield _of(reply.role, reply.author, _("Skrev til en merknad"), reply.on)
        if remark.answered_by:
            yield _of(PartyRole.EMPLOYER, remark.answered_by, _("Svarte på en merknad"), remark.answered_on)


def _proposals(record: AssessmentRecord) -> Iterator[Part]:
    for proposal in record.proposals:
        yield _of(proposal.role, proposal.author, _("Forslag"), proposal.on)
        if proposal.decided_by:
            yield _of(PartyRole.EMPLOYER, proposal.decided_by, _("Svarte på et forslag"), proposal.decided_on)


def _answers(record: AssessmentRecord) -> Iterator[Part]:
    """What the employer has answered of taking part: people that nobody has invited here stand by their group."""
    given = record.participation
    groups = (
        (PartyRole.SAFETY_REP, given.safety_rep_involvement, given.safety_rep_name or "", given.safety_rep_asked_on),
        (PartyRole.UNION_REP, given.union_rep_involvement, "", None),
        (PartyRole.OCCUPATIONAL_HEALTH, given.occupational_health_involvement, "", None),
    )
    for role, involvement, name, on in groups:
        if involvement == Involvement.TOOK_PART:
            yield _of(role, name, _("Har vært med, etter det arbeidsgiver svarer"))
        elif involvement == Involvement.ASKED_NO_ANSWER:
            yield _of(role, name, _("Spurt uten å ha svart, etter det arbeidsgiver svarer"), on)
    ways = [way for way in given.workers_involved or () if way != WorkerInvolvement.NOT_INVOLVED]
    if ways:
        first, *more = [label(way) for way in ways]
        how = ", ".join([first, *(within_sentence(words) for words in more)])
        yield Part(_("De som gjør arbeidet"), "", how, order=len(ROLES))
    if given.works_council_treated == Answer.YES:
        how = _("Har behandlet saken")
        yield Part(_("Arbeidsmiljøutvalget"), "", how, given.works_council_on, order=len(ROLES) + 1)


SOURCES: tuple[Callable[[AssessmentRecord], Iterable[Part]], ...] = (
    _assessor,
    _answers,
    _positions,
    _remarks,
    _proposals,
)


def open_words(record: AssessmentRecord) -> list[str]:
    """How much the parties have said that is not answered, for the overview."""
    remarks = sum(1 for one in record.remarks if not one.answer and one.role != PartyRole.EMPLOYER)
    proposals = sum(1 for one in record.proposals if one.outcome is None)
    found = []
    if remarks:
        words = ngettext("%(count)s merknad er ikke besvart.", "%(count)s merknader er ikke besvart.", remarks)
        found.append(words % {"count": remarks})
    if proposals:
        words = ngettext("%(count)s forslag er ikke besvart.", "%(count)s forslag er ikke besvart.", proposals)
        found.append(words % {"count": proposals})
    return found
