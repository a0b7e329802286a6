"""Is there special risk linked to lone work (aml § 4-1 (3))? Proposed for the work as it is done today.

Seven reasons (faglig-gjennomgang § 5). Each says which fact, where it stands, and whether measures that are in place
and work meet it. What nobody has answered may be a reason too: it is listed as open, never taken for «no».
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Decision, SpecialRisk
from assessments.record.hazards import AssessedHazard

from . import enough, reading, reasons, scope, young
from .engine import Law
from .reasons import FACTORS_TOGETHER as FACTORS_TOGETHER
from .reasons import SERIOUS as SERIOUS
from .reasons import Fact as Fact
from .reasons import Reason as Reason
from .tasks import demanding, is_explained_exception
from .violence import FORESEEABLE as FORESEEABLE


@dataclass(frozen=True)
class Proposal:
    """The proposed outcome, the reasons that hold, and the open answers that could change it."""

    outcome: SpecialRisk
    reasons: tuple[Reason, ...]
    unsettled: tuple[Reason, ...]


@dataclass(frozen=True)
class DecisionProposal:
    """«Can the work be done alone today?», and what speaks against or asks for terms."""

    decision: Decision
    reasons: tuple[Reason, ...]


def propose(record: AssessmentRecord, law: Law, on: date) -> Proposal:
    """The proposed answer, by the law in force."""
    if record.alone.is_done_alone is False:
        return Proposal(SpecialRisk.NO, (), ())
    found = list(reasons.all_of(record, law))
    holding = tuple(reason for answer, reason in found if answer == Answer.YES)
    unsettled = tuple(reason for answer, reason in found if answer == Answer.UNKNOWN)
    return Proposal(_outcome(holding, unsettled), holding, unsettled)


def _outcome(holding: tuple[Reason, ...], unsettled: tuple[Reason, ...]) -> SpecialRisk:
    """An open answer cannot mend what is not controlled, but it can upset «controlled» and «no»."""
    if any(not reason.is_controlled for reason in holding):
        return SpecialRisk.NOT_CONTROLLED
    if unsettled:
        return SpecialRisk.UNSETTLED
    return SpecialRisk.CONTROLLED if holding else SpecialRisk.NO


def propose_decision(record: AssessmentRecord, law: Law, on: date) -> DecisionProposal:
    """«No» where a ban applies or one person more is demanded and not there, or red is not met by enough measures."""
    if record.alone.is_done_alone is False:
        return DecisionProposal(Decision.NO, ())
    against = (*_bans(record, law), *_bans_on_the_young(record, law), *_unmet_red(record))
    if against:
        return DecisionProposal(Decision.NO, against)
    special = propose(record, law, on)
    has_yellow = any(reading.hazards_in(record, level) for level in (risk.Level.YELLOW, risk.Level.RED))
    if has_yellow or special.outcome != SpecialRisk.NO:
        return DecisionProposal(Decision.YES_ON_TERMS, (*special.reasons, *special.unsettled))
    return DecisionProposal(Decision.YES, ())


def _bans(record: AssessmentRecord, law: Law) -> tuple[Reason, ...]:
    """A rule that demands one person more; the lawful exception of hol. § 9-9, explained, is no ban.

    Not known to be there is not there, and a task nobody has asked about may be one of them.
    """
    if not record.tasks.kinds:
        return (Reason("tasks-open", "oppgaver"),)
    return tuple(
        Reason("task-without-second-person", "oppgaver", kind.value, params={"task": kind.value})
        for kind, _rule, there in demanding(record, law)
        if there != Answer.YES and not is_explained_exception(record, kind)
    )


def _bans_on_the_young(record: AssessmentRecord, law: Law) -> Iterator[Reason]:
    """Hours and work that §§ 11-3 and 11-1 forbid those under 18, also while it is open how young they are."""
    if not reading.has_under_18(record) or not scope.has_an_employer(record):
        return
    if "aml-11-3" in law and young.may_work_in_the_night(record):
        yield Reason("young-at-forbidden-hours", "arbeidet")
    if "aml-11-1" in law and young.may_be_forbidden_child_work(record):
        yield Reason("young-in-forbidden-work", "arbeidet")


def _unmet_red(record: AssessmentRecord) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            "red-not-met",
            reading.step_of(record, hazard),
            hazard.key,
            params=reasons.named(hazard),
            facts=reasons.facts_of(hazard),
        )
        for hazard in reading.hazards_in(record, risk.Level.RED)
        if not _is_red_met(record, hazard)
    )


def _is_red_met(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    """Measures that are enough, no longer red when they are in place, and something said of the time until then."""
    after = risk.level_after(record, hazard)
    return (
        enough.is_enough(record, hazard, with_planned=True)
        and after not in {None, risk.Level.RED}
        and record.measures.interim is not None
    )
