"""Minutes of discussions of control measures, and work that was stopped: printed in full, disagreement included."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from assessments.casework.forms.labels import label
from assessments.casework.participation.words import CONSULTATION, STOP
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import DiscussedWith, StopEnded
from assessments.record.consultations import ConsultationEntry, StopEntry

from .answers import Answered, AnsweredGroup, printed


@dataclass(frozen=True)
class PrintedConsultation:
    """One meeting, or a call to one."""

    on: str
    measures: str
    status: str
    answers: AnsweredGroup


@dataclass(frozen=True)
class PrintedStop:
    """Work that the safety rep stopped."""

    work: str
    when: str
    status: str
    is_lasting: bool
    answers: AnsweredGroup


def consultations(record: AssessmentRecord) -> tuple[PrintedConsultation, ...]:
    """The minutes in the order of the meetings."""
    names = {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    return tuple(_consultation(entry, names) for entry in sorted(record.consultations, key=lambda one: one.on))


def stops(record: AssessmentRecord) -> tuple[PrintedStop, ...]:
    """The stops, the first first."""
    return tuple(_stop(entry) for entry in sorted(record.stops, key=lambda one: (one.on, one.time)))


def _consultation(entry: ConsultationEntry, names: Mapping[str, str]) -> PrintedConsultation:
    return PrintedConsultation(
        on=printed(entry.on),
        measures=", ".join(names.get(key, key) for key in entry.measures),
        status=_status(entry),
        answers=AnsweredGroup("", _rows(entry, CONSULTATION)),
    )


def _status(entry: ConsultationEntry) -> str:
    """The answer of the form; and whether the union rep has answered at all."""
    said = label(entry.discussed_with)
    if entry.confirmed:
        return _("%(said)s. Tillitsvalgt har bekreftet referatet.") % {"said": said}
    if entry.confirmed is None and entry.discussed_with == DiscussedWith.NOT_CONFIRMED:
        return _("Drøftet. Tillitsvalgt har ikke bekreftet referatet ennå.")
    if entry.confirmed is False:
        return _("%(said)s. Tillitsvalgt bekrefter ikke referatet.") % {"said": said}
    return f"{said}."


def _stop(entry: StopEntry) -> PrintedStop:
    return PrintedStop(
        work=entry.work,
        when=f"{printed(entry.on)} {printed(entry.time)}",
        status=_ended(entry),
        is_lasting=entry.is_lasting,
        answers=AnsweredGroup("", _rows(entry, STOP)),
    )


def _ended(entry: StopEntry) -> str:
    if entry.ended is None:
        return _("Arbeidet er stanset.")
    said = f"{label(entry.ended)}."
    if entry.rep_agrees is None:
        unanswered = _("Verneombudet har ikke svart.")
        return f"{said} {unanswered}" if entry.ended == StopEnded.AVERTED else said
    agrees = _("Verneombudet er enig.") if entry.rep_agrees else _("Verneombudet mener at faren ikke er avverget.")
    return f"{said} {agrees}"


def _rows(entry: Section, words: Mapping[str, Promise]) -> tuple[Answered, ...]:
    found: list[tuple[str, Any]] = [(str(asked), getattr(entry, name)) for name, asked in words.items()]
    return tuple(Answered(asked, printed(value)) for asked, value in found if value is not None)
