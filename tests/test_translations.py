"""Nynorsk and English are complete: every text of the sources is translated, and nothing else is kept."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.forms import BaseForm
from django.urls import get_resolver

from alenearbeid.accounts.models import Language
from tests import po

pytestmark = pytest.mark.once
ROOT = Path(settings.BASE_DIR)
SOURCES = ("manage.py", "alenearbeid", "assessments", "templates")
LANGUAGES = ("nn", "en")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}

# Words that are Bokmål and never Nynorsk. A longer list would only find the translator's taste.
BOKMAL = (
    "ikke|hvis|noen|fra|arbeidsgiver|arbeidsgiveren|hvordan|hvilke|hvilken|hvor|hva|dere|være|mye|flere|jeg|hun|deres|"
    "gjøres|brukes"
)


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Path:
    """Every text to translate, read from the sources as `makemessages` does."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    (copy / "locale").mkdir()
    for language in LANGUAGES:
        command = [sys.executable, "manage.py", "makemessages", "--locale", language, "--keep-pot", "--no-location"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return copy / "locale" / "django.pot"


def catalogue(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(template, language):
    assert run("msgcmp", catalogue(language), template) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_kept_that_no_text_asks_for(template, language):
    asked_for = {(entry.originals[0], entry.context) for entry in po.entries(template)}
    kept = {(entry.originals[0], entry.context) for entry in po.entries(catalogue(language))}
    assert sorted(kept - asked_for) == []


def test_every_text_is_found_by_the_program_that_gathers_them(template):
    """It does not look inside f-strings. What it misses stays in Bokmål, and nobody is told."""
    gathered = template.read_text().replace('"\n"', "")
    missed = []
    for file in (path for name in SOURCES for path in sorted((ROOT / name).rglob("*.py"))):
        for call in (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") in CALLS:
                texts = (one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str))
                escaped = [text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in texts]
                missed += [f"{file.name}: {text}" for text in escaped if f'"{text}"' not in gathered]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translations_fit_their_texts(language):
    """Same placeholders, same line ends; nothing that only resembles."""
    assert run("msgfmt", "--check", "--output-file=/dev/null", catalogue(language)) == ""
    assert "#, fuzzy" not in catalogue(language).read_text()
    assert "\n#~" not in catalogue(language).read_text(), "texts that nobody uses any more"


def test_nynorsk_is_written_in_nynorsk():
    translated = re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', catalogue("nn").read_text(), re.MULTILINE)
    found = [text for text in translated if re.search(rf"\b(?:{BOKMAL})\b", text.replace('"\n"', ""))]
    assert found == []


def test_days_are_written_as_the_language_writes_them():
    """By Django's names for it (DATE_FORMAT …): «23. november 2026» is «23 November 2026» in English."""
    written = re.compile(r"""date:"[^"]*\bF\b|date_format\([^)]*["'][^"']*\bF\b""")
    files = [path for name in SOURCES for path in (ROOT / name).rglob("*") if path.suffix in {".html", ".txt", ".py"}]
    assert [path.name for path in files if written.search(path.read_text())] == []


def test_no_form_was_translated_when_it_was_read():
    """What a class holds as plain text is in the language of the process, for ever and for everyone."""
    list(_patterns(get_resolver()))  # reads every module with a form in it
    texts = {text for entry in po.entries(catalogue("nn")) for text in entry.originals} - set(Language.labels)
    # Those of the tests, and those made while a page is read, are read in a language and thrown away.
    ours = [form for form in _forms(BaseForm) if _is_in_its_module(form)]
    assert len(ours) > 60
    assert [f"{form.__name__}: {text}" for form in ours for text in _held(form) if text in texts] == []


def _patterns(resolver):
    for entry in resolver.url_patterns:
        yield from _patterns(entry) if hasattr(entry, "url_patterns") else [entry]


def _is_in_its_module(form):
    is_ours = form.__module__.startswith(("alenearbeid.", "assessments."))
    return is_ours and getattr(sys.modules[form.__module__], form.__name__, None) is form


def _forms(kind):
    for form in kind.__subclasses__():
        yield form
        yield from _forms(form)


def _held(form):
    for field in getattr(form, "base_fields", {}).values():
        told = [field.label, field.help_text, *field.error_messages.values()]
        choices = getattr(field, "_choices", None) or []
        told += [words for value, words in choices if words != value] if isinstance(choices, list | tuple) else []
        yield from (text for text in told if type(text) is str)
