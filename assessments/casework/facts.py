"""The projection of a record that lists and audits read. Always rebuilt from the record, never edited."""

import unicodedata

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, PartyRole

from . import assembly
from .models import Assessment, AssessmentFacts


def rebuild(assessment: Assessment) -> None:
    """Write the facts of the record as it is now. Call in the transaction that changed it."""
    AssessmentFacts.objects.update_or_create(
        assessment=assessment,
        defaults={"organisation_id": assessment.organisation_id, **project(assembly.assemble(assessment))},
    )


def project(record: AssessmentRecord) -> dict[str, object]:
    """What lists and audits need to know of a record: folded text, levels, decision, dates (no «overdue»)."""
    statements = [p.statement for p in record.positions if p.role == PartyRole.SAFETY_REP and p.statement]
    words = (record.work.title, record.organisation.workplace, record.work.description)
    return {
        "title": record.work.title or "",
        "profile": record.work.profile or "",
        "search_text": fold(" ".join(word for word in words if word)),
        "level_physical": level(record, Category.PHYSICAL),
        "level_psychosocial": level(record, Category.PSYCHOSOCIAL),
        "level_violence": level(record, Category.VIOLENCE),
        "special_risk": record.conclusion.special_risk or "",
        "decision": record.conclusion.decision or "",
        "time_share": record.alone.time_share or "",
        "safety_rep_statement": statements[-1] if statements else "",
        "assessed_on": record.work.assessed_on,
        "next_review": record.conclusion.next_review,
    }


def level(record: AssessmentRecord, category: Category) -> str:
    """The worst level of a category; «none» when all that is answered there is «nei», empty when nothing is."""
    worst = risk.category_level(record, category)
    if worst is not None:
        return str(worst)
    hazards = risk.hazards_of(record, category)
    has_answers = bool(hazards or risk.chapter_of(record, category).dismissed_themes)
    return "none" if has_answers and all(hazard.relevant == Answer.NO for hazard in hazards) else ""


def fold(text: str) -> str:
    """Lower case without accents, so that «Åsen» and «åsen» meet; å, æ and ø stay letters of their own."""
    kept = []
    for char in unicodedata.normalize("NFC", text.casefold()):
        kept.append(char if char in "åæøäö" else unicodedata.normalize("NFD", char)[0])
    return "".join(kept)
