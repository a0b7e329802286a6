"""What the pages say of the chain of help: all of it where help is answered, a line at each hazard."""

from typing import TYPE_CHECKING, Any

from assessments.casework.pictures import help_picture
from assessments.record.assessment import AssessmentRecord

if TYPE_CHECKING:
    from .pages import Page

IN_FULL = {"alene", "kontroll"}


def context(page: "Page") -> dict[str, Any]:
    """For the templates of a step or an item; the item is the one in the address."""
    is_full = page.step.key in IN_FULL
    match = page.request.resolver_match
    item = match.kwargs.get("item_key", "") if match else ""
    return {
        "help_chain": help_picture.of(page.record) if is_full else None,
        "awaits_help_chain": page.step.key == "alene" and not page.assessment.is_frozen and _comes_later(page.record),
        "help_measures": help_picture.suggested(page.record, page.catalogue) if is_full else [],
        "help_line": help_picture.line(page.record, item) if page.step.is_hazards and item else "",
    }


def _comes_later(record: AssessmentRecord) -> bool:
    """The work is done alone, and no hazard is placed that help could be tried against."""
    acute = (*record.physical.hazards, *record.violence.hazards)
    return record.alone.is_done_alone is True and not any(hazard.consequence for hazard in acute)
