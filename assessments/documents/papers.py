"""The papers made from one record besides the signed one: made when asked for, and not stored.

Each says which assessment it is taken from and whether that is signed. All are of the same parts as the assessment.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation
from assessments.casework import assembly, judgement
from assessments.casework.models import Assessment
from assessments.catalogue import selectors as catalogue_selectors
from assessments.checks import flags
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord, Envelope
from assessments.record.choices import SafetyRepArrangement

from . import content, logo, rendering, services
from .paper.answers import printed
from .paper.instruction import instruction
from .paper.origin import Origin, Signed, Standing, origin, standing
from .paper.summary import ROOMS, shortened, summary

STYLESHEETS = (*content.STYLESHEETS, "document/papers.css")
MAX_PAGES = 2  # of the summary; and of the instruction, where smaller type can do it
_ID = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
SIZES = ("", "size-small", "size-smaller")


class Kind(StrEnum):
    SUMMARY = "summary"
    INSTRUCTION = "instruction"
    PLAN = "plan"
    POSTER = "poster"


@dataclass(frozen=True)
class PaperKind:
    """What a paper is called, what it is for, and the name of its file."""

    kind: Kind
    name: Promise
    about: Promise
    slug: str

    @property
    def template(self) -> str:
        return f"documents/papers/{self.kind}.html"


KINDS = {
    kind.kind: kind
    for kind in (
        PaperKind(
            Kind.SUMMARY,
            _("Sammendrag"),
            _("Det viktigste på to sider, for ledere, arbeidsmiljøutvalg og tilsyn."),
            "sammendrag",
        ),
        PaperKind(
            Kind.INSTRUCTION,
            _("Instruks for alenearbeid"),
            _(
                "Til dem som gjør arbeidet: hvem de ringer, når de stopper, og hva som er på plass. "
                "Ikke heng den der kunder ser den."
            ),
            "instruks",
        ),
        PaperKind(
            Kind.PLAN,
            _("Tiltaksplan"),
            _("Tiltakene med ansvarlig og frist, og hva som gjelder imens."),
            "tiltaksplan",
        ),
        PaperKind(
            Kind.POSTER,
            _("Plakat med QR-kode"),
            _("Til veggen. Koden viser om vurderingen er signert og gjelder. Ingen navn eller rutiner."),
            "plakat",
        ),
    )
}

BY_SLUG = {kind.slug: kind for kind in KINDS.values()}


class TooLong(rendering.RenderingFailed):
    """The summary does not fit two pages even with the shortest texts."""


@dataclass(frozen=True)
class Source:
    """What every paper is made from: the record as it was read, and what has become of the assessment."""

    record: AssessmentRecord
    envelope: Envelope
    stands: Standing
    owner: Organisation | None = None

    @cached_property
    def images(self) -> Mapping[str, bytes]:
        """The owner's logo, by the address the paper asks for it; a bare file has no owner here."""
        return logo.images(self.owner)

    @property
    def digest(self) -> str:
        return canonical.digest(canonical.record_bytes(self.record))


def source(assessment: Assessment) -> Source:
    """The frozen record when there is one, else the answers as they are now."""
    return Source(
        assembly.assemble(assessment),
        assembly.envelope(assessment),
        standing(assessment, signatures(assessment)),
        owner=assessment.organisation,
    )


def signatures(assessment: Assessment) -> tuple[Signed, ...]:
    """Who has signed the paper that counts."""
    document = services.current(assessment)
    if document is None:
        return ()
    return tuple(
        Signed(one.person, one.role, printed(timezone.localdate(one.signed_at)), one.disagrees, one.field)
        for one in document.signatures.all()
    )


def of(assessment: Assessment, kind: Kind) -> bytes:
    """The paper of an assessment as it is now."""
    return render(kind, source(assessment))


def render(kind: Kind, given: Source) -> bytes:
    """One paper as PDF, without signature fields and without the data attached."""
    with translation.override(given.envelope.language):
        return _MAKERS[kind](given)


def filename(kind: Kind, assessment: Assessment) -> str:
    title = slugify(assessment.facts.title) or "alenearbeid"
    return f"{KINDS[kind].slug}-{title}-v{assessment.number}.pdf"


def html(template: str, context: dict[str, Any]) -> str:
    """A template of this room's papers; a link to a chapter that this paper does not have is the words alone."""
    page = render_to_string(template, context)
    there = set(_ID.findall(page))
    return _LINK.sub(lambda found: found[0] if found[1] in there else found[2], page)


def pdf_of(page: str, given: Source) -> bytes:
    return rendering.pdf_from_html(
        page, created=timezone.now(), stylesheets=STYLESHEETS, images=given.images, draft=given.stands.is_draft
    )


def _pdf(kind: Kind, given: Source, paper: content.Paper, **parts: Any) -> bytes:
    has_after = any(chapter.has_after for chapter in paper.hazards)
    context = {
        "paper": paper,
        "kind": KINDS[kind],
        "origin": _origin(given),
        "has_after": has_after,
        "size": "",
        "place": "",
        **parts,
    }
    return pdf_of(html(KINDS[kind].template, context), given)


def _paper(given: Source) -> content.Paper:
    return services.paper(
        given.record,
        given.envelope,
        [],
        digest=given.digest,
        is_draft=given.stands.is_draft,
        logo=next(iter(given.images), ""),
    )


def _origin(given: Source) -> Origin:
    return origin(
        given.stands,
        title=given.record.work.title or str(_("Arbeid uten navn")),
        version=given.envelope.version,
        fingerprint=given.digest,
        url=services.verification_url(given.envelope.uuid),
    )


def _summary(given: Source) -> bytes:
    """One page where all fits on it; else the hazards from the top of the second; else what two pages hold."""
    paper, roomy = _paper(given), ROOMS[0]
    tried = ((roomy, False, 1), (roomy, True, MAX_PAGES), *((one, False, MAX_PAGES) for one in ROOMS))
    for room, is_apart, pages in tried:
        short = shortened(paper, room)
        parts = {"summary": summary(short, room), "signatures": given.stands.signatures}
        made = _pdf(Kind.SUMMARY, given, short, **parts, size="apart" if is_apart else "")
        if rendering.page_count(made) <= pages:
            return made
    raise TooLong([str(_("sammendraget får ikke plass på to sider"))])


def _instruction(given: Source) -> bytes:
    on = judgement.judged_on(given.record)
    in_force = catalogue_selectors.law_in_force(given.envelope.catalogue, on)
    law = catalogue_selectors.get(given.envelope.catalogue).law
    found = instruction(given.record, flags.applicable(given.record, in_force, on), law, in_force)
    for size in SIZES:
        made = _pdf(Kind.INSTRUCTION, given, _paper(given), instruction=found, size=size, place=_workplace(given))
        if rendering.page_count(made) <= MAX_PAGES:
            break
    return made  # an employer's own long words are never cut from an instruction: then it is a page more


def _plan(given: Source) -> bytes:
    return _pdf(Kind.PLAN, given, _paper(given), place=_workplace(given))


def _workplace(given: Source) -> str:
    return given.record.organisation.workplace or ""


def _poster(given: Source) -> bytes:
    """No name of a person, no response time and no routine: it hangs where anyone reads it (faglig gjennomgang § 7)."""
    facts = given.record.organisation
    has_rep = facts.safety_rep_arrangement in {SafetyRepArrangement.ELECTED, SafetyRepArrangement.REGIONAL}
    place = ", ".join(text for text in (facts.workplace, facts.workplace_address) if text)
    return _pdf(Kind.POSTER, given, _paper(given), place=place, has_safety_rep=has_rep)


_MAKERS: dict[Kind, Callable[[Source], bytes]] = {
    Kind.SUMMARY: _summary,
    Kind.INSTRUCTION: _instruction,
    Kind.PLAN: _plan,
    Kind.POSTER: _poster,
}
