"""Attached section: why this version was made, and the versions before it. Snapshotted by a service, never typed."""

from datetime import date
from typing import Annotated

from pydantic import Field

from .base import Section, Text

VERSIONS_AT_MOST = 10_000


class EarlierVersion(Section):
    """A version that was signed before this one; the digest is its record's."""

    number: Annotated[int, Field(ge=1, le=VERSIONS_AT_MOST)]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signed_on: date | None = None
    reason: Text | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: Text | None = None


class Versions(Section):
    reason: Text | None = None
    earlier: tuple[EarlierVersion, ...] = ()
