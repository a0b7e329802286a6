"""The written instruction for those who do the work alone (aml § 3-2 (3); org.forskriften § 11-1), addressed as «du».

Says what the record says, in plain words. Where the record has no answer, the instruction says that, and never more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework.forms.labels import label
from assessments.casework.pictures.risk_pictures import SHAPES, Numbered, numbered
from assessments.catalogue.entries import LegalSourceEntry
from assessments.checks import reading
from assessments.checks.flags import Flag
from assessments.checks.tasks import RULES, is_second_person_there
from assessments.record import risk
from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    Answer,
    Coverage,
    Decision,
    Effect,
    Helper,
    HelpTime,
    HelpWay,
    Interim,
    MeasureStatus,
    SilenceNoticedBy,
    TaskKind,
)
from assessments.record.measures import ChosenMeasure

from .answers import printed, within_sentence
from .hazards import PrintedLevel, printed_level

LAW = ("aml-3-2-3", "org-11-1")
STOP_LAW = "aml-2-3-2-c"
CHECK_IN = ("m_innsjekk", "m_meld_inn_ut")
NOT_ALONE_LEVELS = (1, 2)  # the measures that take the lone work away, or bring someone
IN_FULL = 9  # hazards with their own row; the rest by name, so that the sheet stays one that is read
BRIEF = 170

MAY = (
    ("may_stop", gettext_lazy("stoppe arbeidet")),
    ("may_close", gettext_lazy("stenge")),
    ("may_leave", gettext_lazy("gå fra stedet")),
    ("may_refuse", gettext_lazy("si nei til et oppdrag eller en person")),
)


@dataclass(frozen=True)
class Line:
    """One thing to know or do. `is_open`: the record has no answer, or says that it is not known."""

    text: str
    is_open: bool = False


@dataclass(frozen=True)
class PlannedMeasure:
    name: str
    deadline: str


@dataclass(frozen=True)
class HazardRow:
    """A hazard as the reader meets it; `points` are the numbers of what is in place against it."""

    number: int
    shape: str
    name: str
    level: PrintedLevel | None
    shows: str
    points: str


@dataclass(frozen=True)
class Instruction:
    is_done_alone: bool
    decision: str
    decision_words: str
    terms: str
    call: Line
    help: tuple[Line, ...]
    check_in: tuple[Line, ...]
    not_alone: tuple[Line, ...]
    stop: Line
    stop_law: str
    decide: tuple[Line, ...]
    in_place: tuple[str, ...]
    planned: tuple[PlannedMeasure, ...]
    meanwhile: tuple[Line, ...]
    hazards: tuple[HazardRow, ...]
    other_hazards: tuple[str, ...]
    law: str


def instruction(
    record: AssessmentRecord, flags: Sequence[Flag], law: Mapping[str, LegalSourceEntry], in_force: Mapping[str, object]
) -> Instruction:
    """The instruction of one record. `in_force`: the legal sources on the assessment's date."""
    conclusion, found = record.conclusion, numbered(record)
    return Instruction(
        is_done_alone=record.alone.is_done_alone is not False,
        decision=conclusion.decision.value if conclusion.decision else "",
        decision_words=_decision(conclusion.decision),
        terms=conclusion.terms or "",
        call=_said(conclusion.whom_to_call, _("hvem du ringer. Spør lederen din før du begynner.")),
        help=tuple(_help(record.alone)),
        check_in=tuple(_check_in(record)),
        not_alone=tuple(_not_alone(record)),
        stop=_said(conclusion.stop_when, _("når du skal stoppe. Spør lederen din før du begynner.")),
        stop_law=_citations((STOP_LAW,), law, in_force),
        decide=tuple(_decide(record.alone)),
        in_place=tuple(_told(one) for one in _working(record)),
        planned=tuple(_planned(record)),
        meanwhile=tuple(_meanwhile(record)),
        hazards=tuple(_hazard(one, record) for one in found[:IN_FULL]),
        other_hazards=tuple(one.name for one in found[IN_FULL:]),
        law=_citations(LAW, law, in_force) if any(flag.key == "INSTRUKS" for flag in flags) else "",
    )


def _open(what: str) -> Line:
    return Line(_("Ikke avklart: %(what)s") % {"what": what}, is_open=True)


def _said(words: str | None, otherwise: str) -> Line:
    return Line(words) if words else _open(otherwise)


def _decision(decision: Decision | None) -> str:
    words = {
        Decision.NO: _("Nei. Du skal ikke gjøre dette arbeidet alene."),
        Decision.YES: _("Ja."),
        Decision.YES_ON_TERMS: _("Ja, når du følger disse vilkårene:"),
    }
    return (
        words[decision] if decision else _("Ikke avklart: arbeidsgiver har ikke tatt stilling. Spør før du begynner.")
    )


def _help(alone: Alone) -> Iterator[Line]:
    """How to call, where that does not reach, who comes and how long it takes."""
    ways = [way for way in alone.help_ways or () if way != HelpWay.NONE]
    if ways:
        yield Line(_("Slik får du tak i hjelp: %(ways)s.") % {"ways": _named(ways)})
    elif alone.help_ways:
        yield Line(_("Du kan ikke tilkalle hjelp her. Det står i vurderingen."))
    else:
        yield _open(_("hvordan du får tak i hjelp."))
    if alone.coverage == Coverage.GAPS:
        yield Line(_("Det er ikke dekning overalt. Finn ut hvor du har dekning før du begynner."))
    elif alone.coverage == Coverage.NONE:
        yield Line(_("Det er ikke dekning her."))
    elif alone.coverage == Coverage.UNKNOWN:
        yield _open(_("om det er dekning overalt."))
    yield from _who_comes(alone)


def _who_comes(alone: Alone) -> Iterator[Line]:
    coming = [one for one in alone.helpers or () if one not in {Helper.UNKNOWN, Helper.NOBODY}]
    if coming:
        words = {"who": _named(coming), "where": (alone.helper_comes_from or "").rstrip(".")}
        if alone.helper_comes_from:
            yield Line(_("Hjelpen som kommer: %(who)s. Den kommer fra: %(where)s.") % words)
        else:
            yield Line(_("Hjelpen som kommer: %(who)s.") % words)
        yield _how_soon(alone.help_time)
    elif Helper.NOBODY in (alone.helpers or ()):
        yield Line(_("Ingen er satt til å komme. Det står i vurderingen."))
    else:
        yield _open(_("hvem som kommer."))
    if alone.helper_gets_in in {Answer.NO, Answer.UNKNOWN}:
        yield _open(_("om hjelpen kommer seg inn når døren er låst."))


def _how_soon(time: HelpTime | None) -> Line:
    if time in {None, HelpTime.UNKNOWN}:
        return _open(_("hvor lang tid det tar før hjelpen er der."))
    return Line(_("Så lang tid tar det før hjelpen er der: %(time)s.") % {"time": within_sentence(printed(time))})


def _named(choices: Sequence[StrEnum]) -> str:
    """«mobiltelefon, fasttelefon eller alarmknapp»; with semicolons where a name has parts of its own."""
    words = [within_sentence(label(one)) for one in choices]
    is_plain = not any(" " in one for one in words)
    return _listed(words) if is_plain else "; ".join(words)


def _check_in(record: AssessmentRecord) -> Iterator[Line]:
    """The record has no field for clock times: they stand where people wrote them, or the sheet says they do not."""
    agreed = [one for one in record.measures.chosen if one.key in CHECK_IN]
    in_place = [one for one in agreed if _is_in_place(one)]
    for measure in in_place:
        yield Line(_told(measure))
    for measure in agreed:
        if measure not in in_place:
            yield Line(_("Ikke på plass ennå: %(measure)s") % {"measure": _told(measure)}, is_open=True)
    noticed = record.alone.silence_noticed_by
    if noticed == SilenceNoticedBy.AGREED_CALLS and not in_place:
        yield _open(_("klokkeslettene. Vurderingen sier at samtaler er avtalt. Spør lederen din når."))
    elif noticed in {SilenceNoticedBy.NOBODY, SilenceNoticedBy.CHANCE} and not in_place:
        yield Line(_("I dag er det ikke avtalt at noen merker det hvis du ikke svarer."), is_open=True)
    elif noticed in {None, SilenceNoticedBy.UNKNOWN} and not in_place:
        yield _open(_("hvem som merker det hvis du ikke svarer."))
    elif noticed in {SilenceNoticedBy.PRESENT_COLLEAGUE, SilenceNoticedBy.AUTOMATIC_ALARM, SilenceNoticedBy.NEXT_SHIFT}:
        yield Line(_("Den som merker det hvis du ikke svarer: %(who)s.") % {"who": within_sentence(label(noticed))})


def _not_alone(record: AssessmentRecord) -> Iterator[Line]:
    """The tasks with rules of their own, and the measures that take lone work away or bring someone."""
    kinds = reading.chosen_tasks(record)
    for kind in kinds:
        yield _task(record, kind)
    for measure in _working(record):
        if _level(measure) in NOT_ALONE_LEVELS:
            yield Line(_told(measure))
    if record.tasks.kinds is None:
        yield _open(_("om noen av oppgavene krever en person til."))
    elif not kinds and not any(_level(measure) in NOT_ALONE_LEVELS for measure in _working(record)):
        yield Line(_no_such_task(has_terms=bool(record.conclusion.terms or record.measures.interim_description)))


def _no_such_task(*, has_terms: bool) -> str:
    words = _("Ingen av oppgavene har en egen regel om at en til må være der.")
    if not has_terms:
        return words
    above = _("Det som står øverst på arket, gjelder.")
    return f"{words} {above}"


def _task(record: AssessmentRecord, kind: TaskKind) -> Line:
    """Only with the person, guard or supervision that the task demands; the record says whether that is so."""
    words = {"task": label(kind)}
    if is_second_person_there(record, kind) != Answer.YES:
        return _open(
            _("%(task)s: vurderingen sier ikke at den som kreves, alltid er til stede. Ikke begynn før du har spurt.")
            % words
        )
    if RULES[kind].cut_off_is_enough:
        return Line(
            _("%(task)s: bare når maskinen er stanset og energien koblet fra, eller en person til er der.") % words
        )
    return Line(_("%(task)s: bare når personen, vakten eller tilsynet som oppgaven krever, er til stede.") % words)


def _decide(alone: Alone) -> Iterator[Line]:
    """What one may do without asking; a «no» and an open answer are said, too."""
    may = [str(words) for name, words in MAY if getattr(alone, name) == Answer.YES]
    must_ask = [str(words) for name, words in MAY if getattr(alone, name) == Answer.NO]
    unclear = [str(words) for name, words in MAY if getattr(alone, name) == Answer.UNKNOWN]
    if alone.may_stop is None:
        unclear = [str(MAY[0][1]), *unclear]
    if may:
        yield Line(_("Du trenger ikke spørre for å %(what)s.") % {"what": _listed(may)})
    if must_ask:
        yield Line(_("Er det ikke fare, spør først hvis du vil %(what)s.") % {"what": _listed(must_ask)})
    if unclear:
        yield _open(_("om du må spørre for å %(what)s.") % {"what": _listed(unclear)})


def _listed(words: list[str]) -> str:
    *first, last = words
    return _("%(first)s eller %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _working(record: AssessmentRecord) -> list[ChosenMeasure]:
    """What is in place, in the order of the levels; taking part is a way of working, not something to do."""
    found = [one for one in record.measures.chosen if _is_in_place(one) and not reading.is_process(one)]
    return sorted(found, key=lambda one: (_level(one), one.key))


def _is_in_place(measure: ChosenMeasure) -> bool:
    """It is there; how well it works is said beside it."""
    return measure.status == MeasureStatus.IN_PLACE


def _level(measure: ChosenMeasure) -> int:
    return measure.wording.level if measure.wording else 0


def _told(measure: ChosenMeasure) -> str:
    """The workplace's own words, which are about this work; the catalogue's name where there are none."""
    words = measure.description or f"{reading.measure_name(measure)}."
    weak = {Effect.PARTLY: _("(Virker delvis.)"), Effect.NO: _("(Virker ikke godt nok i dag.)")}
    return f"{words} {weak[measure.works]}" if measure.works in weak else words


def _planned(record: AssessmentRecord) -> Iterator[PlannedMeasure]:
    waiting = [one for one in record.measures.chosen if not _is_in_place(one) and not reading.is_process(one)]
    for measure in sorted(waiting, key=lambda one: (_level(one), one.key)):
        yield PlannedMeasure(reading.measure_name(measure), _by(measure.deadline))


def _by(deadline: date | None) -> str:
    return _("frist %(day)s") % {"day": printed(deadline)} if deadline else _("uten frist")


def _meanwhile(record: AssessmentRecord) -> Iterator[Line]:
    head = record.measures
    if head.interim == Interim.NOT_ALONE:
        yield Line(label(head.interim) + ".")
    if head.interim_description:
        yield Line(head.interim_description)
    if any(True for _planned_one in _planned(record)) and not (head.interim or head.interim_description):
        yield _open(_("hva som gjelder til tiltakene er på plass. Spør lederen din før du begynner."))


def _hazard(one: Numbered, record: AssessmentRecord) -> HazardRow:
    points = [str(no) for no, measure in enumerate(_working(record), 1) if one.hazard.key in (measure.hazards or ())]
    return HazardRow(
        number=one.number,
        shape=SHAPES[one.category].value,
        name=one.name,
        level=printed_level(risk.level_today(record, one.hazard)) if risk.is_in_table(one.hazard) else None,
        shows=_brief(one.hazard.manifestation or ""),
        points=", ".join(points),
    )


def _brief(text: str) -> str:
    """The first sentences; the assessment has them all."""
    if len(text) <= BRIEF:
        return text
    cut = text[:BRIEF]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > 0 else cut.rsplit(" ", 1)[0] + " …"


def _citations(keys: Sequence[str], law: Mapping[str, LegalSourceEntry], in_force: Mapping[str, object]) -> str:
    """«aml § 3-2 (3) og org.forskriften § 11-1»: only what the catalogue has verified and what is in force."""
    cited = [law[key].citation.replace("§ ", "§\xa0") for key in keys if key in in_force and law[key].verified]
    return _(" og ").join(cited)
