"""The pack and app.js in Chromium, under the site's own content security policy. No server and no database:
each page is rendered here, and the style sheets and scripts are read from where `static` finds them."""

import mimetypes
from pathlib import Path
from types import SimpleNamespace

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from csp.utils import build_policy
from django import forms
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from tests.browser import axe_violations

from .forms import YES_NO_UNKNOWN, EveryFieldForm
from .pages import render, render_page
from .test_components import FINDINGS, STEPS

pytestmark = pytest.mark.once
SITE = "http://alenearbeid.test"
STEP_PAGE = (
    '<div class="with-steps">{% include "components/step_list.html" %}<div>{% crispy form %}'
    '{% include "components/finding_list.html" %}{% include "components/level_tag.html" with level="red" %}</div></div>'
)


def answer(route, pages):
    """Serve one request: a page of ours, a static file, or whatever the test says a POST gets."""
    path = route.request.url.removeprefix(SITE).split("?")[0]
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/").replace("%40", "@"))
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind)
    elif path in pages:
        headers = {"Content-Security-Policy": build_policy()}
        route.fulfill(body=pages[path], content_type="text/html; charset=utf-8", headers=headers)
    else:
        route.fulfill(status=500, body="")


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="nb-NO", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def show(page):
    """Open a page from template text, and fail on anything the browser complains about."""
    complaints = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    pages = {}
    page.route(f"{SITE}/**", lambda route: answer(route, pages))

    def opened(body, **context):
        pages["/"] = render_page(body, **context)
        page.goto(f"{SITE}/")
        return page

    opened.pages = pages
    yield opened
    assert not [told for told in complaints if "500" not in told]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("data", [None, {"age": "ti"}], ids=["empty", "faulty"])
def test_axe_finds_nothing_and_nothing_sticks_out(show, width, data):
    page = show(STEP_PAGE, form=EveryFieldForm(data), steps=STEPS, findings=FINDINGS)
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_fonts_are_ours(show):
    page = show("<p>æøå č ŋ ≤ ✓</p>")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem Inter', 'æ'))")
    assert "Inter" in page.evaluate("getComputedStyle(document.body).fontFamily")


def test_the_summary_takes_focus_and_leads_to_the_question(show):
    page = show("{% crispy form %}", form=EveryFieldForm({}))
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Blir det verre fordi man er alene? –").click()
    expect(page.locator("#id_alone_0")).to_be_focused()


def test_the_summary_opens_what_is_folded(show):
    page = show(
        '{% include "designsystemet/error_summary.html" %}'
        '<details><summary>Mer</summary>{% include "designsystemet/uni_form.html" %}</details>',
        form=EveryFieldForm({}),
    )
    page.get_by_role("link", name="E-post –").first.click()
    expect(page.locator("#id_email")).to_be_focused()


class BranchingForm(forms.Form):
    """Questions that hang on a radio, a select, check boxes, and on one another."""

    alone = forms.ChoiceField(choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)
    help = forms.ChoiceField(choices=[("", "Velg"), ("telefon", "Telefon"), ("ingen", "Ingen")])
    who = forms.MultipleChoiceField(choices=[("vo", "VO"), ("ta", "TA")], widget=forms.CheckboxSelectMultiple)
    why = forms.CharField()
    coverage = forms.CharField()
    tested = forms.CharField()
    remark = forms.CharField()
    deep = forms.CharField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].show_if = "alone=ja|vet_ikke"
        self.fields["coverage"].show_if = "help=telefon"
        self.fields["remark"].show_if = "who=ta"
        self.fields["tested"].show_if = "alone=ja;help!=ingen"
        self.fields["deep"].show_if = "why=x"
        self.helper = FormHelper()
        self.helper.layout = Layout("alone", "help", "who", "why", Div("coverage"), "remark", "tested", "deep")


@pytest.mark.parametrize("prefix", [None, "fall"])
def test_questions_come_and_go_with_the_answers(show, prefix):
    page = show("{% crispy form %}", form=BranchingForm(prefix=prefix))
    start = f"id_{prefix}-" if prefix else "id_"

    def field(name):
        return page.locator(f"#{start}{name}")

    for name in ("why", "coverage", "remark", "tested", "deep"):
        expect(field(name)).to_be_hidden()
    field("alone_2").check()
    expect(field("why")).to_be_visible()
    field("alone_0").check()
    expect(field("tested")).to_be_visible()
    field("help").select_option("telefon")
    expect(field("coverage")).to_be_visible()
    field("who_1").check()
    expect(field("remark")).to_be_visible()
    field("who_1").uncheck()
    expect(field("remark")).to_be_hidden()
    field("help").select_option("ingen")
    expect(field("tested")).to_be_hidden()


def test_what_hangs_on_a_hidden_question_is_hidden_and_keeps_its_answer(show):
    page = show("{% crispy form %}", form=BranchingForm())
    page.locator("#id_alone_0").check()
    page.locator("#id_why").fill("x")
    page.locator("#id_why").blur()
    page.locator("#id_deep").fill("bevart")
    page.locator("#id_alone_1").check()
    expect(page.locator("#id_why")).to_be_hidden()
    expect(page.locator("#id_deep")).to_be_hidden()
    assert page.locator("#id_why").input_value() == "x"
    page.locator("#id_alone_0").check()
    expect(page.locator("#id_deep")).to_have_value("bevart")
    expect(page.locator("#id_deep")).to_be_visible()


def test_a_fault_is_never_hidden(show):
    page = show("{% crispy form %}", form=BranchingForm({"alone": "nei"}))
    expect(page.locator("#id_why")).to_be_visible()


def test_a_button_that_acts_once(show, page):
    form = EveryFieldForm()
    form.helper.form_action = "/send/"
    sent = []
    page.on("request", lambda made: sent.append(made.url) if made.method == "POST" else None)
    opened = show("{% crispy form %}", form=form)
    opened.route(f"{SITE}/send/", lambda route: route.fulfill(status=204))
    save = opened.get_by_role("button", name="Lagre og gå videre")
    save.click()
    expect(save).to_have_attribute("aria-busy", "true")
    save.click(force=True)
    opened.wait_for_timeout(100)
    assert sent == [f"{SITE}/send/"]


def test_saving_tells_when_it_did_not_work(show):
    class AutosaveForm(forms.Form):
        text = forms.CharField(widget=forms.TextInput(attrs={"hx-post": "/lagre/", "hx-trigger": "change"}))

    page = show('{% include "components/save_status.html" %}{% crispy form %}', form=AutosaveForm())
    page.locator("#id_text").fill("noe")
    page.locator("#id_text").blur()
    expect(page.locator("#save-status")).to_have_text("Ikke lagret. Sjekk nettet, og trykk «Lagre».")


def test_saving_tells_when_it_worked(show):
    class AutosaveForm(forms.Form):
        text = forms.CharField(
            widget=forms.TextInput(attrs={"hx-post": "/lagre/", "hx-trigger": "change", "hx-swap": "none"})
        )

    page = show('{% include "components/save_status.html" %}{% crispy form %}', form=AutosaveForm())
    show.pages["/lagre/"] = '<p id="save-status" hx-swap-oob="innerHTML">Lagret 14:03</p>'
    page.locator("#id_text").fill("noe")
    page.locator("#id_text").blur()
    expect(page.locator("#save-status")).to_have_text("Lagret 14:03")


def test_the_step_list_is_folded_on_a_phone_and_open_on_a_desk(show):
    page = show(STEP_PAGE, form=EveryFieldForm(), steps=STEPS, findings=[])
    expect(page.get_by_role("link", name="Arbeidet")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    expect(page.get_by_role("link", name="Arbeidet")).to_be_hidden()
    page.locator("summary", has_text="Stegene i vurderingen").click()
    expect(page.get_by_role("link", name="Arbeidet")).to_be_visible()


@pytest.mark.parametrize("was_open", [True, False])
def test_a_new_step_list_stays_as_the_reader_left_it(show, was_open):
    class AutosaveForm(forms.Form):
        text = forms.CharField(
            widget=forms.TextInput(attrs={"hx-post": "/lagre/", "hx-trigger": "change", "hx-swap": "none"})
        )

    page = show(
        '<div id="steps">{% include "components/step_list.html" %}</div>{% crispy form %}',
        form=AutosaveForm(),
        steps=STEPS,
    )
    fresh = render("components/step_list.html", steps=STEPS).replace("Mangler 2", "Ferdig nå")
    show.pages["/lagre/"] = f'<div id="steps" hx-swap-oob="innerHTML">{fresh}</div>'
    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    if was_open:
        page.locator("summary").click()
    page.locator("#id_text").fill("noe")
    page.locator("#id_text").blur()
    expect(page.locator("#steps")).to_contain_text("Ferdig nå")
    assert page.locator("#steps details").evaluate("details => details.open") is was_open


def test_the_skip_link_is_first_and_leads_to_the_content(show):
    page = show("<p>Innhold</p>", organisation=SimpleNamespace(name="Solbakken AS"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til hovedinnhold")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_saved_form_is_sent_with_the_button_pressed(show, page):
    class TwoButtons(forms.Form):
        text = forms.CharField(required=False)
        helper = FormHelper()
        helper.form_action = "/send/"
        helper.add_input(Submit("next", "Lagre og gå videre", data_once="true"))

    sent = []
    page.on("request", lambda made: sent.append(made.post_data) if made.method == "POST" else None)
    opened = show("{% crispy form %}", form=TwoButtons())
    opened.route(f"{SITE}/send/", lambda route: route.fulfill(status=204))
    opened.get_by_role("button", name="Lagre og gå videre").click()
    opened.wait_for_timeout(100)
    assert "next=Lagre" in sent[0]
