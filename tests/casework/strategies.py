"""Any record that a catalogue version can word: random answers, known keys."""

from typing import Any

from hypothesis import strategies as st

from assessments.casework import steps
from assessments.catalogue.content import CatalogueData
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Category, ProposalKind, ProposalOutcome
from assessments.record.survey import FEWEST, Counts
from tests.record.strategies import records

CHAPTERS = {
    "physical": Category.PHYSICAL,
    "psychosocial": Category.PSYCHOSOCIAL,
    "violence": Category.VIOLENCE,
}


@st.composite
def catalogue_records(draw: st.DrawFn, catalogue: CatalogueData) -> AssessmentRecord:
    """A record whose keys the catalogue knows, without wording, and whose statements are whole."""
    record = draw(records())
    changes: dict[str, Any] = {
        "organisation": record.organisation.model_copy(update={"orgnr": None}),
        "work": record.work.model_copy(
            update={"profile": draw(st.sampled_from([None, *catalogue.profiles])), "profile_wording": None}
        ),
        "measures": record.measures.model_copy(
            update={"chosen": rekeyed(draw, record.measures.chosen, list(catalogue.measures))}
        ),
        "control_measures": record.control_measures.model_copy(
            update={"reviews": rekeyed(draw, record.control_measures.reviews, list(catalogue.measures))}
        ),
        "remarks": tuple(
            answered(remark).model_copy(update={"step": draw(st.sampled_from([None, *steps.BY_KEY]))})
            for remark in record.remarks
        ),
        "proposals": tuple(known_proposal(draw, proposal, catalogue) for proposal in record.proposals),
        "positions": tuple(whole(position) for position in record.positions),
        "survey": shown(record.survey),
        "tables": lawful(draw, record.tables),
    }
    for name, category in CHAPTERS.items():
        chapter = getattr(record, name)
        hazards = [hazard.key for hazard in catalogue.hazards_of(category)]
        themes = [theme.key for theme in catalogue.themes_of(category)]
        dismissed = tuple(
            theme.model_copy(update={"theme_name": None}) for theme in rekeyed(draw, chapter.dismissed_themes, themes)
        )
        changes[name] = chapter.model_copy(
            update={"hazards": rekeyed(draw, chapter.hazards, hazards), "dismissed_themes": dismissed}
        )
    return record.model_copy(update=changes)


def rekeyed(draw: st.DrawFn, entries: tuple[Any, ...], keys: list[str]) -> tuple[Any, ...]:
    """The same entries under keys that exist, in the record's own order."""
    chosen = sorted(draw(st.permutations(keys))[: len(entries)])
    return tuple(
        entry.model_copy(update={"key": key, **({"wording": None} if hasattr(entry, "wording") else {})})
        for entry, key in zip(entries, chosen, strict=False)
    )


def whole(position: Any) -> Any:
    """A statement with its date, and a deadline after the asking."""
    complete = position.statement is not None and position.on is not None
    in_order = not (position.asked_on and position.deadline) or position.deadline >= position.asked_on
    return position.model_copy(
        update={
            "statement": position.statement if complete else None,
            "on": position.on if complete else None,
            "on_older_content": position.on_older_content if complete else None,
            "deadline": position.deadline if in_order else None,
        }
    )


def shown(survey: Any) -> Any:
    """Of a survey only what enough people have answered."""
    if survey is None or survey.answered < FEWEST:
        return None
    few = [name for name, part in survey if isinstance(part, Counts) and part.answered < FEWEST]
    return survey.model_copy(update=dict.fromkeys(few))


def lawful(draw: st.DrawFn, tables: Any) -> Any:
    """A table that an employer may have decided."""
    rows = ("GGGGY GGYYY GYYRR YYRRR YRRRR", "RRRRR RRRRR RRRRR RRRRR RRRRR", "GGGGG GGGGG GGGGG GGGGG GGGGR")
    return tables and tables.model_copy(update={"acute": draw(st.sampled_from(rows))})


def answered(remark: Any) -> Any:
    """An answer with who and when, or none of them."""
    if remark.answer:
        return remark
    return remark.model_copy(update={"outcome": None, "answered_by": None, "answered_on": None})


def known_proposal(draw: st.DrawFn, proposal: Any, catalogue: CatalogueData) -> Any:
    """A proposal of something the catalogue has, or in own words, decided with its day and reason, or not at all."""
    is_hazard = proposal.kind == ProposalKind.HAZARD
    category = draw(st.sampled_from(Category)) if is_hazard else None
    entries = catalogue.hazards_of(category) if category else tuple(catalogue.measures.values())
    entry = draw(st.sampled_from([None, *entries]))
    decided = {"outcome": None, "reason": None, "decided_by": None, "decided_on": None}
    if proposal.outcome and proposal.decided_on:
        reason = proposal.author if proposal.outcome == ProposalOutcome.DECLINED else None
        decided = {"reason": reason}
    named = {"item": entry.key, "name": entry.name.in_language("nb")} if entry else {"item": None}
    return proposal.model_copy(update={"category": category, **named, **decided})
