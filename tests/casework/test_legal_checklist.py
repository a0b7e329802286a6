"""The legal checklist: every flag has words for each thing it can say, and the page says what is missing and where."""

import ast
import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from assessments.casework import assembly, judgement
from assessments.casework.law.legal_checklist import legal_checklist
from assessments.casework.words import flag_words
from assessments.checks import flags
from assessments.checks.flags import Flag, Reason
from assessments.record.choices import Answer
from tests.catalogue.published import CURRENT
from tests.record.builders import night_kiosk, quiet_office, record

FOLDER = Path(flags.__file__).parent
# The functions of the register whose texts are codes; `by_answer` names its three.
TELLS = {"met": Answer.YES, "missing": Answer.NO, "unsettled": Answer.UNKNOWN}
BY_ANSWER = {"yes": Answer.YES, "no": Answer.NO, "unknown": Answer.UNKNOWN}


def url(assessment, step):
    return reverse("casework:step", args=[assessment.uuid, step])


def codes_of(key: str) -> dict[str, tuple[Answer, set[str]]]:
    """Every code that a flag's file can give, with what it says and its parameters."""
    found = {}
    for node in ast.walk(ast.parse((FOLDER / f"{key.lower()}.py").read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        named = {word.arg: word.value for word in node.keywords}
        if node.func.id in TELLS:
            for code in _texts(node.args[0]):
                found[code] = (TELLS[node.func.id], set(named) - {"law"})
        if node.func.id == "by_answer":
            for answer, value in named.items():
                found[value.value] = (BY_ANSWER[answer], set())
    return found


def _texts(node: ast.expr) -> list[str]:
    """A code, or the two that are chosen between."""
    if isinstance(node, ast.Constant):
        return [node.value]
    return (
        [text for branch in (node.body, node.orelse) for text in _texts(branch)] if isinstance(node, ast.IfExp) else []
    )


# Codes that stand in a table and are handed on as a variable, with what they say.
HANDED_ON = {
    "SKRIFTLIG": {"decision-open", "review-open"},
    "PSYKOSOSIAL": {"factors-unanswered", "factors-unknown"},
    "VOLD_3A": {"moments-unanswered", "moments-unknown"},
    "UNDER18": {"not-assessed", "assessed-unknown", "guardians-not-told", "guardians-unknown"},
    "BHT": {"listed-with-exceptions", "industry-not-in-sources", "industry-unknown"},
}
EXAMPLE = {"count": 3, "measure": "Kamera", "hours": 7, "from_hour": 23, "to_hour": 6}


@pytest.mark.once
@pytest.mark.parametrize("key", sorted(rule.key for rule in flags.all_flags()))
def test_each_flag_says_how_it_is_met_and_what_is_missing(key):
    codes = codes_of(key)
    assert set(codes) | HANDED_ON.get(key, set()) == set(flag_words.WORDS[key])
    answers = {answer for answer, _params in codes.values()}
    assert Answer.YES in answers or key in {"OFFSHORE", "UTENFOR_AML"}
    assert {Answer.NO, Answer.UNKNOWN} & answers or key in HANDED_ON


@pytest.mark.once
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_words_make_a_sentence(language):
    assert set(flag_words.WORDS) == {rule.key for rule in flags.all_flags()}
    with translation.override(language):
        for key, words in flag_words.WORDS.items():
            for code in words:
                for answer in Answer:
                    made = flag_words.sentence(Flag(key, "aml-4-1-3", answer, "vold", (Reason(code, answer, EXAMPLE),)))
                    assert made.endswith(".")
                    assert not made.endswith("..")
                    assert not re.search(r"%\(|§|23\s?A", made), made


@pytest.mark.once
def test_words_by_state():
    lacks = (Reason("no-break", Answer.NO), Reason("break-unknown", Answer.UNKNOWN))
    flag = Flag("PAUSE", "aml-10-9", Answer.NO, "alene", lacks)
    assert flag_words.sentence(flag) == (
        "Ikke oppfylt. Mangler: pause for den som er alene; svar på om den som er alene, får pause."
    )
    met = Flag("PAUSE", "aml-10-9", Answer.YES, "alene", (Reason("gets-break", Answer.YES),))
    assert flag_words.sentence(met) == "Oppfylt fordi den som er alene, får tatt pause."


@pytest.mark.django_db
def test_the_report_tells_the_same_to_other_programs():
    report = judgement.report(record(night_kiosk(), participation__safety_rep_involvement="not_asked"), CURRENT)
    rows = {row["key"]: row for row in report["flags"]}
    assert rows["MEDVIRKNING_VO"] == {
        "key": "MEDVIRKNING_VO",
        "is_met": "no",
        "law": "aml-6-2-4",
        "citation": "aml § 6-2 (4)",
        "step": "medvirkning",
        "words": "Ikke oppfylt. Mangler: råd fra verneombudet, som ikke er spurt.",
    }
    assert json.dumps(report)
    quiet = judgement.report(record(quiet_office(), organisation__industry_code="47.3"), CURRENT)
    assert {row["is_met"] for row in quiet["flags"]} == {"yes"}


# --- The page


@pytest.mark.django_db
def test_the_page_says_what_is_missing_and_where_it_is_mended(as_alice, assessment):
    page = as_alice.get(url(assessment, "kontroll")).content.decode()
    rows = legal_checklist(assembly.assemble(assessment), assessment)
    assert rows.open
    for row in rows.unmet:
        assert f'href="{row.url}"' in page
        assert row.why in unescape(page)
        assert row.citation in page
    assert f"Oppfylt: {len(rows.met)}. Ikke oppfylt: {len(rows.missing)}. Ikke avklart: {len(rows.open)}." in page
    assert page.count('class="law-row"') == len(rows.unmet) + len(rows.met)


@pytest.mark.django_db
def test_what_is_certain_stands_before_what_is_open(assessment):
    judged = record(night_kiosk(), participation__safety_rep_involvement="not_asked", violence__staffing=None)
    rows = legal_checklist(judged, assessment)
    assert next(row.key for row in rows.unmet) == "MEDVIRKNING_VO"
    assert {row.is_met for row in rows.open} == {"unknown"}
    assert {row.is_met for row in rows.met} == {"yes"}
    assert not {row.key for row in rows.met} & {row.key for row in rows.unmet}
    with translation.override("nn"):
        assert legal_checklist(judged, assessment).missing[0].state == "Ikkje oppfylt"
