"""The crispy pack: each question has its name, its help, its fault and its source where a reader expects them."""

from typing import Any

import pytest
from django import forms

from .forms import YES_NO_UNKNOWN, EveryFieldForm
from .pages import parse, render, render_page, words

pytestmark = pytest.mark.once
FAULTY = {"age": "ti", "email": "nei"}


@pytest.fixture
def empty() -> Any:
    return parse(render_page("{% crispy form %}", form=EveryFieldForm()))


@pytest.fixture
def faulty() -> Any:
    return parse(render_page("{% crispy form %}", form=EveryFieldForm(FAULTY)))


def visible_controls(page: Any) -> list[Any]:
    return page.xpath("//main//*[self::input or self::select or self::textarea][not(@type='hidden')]")


def test_it_works(empty):
    assert len(visible_controls(empty)) == 9 + 3 + 3 + 2  # alone, who; reason, agree


def test_every_control_has_a_label_and_the_looks_of_designsystemet(empty):
    for control in visible_controls(empty):
        assert empty.xpath(f"//label[@for='{control.get('id')}']"), control.get("name")
        assert "ds-input" in control.get("class").split()


def test_no_id_is_used_twice(faulty):
    ids = faulty.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("state", ["empty", "faulty"])
def test_every_description_points_at_something(state, request):
    page = request.getfixturevalue(state)
    pointers = page.xpath("//main//@aria-describedby")
    assert pointers
    for identifier in " ".join(pointers).split():
        assert len(page.xpath(f"//*[@id='{identifier}']")) == 1, identifier


def test_help_and_fault_are_both_read_with_the_question(faulty):
    (age,) = faulty.xpath("//input[@name='age']")
    assert age.get("aria-describedby") == "id_age_helptext id_age_error"
    assert age.get("aria-invalid") == "true"
    assert age.get("value") == "ti"  # what was typed comes back


@pytest.mark.parametrize("name", ["alone", "who"])
def test_choices_stand_in_a_fieldset_with_the_question_as_legend(empty, name):
    (fieldset,) = empty.xpath(f"//fieldset[@id='div_id_{name}']")
    assert words(fieldset.xpath("./legend")[0]) == EveryFieldForm().fields[name].label
    assert fieldset.get("aria-describedby") == f"id_{name}_helptext"
    assert len(fieldset.xpath(".//input")) == 3
    assert not fieldset.xpath(".//input[@checked]")  # never an answer nobody gave


def test_the_chosen_answer_comes_back():
    form = EveryFieldForm(initial={"alone": "vet_ikke", "who": ["vo", "bht"], "day": None})
    page = parse(render_page("{% crispy form %}", form=form))
    assert page.xpath("//input[@name='alone'][@checked]/@value") == ["vet_ikke"]
    assert page.xpath("//input[@name='who'][@checked]/@value") == ["vo", "bht"]


def test_the_unit_is_part_of_the_label(empty):
    assert words(empty.xpath("//label[@for='id_age']")[0]).endswith("(minutter)")


def test_the_legal_source_is_behind_a_disclosure(empty):
    assert len(empty.xpath("//details[contains(@class,'law-sources')]")) == 2
    (details,) = empty.xpath("//div[@id='div_id_title']//details")
    assert words(details.xpath("./summary")[0]) == "Hvor kommer kravet fra?"
    assert "§ 4-1 tredje ledd" in words(details)
    assert details.get("open") is None


def test_a_question_says_what_it_hangs_on(empty):
    assert empty.xpath("//div[@id='div_id_reason']/@data-show-if") == ["alone=ja|vet_ikke"]
    assert not empty.xpath("//*[@data-show-if][@hidden]")  # all is shown without JavaScript


def test_what_it_hangs_on_follows_the_prefix():
    page = parse(render_page("{% crispy form %}", form=EveryFieldForm(prefix="fall")))
    assert page.xpath("//div[@id='div_id_fall-reason']/@data-show-if") == ["fall-alone=ja|vet_ikke"]


def test_a_form_without_faults_has_no_summary(empty):
    assert not empty.xpath("//*[@data-error-summary]")


def test_the_summary_leads_to_each_fault(faulty):
    (summary,) = faulty.xpath("//*[@data-error-summary]")
    assert summary.get("tabindex") == "-1"
    assert words(faulty.xpath(f"//*[@id='{summary.get('aria-labelledby')}']")[0]) == "Rett disse feilene"
    faults = EveryFieldForm(FAULTY).errors
    links = summary.xpath(".//a/@href")
    assert len(links) == len(faults) - 1 == 12  # the one without a field has nowhere to lead
    assert "Svarene henger ikke sammen." in words(summary)
    assert "#id_alone_0" in links
    assert "#id_who_0" in links
    focusable = {control.get("id") for control in visible_controls(faulty)}
    assert {link[1:] for link in links} <= focusable


def test_buttons_are_buttons(empty):
    save, back = empty.xpath("//main//form//button[@type='submit']")
    assert (words(save), save.get("name"), save.get("data-once")) == ("Lagre og gå videre", "save", "true")
    assert back.get("data-variant") == "secondary"
    assert {save.get("class"), back.get("class")} == {"ds-button"}


def test_the_browser_does_not_answer_in_its_own_language(empty):
    (form,) = empty.xpath("//main//form")
    assert form.get("novalidate") is not None
    assert form.get("enctype") == "multipart/form-data"
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_text_from_people_is_escaped():
    form = EveryFieldForm({"title": "<script>alert(1)</script>", "text": "</textarea><b>"})
    html = render_page("{% crispy form %}", form=form)
    assert "<script>alert" not in html
    assert "</textarea><b>" not in html


def test_one_summary_for_several_forms():
    forms_with_faults = [EveryFieldForm(FAULTY, prefix="a"), EveryFieldForm(FAULTY, prefix="b")]
    page = parse(render("designsystemet/error_summary_forms.html", forms=forms_with_faults))
    links = page.xpath("//a/@href")
    assert len(links) == 24
    assert {"#id_a-title", "#id_b-title"} <= set(links)


class OpenedForm(forms.Form):
    """Fields that keep what the page was opened with, so that the server can tell what this page changed."""

    name = forms.CharField(initial="Natt", show_hidden_initial=True)
    done = forms.BooleanField(initial=True, required=False, show_hidden_initial=True)
    answer = forms.ChoiceField(
        choices=YES_NO_UNKNOWN, initial="ja", widget=forms.RadioSelect, required=False, show_hidden_initial=True
    )


@pytest.mark.parametrize("data", [None, {"name": "Dag", "initial-name": "Gammel", "initial-done": "False"}])
def test_what_the_page_was_opened_with_is_there_once_and_fresh(data):
    page = parse(render_page("{% crispy form %}", form=OpenedForm(data)))
    hidden = {
        field.get("name"): field.get("value") for field in page.xpath("//main//input[starts-with(@id,'initial-')]")
    }
    assert hidden == {"initial-name": "Natt", "initial-done": "True", "initial-answer": "ja"}
    assert len(page.xpath("//main//input[starts-with(@name,'initial-')]")) == 3
    assert "ds-input" in page.xpath("//input[@id='id_name']/@class")[0]


LEVELS = [("", "Velg"), ("lav", "Lav"), ("hoy", "Høy")]


class LoadForm(forms.Form):
    pace_short = forms.ChoiceField(label="På kort sikt", choices=LEVELS)
    pace_long = forms.ChoiceField(label="På lang sikt", choices=LEVELS)


def test_a_table_of_small_questions():
    form = LoadForm({"pace_short": "lav"})
    rows = [{"label": "Arbeidstempo", "fields": [form["pace_short"], form["pace_long"]]}]
    page = parse(render("designsystemet/choice_table.html", caption="Psykososiale faktorer", rows=rows))
    assert [words(head) for head in page.xpath("//thead//th[@scope='col']")] == ["På kort sikt", "På lang sikt"]
    assert words(page.xpath("//tbody//th[@scope='row']")[0]) == "Arbeidstempo"
    assert words(page.xpath("//label[@for='id_pace_long']")[0]) == "Arbeidstempo: På lang sikt"
    assert page.xpath("//select[@id='id_pace_long']/@aria-describedby") == ["id_pace_long_error"]
    assert page.xpath("//*[@id='id_pace_long_error']")
