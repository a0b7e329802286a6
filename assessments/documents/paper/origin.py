"""Where a derived paper comes from: which assessment and version, whether it is signed, and whether it still counts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.casework.models import Assessment, State
from assessments.documents import qr

from .answers import printed


@dataclass(frozen=True)
class Signed:
    """Someone who has signed the assessment, and when."""

    person: str
    role: str
    on: str
    disagrees: bool
    field: str = ""


@dataclass(frozen=True)
class Standing:
    """What has become of the assessment, as it is when the paper is asked for. The default is a draft."""

    signed_on: date | None = None
    superseded_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
    signatures: tuple[Signed, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.signed_on is None


@dataclass(frozen=True)
class Origin:
    """The words under a derived paper's own: what it is taken from, and where anyone can check that."""

    sentence: str
    notice: str
    fingerprint: str
    url: str
    qr: SafeString
    is_draft: bool


def standing(assessment: Assessment, signatures: tuple[Signed, ...] = ()) -> Standing:
    """The standing by the row's own timestamps; what waits for signatures is a draft still."""
    return Standing(
        signed_on=_day(assessment.signed_at),
        superseded_on=_day(assessment.superseded_at) if assessment.state == State.SUPERSEDED else None,
        withdrawn_on=_day(assessment.withdrawn_at) if assessment.state == State.WITHDRAWN else None,
        withdrawn_reason=assessment.withdrawn_reason,
        signatures=signatures,
    )


def origin(stands: Standing, *, title: str, version: int, fingerprint: str, url: str) -> Origin:
    """A draft is called one, and has no fingerprint to check: what is not signed has nothing to confirm."""
    if stands.is_draft:
        sentence = _("Utkast. Vurderingen «%(title)s» er ikke signert, og innholdet kan bli endret.")
    else:
        sentence = _(
            "Utdrag av signert risikovurdering «%(title)s», versjon %(version)s, signert %(day)s. "
            "Det er hele vurderingen som gjelder."
        )
    values = {"title": title, "version": version, "day": printed(stands.signed_on)}
    return Origin(
        sentence=sentence % values,
        notice=notice(stands),
        fingerprint="" if stands.is_draft else fingerprint,
        url=url,
        qr=qr.svg(url, title=_("QR-kode til kontrollsiden %(url)s") % {"url": url}),
        is_draft=stands.is_draft,
    )


def notice(stands: Standing, *, with_reason: bool = True) -> str:
    """That the assessment no longer counts, in words; nothing while it does."""
    if stands.withdrawn_on:
        words = _("Trukket tilbake %(day)s.") % {"day": printed(stands.withdrawn_on)}
        return f"{words} {stands.withdrawn_reason}".strip() if with_reason else words
    if stands.superseded_on:
        return _("Erstattet av en nyere versjon %(day)s. Bruk den nye.") % {"day": printed(stands.superseded_on)}
    return ""


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
