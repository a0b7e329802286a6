"""Writes an organisation's archive: papers, records, journal, the seals' certificates, and a page to find one's way."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from pathlib import Path
from ssl import DER_cert_to_PEM_cert
from typing import Any
from urllib.parse import quote

import pikepdf
import rfc8785
from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event, JournalHead, Organisation
from assessments.casework import exchange
from assessments.casework.models import Assessment
from assessments.casework.words.event_words import detail_in_words, in_words, roles_in_words
from assessments.documents import services, verification
from assessments.documents.models import Document, Signature

from . import layout, names
from .folder import NewFolder, made_whole
from .layout import About, DocumentEntry, Head, SignatureEntry, Standing

CHUNK = 200  # rows in memory at a time
Progress = Callable[[int, int], None]


@dataclass
class Written:
    """What was made. `lacking` are papers whose stored file is gone or damaged: the archive says so, too."""

    fingerprint: str = ""
    documents: int = 0
    lacking: list[str] = field(default_factory=list)


def write(organisation: Organisation, target: Path, *, progress: Progress = lambda done, total: None) -> Written:
    """The whole archive, or nothing. The journal of the organisation gets to know, with the archive's fingerprint."""
    with translation.override("nb"), made_whole(target) as folder:
        done = _Writer(organisation, folder, progress).write()
    journal.log(organisation, actor=None, what="archive.exported", digest=done.fingerprint)
    return done


class _Writer:
    def __init__(self, organisation: Organisation, folder: NewFolder, progress: Progress) -> None:
        self.organisation, self.folder, self.progress = organisation, folder, progress
        self.made_at, self.names, self.done = timezone.now(), names.Unique(), Written()
        self.titles = _titles(organisation)

    def write(self) -> Written:
        trusted = verification.trusted()
        self._certificates(layout.SEALS, trusted.seals)
        self._certificates(layout.AUTHORITIES, trusted.authorities)
        self._documents(trusted.seals)
        head = self._journal()  # after the papers, so that it knows of all of them
        about = About(
            organisation=self.organisation.name,
            orgnr=self.organisation.orgnr,
            organisation_uuid=self.organisation.uuid,
            made_at=self.made_at,
            release=settings.RELEASE,
            site=settings.SITE_URL,
            documents=self.done.documents,
            journal=head,
        )
        self.folder.write(layout.ABOUT, (about.model_dump_json(indent=2) + "\n").encode())
        address = settings.SITE_URL + reverse("documents:verify")
        context = {"about": about, "layout": layout, "verify_url": address}
        readme = render_to_string("documents/archive/README.txt", context)
        self.folder.write(layout.README, readme.encode())
        self.done.fingerprint = self.folder.close()
        return self.done

    # --- Papers, and the page that lists them ---

    def _documents(self, seals: Iterable[bytes]) -> None:
        papers = self._papers()
        total = papers.count()
        with self.folder.open(layout.LIST) as listing, self.folder.open(layout.INDEX) as page:
            page.write(_html("top", organisation=self.organisation, made_at=self.made_at, total=total))
            for workplace, of_workplace in groupby(self._entries(papers, total), key=lambda entry: entry.workplace):
                page.write(_html("workplace", workplace=workplace))
                for _series, versions in groupby(of_workplace, key=lambda entry: entry.series):
                    entries = list(versions)
                    page.write(_html("assessment", entries=[_Shown(entry) for entry in entries]))
                    listing.write(b"".join(entry.model_dump_json().encode() + b"\n" for entry in entries))
            page.write(_html("bottom", seals=[hashlib.sha256(each).hexdigest() for each in seals]))

    def _papers(self) -> QuerySet[Document]:
        related = ("assessment__series", "assessment__workplace", "assessment__organisation", "assessment__facts")
        return (
            Document.objects.filter(organisation=self.organisation)
            .select_related(*related)
            .defer("assessment__frozen_record", "assessment__frozen_findings")
            .order_by(
                *("assessment__workplace__name", "assessment__workplace_id", "assessment__series_id"),
                *("-assessment__number", "-created_at", "-pk"),
            )
        )

    def _entries(self, papers: QuerySet[Document], total: int) -> Iterator[DocumentEntry]:
        for document in papers.prefetch_related("signatures").iterator(chunk_size=CHUNK):
            yield self._document(document)
            self.done.documents += 1
            self.progress(self.done.documents, total)

    def _document(self, document: Document) -> DocumentEntry:
        signatures, assessment = list(document.signatures.all()), document.assessment
        standing = verification.standing(document)
        facts = getattr(assessment, "facts", None)
        entry = DocumentEntry(
            title=(facts and facts.title) or assessment.workplace.name,
            workplace=assessment.workplace.name,
            assessment=assessment.uuid,
            series=assessment.series.uuid,
            number=assessment.number,
            standing=Standing(standing.state.value),
            standing_since=standing.at,
            reason=standing.reason,
            record_digest=document.record_digest,
            pages=document.page_count,
            revisions=(document.sha256, *(row.sha256 for row in signatures)),
            signatures=tuple(_signature(row) for row in signatures),
        )
        return entry.model_copy(update=self._files(document, entry, signatures[-1] if signatures else document))

    def _files(self, document: Document, entry: DocumentEntry, last: Document | Signature) -> dict[str, str]:
        """The newest revision, and the record it carries, byte for byte as it was signed."""
        on = timezone.localdate(entry.signatures[-1].signed_at if entry.signatures else document.created_at)
        name = self.names.name(names.readable(on, entry.title, entry.workplace, entry.number, entry.standing))
        paper, record = f"{layout.PAPERS}/{name}.pdf", f"{layout.RECORDS}/{name}.json"
        try:
            pdf = services.stored(last)
        except services.PaperUnreachable:
            raise
        except services.PaperDamaged:
            self.done.lacking.append(name)
            return self._record_alone(document, record)
        self.folder.write(paper, pdf)
        self.folder.write(record, attachment(pdf))
        return {"paper": paper, "record": record}

    def _record_alone(self, document: Document, record: str) -> dict[str, str]:
        """From the database, when the paper that carries it is lost; unless it was opened again and is no longer so."""
        if document.voided_at:
            return {}
        self.folder.write(record, exchange.export_file(document.assessment))
        return {"record": record}

    # --- Journal and certificates ---

    def _journal(self) -> Head:
        """Up to the head as it is now: what is written meanwhile belongs to the next archive."""
        head = JournalHead.objects.filter(organisation=self.organisation).first()
        if head is None:
            head = JournalHead(organisation=self.organisation, number=0, hash="")
        events = Event.objects.filter(organisation=self.organisation, number__lte=head.number)
        with self.folder.open(layout.EVENTS) as lines, self.folder.open(layout.EVENTS_IN_WORDS) as words:
            words.write(f"Journal for {self.organisation.name} ({self.organisation.orgnr})\n\n".encode())
            for event in events.select_related("organisation").order_by("number").iterator(chunk_size=CHUNK):
                content = {**journal.content_of(event), "hash": event.hash}
                lines.write(rfc8785.dumps(content) + b"\n")
                words.write(self._in_words(event).encode())
        return Head(number=head.number, hash=head.hash)

    def _in_words(self, event: Event) -> str:
        when = timezone.localtime(event.at).strftime("%d.%m.%Y %H:%M:%S")
        roles = roles_in_words(event.actor_role)
        who = f"{event.actor_name} ({roles})" if roles else event.actor_name
        about = self.titles.get(event.subject, event.subject)
        digest = event.digest and f"SHA-256 {event.digest}"
        parts = [f"{event.number}. {when}", who, in_words(event.what), about, detail_in_words(event.detail), digest]
        return " | ".join(" ".join(part.split()) for part in parts if part) + "\n"

    def _certificates(self, folder: str, certificates: Iterable[bytes]) -> None:
        for certificate in certificates:
            name = f"{folder}/{hashlib.sha256(certificate).hexdigest()}.pem"
            self.folder.write(name, DER_cert_to_PEM_cert(certificate).encode())


@dataclass(frozen=True)
class _Shown:
    """A paper as the page shows it."""

    entry: DocumentEntry

    @property
    def paper_url(self) -> str:
        return quote(self.entry.paper)

    @property
    def record_url(self) -> str:
        return quote(self.entry.record)


def _titles(organisation: Organisation) -> dict[str, str]:
    """What the journal's ids stand for, drafts too."""
    rows = Assessment.objects.filter(organisation=organisation).values_list("uuid", "facts__title", "number")
    return {str(uuid): f"{title or uuid}, versjon {number}" for uuid, title, number in rows.iterator()}


def attachment(pdf: bytes) -> bytes:
    """The record that a paper of ours carries."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        (attached,) = opened.attachments.values()
        return attached.get_file().read_bytes()


def _signature(row: Signature) -> SignatureEntry:
    return SignatureEntry(
        field=row.field,
        person=row.person,
        role=row.role,
        method=row.method,
        disagrees=row.disagrees,
        signed_at=row.signed_at,
        level=row.level,
        timestamped_at=row.timestamped_at,
        authority=row.timestamp_authority,
    )


def _html(name: str, **context: Any) -> bytes:
    return render_to_string(f"documents/archive/{name}.html", context).encode()
