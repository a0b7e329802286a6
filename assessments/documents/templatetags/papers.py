"""The list of papers, for pages of every room that show one assessment."""

from collections.abc import Iterable
from typing import Any

from django import template

from alenearbeid.accounts.models import Role, User
from assessments.casework import access
from assessments.casework.models import Assessment
from assessments.documents.papers import KINDS, PaperKind

register = template.Library()


@register.simple_tag
def paper_kinds() -> Iterable[PaperKind]:
    """The papers that can be made of an assessment besides the signed one."""
    return KINDS.values()


@register.simple_tag
def may_redact(assessment: Assessment, user: Any) -> bool:
    """Whether there is something to redact, and this is who does it."""
    return assessment.was_signed and isinstance(user, User) and Role.EMPLOYER in access.roles_for(user, assessment)
