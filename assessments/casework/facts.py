"""The projection of a record that lists and audits read. Always rebuilt from the record, never edited."""

import unicodedata

from assessments.checks import reading
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, DiscussedWith, PartyRole, Strain
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, StrainHazard

from . import assembly
from .models import Assessment, AssessmentFacts

# A duty to discuss, not to agree. Called without coming, or held without being confirmed, is not yet a discussion.
_DISCUSSED = frozenset({DiscussedWith.UNION_REPS, DiscussedWith.ELECTED_REPRESENTATIVE})


def rebuild(assessment: Assessment) -> None:
    """Write the facts of the record as it is now. Call in the transaction that changed it."""
    AssessmentFacts.objects.update_or_create(
        assessment=assessment,
        defaults={
            "organisation_id": assessment.organisation_id,
            "workplace_id": assessment.workplace_id,
            "state": assessment.state,
            "signed_at": assessment.signed_at,
            **project(assembly.assemble(assessment)),
        },
    )


def project(record: AssessmentRecord) -> dict[str, object]:
    """What lists and audits need to know of a record: folded text, levels, decision, dates (no «overdue»)."""
    statements = [p.statement for p in record.positions if p.role == PartyRole.SAFETY_REP and p.statement]
    return {
        "title": record.work.title or "",
        "profile": record.work.profile or "",
        **_texts(record),
        **_levels(record),
        **_psychosocial(record),
        **_measures(record),
        "special_risk": record.conclusion.special_risk or "",
        "decision": record.conclusion.decision or "",
        "time_share": record.alone.time_share or "",
        "safety_rep_statement": statements[-1] if statements else "",
        "assessed_on": record.work.assessed_on,
        "next_review": record.conclusion.next_review,
    }


def _texts(record: AssessmentRecord) -> dict[str, object]:
    place = record.organisation.workplace
    words = (record.work.title, place, record.organisation.name, record.work.description)
    return {
        "search_text": fold(" ".join(word for word in words if word)),
        "sort_text": fold(" ".join(word for word in (place, record.work.title) if word))[:200],
    }


def _levels(record: AssessmentRecord) -> dict[str, object]:
    """The worst level of each category today, of them all, and how much stays red when the measures are in place."""
    levels = [risk.category_level(record, category) for category in Category]
    worst = risk.worst(levels)
    after = [risk.level_after(record, hazard) or risk.level_today(record, hazard) for hazard in record.hazards]
    return {
        "level_physical": level(record, Category.PHYSICAL),
        "level_psychosocial": level(record, Category.PSYCHOSOCIAL),
        "level_violence": level(record, Category.VIOLENCE),
        "worst": risk.ORDER[worst] if worst else 0,
        "red_residual": after.count(risk.Level.RED),
    }


def _psychosocial(record: AssessmentRecord) -> dict[str, object]:
    """How deep the psychosocial part goes: of what is asked, how much has an answer. «Vet ikke» stays open.

    Asked are the eight factors (§ 1A-1; not in one's own home, where the chapter does not apply) and every hazard that
    the profile brings or somebody has added. Nothing is asked of work that is not done alone.
    """
    if record.alone.is_done_alone is False:
        return {"psychosocial_asked": 0, "psychosocial_answered": 0, "psychosocial_percent": 100}
    factors = () if reading.is_only_own_home(record) else PSYCHOSOCIAL_FACTORS
    open_hazards = sum(1 for _hazard in reading.unanswered_profile_hazards(record, Category.PSYCHOSOCIAL))
    given = [hazard for hazard in record.psychosocial.hazards if hazard.relevant is not None]
    themes = len(record.psychosocial.dismissed_themes)
    asked = max(1, len(factors) + len(given) + open_hazards + themes)  # the part itself is asked of all
    settled = sum(_is_settled(record, hazard) for hazard in given)
    answered = sum(_is_weighed(record, factor) for factor in factors) + settled + themes
    percent = 100 * answered // asked
    return {"psychosocial_asked": asked, "psychosocial_answered": answered, "psychosocial_percent": percent}


def _is_weighed(record: AssessmentRecord, factor: str) -> bool:
    """In the short and in the long term (§ 1A-2)."""
    answers = {getattr(record.psychosocial, f"{factor}_{term}") for term in ("short", "long")}
    return answers.isdisjoint({None, Strain.UNKNOWN})


def _is_settled(record: AssessmentRecord, hazard: StrainHazard) -> bool:
    """Not relevant, or relevant and placed in the table."""
    return hazard.relevant == Answer.NO or risk.level_today(record, hazard) is not None


def _measures(record: AssessmentRecord) -> dict[str, object]:
    planned = [measure for measure in record.measures.chosen if reading.is_planned(measure)]
    control = [measure.key for measure in record.measures.chosen if measure.is_control_measure]
    discussed = {
        review.key
        for review in record.control_measures.reviews
        if review.discussed_with in _DISCUSSED and review.discussed_on
    }
    return {
        "control_measures": len(control),
        "undiscussed": sum(key not in discussed for key in control),
        "planned_measures": len(planned),
        "planned_until": min((measure.deadline for measure in planned if measure.deadline), default=None),
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
