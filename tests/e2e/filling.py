"""Answering a page as a person does: each question in the order it stands, by its kind of control."""

import json
import re
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from assessments.documents import demo
from tests.accounts.factories import PASSWORD

Answers = Mapping[str, Any]

_CONTROLS = """() => [...new Map([...document.querySelectorAll('#form [name]')]
    .filter(control => control.type !== 'hidden')
    .map(control => [control.name, control.type])).entries()]"""


def real_case(letter: str) -> dict[str, Any]:
    """The record of a demo case, filled in as a competent assessor would, its days counted from today."""
    company = dict(demo.cases())[letter]
    record: dict[str, Any] = json.loads(demo.case_file(company, timezone.localdate()))["record"]
    return record


def answer(page: Page, answers: Answers) -> None:
    """Answer the questions on the page that `answers` has an answer to. A question that is hidden cannot be."""
    for name, kind in page.evaluate(_CONTROLS):
        if answers.get(name) is not None:
            _answer_one(page, name, kind, answers[name])


def _answer_one(page: Page, name: str, kind: str, value: Any) -> None:
    control = page.locator(f'#form [name="{name}"]')
    if kind == "checkbox" and value is True:
        control.check()
    elif kind in {"radio", "checkbox"}:
        for one in value if isinstance(value, list) else [value]:
            page.locator(f'#form [name="{name}"][value="{_as_sent(one)}"]').check()
    elif kind == "select-one":
        control.select_option(_as_sent(value))
    else:
        control.fill(value[:5] if kind == "time" else str(value))


def _as_sent(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def save_and_go_on(page: Page) -> str:
    """«Lagre og gå videre», or «Gå videre» where there is nothing to save. Returns the path of the next page."""
    onward = page.get_by_role("link", name="Gå videre", exact=True)
    if onward.count():
        with page.expect_navigation():
            onward.click()
        return path_of(page)
    return press(page, "Lagre og gå videre")


def press(page: Page, button: str) -> str:
    """Printing and signing take their time on a busy machine."""
    with page.expect_navigation(timeout=60_000):
        page.get_by_role("button", name=button, exact=True).click(timeout=60_000)
    return path_of(page)


def wait_for_paper(page: Page, news: str, *, by_hand: bool = False) -> None:
    """On the page that tells how far the paper has come. It changes by itself; without JavaScript one asks again."""
    done = page.get_by_role("heading", name=news)
    until = time.monotonic() + 60
    while by_hand and not done.is_visible() and time.monotonic() < until:
        press_link(page, "Oppdater siden")
    expect(done).to_be_visible(timeout=60_000)


def path_of(page: Page) -> str:
    """Step and item: what stands after the assessment in the address."""
    return re.sub(r"^.*/vurderinger/[0-9a-f-]{36}/", "", page.url).strip("/")


def open_part(page: Page, path: str) -> None:
    """Another page of the same assessment."""
    start = re.match(r"^.*/vurderinger/[0-9a-f-]{36}/", page.url)
    assert start, page.url
    page.goto(f"{start[0]}{path}/")


def log_in_by_hand(page: Page, user: Any, password: str = PASSWORD) -> None:
    page.goto("/konto/login/")
    page.get_by_label("E-post").fill(user.email)
    page.get_by_label("Passord", exact=True).fill(password)
    press(page, "Logg inn")


def fill_in_everything(
    page: Page,
    case: dict[str, Any],
    *,
    chosen: Mapping[str, list[dict[str, Any]]],
    lines: Mapping[str, Answers] = MappingProxyType({}),
) -> list[str]:
    """From step 1 to step 11, only by «Lagre og gå videre». Returns the pages passed through.

    `chosen`: hazards and measures to choose in the list of each step; `lines`: other answers there, by field name.
    """
    passed = []
    path = path_of(page)
    while path != "kontroll":
        assert path not in passed, f"led back to {path}: {page.locator('.step-list').inner_text()}"
        passed.append(path)
        step, _, item = path.partition("/")
        answer(page, answers_for(case, step, item))
        if not item:
            choose(page, chosen.get(step, []))
            answer(page, lines.get(step, {}))
        path = save_and_go_on(page)
    return passed


SECTIONS = {
    "arbeidet": "work",
    "alene": "alone",
    "oppgaver": "tasks",
    "fysisk": "physical",
    "psykososialt": "psychosocial",
    "vold": "violence",
    "tiltak": "measures",
    "kontrolltiltak": "control_measures",
    "medvirkning": "participation",
    "konklusjon": "conclusion",
}
LISTS = ("hazards", "chosen", "reviews")


def answers_for(case: dict[str, Any], step: str, item: str) -> dict[str, Any]:
    """What the case answers on one page."""
    section = case.get(SECTIONS[step], {})
    if not item:
        return {name: value for name, value in section.items() if name not in LISTS}
    entries = [entry for name in LISTS for entry in section.get(name, [])]
    return next((entry for entry in entries if entry["key"] == item), {})


def choose(page: Page, entries: list[dict[str, Any]]) -> None:
    """In the compact list: «ja» to each hazard, a tick at each measure."""
    for entry in entries:
        control = page.locator(f'[name="valg-{entry["key"]}"]')
        folded = page.locator("details:not([open])").filter(has=control)
        if folded.count():
            folded.locator("summary").first.click()
        value = entry.get("relevant")
        (page.locator(f'[name="valg-{entry["key"]}"][value="{value}"]') if value else control).check()


def expect_saved(page: Page) -> None:
    expect(page.locator("#save-status")).to_have_text(re.compile(r"Lagret \d\d:\d\d"))


def press_link(page: Page, name: str, *, first: bool = False) -> None:
    link = page.get_by_role("link", name=name, exact=True)
    with page.expect_navigation():
        (link.first if first else link).click()
