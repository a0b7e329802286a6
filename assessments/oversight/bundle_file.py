"""Writes the ZIP: every signed paper byte for byte, an overview to open in a browser and one for a spreadsheet.

Every file is held against its SHA-256 when it is read; one that is missing or damaged is named in the overview, never
left out in silence. The papers are compressed already and are only put side by side.
"""

import csv
import hashlib
import io
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.db.models import Prefetch, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.casework.models import Assessment
from assessments.documents import services as documents
from assessments.documents.archive.layout import Standing
from assessments.documents.archive.names import Unique, readable
from assessments.documents.models import Document

from .export_cells import safe
from .models import BundledPaper

CHUNK = 50
EVERY = 0.5  # seconds between two steps of the progress bar
_STANDING = {"signed": Standing.CURRENT, "superseded": Standing.SUPERSEDED, "withdrawn": Standing.WITHDRAWN}


@dataclass(frozen=True)
class Entry:
    """One line of the overview. Without a name there is no file."""

    organisation: str
    orgnr: str
    workplace: str
    title: str
    version: int
    signed_on: date
    name: str = ""
    sha256: str = ""


def write(papers: QuerySet[BundledPaper], target: Path, *, progress: Callable[[int], None]) -> int:
    """The whole file. Gives how many papers could not be put in; `progress` is told how far it has come."""
    entries: list[Entry] = []
    told = time.monotonic()
    with _new_file(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        names = Unique()
        for paper in _with_documents(papers):
            entries.append(_put(archive, paper.assessment, names))
            if time.monotonic() - told > EVERY:
                progress(len(entries))
                told = time.monotonic()
        progress(len(entries))
        context = {"entries": entries, "made_at": timezone.localtime()}
        archive.writestr("oversikt.html", render_to_string("oversight/bundle_index.html", context))
        archive.writestr("oversikt.csv", _as_csv(entries))
        sums = "".join(f"{entry.sha256}  {entry.name}\n" for entry in entries if entry.name)
        archive.writestr("SHA256SUMS.txt", sums)
    return sum(not entry.name for entry in entries)


def _new_file(target: Path) -> BinaryIO:
    """For the service alone to read."""
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(handle, "w+b")


def _with_documents(papers: QuerySet[BundledPaper]) -> Iterator[BundledPaper]:
    counting = Document.objects.filter(voided_at=None).prefetch_related("signatures")
    related = ("assessment__organisation", "assessment__workplace", "assessment__facts")
    found = papers.select_related(*related).defer("assessment__frozen_record", "assessment__frozen_findings")
    return found.prefetch_related(Prefetch("assessment__documents", counting)).iterator(chunk_size=CHUNK)


def _put(archive: zipfile.ZipFile, assessment: Assessment, names: Unique) -> Entry:
    signed_on = timezone.localdate(assessment.signed_at)
    title = assessment.facts.title or assessment.workplace.name
    entry = Entry(
        assessment.organisation.name,
        assessment.organisation.orgnr,
        assessment.workplace.name,
        title,
        assessment.number,
        signed_on,
    )
    pdf = _read(assessment)
    if pdf is None:
        return entry
    wanted = readable(signed_on, title, entry.workplace, entry.version, _STANDING[assessment.state])
    name = names.name(wanted) + ".pdf"
    archive.writestr(zipfile.ZipInfo(name, timezone.localtime(assessment.signed_at).timetuple()[:6]), pdf)
    return replace(entry, name=name, sha256=hashlib.sha256(pdf).hexdigest())


def _read(assessment: Assessment) -> bytes | None:
    """The paper as last signed; None when there is none, or when it is damaged. Raises when the storage is away."""
    for document in assessment.documents.all():
        revisions = sorted(document.signatures.all(), key=lambda signature: signature.order)
        try:
            return documents.stored(revisions[-1] if revisions else document)
        except documents.PaperUnreachable:
            raise
        except documents.PaperDamaged:
            return None
    return None


def _as_csv(entries: list[Entry]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    headings = (_("Virksomhet"), _("Organisasjonsnummer"), _("Arbeidssted"), _("Vurdering"), _("Versjon"))
    writer.writerow((*headings, _("Signert"), _("Fil"), "SHA-256"))
    for entry in entries:
        name = entry.name or _("Mangler")
        words = (entry.organisation, entry.orgnr, entry.workplace, entry.title, entry.version, entry.signed_on, name)
        writer.writerow([safe(word) for word in (*words, entry.sha256)])
    return "\ufeff" + written.getvalue()
