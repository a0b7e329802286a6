"""Real records for the properties: the built ones, with answers, hazards and measures changed at random.

And every answer the judgement may read, as a place in the plain record: what may be known there, and whether the form
asks for it. An answer that is missing says something only where its question is asked.
"""

import copy
import json
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from assessments.checks import special_risk
from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import Decision, SpecialRisk
from assessments.record.hazards import AcuteHazard, PsychosocialHead, StrainHazard, ViolenceHead
from assessments.record.measures import ChosenMeasure
from assessments.record.tasks import SpecialTask, TasksHead
from assessments.record.work import Work
from tests.checks.judging import law_on
from tests.record.builders import ON, Json, acute, factors, home_office, measure, night_kiosk, quiet_office, strain

# From worst to best, and from strictest to mildest.
GOODNESS = [SpecialRisk.NOT_CONTROLLED, SpecialRisk.UNSETTLED, SpecialRisk.CONTROLLED, SpecialRisk.NO]
MILDNESS = [Decision.NO, Decision.YES_ON_TERMS, Decision.YES]
UNKNOWN = "unknown"
HEADS: dict[str, type[Section]] = {
    "work": Work,
    "alone": Alone,
    "tasks": TasksHead,
    "psychosocial": PsychosocialHead,
    "violence": ViolenceHead,
}
ITEMS: dict[tuple[str, str], type[Section]] = {
    ("tasks", "details"): SpecialTask,
    ("physical", "hazards"): AcuteHazard,
    ("psychosocial", "hazards"): StrainHazard,
    ("violence", "hazards"): AcuteHazard,
    ("measures", "chosen"): ChosenMeasure,
}
MEASURES = (
    "m_avslutte m_to_sammen m_vekter m_sikkerhetsvakt m_last_barriere m_voksen_under18 m_fadder m_pauseplan m_loto "
    "m_alarmknapp m_debrif m_opplaering_alene m_kollegamoter"
)
KEYS = {
    "physical": ("fy_trafikk", "fy_kutt"),
    "psychosocial": ("ps_isolasjon", "ps_tidspress"),
    "violence": ("vt_ran",),
}


def made(data: Json) -> AssessmentRecord:
    return AssessmentRecord.model_validate_json(json.dumps(data))


@lru_cache(maxsize=4096)
def _judged(text: str) -> tuple[int, int]:
    """Once for each record: most properties ask the same of it again."""
    judged = AssessmentRecord.model_validate_json(text)
    outcome = special_risk.propose(judged, law_on(), ON).outcome
    decision = special_risk.propose_decision(judged, law_on(), ON).decision
    return GOODNESS.index(outcome), MILDNESS.index(decision)


def goodness(data: Json) -> int:
    """How good the proposed outcome is."""
    return _judged(json.dumps(data))[0]


def mildness(data: Json) -> int:
    """How mild the proposed decision is."""
    return _judged(json.dumps(data))[1]


def is_settled(data: Json) -> bool:
    """A good outcome that leans on what is known: controlled, or no special risk."""
    return GOODNESS[goodness(data)] in {SpecialRisk.CONTROLLED, SpecialRisk.NO}


@dataclass(frozen=True)
class Place:
    """One answer: the model and field it belongs to, and where it stands in the plain record."""

    model: type[Section]
    path: tuple[str, ...]
    field: str
    item: str = ""

    def __str__(self) -> str:
        return ".".join(filter(None, (*self.path, self.item, self.field)))

    def answers(self, data: Json) -> Json:
        found = data
        for name in self.path:
            found = found.get(name, {})
        return next(one for one in found if one["key"] == self.item) if self.item else found

    def known(self) -> list[Any]:
        """Every answer that is not «vet ikke»: each choice, each score, each choice of several by itself."""
        kind, is_many = _kind(self.model, self.field)
        if kind is bool:  # «is this done alone?»: a «no» is no danger that is hidden
            return [True]
        if kind is int:
            return [1, 2, 3, 4] if self.model is StrainHazard else [1, 2, 3, 4, 5]
        values = [member.value for member in kind if member.value != UNKNOWN]
        return [[value] for value in values] if is_many else values

    def may_be_unknown(self) -> bool:
        kind, is_many = _kind(self.model, self.field)
        return isinstance(kind, type) and issubclass(kind, StrEnum) and UNKNOWN in list(kind) and not is_many

    def is_asked(self, data: Json) -> bool:
        # Loads the models, which the mutation run does without; only the tests of `test_unknown` come here.
        from assessments.casework.forms.questions import relevance

        asked = relevance.asked(self.model, made(data), self.answers(data), self.item)
        return self.field in {question.name for question in asked}

    def put(self, data: Json, value: Any) -> Json:
        """The record with another answer here; None takes it away."""
        changed = copy.deepcopy(data)
        for name in self.path[:-1] if self.item else self.path:
            changed.setdefault(name, {})
        answers = self.answers(changed)
        if value is None:
            answers.pop(self.field, None)
        else:
            answers[self.field] = value
        return changed

    def unknowns(self, data: Json) -> list[Json]:
        """The record with nobody knowing this: unanswered where it is asked, or «vet ikke»."""
        values = ([None] if self.is_asked(data) else []) + ([UNKNOWN] if self.may_be_unknown() else [])
        return [self.put(data, value) for value in values]


def places(data: Json) -> Iterator[Place]:
    """Every answer of a record that the judgement may read, answered or not."""
    for section, model in HEADS.items():
        yield from (Place(model, (section,), name) for name in _fields(model))
    for path, model in ITEMS.items():
        for item in data.get(path[0], {}).get(path[1], ()):
            yield from (Place(model, path, name, item["key"]) for name in _fields(model))


def _fields(model: type[Section]) -> list[str]:
    def is_choice(name: str) -> bool:
        kind, _is_many = _kind(model, name)
        is_score = kind is int and model in {AcuteHazard, StrainHazard}
        return is_score or kind is bool or (isinstance(kind, type) and issubclass(kind, StrEnum))

    return [name for name in model.model_fields if name != "key" and is_choice(name)]


def _kind(model: type[Section], name: str) -> tuple[Any, bool]:
    """The type of an answer, and whether several may be given."""
    kinds = [kind for kind in typing.get_args(model.model_fields[name].annotation) if kind is not type(None)]
    kind = kinds[0] if kinds else model.model_fields[name].annotation
    is_many = typing.get_origin(kind) is tuple
    kind = typing.get_args(kind)[0] if is_many else kind
    return (typing.get_args(kind)[0] if hasattr(kind, "__metadata__") else kind), is_many


def serious_office() -> Json:
    """A quiet office with a hazard of consequence 4 and violence answered «nei»: close to every threshold."""
    data = quiet_office()
    data["physical"]["hazards"] = [acute("fy_trafikk", 1, 4)]
    data["violence"] = {"hazards": [acute("vt_ran", 1, 3)], "foreseeable": "no"}
    return data


def controlled_task() -> Json:
    """A machine cut off and locked, and someone not trained who is never alone."""
    data = serious_office()
    data["tasks"] = {"kinds": ["machine_fault_finding"], "details": [{"key": "machine_fault_finding"}]}
    data["tasks"]["details"][0] |= {"second_person": "yes", "energy_cut_off": "yes"}
    data["work"]["people_kinds"] = ["untrained"]
    data["measures"] = {"chosen": [measure("m_fadder", 2, ["fy_trafikk"]), measure("m_to_sammen", 2, ["fy_trafikk"])]}
    return data


def followed_up() -> Json:
    """An incident that was followed up, in a place that has users to meet."""
    data = night_kiosk()
    data["work"] |= {
        "contacts": ["users"],
        "conflict_expected": "no",
        "incidents": "yes",
        "incident_kinds": ["accident"],
        "incident_count": 1,
        "incidents_serious_or_repeated": "yes",
        "incident_followed_up": "yes",
        "incident_measures_worked": "yes",
    }
    return data


BASES = {
    one.__name__: one for one in (night_kiosk, quiet_office, home_office, serious_office, controlled_task, followed_up)
}


@st.composite
def records(draw: st.DrawFn) -> Json:
    """One of the built records, with hazards, measures and some other answers drawn."""
    data = BASES[draw(st.sampled_from(sorted(BASES)))]()
    if "support_long" not in data["psychosocial"]:
        data["psychosocial"] |= factors()
    for chapter, keys in KEYS.items():
        if draw(st.booleans()):
            data[chapter]["hazards"] = [draw(hazards(key)) for key in keys]
    if draw(st.booleans()):
        chosen = draw(st.lists(measures(data), max_size=4, unique_by=lambda one: one["key"]))
        data.setdefault("measures", {})["chosen"] = chosen
    if draw(st.booleans()):
        data.setdefault("measures", {})["interim"] = "not_alone"
    every = list(places(data))
    for place in draw(st.lists(st.sampled_from(every), max_size=4)):
        data = place.put(data, draw(st.sampled_from(place.known())))
    return data


@st.composite
def hazards(draw: st.DrawFn, key: str) -> Json:
    """A hazard placed anywhere in its table, also where it will stand afterwards."""
    effect = draw(st.sampled_from(["likelihood", "outcome", "both", "nothing"]))
    if key.startswith("ps_"):
        support = draw(st.sampled_from(["yes", "no"]))
        return strain(key, draw(st.integers(1, 4)), draw(st.integers(1, 4)), support=support, alone_effect=effect)
    score = st.integers(1, 5)
    after = {"likelihood": draw(score), "consequence": draw(score)}
    return acute(key, draw(score), draw(score), alone_effect=effect, after=after)


@st.composite
def measures(draw: st.DrawFn, data: Json, **told: Any) -> Json:
    """A measure against one or more of the record's hazards; its level is the catalogue's in spirit."""
    keys = [one["key"] for chapter in KEYS for one in data.get(chapter, {}).get("hazards", ())] or ["fy_trafikk"]
    against = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
    key = draw(st.sampled_from(MEASURES.split()))
    status = told.pop("status", None) or draw(st.sampled_from(["in_place", "planned"]))
    known = {"takes_away_contact": draw(st.sampled_from(["yes", "no"]))}
    return measure(key, draw(st.integers(1, 7)), against, status, **(known | told))
