"""For the pages of casework, a room that does not know of papers: what has become of the one that was asked for."""

from django import template

from assessments.casework.models import Assessment
from assessments.documents.models import PaperJob

register = template.Library()


@register.simple_tag
def paper_on_its_way(assessment: Assessment) -> PaperJob | None:
    """The finalising that is not done: unfinished, or failed since the assessment was last sent to review."""
    return PaperJob.objects.finalising(assessment)
