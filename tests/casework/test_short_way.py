"""The short way for quiet work: twenty answers from an empty assessment to a clean control, and each of them marked."""

from datetime import timedelta

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.casework import assembly, judgement, progress, services
from assessments.casework.forms.questions import relevance
from assessments.casework.models import Assessment
from assessments.casework.steps import STEPS
from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.work import Work

pytestmark = pytest.mark.django_db

ABOUT = {
    "title": "Kontoret en time etter stengetid", "description": "Skriver ferdig saker", "people_kinds": "none",
    "times_of_day": "evening", "contacts": "none", "handles": "none", "incidents": "no", "incidents_similar_work": "no",
}  # fmt: skip
STEP_BY_STEP = [
    ("arbeidet", ABOUT),
    ("alene", {"is_done_alone": "yes"}),
    ("oppgaver", {"kinds": "none"}),
    ("fysisk/ingen-aktuelle", {"reason": "Vanlig kontor, låst bygg"}),
    ("psykososialt/ingen-aktuelle", {"reason": "En time i uka, egen avtale"}),
    ("psykososialt/faktorer-lav", {"press": "1"}),
    ("vold/ingen-aktuelle", {"reason": "Ingen slippes inn"}),
    ("medvirkning", {"assessor_name": "Anne", "safety_rep_involvement": "took_part", "workers_involved": "meeting"}),
]  # fmt: skip


@pytest.fixture
def office(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Kontor", profile="alene_paa_kontor")


def page(assessment: Assessment, path: str) -> str:
    return f"{reverse('casework:detail', args=[assessment.uuid])}{path}/"


def read(client, assessment, path):
    return lxml.html.fromstring(client.get(page(assessment, path)).content)


def texts(shown, where):
    return [" ".join(one.text_content().split()) for one in shown.xpath(where)]


def answer(client, assessment, path, answers):
    step = path if "/" not in path else ""
    row = assessment.items.filter(step=step, item="").first()
    sent = client.post(page(assessment, path), {**answers, "revision": row.revision if row else 0})
    assert sent.status_code == 302, path
    return len(answers)


def test_a_quiet_office_is_at_most_twenty_answers(as_alice, office):
    count = sum(answer(as_alice, office, path, answers) for path, answers in STEP_BY_STEP)
    assert "forslag ut fra svarene: Ikke særlig risiko" in as_alice.get(page(office, "konklusjon")).content.decode()
    review = (timezone.localdate() + timedelta(days=365)).isoformat()
    count += answer(as_alice, office, "konklusjon", {"special_risk": "no", "decision": "yes", "next_review": review})
    assert count <= 20
    record = assembly.assemble(office)
    graver = [one.code for one in judgement.findings(record, office) if one.severity in {"blocking", "warning"}]
    assert graver == []
    assert {step.key: missing for step in STEPS if (missing := progress.missing_in(step, record))} == {}


def test_what_is_turned_down_is_folded_and_says_so(as_alice, office):
    answer(as_alice, office, "vold/ingen-aktuelle", {"reason": "Ingen slippes inn"})
    shown = read(as_alice, office, "vold")
    folded = texts(shown, "//details[contains(@class, 'block')]/summary")
    assert len(folded) == 4
    assert all(name.endswith("– ikke aktuelt her") for name in folded)
    assert "er ikke aktuelle her. Dere kan endre det." in shown.text_content()


def test_only_what_is_listed_is_turned_down(as_alice, office):
    """Help and discovery have a step of their own; the paper must not call them «ikke aktuelt»."""
    answer(as_alice, office, "fysisk/ingen-aktuelle", {"reason": "Vanlig kontor"})
    names = {theme.theme_name for theme in assembly.assemble(office).physical.dismissed_themes}
    assert "Fall og tunge løft" in names
    assert "Hjelp og oppdagelse" not in names


def test_no_is_proposed_with_why_also_while_answers_are_open(as_alice, office, alice):
    """Not before: that nobody has said which tasks are done is no reason to forbid the work."""
    assert "Forslag: Nei" not in read(as_alice, office, "konklusjon").text_content()
    for item, changes in (("", {"kinds": ["diving"]}), ("diving", {"second_person": "unknown"})):
        services.merge_item(office, step="oppgaver", item=item, changes=changes, actor=alice)
    assert "Forslag: Nei" not in read(as_alice, office, "konklusjon").text_content()
    services.merge_item(office, step="oppgaver", item="diving", changes={"second_person": "no"}, actor=alice)
    (card,) = texts(read(as_alice, office, "konklusjon"), "//section[@aria-labelledby='forslag']")
    assert "Forslag: Nei Dykking: oppgaven krever en person til, og det er ikke alltid en til stede." in card


def test_the_control_shows_what_the_employer_has_answered(as_alice, office):
    answer(as_alice, office, "konklusjon", {"special_risk": "no", "decision": "yes_on_terms"})
    shown = " ".join(read(as_alice, office, "kontroll").text_content().split())
    assert "Arbeidsgivers svar: Ikke særlig risiko · Ja, på disse vilkårene" in shown


def test_what_must_be_answered_is_marked_and_listed(as_alice, office):
    shown = read(as_alice, office, "arbeidet")
    marked = texts(shown, "//span[contains(@class, 'needed')]/..")
    assert {"Hva gjøres alene? Må fylles ut", "Når på døgnet? Må fylles ut"} <= set(marked)
    assert not any(name.startswith("Hvilke dager?") for name in marked)
    listed = texts(shown, "//details[summary[contains(., 'svar mangler')]]//li")
    assert listed[0] == "Hva gjøres alene?"
    assert len(listed) == len(marked) - 1  # the title was answered at the start


@pytest.mark.parametrize(
    "work",
    ['{"contacts": ["users"]}', '{"handles": ["cash"]}', '{"times_of_day": ["night"]}', '{"incidents": "unknown"}'],
)
def test_help_must_be_answered_where_the_work_is_not_quiet(work):
    assert "help_time" not in relevance.needed(Alone, AssessmentRecord())
    assert "help_time" in relevance.needed(Alone, AssessmentRecord(work=Work.model_validate_json(work)))


def test_measures_wait_for_the_hazards(as_alice, office):
    assert "Svar på farene først" in read(as_alice, office, "tiltak").text_content()
    for path, answers in STEP_BY_STEP[3:7]:
        answer(as_alice, office, path, answers)
    assert "uten å velge tiltak" in read(as_alice, office, "tiltak").text_content()
    answer(as_alice, office, "fysisk", {"valg-fy_fall_glatt": "yes"})
    assert texts(read(as_alice, office, "tiltak"), "//details[contains(@class, 'block')]") == []
