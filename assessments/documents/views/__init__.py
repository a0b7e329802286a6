"""HTTP for the papers."""

from .reading import download, preview
from .signing import finalise, reopen, sign
from .verifying import verify

__all__ = ["download", "finalise", "preview", "reopen", "sign", "verify"]
