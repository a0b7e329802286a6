"""Checks an archive without the database: is everything there, as it was, and does one part bear out the other?

What it can show is said in the report: that the papers are unchanged since they were signed with the seals that lie in
the archive. Whose seals they are, and that the archive is the one that was made, only something from elsewhere tells.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _
from pydantic import ValidationError

from alenearbeid.accounts import journal
from assessments.documents.examination import limited
from assessments.documents.examination.findings import Trusted
from assessments.documents.statement import Statement
from assessments.documents.verification import Kind, Verdict
from assessments.documents.verification.verdict import judged
from assessments.record.assessment import FORMAT as RECORD_FORMAT

from .layout import ABOUT, AUTHORITIES, EVENTS, LIST, PAPERS, RECORDS, SEALS, SUMS, About, DocumentEntry
from .reading import HostileFolder, NotReadable

Progress = Callable[[int, int], None]
_MOST_ENDS = 1000  # places in a file where a revision may end
_MOST_FAULTS = 1000


class _TooManyFaults(Exception):
    """Enough has been said."""


class NotAnArchive(Exception):
    """There is nothing here that can be checked. The text says what is missing."""


@dataclass
class Checked:
    """What was looked at, and every fault, in words."""

    about: About
    fingerprint: str
    files: int = 0
    documents: int = 0
    signatures: int = 0
    events: int = 0
    seals: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def check(root: Path, *, progress: Progress = lambda done, total: None) -> Checked:
    """Raises NotAnArchive when the two files that say what it is cannot be read."""
    try:
        with HostileFolder(root) as folder:
            return _Check(folder, progress).run()
    except (OSError, NotReadable) as error:
        raise NotAnArchive(_("%(folder)s kan ikke leses som en mappe.") % {"folder": root}) from error


class _Check:
    def __init__(self, folder: HostileFolder, progress: Progress) -> None:
        self.folder, self.progress = folder, progress
        try:
            self.sums, about = folder.sums(), About.model_validate_json(folder.content(ABOUT))
            self.done = Checked(about, folder.sha256(SUMS))
        except (NotReadable, ValidationError) as error:
            raise NotAnArchive(
                _("Mappen er ikke et arkiv: %(about)s eller %(sums)s mangler eller kan ikke leses.")
                % {"about": ABOUT, "sums": SUMS}
            ) from error
        self.mentioned: set[str] = set()  # papers and records that the list names
        self.digests: set[str] = set()  # of records that were made ready for signing, from the journal

    def run(self) -> Checked:
        try:
            self._go_through()
        except _TooManyFaults:
            self.done.faults.append(_("Det er flere feil. Kontrollen er avbrutt her."))
        return self.done

    def _go_through(self) -> None:
        self._files()
        self._journal()
        trusted = Trusted(self._certificates(SEALS), self._certificates(AUTHORITIES), RECORD_FORMAT)
        self.done.seals = sorted(hashlib.sha256(each).hexdigest() for each in trusted.seals)
        self._documents(trusted)
        for path in sorted(self.sums):
            if path.startswith((f"{PAPERS}/", f"{RECORDS}/")) and path not in self.mentioned:
                self._fault(_("%(path)s er ikke nevnt i listen over dokumenter."), path=path)

    def _fault(self, text: str, **values: Any) -> None:
        if len(self.done.faults) >= _MOST_FAULTS:
            raise _TooManyFaults
        self.done.faults.append(text % {name: shown(str(value)) for name, value in values.items()})

    # --- Every file, by its digest ---

    def _files(self) -> None:
        on_disk = set()
        for path, is_allowed in self.folder.files():
            on_disk.add(path)
            if not is_allowed:
                self._fault(_("%(path)s hører ikke hjemme i et arkiv."), path=path)
            elif path not in self.sums and path != SUMS:
                self._fault(_("%(path)s står ikke i listen over kontrollsummer."), path=path)
        for path, digest in self.sums.items():
            self.done.files += 1
            self.progress(self.done.files, len(self.sums))
            try:
                if path not in on_disk:
                    self._fault(_("%(path)s mangler."), path=path)
                elif self.folder.sha256(path) != digest:
                    self._fault(_("%(path)s er endret."), path=path)
            except NotReadable:
                self._fault(_("%(path)s kan ikke leses."), path=path)

    def _certificates(self, folder: str) -> tuple[bytes, ...]:
        found = []
        for path in sorted(self.sums):
            if not path.startswith(f"{folder}/"):
                continue
            try:
                certificate = x509.load_pem_x509_certificate(self.folder.content(path))
                found.append(certificate.public_bytes(Encoding.DER))
            except (NotReadable, ValueError):
                self._fault(_("%(path)s er ikke et sertifikat."), path=path)
        return tuple(found)

    # --- The journal's chain ---

    def _journal(self) -> None:
        number, previous = 0, ""
        for line in self._lines(EVENTS):
            event = _event(line)
            if event is None:
                self._fault(_("Journalen kan ikke leses etter hendelse %(number)s."), number=number)
                return
            number += 1
            if (event["number"], event["previous_hash"]) != (number, previous):
                self._fault(_("Journalen: hendelse %(number)s bygger ikke på hendelsen før."), number=number)
            if event["organisation"] != str(self.done.about.organisation_uuid):
                self._fault(_("Journalen: hendelse %(number)s gjelder en annen virksomhet."), number=number)
            if not event["is_whole"]:
                self._fault(_("Journalen: hendelse %(number)s er endret."), number=number)
            if event["what"] == "assessment.finalise":
                self.digests.add(event["digest"])
            previous = event["hash"]
        self.done.events = number
        head = self.done.about.journal
        if (number, previous) != (head.number, head.hash):
            self._fault(_("Journalen slutter ikke med den hendelsen som %(about)s oppgir."), about=ABOUT)

    def _lines(self, path: str) -> Iterator[bytes]:
        try:
            yield from self.folder.lines(path)
        except NotReadable:
            self._fault(_("%(path)s kan ikke leses."), path=path)

    # --- Papers, each against the list, its record and the seals ---

    def _documents(self, trusted: Trusted) -> None:
        for line in self._lines(LIST):
            self.done.documents += 1
            self.progress(self.done.documents, self.done.about.documents)
            try:
                entry = DocumentEntry.model_validate_json(line)
            except ValidationError:
                self._fault(_("Linje %(number)s i %(path)s kan ikke leses."), number=self.done.documents, path=LIST)
                continue
            self._document(entry, trusted)
        if self.done.documents != self.done.about.documents:
            self._fault(_("%(path)s har ikke så mange dokumenter som %(about)s oppgir."), path=LIST, about=ABOUT)

    def _document(self, entry: DocumentEntry, trusted: Trusted) -> None:
        name = entry.paper or f"{entry.title}, versjon {entry.number}"
        for path in (entry.paper, entry.record):
            if path in self.mentioned:
                self._fault(_("%(path)s er nevnt to ganger."), path=path)
            self.mentioned.add(path)
        if entry.record_digest not in self.digests:
            self._fault(_("%(name)s: journalen nevner ikke at vurderingen ble ferdigstilt."), name=name)
        if entry.record:
            self._record(entry, name)
        if not entry.paper:
            self._fault(_("%(name)s: filen manglet eller var skadet da arkivet ble laget."), name=name)
            return
        try:
            if not entry.paper.startswith(f"{PAPERS}/"):
                raise NotReadable(entry.paper)
            self._paper(entry, name, self.folder.content(entry.paper), trusted)
        except NotReadable:
            self._fault(_("%(name)s: filen kan ikke leses."), name=name)

    def _record(self, entry: DocumentEntry, name: str) -> None:
        try:
            if not entry.record.startswith(f"{RECORDS}/"):
                raise NotReadable(entry.record)
            content = json.loads(self.folder.content(entry.record))
            envelope = content["envelope"]
            digest = hashlib.sha256(rfc8785.dumps(content["record"])).hexdigest()
            is_same = (envelope["uuid"], envelope["version"]) == (str(entry.assessment), entry.number)
        except (NotReadable, ValueError, TypeError, KeyError, RecursionError):
            self._fault(_("%(path)s kan ikke leses."), path=entry.record)
            return
        if digest != entry.record_digest or not is_same:
            self._fault(_("%(path)s er ikke svarene som ble signert i %(name)s."), path=entry.record, name=name)

    def _paper(self, entry: DocumentEntry, name: str, pdf: bytes, trusted: Trusted) -> None:
        if set(entry.revisions) - revisions_in(pdf):
            self._fault(_("%(name)s: filen har ikke alle revisjonene som listen oppgir."), name=name)
        elif hashlib.sha256(pdf).hexdigest() != entry.revisions[-1]:
            self._fault(_("%(name)s: filen er ikke den siste revisjonen som listen oppgir."), name=name)
        verdict = judged(limited.examine(pdf, trusted), "")
        self.done.signatures += len(verdict.signatures)
        for problem in _problems(entry, verdict):
            self._fault("%(name)s: %(problem)s", name=name, problem=problem)


def _problems(entry: DocumentEntry, verdict: Verdict) -> Iterator[str]:
    """What the examination found wrong, and where the file and the list say different things."""
    if verdict.kind != (Kind.VALID if entry.signatures else Kind.UNSIGNED):
        yield from verdict.problems or (_("signaturene kan ikke bekreftes."),)
    said = [(each.field, each.statement) for each in verdict.signatures]
    listed = [
        (each.field, Statement(each.person, each.role, each.method, entry.record_digest, each.disagrees))
        for each in entry.signatures
    ]
    if said != listed:
        yield _("signaturene i filen er ikke de som listen oppgir.")
    if verdict.record_digest != entry.record_digest:
        yield _("den vedlagte vurderingen er ikke den som listen oppgir.")


def revisions_in(pdf: bytes) -> set[str]:
    """SHA-256 of every beginning of the file that may have been a file of its own: it ends where a PDF ends."""
    found, running, start, marker = set(), hashlib.sha256(), 0, b"%%EOF"
    for _count in range(_MOST_ENDS):
        at = pdf.find(marker, start)
        if at < 0:
            break
        running.update(pdf[start : at + len(marker)])
        start = at + len(marker)
        for ending in (b"", b"\n", b"\r", b"\r\n"):
            if pdf.startswith(ending, start):
                ended = running.copy()
                ended.update(ending)
                found.add(ended.hexdigest())
    found.add(hashlib.sha256(pdf).hexdigest())
    return found


def _event(line: bytes) -> dict[str, Any] | None:
    """What the chain needs of one event, or None when it cannot be read."""
    try:
        content = json.loads(line)
        said = content.pop("hash")
        texts = {name: str(content[name]) for name in ("organisation", "what", "digest", "previous_hash")}
        return {**texts, "number": content["number"], "hash": str(said), "is_whole": _hash(content) == said}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _hash(content: dict[str, Any]) -> str:
    return journal.hash_of_content(content)


def shown(text: str) -> str:
    """For a terminal: what a hostile name would make it do is shown instead of done."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:300])
