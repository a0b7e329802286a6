"""Writes new revisions, and leaves the earlier ones' title, dates and metadata as they are."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class QuietWriter(IncrementalPdfFileWriter):
    """Verification can then refuse anyone's later change to title, dates and XMP.

    `_update_meta` is pyHanko's private hook; tests/documents/test_signing.py fails if it goes away.
    """

    def _update_meta(self) -> None:
        pass
