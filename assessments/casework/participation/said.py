"""What a remark or a proposal is about, in the record's own words: for the parties' page and for the paper."""

from assessments.casework import steps
from assessments.casework.forms.labels import label
from assessments.record.assessment import AssessmentRecord
from assessments.record.parties import ProposalEntry


def names_of(record: AssessmentRecord) -> dict[str, str]:
    """What the hazards and measures in a record are called, by key."""
    found = {hazard.key: hazard.wording.name for hazard in record.hazards if hazard.wording}
    return found | {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}


def about(step: str | None, item: str | None, names: dict[str, str]) -> str:
    """The step, and the hazard or measure when it is on one."""
    known = steps.BY_KEY.get(step or "")
    parts = (str(known.title) if known else step, names.get(item or "", item or ""))
    return " – ".join(part for part in parts if part)


def proposed(entry: ProposalEntry) -> str:
    """«Fare, psykososialt», or «Tiltak»."""
    words = label(entry.kind)
    return f"{words}, {label(entry.category).lower()}" if entry.category else words
