"""The legal checklist as the pages show it: a row for each requirement the work touches, and where to mend it."""

from dataclasses import dataclass

from django.utils.translation import get_language

from assessments.casework import judgement
from assessments.casework.models import Assessment
from assessments.casework.words import flag_words
from assessments.catalogue import selectors as catalogue_selectors
from assessments.checks import flags
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@dataclass(frozen=True)
class Row:
    """One requirement: what it is called and cited as, whether it is met, why, and the step it is mended in."""

    key: str
    title: str
    citation: str
    is_met: str
    state: str
    why: str
    url: str


@dataclass(frozen=True)
class LegalChecklist:
    """What is missing first, then what nobody has answered, then what is met."""

    missing: list[Row]
    open: list[Row]
    met: list[Row]

    @property
    def unmet(self) -> list[Row]:
        return self.missing + self.open

    def __bool__(self) -> bool:
        return bool(self.unmet or self.met)


def legal_checklist(record: AssessmentRecord, assessment: Assessment) -> LegalChecklist:
    """Every flag that applies, by the law of the assessment's date, in the words of the page's language."""
    on = judgement.judged_on(record)
    in_force = catalogue_selectors.law_in_force(assessment.catalogue_version, on)
    sources = catalogue_selectors.get(assessment.catalogue_version).law
    rows: dict[Answer, list[Row]] = {answer: [] for answer in Answer}
    for flag in flags.applicable(record, in_force, on):
        source = sources[flag.law]
        row = Row(
            key=flag.key,
            title=source.title.in_language(get_language() or "nb"),
            citation=source.citation,
            is_met=str(flag.is_met),
            state=flag_words.state(flag),
            why=flag_words.why(flag),
            url=judgement.place(assessment, flag.step),
        )
        rows[flag.is_met].append(row)
    return LegalChecklist(rows[Answer.NO], rows[Answer.UNKNOWN], rows[Answer.YES])
