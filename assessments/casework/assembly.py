"""From rows to the record: the items of an assessment, with the catalogue's wording and the attached sections."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from assessments.catalogue import own
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import HazardEntry, MeasureEntry
from assessments.record import canonical, own_keys
from assessments.record.assessment import AssessmentRecord, Envelope
from assessments.record.choices import ProposalKind

from . import minutes, steps
from .models import Assessment, Position, Proposal, Remark, RemarkReply, SectionItem

Json = dict[str, Any]


def catalogue_for(assessment: Assessment) -> CatalogueData:
    """What may be chosen here: the version's entries and the organisation's own, in one query."""
    return own.merged(assessment.catalogue_version, assessment.organisation_id, assessment.series_id)


def assemble(assessment: Assessment, catalogue: CatalogueData | None = None, *, language: str = "") -> AssessmentRecord:
    """The record: the frozen bytes when there are any, else built from the live rows, a few queries in all.

    `catalogue` is what `catalogue_for` says, when the caller has asked for it already. `language` is whose words a
    draft is read in on a page; what is counted, sent or kept is always in the assessment's own.
    """
    if assessment.is_frozen:
        return canonical.parse_record(bytes(assessment.frozen_record or b""))
    data = build(
        assessment.items.filter(active=True),
        catalogue or catalogue_for(assessment),
        language or assessment.language,
        remarks=assessment.remarks.filter(withdrawn_at=None).prefetch_related("replies"),
        proposals=assessment.proposals.filter(withdrawn_at=None),
        positions=assessment.positions.all(),
    )
    return AssessmentRecord.model_validate_json(json.dumps(data))


def build(
    items: Iterable[SectionItem],
    catalogue: CatalogueData,
    language: str,
    *,
    remarks: Iterable[Remark] = (),
    proposals: Iterable[Proposal] = (),
    positions: Iterable[Position] = (),
) -> Json:
    """The record as plain JSON values, wording added."""
    items = list(items)
    by_step: dict[str, dict[str, Json]] = {}
    for item in items:
        by_step.setdefault(item.step, {})[item.item] = item.data
    record: Json = {"organisation": by_step.get(steps.ORGANISATION, {}).get("", {})}
    for step in steps.STEPS:
        if step.section:
            record[step.section] = _section(step, by_step.get(step.key, {}), catalogue, language)
    _move_residuals(record, by_step.get("tiltak", {}))
    record["remarks"] = [_remark(remark) for remark in remarks]
    record["proposals"] = [_proposal(proposal, catalogue, language) for proposal in proposals]
    changed_at = content_changed_at(items)
    record["positions"] = [_position(position, changed_at) for position in positions]
    minutes.attach(record, by_step)
    record["stops"] = by_step.get(steps.STOPS, {}).get("", {}).get("entries", [])
    record["survey"] = by_step.get(steps.SURVEY, {}).get("")
    record["tables"] = by_step.get(steps.TABLES, {}).get("")
    record["versions"] = by_step.get(steps.VERSIONS, {}).get("", {})
    return record


def content_changed_at(items: Iterable[SectionItem]) -> datetime | None:
    """When an answer was last changed; what is attached by the system is no answer."""
    saved = (item.saved_at for item in items if item.step in steps.BY_KEY)
    return max((at for at in saved if at), default=None)


def envelope(assessment: Assessment) -> Envelope:
    """Which assessment the record is."""
    return Envelope(
        uuid=assessment.uuid,
        series=assessment.series.uuid,
        version=assessment.number,
        predecessor_digest=assessment.predecessor_digest or None,
        catalogue=assessment.catalogue_version,
        language=assessment.language,  # type: ignore[arg-type]  # the column holds the same three codes
    )


def _section(step: steps.Step, rows: dict[str, Json], catalogue: CatalogueData, language: str) -> Json:
    section = dict(rows.get("", {}))
    if step.key == "arbeidet" and section.get("profile"):
        section["profile_wording"] = profile_wording(section["profile"], catalogue, language)
    if not step.items_field:
        return section
    section[step.items_field] = []
    for key, data in rows.items():
        if not key or (step.key == "tiltak" and key not in catalogue.measures):
            continue
        if key.startswith(steps.THEME_PREFIX):
            theme = key.removeprefix(steps.THEME_PREFIX)
            name = catalogue.themes[theme].name.in_language(language)
            section.setdefault("dismissed_themes", []).append({"key": theme, "theme_name": name, **data})
            continue
        section[step.items_field].append({"key": key, **data, **_wording(step, key, catalogue, language)})
    return section


def _wording(step: steps.Step, key: str, catalogue: CatalogueData, language: str) -> Json:
    if step.is_hazards:
        return {"wording": hazard_wording(key, catalogue, language)}
    if step.key == "tiltak":
        return {"wording": measure_wording(key, catalogue, language)}
    return {}


def profile_wording(key: str, catalogue: CatalogueData, language: str) -> Json:
    """The profile with the hazards it suggests, in words."""
    profile = catalogue.profiles[key]
    return {
        "name": profile.name.in_language(language),
        "sector": profile.sector,
        "hazards": [
            _suggested(hazard, catalogue, language)
            for hazard in (catalogue.hazards[hazard_key] for hazard_key in profile.hazards)
            if not hazard.is_condition
        ],
        **_filled(is_own=own_keys.is_own(key)),
    }


def _suggested(hazard: HazardEntry, catalogue: CatalogueData, language: str) -> Json:
    words = {
        "key": hazard.key,
        "name": hazard.name.in_language(language),
        "category": hazard.category,
        "theme": hazard.theme,
    }
    is_own = own_keys.is_own(hazard.key)
    return words | ({"wording": hazard_wording(hazard.key, catalogue, language)} if is_own else {})


def hazard_wording(key: str, catalogue: CatalogueData, language: str) -> Json:
    """The hazard in the catalogue's words; an own one with its full definition."""
    hazard = catalogue.hazards[key]
    definition = {"is_own": True, "usual_effect": hazard.alone_effect} if own_keys.is_own(key) else {}
    return {
        **definition,
        "name": hazard.name.in_language(language),
        "question": hazard.question.in_language(language),
        "category": hazard.category,
        "theme": hazard.theme,
        "theme_name": catalogue.themes[hazard.theme].name.in_language(language),
        "why_alone": hazard.why_alone.in_language(language),
        "law": list(hazard.law),
    }


def measure_wording(key: str, catalogue: CatalogueData, language: str) -> Json:
    """The measure in the catalogue's words; an own one with its full definition."""
    measure = catalogue.measures[key]
    return {
        **(_own_definition(measure, language) if own_keys.is_own(key) else {}),
        "name": measure.name.in_language(language),
        "level": measure.level,
        "is_control_measure": measure.is_control_measure,
        "is_process": measure.is_process,
        "law": list(measure.law),
    }


def _own_definition(measure: MeasureEntry, language: str) -> Json:
    return _filled(
        is_own=True,
        against=list(measure.hazards),
        does=measure.does.in_language(language) if measure.does else None,
        limits=measure.limits.in_language(language) if measure.limits else None,
    )


def _move_residuals(record: Json, rows: dict[str, Json]) -> None:
    """The measure step asks each hazard's risk when measures are in place; in the record it stands by the hazard."""
    for step in steps.BY_CATEGORY.values():
        for hazard in record[step.section]["hazards"]:
            if hazard["key"] in rows:
                hazard["after"] = rows[hazard["key"]]


def _remark(remark: Remark) -> Json:
    # A row that is not stored, as when a file is read, has its replies beside it.
    replies = remark.replies.all() if remark.pk else getattr(remark, "unsaved_replies", ())
    return _filled(
        step=remark.step,
        item=remark.item,
        author=remark.author_name,
        role=remark.author_role,
        on=remark.made_on.isoformat(),
        text=remark.text,
        answer=remark.answer,
        outcome=remark.outcome,
        answered_by=remark.answered_by_name,
        answered_on=_day(remark.answered_on),
        replies=[_reply(reply) for reply in replies],
    )


def _reply(reply: RemarkReply) -> Json:
    return _filled(
        author=reply.author_name,
        role=reply.author_role,
        on=reply.made_on.isoformat(),
        text=reply.text,
        follows_answer=reply.follows_answer,
    )


def _proposal(proposal: Proposal, catalogue: CatalogueData, language: str) -> Json:
    known = catalogue.hazards if proposal.kind == ProposalKind.HAZARD else catalogue.measures
    name = known[proposal.item].name.in_language(language) if proposal.item else proposal.title
    # Elsewhere nobody knows the key of an own entry: what is proposed is known by its name.
    item = "" if own_keys.is_own(proposal.item) else proposal.item
    step = steps.BY_KEY.get(proposal.step)
    return _filled(
        kind=proposal.kind,
        category=step.category if step else None,
        item=item,
        name=name,
        hazard=proposal.hazard,
        why=proposal.why,
        author=proposal.author_name,
        role=proposal.author_role,
        on=proposal.made_on.isoformat(),
        outcome=proposal.outcome,
        reason=proposal.reason,
        decided_by=proposal.decided_by_name,
        decided_on=_day(proposal.decided_on),
    )


def _position(position: Position, changed_at: datetime | None) -> Json:
    return _filled(
        name=position.name,
        role=position.role,
        asked_on=_day(position.asked_on),
        deadline=_day(position.deadline),
        statement=position.statement,
        reason=position.reason,
        on=_day(position.stated_on),
        on_older_content=is_on_older_content(position, changed_at),
    )


def is_on_older_content(position: Position, changed_at: datetime | None) -> bool:
    """Whether an answer has been changed since the party stated this."""
    if not position.statement:
        return False
    if position.stated_at is None:
        return position.stated_on_older_content
    return changed_at is not None and changed_at > position.stated_at


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _filled(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value}
