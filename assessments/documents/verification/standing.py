"""Whether the paper counts today: in force, replaced, withdrawn, void or not yet signed by all."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from assessments.casework import workflow
from assessments.casework.models import Assessment
from assessments.casework.models import State as Stage
from assessments.documents.models import Document, Signature


class State(StrEnum):
    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNFINISHED = "unfinished"  # not everyone has signed
    VOID = "void"  # reopened before everyone had signed


@dataclass(frozen=True)
class Standing:
    """`at` is when it came to be so; `later` the version in force instead, when there is one."""

    state: State
    uuid: UUID
    version: int
    at: datetime | None = None
    reason: str = ""
    later: "Standing | None" = None


@dataclass(frozen=True)
class Missing:
    """A signature the paper has a field for, and the file lacks. `signed_at` when it was given all the same."""

    field: str
    role: str
    signed_at: datetime | None = None


def standing(document: Document) -> Standing:
    """Of this paper, as of now."""
    assessment = document.assessment
    state, at = _state(document, assessment)
    reason = assessment.withdrawn_reason if state == State.WITHDRAWN else ""
    return Standing(state, assessment.uuid, assessment.number, at, reason, _in_force(assessment, state))


def missing(document: Document, given: list[Signature]) -> tuple[Missing, ...]:
    """What the revision with the signatures `given` lacks, in the order of the paper's fields."""
    made = {row.field: row for row in document.signatures.all()}
    has = {row.field for row in given}
    expected = {each.field: each.role_label for each in workflow.signatories(document.assessment)}
    later = {field: row.role for field, row in made.items() if field not in expected}
    return tuple(
        Missing(name, made[name].role if name in made else role, made[name].signed_at if name in made else None)
        for name, role in (expected | later).items()
        if name not in has
    )


def _state(document: Document, assessment: Assessment) -> tuple[State, datetime | None]:
    if document.voided_at:
        return State.VOID, document.voided_at
    if assessment.state == Stage.WITHDRAWN:
        return State.WITHDRAWN, assessment.withdrawn_at
    if assessment.state == Stage.SUPERSEDED:
        return State.SUPERSEDED, assessment.superseded_at
    return (State.CURRENT if assessment.state == Stage.SIGNED else State.UNFINISHED), assessment.signed_at


def _in_force(assessment: Assessment, state: State) -> Standing | None:
    """The version that applies instead."""
    if state in {State.CURRENT, State.UNFINISHED}:
        return None
    others = Assessment.objects.filter(series=assessment.series_id, state=Stage.SIGNED).exclude(pk=assessment.pk)
    other = others.first()
    return Standing(State.CURRENT, other.uuid, other.number, other.signed_at) if other else None
