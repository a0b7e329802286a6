"""Is this file one of ours, is it whole, who has signed it, and does it count? The door to verification."""

from .report import headline
from .standing import Standing, standing
from .stored import (
    Busy,
    ExpectedRevisions,
    attached_digest,
    last_signature,
    open_reader,
    signatures_stand,
    trusted,
    verify,
    verify_stored,
)
from .verdict import Kind, SignatureInfo, Verdict

__all__ = [
    "Busy",
    "ExpectedRevisions",
    "Kind",
    "SignatureInfo",
    "Standing",
    "Verdict",
    "attached_digest",
    "headline",
    "last_signature",
    "open_reader",
    "signatures_stand",
    "standing",
    "trusted",
    "verify",
    "verify_stored",
]
