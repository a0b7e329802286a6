"""HTTP for the papers."""

from .jobs import job
from .papers import paper
from .reading import download, preview
from .signing import finalise, reopen, sign
from .survey_poster import survey_poster
from .verifying import verify, verify_link
from .withholding import redacted, withhold

__all__ = [
    "download",
    "finalise",
    "job",
    "paper",
    "preview",
    "redacted",
    "reopen",
    "sign",
    "survey_poster",
    "verify",
    "verify_link",
    "withhold",
]
