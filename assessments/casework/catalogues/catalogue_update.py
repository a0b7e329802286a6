"""A newer catalogue for a draft: offered, and taken into use with the answers carried over by key.

What is frozen never changes. An answer whose key has disappeared stays where it is, out of the record and readable.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import User
from assessments.casework import services, steps
from assessments.casework.forms.choose_rows import Block
from assessments.casework.models import Assessment, Proposal, SectionItem
from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.models import CatalogueVersion
from assessments.record import own_keys
from assessments.record.choices import ProposalKind

from .catalogue_compare import current, new_keys


def newer_than(version: str) -> list[str]:
    """The versions published after one, the oldest first."""
    codes = list(CatalogueVersion.objects.order_by("published_at", "code").values_list("code", flat=True))
    return codes[codes.index(version) + 1 :] if version in codes else []


def offered(assessment: Assessment) -> str:
    """The version a draft is offered; nothing where it is on the newest, or takes no answers."""
    newer = newer_than(assessment.catalogue_version) if assessment.is_editable else []
    return newer[-1] if newer else ""


@transaction.atomic
def update(assessment: Assessment, *, to: str, actor: User) -> bool:
    """Take a newer version into use; whether something was done. A second click, or another tab, changes nothing."""
    locked = services.lock_draft(assessment)
    before = locked.catalogue_version
    if before == to:
        return False
    if to not in newer_than(before):
        raise services.Refused(_("Vurderingen bruker alt en nyere utgave av katalogen. Last siden på nytt."))
    move = _Move(locked, selectors.get(before), selectors.get(to))
    move.everything()
    locked.catalogue_version = to
    locked.full_clean()
    locked.save(update_fields=["catalogue_version"])
    SectionItem.objects.update_or_create(
        assessment=locked,
        step=steps.CATALOGUE,
        item="",
        defaults={
            "organisation": locked.organisation,
            "data": {"before": before},
            "saved_by_name": actor.name,
            "saved_at": timezone.now(),
        },
    )
    services.touch(locked)
    services.log(locked, actor, "assessment.catalogue_updated", before=before, now=to)
    assessment.refresh_from_db()
    return True


def marked(blocks: list[Block], assessment: Assessment) -> list[Block]:
    """The lines of a list, those marked that the version has and the one before it had not."""
    new = new_in(assessment)
    if not new:
        return blocks
    return [
        replace(block, rows=tuple(replace(line, is_new=line.key in new) for line in block.rows)) for block in blocks
    ]


def new_in(assessment: Assessment) -> frozenset[str]:
    """What the version has that the one before it in this draft had not; nothing where none was taken into use."""
    row = assessment.items.filter(step=steps.CATALOGUE, item="").first()
    if row is None:
        return frozenset()
    return new_keys(selectors.get(row.data["before"]), selectors.get(assessment.catalogue_version))


def place(old: CatalogueData, new: CatalogueData, step: str, item: str) -> tuple[str, str] | None:
    """Where an answer belongs in the new version; None where it has no place."""
    if not item or own_keys.is_own(item) or step not in steps.BY_KEY:
        return step, item
    if item.startswith(steps.THEME_PREFIX):
        theme = new.themes.get(item.removeprefix(steps.THEME_PREFIX))
        return (step, item) if theme and theme.category == steps.BY_KEY[step].category else None
    if step in {"tiltak", "kontrolltiltak"} and current(old.hazards, item) is None:
        measure = current(new.measures, item)
        return (step, measure.key) if measure else None
    if step != "tiltak" and not steps.BY_KEY[step].is_hazards:
        return step, item
    hazard = current(new.hazards, item)
    if hazard is None or hazard.is_condition:
        return None
    return ("tiltak" if step == "tiltak" else steps.BY_CATEGORY[hazard.category].key), hazard.key


@dataclass
class _Move:
    """The answers of one draft on their way from one version to another."""

    assessment: Assessment
    old: CatalogueData
    new: CatalogueData

    def everything(self) -> None:
        for row in list(self.assessment.items.filter(step__in=steps.BY_KEY)):
            self._row(row)
        for proposal in self.assessment.proposals.exclude(item=""):
            self._proposal(proposal)
        for remark in self.assessment.remarks.exclude(item=""):
            remark.step, remark.item = place(self.old, self.new, remark.step, remark.item) or (remark.step, "")
            remark.save(update_fields=["step", "item"])

    def _row(self, row: SectionItem) -> None:
        stands = (row.step, row.item, row.active, row.data, row.raw)
        to = place(self.old, self.new, row.step, row.item)
        if to is None or (to != (row.step, row.item) and self._is_taken(*to)):
            row.active = False
        else:
            row.step, row.item = to
            row.data, row.raw = self._content(row)
        if stands != (row.step, row.item, row.active, row.data, row.raw):
            row.revision, row.saved_in, row.saved_at = row.revision + 1, "", timezone.now()
            row.save()

    def _is_taken(self, step: str, item: str) -> bool:
        return self.assessment.items.filter(step=step, item=item).exists()

    def _content(self, row: SectionItem) -> tuple[dict[str, Any], dict[str, Any]]:
        """The answers with the new keys; what the new place does not ask is kept as typed."""
        data, raw = dict(row.data), dict(row.raw)
        if "hazards" in data:
            data["hazards"] = sorted({key for one in data["hazards"] if (key := self._hazard_key(one))})
        if row.step == "arbeidet" and not row.item and not own_keys.is_own(data.get("profile", "")):
            profile = current(self.new.profiles, data.get("profile", ""))
            if "profile" in data:
                raw |= {} if profile else {"profile": data["profile"]}
                data["profile"] = profile.key if profile else None
        model = steps.model_for_item(steps.BY_KEY[row.step], row.item)
        asked = model.model_fields if model else data
        raw |= {name: value for name, value in data.items() if name not in asked}
        return {name: value for name, value in data.items() if name in asked and value is not None}, raw

    def _hazard_key(self, key: str) -> str | None:
        if own_keys.is_own(key):
            return key
        entry = current(self.new.hazards, key)
        return entry.key if entry else None

    def _proposal(self, proposal: Proposal) -> None:
        """A proposal of what is gone stays, by its name."""
        is_hazard = proposal.kind == ProposalKind.HAZARD
        to = place(self.old, self.new, proposal.step if is_hazard else "kontrolltiltak", proposal.item)
        if to is None:
            entry = current(self.old.hazards if is_hazard else self.old.measures, proposal.item)
            proposal.title, proposal.item = entry.name.in_language(self.assessment.language) if entry else "–", ""
        else:
            proposal.step, proposal.item = (to[0] if is_hazard else proposal.step), to[1]
        proposal.hazard = (self._hazard_key(proposal.hazard) or "") if proposal.hazard else ""
        proposal.save(update_fields=["step", "item", "title", "hazard"])
