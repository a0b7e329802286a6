"""HTTP for the papers."""

from .papers import paper
from .reading import download, preview
from .signing import finalise, reopen, sign
from .verifying import verify, verify_link

__all__ = ["download", "finalise", "paper", "preview", "reopen", "sign", "verify", "verify_link"]
