"""What an examination found, as plain data that crosses from the worker as JSON: nothing in it can be executed."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    READ = "read"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    TOO_HARD = "too_hard"  # used up the worker's time or memory, or broke it


@dataclass(frozen=True)
class Trusted:
    """The certificates to judge by, as DER: our seals, and those whose timestamps we believe."""

    seals: tuple[bytes, ...]
    authorities: tuple[bytes, ...] = ()
    record_format: str = ""


@dataclass(frozen=True)
class FoundSignature:
    """One signature, or one timestamp over the whole document, in the order the file grew."""

    field: str
    is_timestamp: bool = False
    name: str = ""
    reason: str = ""
    claimed_at: datetime | None = None
    is_ours: bool = False  # made with one of the seals, even when it no longer holds
    is_intact: bool = False
    is_trusted: bool = False  # the certificate was good at the time that counts
    covers_whole_file: bool = False
    only_signed_since: bool = False  # nothing has come after it but more signatures and timestamps of ours
    has_timestamp: bool = False  # carries one, good or bad
    timestamped_at: datetime | None = None  # the time of a timestamp that is good
    authority: str = ""


@dataclass(frozen=True)
class Printed:
    """What stands on the pages, as they were when the first signature was set."""

    is_read: bool = False
    fingerprints: tuple[str, ...] = ()  # that the paper names as its own; one, on a paper of ours
    strays: tuple[int, ...] = ()  # pages that have another at their foot, or none where others have one
    texts: int = 0  # in the attached record
    missing: int = 0  # of them, not on paper
    is_as_signed: bool = True  # the pages show now what they showed then


@dataclass(frozen=True)
class Findings:
    outcome: Outcome
    signatures: tuple[FoundSignature, ...] = ()
    record_digest: str | None = None
    empty_fields: tuple[str, ...] = ()
    ends_well: bool = False  # the last signature, or the last timestamp, covers every byte
    has_archive_proof: bool = False
    printed: Printed | None = None  # when there is a signature of ours, or a record of ours

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), default=datetime.isoformat).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Findings":
        data = json.loads(text)
        signatures = tuple(FoundSignature(**_with_times(each)) for each in data.pop("signatures"))
        outcome, empty = Outcome(data.pop("outcome")), tuple(data.pop("empty_fields"))
        printed = _printed(data.pop("printed"))
        return cls(outcome=outcome, signatures=signatures, empty_fields=empty, printed=printed, **data)


def _with_times(data: dict[str, Any]) -> dict[str, Any]:
    times = {key: datetime.fromisoformat(data[key]) for key in ("claimed_at", "timestamped_at") if data[key]}
    return data | times


def _printed(data: dict[str, Any] | None) -> Printed | None:
    if data is None:
        return None
    return Printed(fingerprints=tuple(data.pop("fingerprints")), strays=tuple(data.pop("strays")), **data)
