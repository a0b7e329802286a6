"""What the view across says of one assessment or one workplace, in words: the same on the page and in the files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alenearbeid.accounts.models import Workplace
from assessments.casework.forms.labels import label
from assessments.casework.models import AssessmentFacts
from assessments.record.choices import Decision, SpecialRisk, Statement, TimeShare
from assessments.record.risk import ORDER, Level

_OF_ORDER = {order: level for level, order in ORDER.items()}


@dataclass(frozen=True)
class Mark:
    """Something to follow up; `tone` is the colour of Designsystemet that helps the words."""

    text: str
    tone: str


@dataclass(frozen=True)
class Shown:
    """One assessment that applies, as a list shows it on a day."""

    facts: AssessmentFacts
    on: date

    @property
    def title(self) -> str:
        return self.facts.title or self.facts.workplace.name

    @property
    def place(self) -> str:
        return place_of(self.facts.workplace)

    @property
    def is_overdue(self) -> bool:
        return bool(self.facts.next_review and self.facts.next_review < self.on)

    @property
    def status(self) -> str:
        return _("Forfalt gjennomgang") if self.is_overdue else _("Signert og gjeldende")

    @property
    def is_done_alone(self) -> bool:
        """Nothing is asked of the psychosocial side of work that is not (casework.facts)."""
        return self.facts.psychosocial_asked > 0

    @property
    def depth(self) -> str:
        """How much of the psychosocial part has an answer."""
        if not self.is_done_alone:
            return _("Gjøres ikke alene")
        given = {"answered": self.facts.psychosocial_answered, "asked": self.facts.psychosocial_asked}
        return _("%(answered)s av %(asked)s besvart") % given

    @property
    def statement(self) -> str:
        return worded(Statement, self.facts.safety_rep_statement) or _("Ingen uttalelse")

    @property
    def worst(self) -> str:
        return label(_OF_ORDER[self.facts.worst]) if self.facts.worst else _("Ingen plassert")

    @property
    def marks(self) -> list[Mark]:
        """What an auditor looks for first, the gravest first."""
        return [mark for make in _MARKS if (mark := make(self.facts, self.on))]


def _red(facts: AssessmentFacts, on: date) -> Mark | None:
    text = ngettext("%(count)s rød fare etter tiltak", "%(count)s røde farer etter tiltak", facts.red_residual)
    return Mark(text % {"count": facts.red_residual}, "danger") if facts.red_residual else None


def _disagrees(facts: AssessmentFacts, on: date) -> Mark | None:
    return Mark(_("Verneombudet er uenig"), "danger") if facts.safety_rep_statement == Statement.DISAGREES else None


def _undiscussed(facts: AssessmentFacts, on: date) -> Mark | None:
    text = ngettext(
        "%(count)s kontrolltiltak uten drøfting", "%(count)s kontrolltiltak uten drøfting", facts.undiscussed
    )
    return Mark(text % {"count": facts.undiscussed}, "warning") if facts.undiscussed else None


def _late(facts: AssessmentFacts, on: date) -> Mark | None:
    """Whether it has been put in place since, the signed record does not know."""
    if not facts.planned_until or facts.planned_until >= on:
        return None
    day = date_format(facts.planned_until, "d.m.Y")
    return Mark(_("Planlagt tiltak med frist %(day)s") % {"day": day}, "warning")


_MARKS: tuple[Callable[[AssessmentFacts, date], Mark | None], ...] = (_red, _disagrees, _undiscussed, _late)


def worded(choices: type[StrEnum], value: str) -> str:
    """The words for a stored choice; nothing for one that was not answered."""
    return label(choices(value)) if value else ""


def level(value: str) -> str:
    """As components/level_tag.html has it."""
    if value == "none":
        return _("Ikke aktuelt")
    return worded(Level, value) or _("Ikke vurdert")


def special_risk(value: str) -> str:
    return worded(SpecialRisk, value)


def decision(value: str) -> str:
    return worded(Decision, value)


def time_share(value: str) -> str:
    return worded(TimeShare, value)


def place_of(workplace: Workplace) -> str:
    """With the place above it, which tells two «Natt» apart."""
    return f"{workplace.parent.name} › {workplace.name}" if workplace.parent else workplace.name
