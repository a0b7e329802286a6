"""Work in the worker's own home: other rules (FOR-2002-07-05-715), a written agreement (§ 2), and a door of their own.

Neither employer (§ 3 (4)) nor safety rep (§ 5) has access to the home without a special agreement.
"""

import re
from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Setting, WorkerInvolvement

from .free_text import places

NOT_KNOWN = {Answer.NO, Answer.UNKNOWN}
# «… kan inspisere hjemmet uten avtale»: the visit, the home and the missing agreement in one sentence.
_VISIT = r"inspiser|inspeksjon|befaring|synfar|tilsyn|kontroll|besøk|adgang|tilg[aj]|inspect|visit|access"
_AT_HOME = r"\bhjem|\bheim|\bhome"
_UNASKED = r"ut[ae]n (?:\w+ )?avtale|uanmeldt|uvarsl[ea]|without (?:\w+ )?agreement|unannounced"
_ALL_THREE = [re.compile(words, re.IGNORECASE) for words in (_VISIT, _AT_HOME, _UNASKED)]
_DENIED = re.compile(r"\b(?:ikke|ikkje|ingen|aldri|verken|not|no|never|neither)\b", re.IGNORECASE)
_AGREED = re.compile(r"avtal|agree", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?]\s|\n")


@check("home-office-other-rules", Severity.ADVICE, step="arbeidet", law="hjemmekontor-3")
def home_office_other_rules(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Says which rule applies instead."""
    if _is_at_home(record):
        yield hit()


@check("home-office-not-agreed", Severity.WARNING, step="arbeidet", law="hjemmekontor-2")
def not_agreed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Answered that the work at home is not agreed in writing, or that nobody knows."""
    if _is_at_home(record) and record.work.home_office_agreement in NOT_KNOWN:
        yield hit()


@check("home-entered-without-agreement", Severity.WARNING, step="medvirkning", law="hjemmekontor-3")
def entered_without_agreement(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """An inspection where all of the work is at home, and nothing on its being agreed; or a text that needs none."""
    if not _is_at_home(record):
        return
    found = [(step, item) for step, item, text in places(record) if _needs_no_agreement(text)]
    part = record.participation
    is_inspected = WorkerInvolvement.INSPECTION in (part.workers_involved or ())
    is_agreed = any(_AGREED.search(text or "") for text in (part.workers_how, part.safety_rep_how))
    if is_inspected and reading.is_only_own_home(record) and not is_agreed and not found:
        found.append(("medvirkning", ""))
    for step, item in dict.fromkeys(found):
        yield hit(item, step=step)


def _is_at_home(record: AssessmentRecord) -> bool:
    return Setting.OWN_HOME in (record.work.settings or ())


def _needs_no_agreement(text: str) -> bool:
    """«Kan inspisere hjemmet uten avtale»; whoever says that nobody may, is right."""
    return any(
        all(words.search(sentence) for words in _ALL_THREE) and not _DENIED.search(sentence)
        for sentence in _SENTENCES.split(text)
    )
