"""The words of a finding: title, text and severity, looked up by code. The checks themselves hold no words."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.labels import label
from assessments.casework.words import flag_words
from assessments.casework.words.answer_words import printed, within_sentence
from assessments.checks.engine import Finding, Param, Severity
from assessments.record.choices import Category, Decision, PartyRole, SpecialRisk, TaskKind

from . import asking, assessing, by_flags, concluding, dating, helping, judging, lone, taking_part, working
from .lists import DEMANDS, FACTORS, MOMENTS, QUESTIONS, TOLD

PAGES = (
    working,
    lone,
    judging,
    assessing,
    concluding,
    taking_part,
    asking,
    by_flags,
    dating,
    helping,
)
WORDS: dict[str, tuple[Promise, Promise]] = {code: words for page in PAGES for code, words in page.WORDS.items()}

# Parameters that name several things, by their keys.
LISTS = {"factors": FACTORS, "moments": MOMENTS, "questions": QUESTIONS, "told": TOLD}

SEVERITIES: dict[Severity, Promise] = {
    Severity.BLOCKING: _("Må rettes før signering"),
    Severity.WARNING: _("Må besvares"),
    Severity.ADVICE: _("Råd"),
}


def title(finding: Finding) -> str:
    """What is wrong, in one line."""
    return str(WORDS[finding.code][0]) % _in_words(finding)


def text(finding: Finding) -> str:
    """Why it matters, and what to do."""
    return str(WORDS[finding.code][1]) % _in_words(finding)


def severity_label(severity: Severity | str) -> str:
    """How grave it is, in words."""
    return str(SEVERITIES[Severity(severity)])


def _in_words(finding: Finding) -> dict[str, str]:
    return {name: _word(finding.code, name, value) for name, value in finding.params.items()}


def _word(code: str, name: str, value: Param) -> str:
    """A parameter as users read it: choices by their labels, dates as dates, the rest as it stands."""
    words = str(value)
    if name == "category":
        return label(Category(words))
    if name == "task":
        return label(TaskKind(words))
    if name in {"proposed", "chosen"}:
        return label(SpecialRisk(words) if code.startswith("special-risk") else Decision(words))
    if name == "who":
        return within_sentence(label(PartyRole(words)))
    if name == "lack":
        return str(flag_words.WORDS["NATT"][words])
    if name == "exposed":
        return str(asking.EXPOSED[words])
    if name == "asked":
        return helping.questions(words.split())
    if name == "demand":
        return str(DEMANDS[words])
    if name in LISTS:
        return ", ".join(str(LISTS[name][key]) for key in words.split())
    if name.endswith("_on"):
        return printed(date.fromisoformat(words))
    return words
