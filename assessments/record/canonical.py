"""Canonical bytes (RFC 8785), the digest over them, and reading them back. A wrong file is refused whole."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import rfc8785
from pydantic import ValidationError

from .assessment import FORMAT, VERSION, AssessmentFile, AssessmentRecord, Envelope
from .base import Section

MAX_BYTES = 2_000_000
S = TypeVar("S", bound=Section)


@dataclass(frozen=True)
class Fault:
    """One fault: where (dotted path), what kind (pydantic's error type or our own), what was expected there."""

    path: str
    kind: str
    context: dict[str, Any] = field(default_factory=dict)


class RecordRefused(Exception):
    """The file is refused whole; `faults` says every place."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.kind}" for fault in faults))
        self.faults = faults


def plain(section: Section) -> dict[str, Any]:
    """The section as plain JSON values; None is left out, so that a later optional field keeps old digests.

    So are empty sections and tuples that are empty by default: a field nobody has touched says nothing.
    """
    return section.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def record_bytes(record: AssessmentRecord) -> bytes:
    """The RFC 8785 bytes that are stored, signed and hashed."""
    return rfc8785.dumps(plain(record))


def digest(data: bytes) -> str:
    """SHA-256 in hex of the stored bytes, never of a re-dump."""
    return hashlib.sha256(data).hexdigest()


def file_bytes(record: bytes, envelope: Envelope) -> bytes:
    """The exchange file around stored record bytes."""
    return rfc8785.dumps(
        {"format": FORMAT, "version": VERSION, "envelope": plain(envelope), "record": json.loads(record)}
    )


def parse_file(data: bytes) -> AssessmentFile:
    """Read an exchange file, or raise RecordRefused with the path of each fault."""
    return _validated(AssessmentFile, _plain_json(data))


def parse_record(data: bytes) -> AssessmentRecord:
    """Read stored record bytes."""
    return _validated(AssessmentRecord, _plain_json(data))


def _validated(model: type[S], value: Any) -> S:
    try:
        return model.model_validate_json(json.dumps(value, ensure_ascii=False))
    except ValidationError as error:
        raise RecordRefused([_fault(detail) for detail in error.errors(include_url=False)]) from error
    except (ValueError, RecursionError) as error:  # half a surrogate pair, or nested deeper than can be written
        raise RecordRefused([Fault("", "not_json")]) from error


def _fault(detail: Any) -> Fault:
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    return Fault(".".join(str(part) for part in detail["loc"]), detail["type"], context)


def _plain_json(data: bytes) -> Any:
    """JSON without floats, doubled keys or a size that could choke us."""
    if len(data) > MAX_BYTES:
        raise RecordRefused([Fault("", "too_large", {"limit": str(MAX_BYTES)})])
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_unique_keys, parse_float=_no_float, parse_constant=_no_float
        )
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        raise RecordRefused([Fault("", "not_json")]) from error


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        doubled = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
        raise RecordRefused([Fault(doubled, "doubled_key")])
    return found


def _no_float(text: str) -> NoReturn:
    raise RecordRefused([Fault("", "float", {"value": text[:40]})])
