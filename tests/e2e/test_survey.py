"""A night worker answers on a telephone without JavaScript; the employer reads the numbers when it is closed."""

import pytest
from playwright.sync_api import expect

from assessments.casework.models import SurveyCounts
from tests.browser import axe_violations
from tests.casework.survey import answer, closed, make_survey

from .test_accessibility import faults

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SMALLEST = 44  # a thumb's breadth, in CSS pixels
HELP = "What would help you when you are alone?"


def tap(page, question, choice):
    page.get_by_role("group", name=question).get_by_text(choice, exact=True).click()  # the whole line is the target


def test_answered_on_a_telephone_and_read_at_the_office(new_page, alice, workplace):
    survey = make_survey(alice, workplace)
    page = new_page(javascript=False, **PHONE)
    page.goto(f"/undersokelse/{survey.token}/")
    page.get_by_role("link", name="English").click()
    lines = page.locator(".survey-form .choices > .ds-field")
    boxes = [lines.nth(index).bounding_box() for index in range(lines.count())]
    assert len(boxes) > 40
    assert min(box["height"] for box in boxes) >= SMALLEST
    assert max(box["x"] + box["width"] for box in boxes) <= 360
    tap(page, "Do you get to take a break when you are alone?", "No")
    tap(page, "Have you been threatened at work in the last 12 months?", "Yes, and I was alone then")
    tap(page, "Are you troubled by too much lone work?", "Do not want to answer")
    page.get_by_label(HELP).fill("Call me on 15076500565")
    page.get_by_role("button", name="Send the answers").click()
    page.get_by_label(HELP).fill("A door that opens outwards")
    page.get_by_role("button", name="Send the answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your answers")
    counted = SurveyCounts.objects.get()
    assert counted.counts == {"breaks": {"no": 1}, "threats": {"yes_alone": 1}}
    assert counted.texts == ["A door that opens outwards"]
    page.goto(f"/undersokelse/{survey.token}/?sprak=nb")
    expect(page.get_by_role("heading", level=1)).to_contain_text("allerede svart fra denne telefonen")

    answer(survey, 6)
    office = new_page(alice, viewport={"width": 360, "height": 740})
    found = faults(office, f"/undersokelse/{survey.token}/")
    closed(survey, by=alice)
    found += faults(office, f"/undersokelser/{survey.uuid}/")
    expect(office.get_by_text("7 har svart. 9 fikk lenken.")).to_be_visible()
    office.goto(f"/undersokelse/{survey.token}/")
    expect(office.get_by_role("heading", name="Undersøkelsen er stengt")).to_be_visible()
    assert found + axe_violations(office) == []
