"""Why the risk is special, in words: the proposal's reasons, grouped by whether they are met."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.casework.pictures.risk_pictures import hazard_numbers
from assessments.casework.words import reason_words
from assessments.checks.special_risk import Fact, Proposal, Reason
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import SpecialRisk

ON_FIRST_PAGE = 4
MANY = 12  # reasons; beyond them those that differ in the hazard only are one sentence
BESIDE_OWN_WORDS = 2  # where the employer has told why in words of their own


@dataclass(frozen=True)
class ReasonGroup:
    """Reasons that are met alike: what is not met first, then what is not known, then what is met."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Reasons:
    groups: tuple[ReasonGroup, ...]
    none: str
    first: int = ON_FIRST_PAGE

    @property
    def most(self) -> tuple[ReasonGroup, ...]:
        """What the first page has room for."""
        return self._between(0, self.first)

    @property
    def rest(self) -> tuple[ReasonGroup, ...]:
        """What stands in a chapter of its own."""
        return self._between(self.first, sum(len(group.sentences) for group in self.groups))

    @property
    def more(self) -> int:
        return sum(len(group.sentences) for group in self.rest)

    def _between(self, start: int, end: int) -> tuple[ReasonGroup, ...]:
        """The reasons from one place in the row to another, each under its heading."""
        found, first = [], 0
        for group in self.groups:
            some = group.sentences[max(0, start - first) : max(0, end - first)]
            if some:
                found.append(ReasonGroup(group.heading, some))
            first += len(group.sentences)
        return tuple(found)


def reasons(record: AssessmentRecord, proposal: Proposal | None) -> Reasons:
    """The reasons of the proposal as sentences; for «no», that there are none."""
    if proposal is None:
        return Reasons((), "")
    numbers = hazard_numbers(record)
    found = (
        (str(reason_words.NOT_MET_HEADING), _held(proposal.reasons, numbers, is_controlled=False)),
        (
            _("Ikke avklart:"),
            tuple(reason_words.reason(one, is_open=True) for one in _gathered(proposal.unsettled, numbers)),
        ),
        (str(reason_words.MET_HEADING), _held(proposal.reasons, numbers, is_controlled=True)),
    )
    groups = tuple(ReasonGroup(heading, sentences) for heading, sentences in found if sentences)
    is_no = proposal.outcome == SpecialRisk.NO and record.alone.is_done_alone is not False
    none = _("Svarene viser ingen av de sju forholdene som taler for særlig risiko.") if is_no else ""
    agrees = proposal.outcome == record.conclusion.special_risk
    has_own = agrees and bool(record.conclusion.special_risk_reason)
    return Reasons(groups, none, BESIDE_OWN_WORDS if has_own else ON_FIRST_PAGE)


def _held(found: tuple[Reason, ...], numbers: dict[str, int], *, is_controlled: bool) -> tuple[str, ...]:
    """The sentences without what the heading says of them all; with the measures that meet them."""
    alike = tuple(one for one in found if one.is_controlled == is_controlled)
    return tuple(reason_words.held(one) for one in _gathered(alike, numbers))


def _gathered(found: tuple[Reason, ...], numbers: dict[str, int]) -> tuple[Reason, ...]:
    """With very many reasons: the hazards that share one, by their numbers in one sentence."""
    if len(found) <= MANY:
        return found
    together: dict[tuple, list[Reason]] = {}
    for one in found:
        rest = tuple(sorted((name, value) for name, value in one.params.items() if name != "hazard"))
        together.setdefault((one.code, rest, one.controlled_by), []).append(one)
    return tuple(one for alike in together.values() for one in _in_one(alike, numbers))


def _in_one(alike: list[Reason], numbers: dict[str, int]) -> list[Reason]:
    """One reason for them all. What has no number keeps its name, and its own sentence."""
    if len(alike) == 1 or not all(one.item in numbers for one in alike):
        return alike
    known = ", ".join(str(number) for number in sorted(numbers[one.item] for one in alike))
    hazards = _("Fare nr. %(numbers)s") % {"numbers": known}
    return [replace(alike[0], params={**alike[0].params, "hazard": hazards}, facts=_shared(alike))]


def _shared(alike: list[Reason]) -> tuple[Fact, ...]:
    """The facts that are the same for all of them: where each hazard stands is in its table."""
    return tuple(fact for fact in alike[0].facts if all(fact in one.facts for one in alike))
