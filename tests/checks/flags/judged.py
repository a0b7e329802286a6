"""What the tests of the flags share: which apply to a record, whether each is met, and by which codes."""

from datetime import date
from typing import Any

from assessments.checks import flags
from assessments.checks.flags import Flag
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer
from tests.checks.judging import law_on
from tests.record.builders import ON, Json, record


def flags_of(data: Json | AssessmentRecord | None = None, on: date = ON, **changes: Any) -> dict[str, Flag]:
    judged = data if isinstance(data, AssessmentRecord) else record(data, **changes)
    return {flag.key: flag for flag in flags.applicable(judged, law_on(on), on)}


def met(data: Json | AssessmentRecord | None = None, on: date = ON, **changes: Any) -> dict[str, Answer]:
    return {key: flag.is_met for key, flag in flags_of(data, on, **changes).items()}


def told(key: str, data: Json | None = None, on: date = ON, **changes: Any) -> str:
    """«no: not-asked» or «yes: consulted»; nothing when the flag does not apply."""
    flag = flags_of(data, on, **changes).get(key)
    return f"{flag.is_met}: {' '.join(reason.code for reason in flag.reasons)}" if flag else ""
