"""A record with every field answered, and what of it a paper does not print."""

from datetime import date, time
from enum import StrEnum
from typing import Any, get_args

from django.utils.translation import gettext
from pydantic import BaseModel

from assessments.casework import steps
from assessments.casework.forms.labels import label
from assessments.casework.forms.scores import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD
from assessments.casework.words.answer_words import ORGANISATION_LABELS, hours, printed
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import AloneEffect
from tests.documents.structure import folded

# Not printed, with the reason. Everything else in the record must be found in the text, and none of these.
EXCEPTIONS = {
    "ProfileWording.sector": "an address; decides which questions are asked",
    "ProfileHazard.name": "a suggestion; what was answered to it stands among the hazards, or is a finding",
    "RemarkEntry.item": "the remark says the hazard's or the measure's name",
    "ProposalEntry.item": "the proposal says the hazard's or the measure's name",
    "ProposalEntry.hazard": "the proposal says the name of the hazard it is against",
    **{
        f"{model}.key": "an address; the name is printed"
        for model in (
            "ProfileHazard", "AcuteHazard", "StrainHazard", "ThemeDismissal", "ChosenMeasure", "ControlMeasureReview",
        )
    },
    "ConsultationEntry.measures": "the measures are printed by name",
    "ChosenMeasure.hazards": "printed as the numbers of the hazard tables",
    "theme": "an address; the theme's hazards are printed by name",
    "HazardWording.theme_name": "printed when the theme is dismissed; the hazards are printed by name",
    "HazardWording.question": "the catalogue's question behind the hazard's name; the answer is that it is relevant",
    "HazardWording.why_alone": "the catalogue's reason, printed when the assessor has given none",
    "law": "printed as citations among the sources",
    "Work.profile": "an address; the profile's name is printed",
    "RiskTables.acute": "drawn as the table itself",
    "ProfileHazard.wording": "the definition of an own hazard, for whoever reads the file elsewhere",
    "MeasureWording.against": "the same",
    "MeasureWording.does": "the same",
    "MeasureWording.limits": "the same",
    "MeasureWording.is_control_measure": "decides whether the control-measure chapter has the measure",
}  # fmt: skip
SCORES = {
    "likelihood": LIKELIHOOD, "with_others_likelihood": LIKELIHOOD, "consequence": CONSEQUENCE,
    "with_others_consequence": CONSEQUENCE, "duration": DURATION, "load": LOAD,
}  # fmt: skip

# Printed as a sentence of its own.
SENTENCES = {
    "ConsultationEntry.confirmed": "%(said)s. Tillitsvalgt har bekreftet referatet.",
    "StopEntry.rep_agrees": "Verneombudet er enig.",
}


def words_of(name: str, value: Any) -> tuple[str, ...]:
    """How an answer is printed, where that is not as it is."""
    field = name.split(".")[1]
    if field in SCORES and isinstance(value, int):
        return (f"{value} {SCORES[field][value - 1][1]}",)
    if name == "Work.shift_minutes":
        return (hours(value),)
    if value == AloneEffect.BOTH:
        return (label(AloneEffect.LIKELIHOOD), label(AloneEffect.OUTCOME))
    if name == "HazardWording.usual_effect":
        return ()  # what being alone usually does; printed is what the assessor has answered, in the same words
    if field == "is_own":
        return (gettext("(egen)"),) if value else ()
    if name in SENTENCES:
        return (gettext(SENTENCES[name]).removeprefix("%(said)s. "),)
    if name == "RemarkEntry.step":
        return (str(steps.BY_KEY[value].title),)
    if name in {f"OrganisationFacts.{one}" for one in ORGANISATION_LABELS}:
        return (f"{ORGANISATION_LABELS[field]} {printed(value)}",)
    return (printed(value),)


def filled(annotation: Any, path: str) -> Any:
    """A value of its type that can be found again: texts are their own path."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]
    kind = kinds[0]
    if hasattr(kind, "__metadata__"):
        return filled(get_args(kind)[0], path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        members = list(kind)
        return members[len(path) % len(members)].value
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return full(kind, path)
    plain = {str: f"Svar {path}", int: 3, bool: True, date: "2026-05-17", time: "13:37:00"}
    return plain.get(kind, f"Svar {path}")


# Fields with a form of their own, by model and name.
SPECIAL = {
    "Survey.form": "2026-1", "RiskTables.acute": "GGGGY GGYYY GYYRR YYRRR YRRRR",
    "OrganisationFacts.orgnr": "974760673", "OrganisationFacts.industry_code": "47.3", "Work.profile": "yrke_a",
    "ProfileWording.sector": "handel", "ProfileHazard.key": "fy_a", "ProfileHazard.theme": "temanøkkel",
    "Work.youngest_age": 16, "Work.shift_minutes": 455, "HazardWording.theme": "temanøkkel",
    "HazardWording.law": ["aml-4-1-3"], "AcuteHazard.key": "fy_a", "StrainHazard.key": "fy_a",
    "AcuteHazard.relevant": "yes", "StrainHazard.relevant": "yes",
    "ThemeDismissal.key": "temanøkkel", "ChosenMeasure.key": "m_a", "ChosenMeasure.hazards": ["fy_a"],
    "MeasureWording.is_control_measure": "yes", "MeasureWording.law": ["aml-4-1-3"], "MeasureWording.against": ["fy_a"],
    "ControlMeasureReview.key": "m_a",
    "ConsultationEntry.measures": ["m_a"], "EarlierVersion.digest": "0f" * 32,
    "RemarkEntry.step": "fysisk", "RemarkEntry.item": "fy_a",
    "ReplyEntry.follows_answer": True, "PositionEntry.on_older_content": True, "ProposalEntry.item": "fy_a",
    "ProposalEntry.hazard": "fy_a", "ProposalEntry.kind": "measure",
}  # fmt: skip


def full(model: type[BaseModel], path: str) -> dict:
    """Every field of a model answered, but the reason why a relevant hazard should not be relevant."""
    data = {}
    for name, info in model.model_fields.items():
        given, where = SPECIAL.get(f"{model.__name__}.{name}"), f"{path}.{name}"
        options = (info.annotation, *get_args(info.annotation))
        inner = next((option for option in options if str(option).startswith("tuple[")), None)
        if given is not None:
            data[name] = given
        elif name != "not_relevant_reason":
            data[name] = [filled(get_args(inner)[0], where)] if inner else filled(info.annotation, where)
    return data


def leaves(value: Any, name: str = "") -> list[tuple[str, Any]]:
    """Every answer in a record, with its model and field."""
    if isinstance(value, BaseModel) and name not in EXCEPTIONS:
        kind = type(value)
        return [leaf for one in kind.model_fields for leaf in leaves(getattr(value, one), f"{kind.__name__}.{one}")]
    if isinstance(value, tuple):
        return [leaf for part in value for leaf in leaves(part, name)]
    return [] if value is None else [(name, value)]


def not_printed(rec: AssessmentRecord, text: str) -> list[tuple[str, str]]:
    """The answers that are not in a text, without the exceptions. The text is folded, as `structure` does it."""
    asked = [(name, words) for name, value in leaves(rec) if not is_exempt(name) for words in words_of(name, value)]
    return [(name, words) for name, words in asked if folded(words) not in text]


def printed_after_all(rec: AssessmentRecord, text: str) -> list[str]:
    """The exceptions that are none: what they name is there, or is nowhere in the record."""
    found = [name for name, value in leaves(rec) if is_exempt(name) and folded(printed(value)) in text]
    there = {part for name, _value in leaves(rec) for part in (name, name.split(".")[1])}
    return [*found, *(set(EXCEPTIONS) - there)]


def is_exempt(name: str) -> bool:
    return bool({name, name.split(".")[1]} & set(EXCEPTIONS))
