"""What the parties have said and the employer has not answered: remarks and proposals, each where it belongs."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import STEPS, Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole

HERE = "medvirkning"
KNOWN_ITEM = ("fysisk", "psykososialt", "vold", "tiltak")


@check("remark-unanswered", Severity.WARNING, step=HERE, law="aml-6-2-4", params=("count",), when_not_alone=True)
def remark_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """To be taken along (aml § 6-2 (4)) is also to be answered. What the employer itself has noted asks nobody."""
    open_ones = [one for one in record.remarks if not one.answer and one.role != PartyRole.EMPLOYER]
    places = Counter(_place(one.step, one.item) for one in open_ones)
    for (step, item), count in places.items():
        yield hit(item, step=step, count=count)


def _place(step: str | None, item: str | None) -> tuple[str, str]:
    if step not in STEPS:
        return HERE, ""
    return step, (item or "") if step in KNOWN_ITEM else ""


@check("proposal-undecided", Severity.WARNING, step=HERE, law="aml-6-2-4", params=("who", "name"), when_not_alone=True)
def proposal_undecided(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Proposals that are neither taken in nor declined (aml § 6-2 (4))."""
    for proposal in record.proposals:
        if proposal.outcome is None:
            yield hit(step=HERE, who=str(proposal.role), name=proposal.name)
