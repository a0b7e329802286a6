"""What the paper says: the record and what follows from it, gathered for the template and turned into HTML.

Reads the record and nothing live. Everything answered is printed: the exceptions, with reasons, are
in `tests/documents/test_content.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.casework.forms.labels import label
from assessments.casework.pictures import help_picture, risk_pictures
from assessments.casework.pictures.help_picture import HelpPicture
from assessments.catalogue.entries import LegalSourceEntry
from assessments.checks.engine import Finding
from assessments.checks.flags import Flag
from assessments.checks.special_risk import Proposal
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord, Envelope
from assessments.record.choices import PartyRole

from . import qr
from .paper import answers, consultations, front, hazards, history, law, measures, own_table, parties, survey
from .paper.answers import AnsweredGroup
from .paper.consultations import PrintedConsultation, PrintedStop
from .paper.parties import Signatory
from .paper.survey import PrintedSurvey

__all__ = ["STYLESHEETS", "Paper", "PartyRole", "Signatory", "build", "to_html"]

STYLESHEETS = ("document/paper.css",)
SHORT_TITLE = 70
DENSE = 24
OF_A_TASK = ("second_person", "energy_cut_off", "mine_contact", "work_certificate", "safeguards")


@dataclass(frozen=True)
class Picture:
    caption: str
    svg: SafeString
    is_wide: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the grounds: a heading and the form's groups under it."""

    title: str
    groups: tuple[AnsweredGroup, ...]


@dataclass(frozen=True)
class Paper:
    """Everything the template shows."""

    language: str
    organisation: str
    orgnr: str
    is_draft: bool
    uuid: str
    version: int
    catalogue: str
    digest: str
    predecessor_digest: str
    front: front.FrontPage
    pictures: tuple[tuple[Picture, ...], ...]
    help_chain: HelpPicture | None
    own_table: own_table.OwnTable | None
    grounds: tuple[Part, ...]
    hazards: tuple[hazards.HazardChapter, ...]
    measures: measures.MeasureChapter
    consultations: tuple[PrintedConsultation, ...]
    stops: tuple[PrintedStop, ...]
    survey: PrintedSurvey | None
    parties: parties.Parties
    information: AnsweredGroup
    checklist: tuple[law.ChecklistRow, ...]
    open_points: law.OpenPoints
    signatories: tuple[Signatory, ...]
    sources: tuple[law.PrintedLaw, ...]
    history: history.History
    logo: str
    verify_at: str
    verify_qr: SafeString

    @property
    def body_class(self) -> str:
        """A paper of very many hazards or measures is set tighter, so that it can still be read through."""
        hazards, levels = (chapter.hazards for chapter in self.hazards), self.measures.levels
        is_dense = sum(map(len, hazards)) > DENSE or sum(len(level.measures) for level in levels) > DENSE
        classes = ("paper", "dense" if is_dense else "", "draft" if self.is_draft else "")
        return " ".join(filter(None, classes))

    @property
    def signatory_pairs(self) -> tuple[tuple[Signatory, ...], ...]:
        return tuple(self.signatories[start : start + 2] for start in range(0, len(self.signatories), 2))

    @property
    def short_title(self) -> str:
        title = self.front.title
        return title if len(title) <= SHORT_TITLE else f"{title[:SHORT_TITLE].rstrip()} …"

    @property
    def short_digest(self) -> str:
        return f"{self.digest[:4]} {self.digest[4:8]} {self.digest[8:12]}"


def build(
    record: AssessmentRecord,
    *,
    envelope: Envelope,
    digest: str,
    organisation: str,
    findings: Sequence[Finding],
    flags: Sequence[Flag],
    proposal: Proposal | None,
    law_sources: Mapping[str, LegalSourceEntry],
    signatories: Sequence[Signatory],
    is_draft: bool,
    earlier: AssessmentRecord | None = None,
    logo: str = "",
    verify_at: str = "",
) -> Paper:
    """The paper of one record, in the record's language. `earlier` is the record of the version it follows.

    `logo` is the address the renderer is given the image under; `verify_at` is where anyone may check the paper.
    """
    with translation.override(envelope.language):
        return Paper(
            language=envelope.language,
            organisation=organisation or record.organisation.name or "",
            orgnr=_spaced(record.organisation.orgnr),
            is_draft=is_draft,
            uuid=str(envelope.uuid),
            version=envelope.version,
            catalogue=envelope.catalogue,
            digest=digest,
            predecessor_digest=envelope.predecessor_digest or "",
            front=front.front_page(record, proposal),
            pictures=_pictures(record),
            help_chain=help_picture.of(record, is_paper=True),
            own_table=own_table.own_table(record),
            grounds=_grounds(record),
            hazards=hazards.chapters(record),
            measures=measures.chapter(record),
            consultations=consultations.consultations(record),
            stops=consultations.stops(record),
            survey=survey.survey(record),
            parties=parties.parties(record),
            information=AnsweredGroup("", answers.answered(record.conclusion, ("written_instruction", "informed_how"))),
            checklist=law.checklist(record, flags, law_sources),
            open_points=law.open_points(record, findings),
            signatories=tuple(signatories),
            sources=law.sources(record, findings, flags, law_sources),
            history=history.history(record, envelope, earlier),
            logo=logo,
            verify_at=verify_at,
            verify_qr=_qr(verify_at),
        )


def to_html(paper: Paper) -> str:
    """The document's HTML. Autoescape is on in every part; only our own SVG is marked safe."""
    with translation.override(paper.language):
        return render_to_string("documents/paper/document.html", {"paper": paper})


def _qr(url: str) -> SafeString:
    return qr.svg(url, title=_("QR-kode til %(url)s") % {"url": url}) if url else SafeString()


def _spaced(orgnr: str | None) -> str:
    return f"{orgnr[:3]} {orgnr[3:6]} {orgnr[6:]}" if orgnr else ""


def _grounds(record: AssessmentRecord) -> tuple[Part, ...]:
    """The work, being alone, tasks with rules of their own, the organisation; with few answers one part of them."""
    work = answers.groups(record.work, skip=front.told_of_work(record.work))
    alone = answers.groups(record.alone, skip=front.told_of_alone(record.alone))
    organisation = answers.organisation_group(record.organisation)
    everything = answers.together((*work, *_tasks(record), *organisation))
    is_brief = len(everything) == 1
    parts = (
        Part(_("Arbeidet"), everything if is_brief else work),
        Part(_("Alene og hjelpen"), answers.together(alone)),
        Part(_("Oppgaver med egne regler"), () if is_brief else _tasks(record)),
        Part(_("Virksomheten"), () if is_brief else organisation),
    )
    return tuple(part for part in parts if part.groups)


def _tasks(record: AssessmentRecord) -> tuple[AnsweredGroup, ...]:
    details = (AnsweredGroup(label(task.key), answers.answered(task, OF_A_TASK)) for task in record.tasks.details)
    return (*answers.groups(record.tasks), *(group for group in details if group.rows))


def _pictures(record: AssessmentRecord) -> tuple[tuple[Picture, ...], ...]:
    """In pairs: before and after side by side, what has no after beside another such, else skjæringspunktet. A table
    without hazards is left out.
    """
    made: list[tuple[Picture, ...]] = []
    if risk_pictures.has_acute(record):
        later = _has_after(record, (*record.physical.hazards, *record.violence.hazards))
        made.append(_pair(record, risk_pictures.risk_table_svg, _("Fysiske farer, vold og trusler"), later))
    if risk_pictures.has_strain(record):
        later = _has_after(record, record.psychosocial.hazards)
        made.append(_pair(record, risk_pictures.strain_table_svg, _("Psykososial belastning"), later))
    if not made:
        return ()
    singles = tuple(picture for pair in made if len(pair) == 1 for picture in pair)
    is_wide = len(singles) != 1
    crossing = Picture(
        _("Skjæringspunktet: tid alene og risiko i dag"),
        risk_pictures.crossing_svg(record, is_paper=True, is_wide=is_wide),
        is_wide,
    )
    rest = (singles, (crossing,)) if is_wide else ((*singles, crossing),)
    return tuple(pair for pair in (*(pair for pair in made if len(pair) > 1), *rest) if pair)


def _pair(record: AssessmentRecord, draw: Callable[..., SafeString], caption: str, later: bool) -> tuple[Picture, ...]:
    """Today, and beside it when the measures are in place, where anyone has said what that changes."""
    found = [Picture(_("%(what)s: i dag") % {"what": caption}, draw(record, after=False, is_paper=True))]
    if later:
        words = _("%(what)s: når tiltakene er på plass") % {"what": caption}
        found.append(Picture(words, draw(record, after=True, is_paper=True)))
    return tuple(found)


def _has_after(record: AssessmentRecord, found: Iterable[risk_pictures.Hazard]) -> bool:
    return any(risk.level_after(record, hazard) for hazard in found)
