"""What signing is asked for and what comes of it, for those who do not load what signs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Timestamping(StrEnum):
    """What to do when the timestamp authority gives no timestamp that can be trusted."""

    REQUIRED = "required"  # sign nothing
    WHEN_AVAILABLE = "when_available"  # sign without, and say so on paper


@dataclass(frozen=True)
class SignedRevision:
    """A file with one more signature, and what that signature is: its PAdES level, and whose clock says when."""

    pdf: bytes
    level: str
    timestamped_at: datetime | None = None
    timestamp_authority: str = ""


class SigningFailed(Exception):
    """No signature was made. The text can be shown to the person who tried."""
