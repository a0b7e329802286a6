"""Every field has its question and every question its field; and each is asked where it belongs, and not elsewhere."""

import re
import typing
from enum import StrEnum

import pytest
import yaml

from assessments.casework.forms.fields import unwrap
from assessments.casework.forms.questions import (
    ESSENTIAL,
    EXCEPTIONS,
    ITEM_ONLY,
    MEASURE_ASK_ONLY,
    QUESTIONS,
    WITHOUT_FORM,
    asked,
    conditions,
    holds,
    is_possible,
)
from assessments.casework.forms.questions import work as work_questions
from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import Answer, Contact, Handles, MeasureStatus, SafetyRepArrangement
from assessments.record.hazards import AcuteHazard, PsychosocialHead, StrainHazard, Violence, ViolenceHead
from assessments.record.measures import ChosenMeasure, ControlMeasureReview, Measures, MeasuresHead, MeasureWording
from assessments.record.parties import Conclusion, OrganisationFacts, Participation
from assessments.record.tasks import SpecialTask, TasksHead
from assessments.record.work import ProfileWording, Work
from tests.catalogue.published import FOLDER

LAW = {entry["key"]: entry for entry in yaml.safe_load((FOLDER / "law.yaml").read_text(encoding="utf-8"))}
MODELS = list(QUESTIONS)
EMPTY = AssessmentRecord()


def by_name(model):
    return {question.name: question for group in QUESTIONS[model] for question in group.questions}


def all_questions():
    return [
        pytest.param(model, group, question, id=f"{model.__name__}.{question.name}")
        for model in MODELS
        for group in QUESTIONS[model]
        for question in group.questions
    ]


def names(model, data=None, record=EMPTY, item=""):
    return {question.name for question in asked(model, record, data or {}, item)}


def sections(model=Section):
    for found in model.__subclasses__():
        if found.__module__.startswith("assessments.record."):
            yield found
            yield from sections(found)


def profiled(sector):
    return AssessmentRecord(work=Work(profile_wording=ProfileWording(name="Yrke", sector=sector)))


def measured(status=None, ask="ask"):
    wording = MeasureWording(name="Alarmknapp", level=4, is_control_measure=ask)
    chosen = ChosenMeasure(key="m_alarmknapp", wording=wording, status=status)
    return AssessmentRecord(measures=Measures(chosen=(chosen,)))


def test_it_works():
    assert [question.name for question in asked(TasksHead, EMPTY, {})] == ["kinds"]


# --- The questions and the fields of the record


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_one_question_or_a_reason(model):
    asked_for = [question.name for group in QUESTIONS[model] for question in group.questions]
    excepted = EXCEPTIONS.get(model, {})
    assert sorted([*asked_for, *excepted]) == sorted(model.model_fields)
    assert all(excepted.values())


def test_every_model_of_the_record_has_a_form_or_a_reason():
    assert set(sections()) == {*QUESTIONS, *WITHOUT_FORM}
    assert not set(QUESTIONS) & set(WITHOUT_FORM)
    assert all(WITHOUT_FORM.values())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_essential_answers_are_questions(model):
    assert set(ESSENTIAL.get(model, ())) <= set(by_name(model))


def test_what_is_asked_of_some_items_only_are_questions():
    everywhere = {name for model in MODELS for name in by_name(model)}
    assert {*ITEM_ONLY, *MEASURE_ASK_ONLY} <= everywhere


@pytest.mark.parametrize(("model", "group", "question"), all_questions())
def test_law_is_in_the_catalogue_verified_and_in_force(model, group, question):
    for key in question.law:
        assert key in LAW
        assert LAW[key].get("verified"), f"{key} is not verified"
        assert not LAW[key].get("in_force_to"), f"{key} is repealed"


@pytest.mark.parametrize(("model", "group", "question"), all_questions())
def test_conditions_follow_earlier_answers_that_exist(model, group, question):
    order = list(by_name(model))
    for condition in filter(None, f"{group.show_if};{question.show_if}".split(";")):
        name, wanted = re.fullmatch(r"(\w+)!?=([\w|]+)", condition).groups()
        assert order.index(name) < order.index(question.name)
        assert set(wanted.split("|")) <= answers_to(model, name)


def answers_to(model, name):
    kind, _limits = unwrap(model.model_fields[name])
    if typing.get_origin(kind) is tuple:
        kind = typing.get_args(kind)[0]
    if kind is bool:
        return {"yes", "no"}
    if kind is int:
        return {"1", "2", "3", "4", "5"}
    assert issubclass(kind, StrEnum)
    return {member.value for member in kind}


# --- The words


@pytest.mark.parametrize(("model", "group", "question"), all_questions())
def test_plain_words(model, group, question):
    words = f"{question.label} {question.help} {group.help}"
    assert str(question.label).strip()
    assert len(str(question.label)) <= 110
    assert all(len(sentence.split()) <= 26 for sentence in re.split(r"[.?!:]\s", words)), "a long sentence"
    assert not re.search(
        r"23A|holder ved tilsyn|\b(voksne?n?|mann|menn|kvinner?|han|hun|gyldig)\b", words, re.IGNORECASE
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_questions_in_a_form_can_be_told_apart(model):
    labels = [str(question.label) for question in by_name(model).values() if str(question.label) != "Hvorfor?"]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Work, "description"),
        (Work, "incident_description"),
        (Alone, "those_in_care"),
        (AcuteHazard, "manifestation"),
        (Conclusion, "special_risk_reason"),
    ],
)
def test_free_text_warns_against_names(model, name):
    assert re.search(r"[Ii]kke navn på .*brukere", str(by_name(model)[name].help))


def test_words_that_the_law_review_asks_for():
    assert "Signaturen bekrefter medvirkning, ikke ansvar." in str(
        by_name(Participation)["safety_rep_involvement"].help
    )
    assert "ingen har vetorett" in str(by_name(ControlMeasureReview)["discussed_with"].help)
    assert str(by_name(Alone)["time_share"].label) == (
        "Hvor stor del av tiden arbeider du alene uten at kolleger er i nærheten?"
    )


# --- The short way


def test_not_alone_leaves_one_question():
    assert names(Alone, {"is_done_alone": False}) == {"is_done_alone"}
    assert names(Alone) == {"is_done_alone"}
    assert len(names(Alone, {"is_done_alone": True})) > 15


# --- Follow-ups within the form


@pytest.mark.parametrize(
    ("model", "name", "shown", "hidden"),
    [
        (Work, "why_alone_detail", {"why_alone": ["other"]}, {"why_alone": ["tender"]}),
        (Work, "two_could_do_it", {"why_alone": ["saving"]}, {"why_alone": ["own_wish"]}),
        (Work, "night_basis", {"times_of_day": ["day", "night"]}, {"times_of_day": ["evening"]}),
        (
            Work, "night_basis", {"times_of_day": ["night"], "working_time_rules": "chapter_10"},
            {"times_of_day": ["night"], "working_time_rules": "road_transport"},
        ),
        (Work, "youngest_age", {"people_kinds": ["new", "under_18"]}, {"people_kinds": ["new"]}),
        (Work, "incident_kinds", {"incidents": "yes"}, {"incidents": "unknown"}),
        (Work, "strangers_present", {"settings": ["private_homes"]}, {"settings": ["outdoors"]}),
        (Work, "risk_known_before_visit", {"settings": ["private_homes"]}, {"settings": ["own_home"]}),
        (Work, "access_and_alarm_at_customer", {"settings": ["customers_premises"]}, {}),
        (Work, "conflict_expected", {"contacts": ["clients"]}, {"contacts": ["customers"]}),
        (Work, "home_office_agreement", {"settings": ["own_home"]}, {"settings": ["private_homes"]}),
        (Work, "residents", {"times_of_day": ["night"], "contacts": ["users"]}, {"contacts": ["users"]}),
        (Alone, "coverage", {"is_done_alone": True, "help_ways": ["mobile"]}, {"help_ways": ["mobile"]}),
        (Alone, "helper_is_alone", {"is_done_alone": True, "helpers": ["guard"]},
         {"is_done_alone": True, "helpers": ["nobody"]}),
        (Alone, "break_relief", {"is_done_alone": True, "may_leave": "no"}, {"is_done_alone": True}),
        (AcuteHazard, "not_relevant_reason", {"relevant": "no"}, {"relevant": "unknown"}),
        (AcuteHazard, "find_out", {"relevant": "unknown"}, {"relevant": "yes"}),
        (Work, "incident_measures", {"incidents": "yes"}, {"incidents": "no"}),
        (Work, "pregnant_assessed", {"people_kinds": ["pregnant"]}, {"people_kinds": ["new"]}),
        (Work, "temporary_informed", {"people_kinds": ["hired_in"]}, {"people_kinds": ["pregnant"]}),
        (AcuteHazard, "likelihood", {"relevant": "yes"}, {"relevant": "no"}),
        (AcuteHazard, "able_to_act", {"relevant": "yes", "consequence": 3}, {"relevant": "yes", "consequence": 2}),
        (AcuteHazard, "with_others_likelihood", {"relevant": "yes", "alone_effect": "outcome"},
         {"relevant": "yes", "alone_effect": "nothing"}),
        (StrainHazard, "support", {"relevant": "yes"}, {}),
        (ChosenMeasure, "deadline", {"status": "planned"}, {"status": "in_place"}),
        (ChosenMeasure, "works", {"status": "in_place"}, {"status": "planned"}),
        (ControlMeasureReview, "discussed_on", {"discussed_with": "called_not_met"}, {}),
        (Participation, "safety_rep_deadline", {"safety_rep_involvement": "asked_no_answer"},
         {"safety_rep_involvement": "not_asked"}),
        (Conclusion, "terms", {"decision": "yes_on_terms"}, {"decision": "yes"}),
    ],
)  # fmt: skip
def test_follow_ups(model, name, shown, hidden):
    assert name in names(model, shown)
    assert name not in names(model, hidden)


def test_an_answer_counts_only_while_its_question_is_asked():
    """What was answered before «nei» lingers in the data and opens nothing."""
    lingering = {"relevant": "no", "consequence": 5, "alone_effect": "both"}
    assert names(AcuteHazard, lingering) == {"relevant", "not_relevant_reason"}


def test_conditions_read_like_the_pages_script():
    answers = {"a": {"1", "2"}, "b": set()}
    assert holds("", answers)
    assert holds("a=2|3", answers)
    assert not holds("a=3", answers)
    assert holds("b!=x", answers)
    assert not holds("a!=1|9", answers)
    assert not holds("a=1;b=x", answers)
    assert holds("a=1; c!=x", answers)


# --- What some items only are asked


def test_caused_by_work_is_for_sudden_illness_and_takes_it_out_of_the_table():
    yes = {"relevant": "yes"}
    assert "caused_by_work" not in names(AcuteHazard, yes, item="fy_fall_hoyde")
    assert "caused_by_work" in names(AcuteHazard, yes, item="fy_akutt_sykdom")
    out = names(AcuteHazard, {**yes, "caused_by_work": "no", "alone_effect": "both"}, item="fy_akutt_sykdom")
    assert not out & {"likelihood", "consequence", "with_others_likelihood"}
    # A stray answer on another hazard changes nothing: there it is not asked.
    assert "likelihood" in names(AcuteHazard, {**yes, "caused_by_work": "no"}, item="fy_fall_hoyde")


def test_energy_cut_off_is_for_fault_finding():
    assert "energy_cut_off" in names(SpecialTask, item="machine_fault_finding")
    assert "energy_cut_off" not in names(SpecialTask, item="high_voltage")


def test_only_a_barrier_is_asked_whether_anyone_can_get_past_it():
    assert "takes_away_contact" in names(ChosenMeasure, item="m_last_barriere")
    assert "takes_away_contact" not in names(ChosenMeasure, item="m_kamera")


def test_equipment_is_asked_about_only_where_it_decides():
    name = "sends_position_sound_or_picture"
    assert name in names(ChosenMeasure, record=measured(), item="m_alarmknapp")
    assert name not in names(ChosenMeasure, record=measured(ask="yes"), item="m_alarmknapp")
    assert name not in names(ChosenMeasure, record=measured(), item="m_to_alltid")


# --- What follows from other steps


@pytest.mark.parametrize(
    ("name", "data", "here", "elsewhere"),
    [
        ("night_watch", {"times_of_day": ["night"], "contacts": ["users"]}, "helse_omsorg", "transport_vei"),
        ("residents", {"times_of_day": ["night"], "contacts": ["users"]}, "helse_omsorg", "varehandel"),
        ("secure_rest_place", {"settings": ["on_the_road"]}, "transport_vei", "transport_jernbane"),
        ("opens_or_closes", {"contacts": ["customers"]}, "servering", "industri"),
        ("waiting_and_peak_days", {"contacts": ["clients"]}, "offentlig_forvaltning", "industri"),
    ],
)
def test_questions_of_a_sector(name, data, here, elsewhere):
    assert name in names(Work, data, profiled(here))
    assert name not in names(Work, data, profiled(elsewhere))
    assert name in names(Work, data, profiled("tverrgaende"))
    assert name in names(Work, data), "asked also when no profile tells"
    assert name not in names(Work, {}, profiled(here))


def test_sectors_are_those_of_the_catalogue():
    known = {entry["sector"] for entry in yaml.safe_load((FOLDER / "profiles.yaml").read_text(encoding="utf-8"))}
    assert {
        *work_questions.SHOPS,
        *work_questions.PUBLIC_OFFICES,
        "helse_omsorg",
        "transport_vei",
        conditions.ANY_SECTOR,
    } <= known


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [(None, True), ((), False), ((Contact.NONE,), False), ((Contact.PUPILS,), True)],
)
def test_meets_others(contacts, expected):
    record = AssessmentRecord(work=Work(contacts=contacts))
    assert conditions.meets_others(record) is expected
    assert ("those_in_care" in names(Alone, {"is_done_alone": True}, record)) is expected
    assert ("harassment_situations" in names(ViolenceHead, record=record)) is expected


def test_violence_is_possible():
    nobody = Work(contacts=(Contact.NONE,), handles=(Handles.NONE,), incidents=Answer.NO)
    hazard = AcuteHazard(key="vt_ran", relevant=Answer.YES)
    alone = AssessmentRecord(work=nobody)
    assert not conditions.violence_is_possible(alone)
    assert conditions.violence_is_possible(EMPTY)
    assert conditions.violence_is_possible(AssessmentRecord(work=nobody, violence=Violence(hazards=(hazard,))))
    for change in ({"handles": (Handles.MEDICINES,)}, {"incidents": Answer.UNKNOWN}):
        assert conditions.violence_is_possible(AssessmentRecord(work=nobody.model_copy(update=change)))
    assert names(ViolenceHead, record=alone) == {"other_hazards"}


def test_the_time_until_is_asked_when_something_is_planned():
    assert "interim" not in names(MeasuresHead, record=measured(MeasureStatus.IN_PLACE))
    record = measured(MeasureStatus.PLANNED)
    assert "interim" in names(MeasuresHead, record=record)
    assert "interim_description" in names(MeasuresHead, {"interim": "temporary_measures"}, record)
    assert "interim_description" not in names(MeasuresHead, {"interim": "not_alone"}, record)


@pytest.mark.parametrize(
    ("facts", "name", "data"),
    [
        ({"has_works_council": False}, "works_council_treated", {}),
        ({"has_occupational_health": False}, "occupational_health_involvement", {}),
        (
            {"safety_rep_arrangement": SafetyRepArrangement.WRITTEN_AGREEMENT}, "safety_rep_trained",
            {"safety_rep_involvement": "took_part"},
        ),
    ],
)  # fmt: skip
def test_bodies_that_do_not_exist_are_not_asked_about(facts, name, data):
    assert name in names(Participation, data)
    assert name not in names(Participation, data, AssessmentRecord(organisation=OrganisationFacts(**facts)))


# --- What the page can show


class Context:
    def __init__(self, record=EMPTY, item=""):
        self.record, self.item = record, item


def test_possible_looks_past_the_forms_own_answers():
    assert is_possible(by_name(Work)["night_basis"], Work, Context())
    assert not is_possible(by_name(MeasuresHead)["interim"], MeasuresHead, Context())
    assert not is_possible(by_name(AcuteHazard)["caused_by_work"], AcuteHazard, Context(item="fy_gass_lekkasje"))
    assert is_possible(by_name(AcuteHazard)["caused_by_work"], AcuteHazard, Context(item="fy_akutt_sykdom"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_is_asked_is_possible(model):
    for question in asked(model, EMPTY, {}):
        assert is_possible(question, model, Context())


def test_psychosocial_table_names_factor_and_horizon():
    table = next(group for group in QUESTIONS[PsychosocialHead] if group.is_choice_table)
    assert len(table.questions) == 16
    assert {str(question.label).rpartition(", ")[2] for question in table.questions} == {"kort sikt", "lang sikt"}
