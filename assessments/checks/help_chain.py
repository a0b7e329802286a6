"""Can help arrive in time? The chain of help, for the hazards that follow from the work.

What comes out is the weakest link and what would mend it, never a verdict by a foreign rule (faglig-gjennomgang § 6).
Sudden illness that the work does not cause is no hazard of the work, and has no chain here.
"""

from dataclasses import dataclass

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import AbleToAct, Answer
from assessments.record.hazards import AcuteHazard

from .help_links import RANK, Grade, Link, is_raised_by_others, links_of, silence_of

ASKED_FROM = 3  # the consequence from which the form asks what the person can do afterwards
GRAVE = 4


@dataclass(frozen=True)
class Suggestion:
    """A measure of the catalogue that would mend a link. `control`: as the catalogue has it, yes, no or ask."""

    key: str
    control: str


@dataclass(frozen=True)
class Mend:
    """What would mend a link: an answer to find, or measures; the less intrusive first."""

    link: Link
    measures: tuple[Suggestion, ...]


@dataclass(frozen=True)
class HelpChain:
    """The chain held against one hazard, and against the others for which it is the same, the gravest first."""

    hazards: tuple[AcuteHazard, ...]
    links: tuple[Link, ...]

    @property
    def hazard(self) -> AcuteHazard:
        return self.hazards[0]

    @property
    def grade(self) -> Grade:
        """No stronger than its weakest link."""
        return max((link.grade for link in self.links), key=RANK.__getitem__)

    @property
    def weakest(self) -> Link | None:
        """The first of the worst; None when every link holds."""
        return None if self.grade == Grade.HOLDS else next(link for link in self.links if link.grade == self.grade)

    @property
    def mend(self) -> Mend | None:
        """What would mend the weakest link."""
        if self.weakest is None:
            return None
        keys = MENDS.get(self.weakest.reason, ())
        return Mend(self.weakest, tuple(Suggestion(key, CONTROL.get(key, "no")) for key in keys))


CONTROL = {"m_mann_nede": "yes", "m_alarmknapp": "ask"}
# An alarm that goes by itself follows whoever wears it (aml ch. 9): only where the person cannot act, and last.
_CANNOT_ACT = ("m_to_sammen", "m_innsjekk", "m_mann_nede")
MENDS: dict[str, tuple[str, ...]] = {
    "can-partly": ("m_alarmknapp", "m_innsjekk"),
    "cannot-call": _CANNOT_ACT,
    "only-calls": _CANNOT_ACT,
    "needs-hands": _CANNOT_ACT,
    "no-way": ("m_mobil_samband", "m_alarmknapp"),
    "must-be-reached": ("m_mobil_samband", "m_alarmknapp"),
    "nobody-hears": ("m_mobil_samband", "m_alarmknapp"),
    "alarm-untested": ("m_alarm_ovelse",),
    "alarm-unpractised": ("m_alarm_ovelse",),
    "coverage-gaps": ("m_dekningskart",),
    "coverage-none": ("m_dekningskart",),
    "time-long": ("m_to_sammen", "m_responstid"),
    "helper-nobody": ("m_bakvakt", "m_responstid"),
    "only-public": ("m_bakvakt", "m_responstid"),
    "locked-out": ("m_responstid",),
    "place-unclear": ("m_meld_inn_ut",),
    "no-common-language": ("m_responstid",),
    "helper-alone": ("m_bakvakt", "m_responstid"),
    "helper-leaves-others": ("m_bakvakt", "m_responstid"),
    "silence-late": ("m_to_sammen", "m_innsjekk"),
    "silence-slow": ("m_to_sammen", "m_innsjekk"),
    "out-of-sight": ("m_to_sammen", "m_innsjekk"),
}


def chains(record: AssessmentRecord) -> tuple[HelpChain, ...]:
    """One chain for the hazards for which it is the same: the weakest chain first, then the gravest hazard."""
    if record.alone.is_done_alone is False:
        return ()
    found: dict[tuple[Link, ...], list[AcuteHazard]] = {}
    for hazard in sorted(counted(record), key=lambda one: (-(one.consequence or 0), one.key)):
        links = links_of(record.alone, hazard.able_to_act, is_grave=(hazard.consequence or 0) >= GRAVE)
        found.setdefault(links, []).append(hazard)
    made = (HelpChain(tuple(hazards), links) for links, hazards in found.items())
    return tuple(sorted(made, key=lambda one: (-RANK[one.grade], -(one.hazard.consequence or 0), one.hazard.key)))


def chain(record: AssessmentRecord) -> HelpChain | None:
    """The chain for the hazard that tries it hardest; None when no hazard of the work asks for it."""
    return next(iter(chains(record)), None)


def counted(record: AssessmentRecord) -> list[AcuteHazard]:
    """Physical and violent hazards that follow from the work, where the outcome can be grave enough to ask."""
    acute = (*record.physical.hazards, *record.violence.hazards)
    return [one for one in acute if risk.is_in_table(one) and (one.consequence or 0) >= ASKED_FROM]


def silence_is_the_only_alarm(record: AssessmentRecord, hazard: AcuteHazard) -> Answer:
    """Whether the person cannot call, and nothing and nobody else does. Then a phone or a button is never enough."""
    if is_raised_by_others(record.alone):
        return Answer.NO
    if hazard.able_to_act == AbleToAct.YES:
        return Answer.NO
    return Answer.YES if hazard.able_to_act == AbleToAct.NO else Answer.UNKNOWN


def silence_link(record: AssessmentRecord, hazard: AcuteHazard) -> Link:
    """Whether silence is noticed in time, for one hazard."""
    return silence_of(record.alone, hazard.able_to_act)
