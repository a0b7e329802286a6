"""The form of an archive: which files it has, under which names, and what its two lists say."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FORMAT, VERSION = "alenearbeid-arkiv", 1

README, INDEX, ABOUT, LIST, SUMS = "README.txt", "index.html", "arkiv.json", "dokumenter.jsonl", "SHA256SUMS.txt"
PAPERS, RECORDS, JOURNAL, SEALS, AUTHORITIES = "dokumenter", "vurderinger", "journal", "segl", "tidsstempel"
EVENTS, EVENTS_IN_WORDS = f"{JOURNAL}/journal.jsonl", f"{JOURNAL}/journal.txt"

TOP = (README, INDEX, ABOUT, LIST, SUMS)
FOLDERS = {PAPERS: ".pdf", RECORDS: ".json", SEALS: ".pem", AUTHORITIES: ".pem"}

# Whatever Windows, macOS or Linux would take for something else is left out of names, and not taken from others.
_NAME = re.compile(r'[^\x00-\x1f\x7f<>:"/\\|?*]{1,200}')
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(max_length=10_000)]


def is_allowed(path: str) -> bool:
    """Whether an archive may have a file of this name."""
    if path in TOP or path in (EVENTS, EVENTS_IN_WORDS):
        return True
    folder, _slash, name = path.partition("/")
    suffix = FOLDERS.get(folder)
    return bool(suffix and name.endswith(suffix) and not name.startswith(".") and _NAME.fullmatch(name))


class Standing(StrEnum):
    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNFINISHED = "unfinished"
    VOID = "void"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Head(_Entry):
    """The journal's last event."""

    number: Annotated[int, Field(ge=0, lt=2**53)]
    hash: Sha256 | Literal[""]


class About(_Entry):
    """arkiv.json: whose archive, made when and by what."""

    format: Literal["alenearbeid-arkiv"] = "alenearbeid-arkiv"
    version: Literal[1] = 1
    organisation: Text
    orgnr: Text
    organisation_uuid: UUID
    made_at: datetime
    release: Text
    site: Text
    documents: Annotated[int, Field(ge=0, lt=2**53)]
    journal: Head


class SignatureEntry(_Entry):
    field: Text
    person: Text
    role: Text
    method: Text
    disagrees: bool
    signed_at: datetime
    level: Text
    timestamped_at: datetime | None = None
    authority: Text = ""


class DocumentEntry(_Entry):
    """One line of dokumenter.jsonl: one paper, all its revisions in one file, since each begins with the one before."""

    title: Text
    workplace: Text
    assessment: UUID
    series: UUID
    number: Annotated[int, Field(ge=1, le=100_000)]
    standing: Standing
    standing_since: datetime | None = None
    reason: Text = ""
    record_digest: Sha256
    paper: Text = ""  # empty: the stored file was gone or damaged when the archive was made
    record: Text = ""
    pages: Annotated[int, Field(ge=1, le=100_000)]
    revisions: Annotated[tuple[Sha256, ...], Field(min_length=1, max_length=100)]
    signatures: Annotated[tuple[SignatureEntry, ...], Field(max_length=100)] = ()
