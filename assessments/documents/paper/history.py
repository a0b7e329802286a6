"""The versions of the assessment, and what has changed since the last signed one, in words."""

from dataclasses import dataclass

from assessments.casework.words import change_words
from assessments.casework.words.change_words import Group
from assessments.record.assessment import AssessmentRecord, Envelope
from assessments.record.diff import changes

from .answers import printed

MANY = 50  # changes; beyond them each part tells the first, and how many more there are
OF_EACH = 10


@dataclass(frozen=True)
class PrintedVersion:
    """A version that was signed before this one."""

    number: int
    signed_on: str
    digest: str
    reason: str
    withdrawn_on: str
    withdrawn_reason: str


@dataclass(frozen=True)
class PrintedChanges:
    """Changes under one heading; `more` of them are not printed."""

    heading: str
    sentences: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class History:
    """`predecessor_digest` is the version this one follows; `is_known` says whether it was here to compare with."""

    number: int
    reason: str
    earlier: tuple[PrintedVersion, ...]
    predecessor_digest: str
    is_known: bool
    changes: tuple[PrintedChanges, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.earlier or self.reason or self.predecessor_digest)

    @property
    def since(self) -> int:
        return self.earlier[-1].number if self.earlier else self.number - 1


def history(record: AssessmentRecord, envelope: Envelope, earlier: AssessmentRecord | None) -> History:
    """`earlier` is the frozen record of the version before; a file alone has only its digest."""
    groups = change_words.grouped(changes(earlier, record)) if earlier else ()
    is_long = sum(len(group.told) for group in groups) > MANY
    return History(
        number=envelope.version,
        reason=record.versions.reason or "",
        earlier=tuple(
            PrintedVersion(
                number=one.number,
                signed_on=printed(one.signed_on),
                digest=one.digest,
                reason=one.reason or "",
                withdrawn_on=printed(one.withdrawn_on),
                withdrawn_reason=one.withdrawn_reason or "",
            )
            for one in record.versions.earlier
        ),
        predecessor_digest=envelope.predecessor_digest or "",
        is_known=earlier is not None,
        changes=tuple(_printed(group, OF_EACH if is_long else MANY) for group in groups),
    )


def _printed(group: Group, most: int) -> PrintedChanges:
    sentences = tuple(told.text for told in group.told)
    return PrintedChanges(group.heading, sentences[:most], max(0, len(sentences) - most))
