"""Files in and out: an assessment as JSON. A wrong file is refused whole, with the place of each fault."""

import json
from collections.abc import Container
from typing import Any

from django.db import transaction
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User, Workplace
from assessments.catalogue import selectors as catalogue_selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.models import CatalogueVersion
from assessments.record import canonical, risk
from assessments.record.assessment import AssessmentFile, AssessmentRecord
from assessments.record.canonical import Fault, RecordRefused
from assessments.record.choices import ProposalKind, ProposalOutcome
from assessments.record.parties import PositionEntry, ProposalEntry, RemarkEntry, ReplyEntry
from assessments.record.survey import FEWEST, Counts

from . import assembly, facts, minutes, services, steps
from .catalogues import own_definitions
from .models import Assessment, Position, Proposal, Remark, RemarkReply, SectionItem


def export_file(assessment: Assessment) -> bytes:
    """The exchange file of an assessment: canonical JSON around the stored record bytes."""
    stored = assessment.frozen_record
    data = bytes(stored) if stored is not None else canonical.record_bytes(assembly.assemble(assessment))
    return canonical.file_bytes(data, assembly.envelope(assessment))


def read_file(data: bytes) -> AssessmentFile:
    """Read an exchange file and hold it against the catalogue it names. Raises RecordRefused with every place."""
    return _read(data)[0]


def _read(data: bytes) -> tuple[AssessmentFile, CatalogueData]:
    """The file, and its catalogue version with the own entries that the record defines."""
    parsed = canonical.parse_file(data)
    version = parsed.envelope.catalogue
    try:
        base = catalogue_selectors.get(version)
    except CatalogueVersion.DoesNotExist as missing:
        raise RecordRefused([Fault("envelope.catalogue", "unknown_catalogue", {"value": version})]) from missing
    catalogue, faults = own_definitions.read(parsed.record, base)
    if faults:
        raise RecordRefused(faults)
    faults = no_table(parsed.record)
    faults += unknown_keys(parsed.record, catalogue) + half_positions(parsed.record) + lost_remarks(parsed.record)
    faults += unknown_proposals(parsed.record, catalogue) + half_decisions(parsed.record)
    faults += too_few_answers(parsed.record)
    if not faults:
        faults = different_wording(parsed.record, catalogue, parsed.envelope.language)
    if faults:
        raise RecordRefused(faults)
    return parsed, catalogue


def no_table(record: AssessmentRecord) -> list[Fault]:
    """A risk table that no employer may have decided: greener where it is worse, or not red in the worst corner."""
    is_lawful = record.tables is None or risk.is_lawful_table(record.tables.acute_rows)
    return [] if is_lawful else [Fault("tables.acute", "no_table")]


def unknown_keys(record: AssessmentRecord, catalogue: CatalogueData) -> list[Fault]:
    """Keys that the named catalogue version does not have."""
    places: list[tuple[str, str, Container[str]]] = []
    if record.work.profile:
        places.append(("work.profile", record.work.profile, catalogue.profiles))
    for step in steps.BY_CATEGORY.values():
        section = getattr(record, step.section)
        of_category = {entry.key for entry in catalogue.hazards_of(step.category or "")}
        places += [(f"{step.section}.hazards.{h.key}", h.key, of_category) for h in section.hazards]
        themes = {theme.key for theme in catalogue.themes_of(step.category or "")}
        places += [(f"{step.section}.dismissed_themes.{t.key}", t.key, themes) for t in section.dismissed_themes]
    places += [(f"measures.chosen.{m.key}", m.key, catalogue.measures) for m in record.measures.chosen]
    places += [
        (f"control_measures.reviews.{r.key}", r.key, catalogue.measures) for r in record.control_measures.reviews
    ]
    return [Fault(place, "unknown_key", {"value": key}) for place, key, known in places if key not in known]


def half_positions(record: AssessmentRecord) -> list[Fault]:
    """Statements without a date, dates without a statement, and deadlines before the asking."""
    faults = []
    for index, position in enumerate(record.positions):
        if bool(position.statement) != bool(position.on):
            faults.append(Fault(f"positions.{index}", "half_statement"))
        if position.asked_on and position.deadline and position.deadline < position.asked_on:
            faults.append(Fault(f"positions.{index}.deadline", "deadline_before_asking"))
    return faults


def lost_remarks(record: AssessmentRecord) -> list[Fault]:
    """Remarks on a step that the form does not have."""
    return [
        Fault(f"remarks.{index}.step", "unknown_key", {"value": remark.step})
        for index, remark in enumerate(record.remarks)
        if remark.step is not None and remark.step not in steps.BY_KEY
    ]


def unknown_proposals(record: AssessmentRecord, catalogue: CatalogueData) -> list[Fault]:
    """Proposals of what the named catalogue version does not have, and hazards without their category."""
    faults = []
    for index, proposal in enumerate(record.proposals):
        place, known = f"proposals.{index}", catalogue.measures
        if proposal.kind == ProposalKind.HAZARD:
            of_category = catalogue.hazards_of(proposal.category or "")
            known = {entry.key: entry for entry in of_category}  # type: ignore[misc]
        if (proposal.category is None) == (proposal.kind == ProposalKind.HAZARD):
            faults.append(Fault(f"{place}.category", "half_proposal"))
        if proposal.item and proposal.item not in known:
            faults.append(Fault(f"{place}.item", "unknown_key", {"value": proposal.item}))
    return faults


def half_decisions(record: AssessmentRecord) -> list[Fault]:
    """Answers that are said to be given and are not there, and decisions without a day or a reason."""
    faults = []
    for index, remark in enumerate(record.remarks):
        if (remark.outcome or remark.answered_by or remark.answered_on) and not remark.answer:
            faults.append(Fault(f"remarks.{index}", "half_answer"))
    for index, proposal in enumerate(record.proposals):
        is_declined = proposal.outcome == ProposalOutcome.DECLINED
        is_half = bool(proposal.outcome) != bool(proposal.decided_on) or is_declined != bool(proposal.reason)
        if is_half or (proposal.decided_by and not proposal.outcome):
            faults.append(Fault(f"proposals.{index}", "half_decision"))
    for index, position in enumerate(record.positions):
        if position.on_older_content and not position.statement:
            faults.append(Fault(f"positions.{index}", "half_statement"))
    return faults


def too_few_answers(record: AssessmentRecord) -> list[Fault]:
    """A survey that shows what fewer than five have answered could show one person's answer."""
    if record.survey is None:
        return []
    counts = {name: part.answered for name, part in record.survey if isinstance(part, Counts)}
    given = {"answered": record.survey.answered, **counts}
    return [Fault(f"survey.{name}", "too_few_answers", {"least": FEWEST}) for name, n in given.items() if n < FEWEST]


def different_wording(record: AssessmentRecord, catalogue: CatalogueData, language: str) -> list[Fault]:
    """Wording in the file that differs from the catalogue version it names."""
    worded = canonical.plain(with_wording(record, catalogue, language))
    given = canonical.plain(record)
    return [Fault(path, "different_wording") for path in _wording_differences(given, worded, "")]


def with_wording(record: AssessmentRecord, catalogue: CatalogueData, language: str) -> AssessmentRecord:
    """The same record in the catalogue's words."""
    items = [SectionItem(step=step, item=item, data=data) for step, item, data, _active in rows_of(record)]
    remarks = [_remark_row(entry) for entry in record.remarks]
    proposals = [_proposal_row(entry) for entry in record.proposals]
    positions = [_position_row(entry) for entry in record.positions]
    data = assembly.build(items, catalogue, language, remarks=remarks, proposals=proposals, positions=positions)
    return AssessmentRecord.model_validate_json(json.dumps(data))


def _wording_differences(given: Any, worded: Any, path: str) -> list[str]:
    if isinstance(given, dict) and isinstance(worded, dict):
        found = []
        for name in sorted(given):  # what only the catalogue has is added; what only the file has is a difference
            found += _wording_differences(given[name], worded.get(name), f"{path}.{name}".lstrip("."))
        return found
    if isinstance(given, list) and isinstance(worded, list) and len(given) == len(worded):
        pairs = enumerate(zip(given, worded, strict=True))
        return [place for index, (a, b) in pairs for place in _wording_differences(a, b, f"{path}.{index}")]
    return [path] if given != worded else []


@transaction.atomic
def import_file(data: bytes, *, workplace: Workplace, actor: User) -> Assessment:
    """A new draft from a file. Everything or nothing; raises RecordRefused with the place of each fault."""
    parsed, catalogue = _read(data)
    _belongs_to(parsed.record, workplace)
    envelope = parsed.envelope
    assessment = services.open_assessment(
        actor=actor,
        workplace=workplace,
        catalogue=envelope.catalogue,
        language=envelope.language,
        number=envelope.version,
        predecessor_digest=envelope.predecessor_digest or "",
    )
    SectionItem.objects.filter(assessment=assessment).delete()
    SectionItem.objects.bulk_create(
        SectionItem(
            assessment=assessment,
            organisation=assessment.organisation,
            step=step,
            item=item,
            data=values,
            active=active,
            saved_by=actor,
            saved_by_name=actor.name,
            saved_at=timezone.now(),
        )
        for step, item, values, active in rows_of(parsed.record)
    )
    _attach(assessment, parsed.record)
    own_definitions.keep(assessment, catalogue, actor=actor)
    facts.rebuild(assessment)
    journal.log(assessment.organisation, actor=actor, what="assessment.imported", subject=str(assessment.uuid))
    return assessment


def _attach(assessment: Assessment, record: AssessmentRecord) -> None:
    """What the parties have said, as the file has it: by name, as nobody here has said it."""
    attached: list[Remark | Proposal | Position] = [_remark_row(entry) for entry in record.remarks]
    attached += [_proposal_row(entry) for entry in record.proposals]
    attached += [_position_row(entry) for entry in record.positions]
    for row in attached:
        row.assessment, row.organisation = assessment, assessment.organisation
        row.save()
        for reply in getattr(row, "unsaved_replies", ()):
            reply.remark, reply.organisation = row, assessment.organisation
            reply.save()


def _belongs_to(record: AssessmentRecord, workplace: Workplace) -> None:
    orgnr = record.organisation.orgnr
    if orgnr and orgnr != workplace.organisation.orgnr:
        raise RecordRefused([Fault("organisation.orgnr", "other_organisation", {"value": orgnr})])


def rows_of(record: AssessmentRecord) -> list[tuple[str, str, dict[str, Any], bool]]:
    """The record as rows (step, item, data, active), wording taken out: the reverse of `assembly.build`."""
    plain = canonical.plain(record)
    rows: list[tuple[str, str, dict[str, Any], bool]] = []
    if "organisation" in plain:
        rows.append((steps.ORGANISATION, "", plain["organisation"], True))
    if "versions" in plain:
        rows.append((steps.VERSIONS, "", plain["versions"], True))
    if "survey" in plain:
        rows.append((steps.SURVEY, "", plain["survey"], True))
    if "tables" in plain:
        rows.append((steps.TABLES, "", plain["tables"], True))
    rows += minutes.rows_of(plain)
    for step in steps.STEPS:
        section = dict(plain.get(step.section, {}))
        section.pop("profile_wording", None)
        items = section.pop(step.items_field, [])
        for theme in section.pop("dismissed_themes", []):
            reason = {"reason": theme["reason"]} if "reason" in theme else {}
            rows.append((step.key, steps.THEME_PREFIX + theme["key"], reason, True))
        for entry in items:
            after = entry.pop("after", None)
            if after is not None:
                rows.append(("tiltak", entry["key"], after, True))
            data = {name: value for name, value in entry.items() if name not in {"key", "wording"}}
            rows.append((step.key, entry["key"], data, True))
        if section:
            rows.append((step.key, "", section, True))
    return rows


def _remark_row(entry: RemarkEntry) -> Remark:
    row = Remark(
        step=entry.step or "",
        item=entry.item or "",
        author_name=entry.author,
        author_role=entry.role,
        made_on=entry.on,
        text=entry.text,
        answer=entry.answer or "",
        outcome=entry.outcome or "",
        answered_by_name=entry.answered_by or "",
        answered_on=entry.answered_on,
    )
    row.unsaved_replies = [_reply_row(reply) for reply in entry.replies]  # type: ignore[attr-defined]
    return row


def _reply_row(entry: ReplyEntry) -> RemarkReply:
    return RemarkReply(
        author_name=entry.author,
        author_role=entry.role,
        made_on=entry.on,
        text=entry.text,
        follows_answer=bool(entry.follows_answer),
    )


def _proposal_row(entry: ProposalEntry) -> Proposal:
    return Proposal(
        kind=entry.kind,
        step=steps.BY_CATEGORY[entry.category].key if entry.category else "tiltak",
        item=entry.item or "",
        title="" if entry.item else entry.name,
        hazard=entry.hazard or "",
        why=entry.why or "",
        author_name=entry.author,
        author_role=entry.role,
        made_on=entry.on,
        outcome=entry.outcome or "",
        reason=entry.reason or "",
        decided_by_name=entry.decided_by or "",
        decided_on=entry.decided_on,
    )


def _position_row(entry: PositionEntry) -> Position:
    return Position(
        name=entry.name,
        role=entry.role,
        asked_on=entry.asked_on,
        deadline=entry.deadline,
        statement=entry.statement or "",
        reason=entry.reason or "",
        stated_on=entry.on,
        stated_on_older_content=bool(entry.on_older_content),
    )
