"""What every page of the guided form shares: the record, the step list, findings, and who may write."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, assembly, judgement, progress, workflow
from assessments.casework.forms.review import RemarkForm
from assessments.casework.models import Assessment, SectionItem
from assessments.casework.pictures import risk_pictures
from assessments.casework.pictures.risk_pictures import Picture
from assessments.casework.steps import BY_KEY, Step
from assessments.catalogue.content import CatalogueData
from assessments.checks.engine import Finding
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole

from . import help


@dataclass
class Page:
    """One page of one step, opened by one user through the door."""

    request: HttpRequest
    assessment: Assessment
    step: Step
    roles: set[Role]

    @cached_property
    def record(self) -> AssessmentRecord:
        """In the words of the reader's language, as the rest of the page, until the words of the paper are settled."""
        known = None if self.assessment.is_frozen else self.catalogue
        return assembly.assemble(self.assessment, known, language=get_language() or "")

    @property
    def digest(self) -> str:
        """Of the paper, whatever language the page is in."""
        is_the_papers = self.assessment.is_frozen or get_language() == self.assessment.language
        return workflow.current_digest(self.assessment, self.record if is_the_papers else None)

    @cached_property
    def catalogue(self) -> CatalogueData:
        return assembly.catalogue_for(self.assessment)

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        return judgement.findings(self.record, self.assessment)

    @property
    def may_write(self) -> bool:
        return Role.EMPLOYER in self.roles and self.assessment.is_editable

    @property
    def may_remark(self) -> bool:
        return not self.roles.isdisjoint(access.INVITED) and not self.assessment.is_frozen

    @property
    def pictures(self) -> list[Picture]:
        """The risk tables while they are being filled in: today at the hazards, with measures in place at step 7."""
        if not (self.step.is_hazards or self.step.key == "tiltak"):
            return []
        return risk_pictures.of_step(self.record, self.step.category, after=self.step.key == "tiltak")

    def row(self, item: str = "") -> SectionItem | None:
        return self.assessment.items.filter(step=self.step.key, item=item).first()

    def forget_record(self) -> None:
        """After a write: what is read next is what was saved."""
        self.__dict__.pop("record", None)
        self.__dict__.pop("found", None)

    def context(self, **extra: Any) -> dict[str, Any]:
        """What the templates of all form pages need."""
        steps, item = progress.step_list(self.assessment, self.record, self.step.key), extra.get("item_key", "")
        found = tuple(one for one in self.found if one.step == self.step.key and item in {"", one.item})
        return {
            "assessment": self.assessment,
            "organisation": self.assessment.organisation,
            "record": self.record,
            "step": self.step,
            "steps": steps,
            "missing": [] if item or not self.may_write else next(step.missing for step in steps if step.is_current),
            "findings": judgement.worded(found, self.assessment),
            "may_write": self.may_write,
            "may_remark": self.may_remark,
            "pictures": self.pictures,
            **help.context(self),
            "remark_form": RemarkForm(initial={"step": self.step.key, "item": item}),
            **extra,
        }


def open_page(request: HttpRequest, uuid: UUID, step_key: str, *, write: bool) -> Page:
    """The page, through the door. Writing asks for the employer; reading for any role."""
    if step_key not in BY_KEY:
        raise Http404
    roles = (Role.EMPLOYER,) if write else access.READERS
    assessment, held = access.get_with_roles(user_of(request), uuid, roles=roles)
    return Page(request, assessment, BY_KEY[step_key], held)


def user_of(request: HttpRequest) -> User:
    """The logged-in user; LoginRequiredMiddleware has seen to it that there is one."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


_SPEAKS_AS = (
    PartyRole.SAFETY_REP,
    PartyRole.UNION_REP,
    PartyRole.OCCUPATIONAL_HEALTH,
    PartyRole.WORKER,
    PartyRole.EMPLOYER,
)


def party_role(roles: set[Role]) -> PartyRole:
    """In which capacity the user speaks: as the party that was invited, before as employer."""
    taking_part = access.parties_of(roles)
    return next(party for party in _SPEAKS_AS if party in taking_part)


def seen_digest(request: HttpRequest) -> str:
    """The digest of the record the page showed; a request that names none has seen nothing, and is refused as stale."""
    return request.POST.get("digest") or "none"


def seen_at(request: HttpRequest) -> datetime | None:
    """When the page was shown, as it says itself: only used to tell what has changed since."""
    try:
        at = parse_datetime(request.POST.get("seen_at", ""))
    except ValueError:
        return None
    return at if at and at.tzinfo else None


def page_token() -> str:
    """Names one open page, so that its own autosaves are never mistaken for somebody else's."""
    return secrets.token_urlsafe(12)
