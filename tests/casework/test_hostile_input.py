"""What people paste and what machines send: never a server error, never a page that no longer opens, nothing lost."""

import pytest
from django.urls import reverse

from assessments.casework import assembly, services
from assessments.casework.forms.questions import QUESTIONS
from assessments.casework.models import Assessment, Remark, SectionItem
from assessments.casework.steps import STEPS
from assessments.record.canonical import parse_record, record_bytes

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TEXTS = {
    "null": "a\x00b",
    "control": "a\x0bb\x1bc",
    "markup": "<script>alert(1)</script> {{ user }} {% csrf_token %}",
    "directions": "abc\u202edcba\u2066x",
    "mark": "a\u200fb\ufeffc\u2028d",
    "grows": "\u0958" * 150,  # NFC makes two characters of each
    "emoji": "👩🏽\u200d🚒 🔥",
    "long": "æ" * 1_000_000,
    "noncharacter": "a\ufffeb",
}
NUMBERS = {"negative": "-1", "huge": "9" * 5000, "large": str(2**63), "float": "1.5", "words": "mange"}
TOO_MUCH = 20_000  # characters, two bytes each: in all fields at once it is more than a request may hold
DAYS = {"first": "0001-01-01", "last": "9999-12-31", "none": "2026-02-30", "old": "0999-05-05"}


def url(name, assessment, *args):
    return reverse(f"casework:{name}", args=[assessment.uuid, *args])


def everything(value):
    """The same value for every question of every form: most of it is nonsense somewhere."""
    names = {question.name for groups in QUESTIONS.values() for group in groups for question in group.questions}
    return dict.fromkeys([*names, "revision", "page", "valg-fy_kulde", "valg-grunn-vold_og_trusler"], value[:TOO_MUCH])


def assert_still_opens(client, assessment):
    for step in STEPS:
        assert client.get(url("step", assessment, step.key)).status_code == 200
    assert client.get(url("detail", assessment)).status_code == 200
    assert client.get(reverse("casework:home")).status_code == 200
    stored = record_bytes(assembly.assemble(assessment))
    assert record_bytes(parse_record(stored)) == stored  # what can be frozen can be read back


@pytest.mark.parametrize("value", [*TEXTS.values(), *NUMBERS.values(), *DAYS.values()], ids=[*TEXTS, *NUMBERS, *DAYS])
def test_the_same_value_everywhere(as_alice, alice, assessment, value):
    services.merge_item(assessment, step="tiltak", item="m_gps_flate", changes={"hazards": ["vt_ran"]}, actor=alice)
    for number, step in enumerate(STEPS):
        data = {**everything(value), "valg-tema-vold_og_trusler": "on", "revision": "1"}
        response = as_alice.post(url("step", assessment, step.key), data, headers=HTMX if number % 2 else {})
        assert response.status_code < 500
    assert as_alice.post(url("none_relevant", assessment, "fysisk"), {"reason": value}).status_code == 302
    for step, key in (("fysisk", "fy_kulde"), ("tiltak", "m_gps_flate"), ("kontrolltiltak", "m_gps_flate")):
        assert as_alice.post(url("item", assessment, step, key), everything(value)).status_code < 500
    assert_still_opens(as_alice, assessment)


@pytest.mark.parametrize(
    "value", [text for text in TEXTS.values() if len(text) < 5000], ids=lambda text: ascii(text)[:20]
)
def test_the_forms_of_review(client, alice, bob, invited, value):
    client.force_login(bob)
    for data in (
        {"text": value},
        {"text": "x", "step": value, "item": value},
        {"text": "x", "step": "FYSISK", "item": "Å B"},
    ):
        assert client.post(url("remark", invited), data).status_code < 500
    assert client.post(url("state_position", invited), {"statement": "disagrees", "reason": value}).status_code < 500
    client.force_login(alice)
    for remark in Remark.objects.all():
        assert client.post(url("answer_remark", invited, remark.pk), {"answer": value}).status_code < 500
    assert client.post(url("invite", invited), {"user": value, "deadline": value}).status_code == 422
    assert_still_opens(client, invited)


@pytest.mark.parametrize("value", TEXTS.values(), ids=TEXTS)
def test_the_title_of_a_new_assessment(as_alice, workplace, value):
    data = {"workplace": workplace.pk, "title": value, "profile": ""}
    assert as_alice.post(reverse("casework:create"), data).status_code < 500
    for assessment in Assessment.objects.all():
        assert_still_opens(as_alice, assessment)


def test_text_that_cannot_be_used_is_refused_in_words_and_comes_back(as_alice, assessment):
    response = as_alice.post(url("step", assessment, "arbeidet"), {"description": "for\x1b«haler»", "revision": 1})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Fjern spesialtegn" in html
    assert "«haler»" in html
    assert SectionItem.objects.get(step="arbeidet").raw["description"]


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "9" * 400])
def test_numbers_of_no_row(as_alice, assessment, number):
    assert as_alice.post(f"/vurderinger/{assessment.uuid}/merknader/{number}/svar/", {"answer": "x"}).status_code == 404
    assert as_alice.post(reverse("casework:create"), {"workplace": number, "title": "x"}).status_code == 422
    assert as_alice.post(url("invite", assessment), {"user": number, "deadline": "2999-01-01"}).status_code == 422


@pytest.mark.parametrize(
    "query", ["\x00", "%", "_", "\ud800".encode("utf-8", "surrogatepass"), "å" * 5000, "' OR 1=1 --"]
)
def test_searching_for_anything(as_alice, assessment, query):
    assert as_alice.get(reverse("casework:home"), {"sok": query, "page": query}).status_code == 200
