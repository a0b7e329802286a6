"""The legal checklist, the sources behind it, and what is still open: unknown answers and what the checks warned of.

Says nothing of the law but what the catalogue says, and nothing the catalogue has not verified.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from assessments.casework import steps
from assessments.casework.forms.labels import label
from assessments.casework.words import finding_words, flag_words
from assessments.casework.words.finding_words.gathered import gathered
from assessments.catalogue.entries import LegalSourceEntry
from assessments.checks import reading
from assessments.checks.engine import Finding, Severity
from assessments.checks.flags import Flag
from assessments.checks.scope import has_chapter_10, is_offshore
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import Answer, TaskKind

from .answers import printed, unknown_answers
from .hazards import hazard_name
from .met import facts

# Shown as something to remember, not as a consequence of the assessment (faglig gjennomgang § 1 no. 5).
REMINDERS = frozenset({"NATT_8T"})
# What a measure's law list may name without this work coming under it: aml ch. 11 and org.forskriften ch. 12 for
# those under 18, aml ch. 10 where other rules of working time hold, internkontrollforskriften offshore, and at home
# aml ch. 2, 3 (but for § 3-1) and 4 with what follows from them (hjemmekontorforskriften § 3 (3)).
YOUNG = ("aml-11-", "org-12-")
WORKING_TIME = ("aml-10-",)
INTERNAL_CONTROL = ("ik-",)
NOT_IN_OWN_HOME = ("aml-2-", "aml-3-2", "aml-3-3", "aml-3-5", "aml-4-", "utf-1a-", "utf-2a-", "utf-3a-", "utf-kap-")
OF_TASKS = {"utf-5-5": TaskKind.HOT_WORK}  # rules for a task that the form asks about by itself
_LONG = re.compile(r"(\w{11,})(forskriften)")


@dataclass(frozen=True)
class PrintedLaw:
    """A legal source with the date its present wording took effect."""

    citation: str
    title: str
    since: str
    is_repealed: bool

    @property
    def in_a_column(self) -> str:
        """With a place to divide the names that are wider than the checklist's column."""
        return _LONG.sub("\\1\u00ad\\2", self.citation)


@dataclass(frozen=True)
class ChecklistRow:
    """One requirement that the work touches, whether it is met and why, and answers that bear it out."""

    law: PrintedLaw
    requires: str
    is_met: str
    state: str
    why: str
    is_reminder: bool
    facts: str


@dataclass(frozen=True)
class OpenAnswers:
    place: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class PrintedFinding:
    title: str
    text: str


@dataclass(frozen=True)
class OpenPoints:
    blocking: tuple[PrintedFinding, ...]
    unknown: tuple[OpenAnswers, ...]
    warnings: tuple[PrintedFinding, ...]
    answer: str

    @property
    def is_any(self) -> bool:
        return bool(self.blocking or self.unknown or self.warnings or self.answer)


def checklist(
    record: AssessmentRecord, flags: Sequence[Flag], law: Mapping[str, LegalSourceEntry]
) -> tuple[ChecklistRow, ...]:
    """A row for each flag, in the order of the form."""
    return tuple(_row(record, flag, law[flag.law]) for flag in flags if flag.law in law and law[flag.law].verified)


def _row(record: AssessmentRecord, flag: Flag, source: LegalSourceEntry) -> ChecklistRow:
    return ChecklistRow(
        law=printed_law(source),
        requires=source.requires.in_language(get_language() or "nb"),
        is_met=flag.is_met.value,
        state=flag_words.state(flag),
        why=flag_words.why(flag),
        is_reminder=flag.key in REMINDERS,
        facts=facts(flag.key, record),
    )


def sources(
    record: AssessmentRecord,
    findings: Sequence[Finding],
    flags: Sequence[Flag],
    law: Mapping[str, LegalSourceEntry],
) -> tuple[PrintedLaw, ...]:
    """The legal sources that the record or the findings name besides the checklist's, in the catalogue's order."""
    named: set[str] = set()
    for hazard in record.hazards:
        named.update(hazard.wording.law if hazard.wording and hazard.relevant == Answer.YES else ())
    for measure in record.measures.chosen:
        named.update(measure.wording.law if measure.wording else ())
    named = {key for key in named if _applies(key, record)} | {finding.law for finding in findings if finding.law}
    named = {_of_the_day(key, law, record.work.assessed_on) for key in named} - {flag.law for flag in flags}
    return tuple(printed_law(source) for key, source in law.items() if key in named and source.verified)


def _of_the_day(key: str, law: Mapping[str, LegalSourceEntry], on: date | None) -> str:
    """The source as it was on the day of the assessment: itself, what it replaced, or none."""
    if on is None or key not in law or law[key].is_in_force(on):
        return key
    return next((one.key for one in law.values() if one.replaced_by == key and one.is_in_force(on)), "")


def _applies(key: str, record: AssessmentRecord) -> bool:
    """The catalogue lists every law a measure may serve; the paper cites only what this work comes under."""
    if key in OF_TASKS and record.tasks.kinds is not None:
        return OF_TASKS[key] in record.tasks.kinds
    if key.startswith(YOUNG):
        return reading.has_under_18(record)
    if key.startswith(WORKING_TIME):
        return has_chapter_10(record)
    if key.startswith(INTERNAL_CONTROL):
        return not is_offshore(record)
    return not (key.startswith(NOT_IN_OWN_HOME) and reading.is_only_own_home(record))


def printed_law(source: LegalSourceEntry) -> PrintedLaw:
    title = source.title.in_language(get_language() or "nb")
    return PrintedLaw(
        source.citation.replace("§ ", "§\xa0"), title, printed(source.worded_from), source.in_force_to is not None
    )


def open_points(record: AssessmentRecord, findings: Sequence[Finding]) -> OpenPoints:
    """What is not known, what the checks say, and the employer's answer to it."""
    return OpenPoints(
        blocking=_printed(findings, Severity.BLOCKING),
        unknown=_unknown(record),
        warnings=_printed(findings, Severity.WARNING),
        answer=record.conclusion.warnings_answered or "",
    )


def _printed(findings: Sequence[Finding], severity: Severity) -> tuple[PrintedFinding, ...]:
    found = [finding for finding in findings if finding.severity == severity]
    together = gathered(found, named=None)
    return tuple(PrintedFinding(_sentence(finding_words.title(one)), finding_words.text(one)) for one in together)


def _sentence(words: str) -> str:
    """Ends as a sentence, once: a title may end with its own question mark."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _unknown(record: AssessmentRecord) -> tuple[OpenAnswers, ...]:
    found = [OpenAnswers(place, tuple(unknown_answers(section))) for place, section in _sections(record)]
    return tuple(point for point in found if point.questions)


def _sections(record: AssessmentRecord) -> list[tuple[str, Section]]:
    """Everything that is asked, with the name of where it is asked."""
    title = {step.section: str(step.title) for step in steps.STEPS if step.section}
    names = {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    return [
        (title["work"], record.work),
        (title["alone"], record.alone),
        *((label(task.key), task) for task in record.tasks.details),
        (title["physical"], record.physical),
        (title["psychosocial"], record.psychosocial),
        (title["violence"], record.violence),
        *((hazard_name(hazard), hazard) for hazard in record.hazards),
        *((names.get(measure.key, measure.key), measure) for measure in record.measures.chosen),
        *((names.get(review.key, review.key), review) for review in record.control_measures.reviews),
        (title["participation"], record.participation),
        (title["conclusion"], record.conclusion),
    ]
