"""Writes new revisions at the time given, and leaves the earlier ones' title, dates and metadata as they are."""

from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSigner


class QuietWriter(IncrementalPdfFileWriter):
    """Verification can then refuse anyone's later change to title, dates and XMP.

    `_update_meta` is pyHanko's private hook; tests/documents/test_signing.py fails if it goes away.
    """

    def _update_meta(self) -> None:
        pass


class Signer(PdfSigner):
    """Signs with the time that the stamp and the database also say, not with its own."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session
