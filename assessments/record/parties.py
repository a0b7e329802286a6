"""Steps 9 and 10, and the attached sections: organisation, remarks, positions. Participation is part of the paper."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Count, Key, Line, Section, Text
from .choices import (
    Answer,
    Category,
    Decision,
    Involvement,
    PartyRole,
    ProposalKind,
    ProposalOutcome,
    RemarkOutcome,
    SafetyRepArrangement,
    Sector,
    SpecialRisk,
    Statement,
    WorkerInvolvement,
)


class OrganisationFacts(Section):
    """What the checks need to know of the organisation, as it was when the assessment was made."""

    name: Line | None = None
    orgnr: Annotated[str, Field(pattern=r"^\d{9}$")] | None = None
    sector: Sector | None = None
    industry_code: Annotated[str, Field(pattern=r"^\d{2}(\.\d{1,3})?$")] | None = None
    employees: Count | None = None
    safety_rep_arrangement: SafetyRepArrangement | None = None
    safety_rep_agreement_on: date | None = None
    safety_rep_agreement_until: date | None = None
    has_works_council: bool | None = None
    has_occupational_health: bool | None = None
    has_collective_agreement: bool | None = None
    workplace: Line | None = None
    workplace_address: Line | None = None


class Participation(Section):
    assessor_name: Line | None = None
    assessor_role: Line | None = None
    safety_rep_involvement: Involvement | None = None
    safety_rep_name: Line | None = None
    safety_rep_asked_on: date | None = None
    safety_rep_deadline: date | None = None
    safety_rep_how: Text | None = None
    workers_involved: tuple[WorkerInvolvement, ...] | None = None
    workers_how: Text | None = None
    union_rep_involvement: Involvement | None = None
    union_rep_how: Text | None = None
    occupational_health_involvement: Involvement | None = None
    works_council_treated: Answer | None = None
    works_council_on: date | None = None
    works_council_protocol: Line | None = None
    works_council_decision: Text | None = None
    manager_trained: Answer | None = None
    safety_rep_trained: Answer | None = None


class Conclusion(Section):
    special_risk: SpecialRisk | None = None
    special_risk_reason: Text | None = None
    decision: Decision | None = None
    terms: Text | None = None
    decision_reason: Text | None = None
    whom_to_call: Text | None = None
    stop_when: Text | None = None
    written_instruction: Answer | None = None
    informed_how: Text | None = None
    next_review: date | None = None
    warnings_answered: Text | None = None


class ReplyEntry(Section):
    """What somebody has added to a remark: before the employer's answer, or after it."""

    author: Line
    role: PartyRole
    on: date
    text: Text
    follows_answer: Literal[True] | None = None


class RemarkEntry(Section):
    """A remark on the whole (item None) or on one item of a step, what was said to it, and the employer's answer."""

    step: Key | None = None
    item: Key | None = None
    author: Line
    role: PartyRole
    on: date
    text: Text
    answer: Text | None = None
    outcome: RemarkOutcome | None = None
    answered_by: Line | None = None
    answered_on: date | None = None
    replies: tuple[ReplyEntry, ...] = ()


class ProposalEntry(Section):
    """A hazard or a measure that a party has proposed, and what the employer decided. `hazard`: what it is against."""

    kind: ProposalKind
    category: Category | None = None
    item: Key | None = None
    name: Line
    hazard: Key | None = None
    why: Text | None = None
    author: Line
    role: PartyRole
    on: date
    outcome: ProposalOutcome | None = None
    reason: Text | None = None
    decided_by: Line | None = None
    decided_on: date | None = None


class PositionEntry(Section):
    """What a party states about the assessment; the safety rep's is a statement, not a duty to sign (aml § 6-2 (4))."""

    name: Line
    role: PartyRole
    asked_on: date | None = None
    deadline: date | None = None
    statement: Statement | None = None
    reason: Text | None = None
    on: date | None = None
    on_older_content: Literal[True] | None = None  # an answer has been changed since, and the party not asked anew
