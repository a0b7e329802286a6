"""The list of papers, for pages of every room that show one assessment."""

from collections.abc import Iterable

from django import template

from assessments.documents.papers import KINDS, PaperKind

register = template.Library()


@register.simple_tag
def paper_kinds() -> Iterable[PaperKind]:
    """The papers that can be made of an assessment besides the signed one."""
    return KINDS.values()
