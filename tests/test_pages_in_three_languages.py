"""Every page in Nynorsk and in English: nothing is left in Bokmål, neither of our own words nor of Django's.

What is translated where a module is read, kept in a cache or never marked at all is found only on the finished page. So
each translated text is put in marks here, and what stands outside them on a page is a text that nobody translated.
"""

import itertools
import re

import pytest
from django.utils.translation import trans_real

from assessments.catalogue import selectors as catalogue_selectors
from assessments.catalogue.entries import LocalText
from tests.walk import Walk, one_line, texts

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # of words; which database they lie in makes no difference
# The name of the application and of each language, addresses, and what is a number or an abbreviation in all three.
SAME = (
    r"Alenearbeid|Bokmål|Nynorsk|English|https?://\S+|\S+@\S+|\bPDF\b|\b[A-ZQ]\d+\b|\d{1,2}\.? [a-z]+ \d{4}|"
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT\S+"
)


class Marked:
    """A catalogue of translations that shows what came from it."""

    def __init__(self, real, language):
        self._real, self._language = real, language

    def get(self, text, missing=None):
        found = self._real.get(text, missing)
        if found is not missing:
            return marked(found)
        return marked(text.rpartition("\4")[2]) if self._language == "en" else missing  # libraries are in English

    def plural(self, text, number):
        return marked(self._real.plural(text, number))


def marked(text):
    return f"⟦{text}⟧"


@pytest.fixture
def marks(monkeypatch):
    """In the translations of one language, and in the texts of the catalogue."""

    def put(language):
        translation = trans_real.translation(language)
        monkeypatch.setattr(translation, "_catalog", Marked(translation._catalog, language))
        words = LocalText.in_language
        monkeypatch.setattr(LocalText, "in_language", lambda text, code: marked(words(text, code)))

    return put


@pytest.mark.parametrize("language", ["nn", "en"])
def test_nothing_is_left_untranslated(language, quick_papers, marks):
    marks(language)
    walk = Walk(language)
    # One language is enough to find what is not translated; the other is for what speaks English of itself.
    people = (None, "boss", "rep", "auditor") if language == "nn" else (None, "auditor")
    pages = itertools.chain(walk.pages(*people), walk.refused() if language == "nn" else ())
    found, seen = {}, 0
    for where, html in pages:
        seen += 1
        found |= {one_line(text): where for text in texts(html, language)}
    assert seen > (120 if language == "nn" else 30)
    law = catalogue_selectors.get(catalogue_selectors.current_version()).law.values()
    same = (*walk.written(), *sorted((source.citation for source in law), key=len, reverse=True))
    left = {words: where for text, where in found.items() if (words := untranslated(text, same))}
    assert left == {}


def untranslated(text, same):
    """The words outside the marks, but for what people wrote, the law's numbers, and what is the same everywhere."""
    for _depth in range(9):
        text = re.sub("⟦[^⟦⟧]*⟧", " ", text)
    if re.search(r"[^\W\d_]{2}", text):
        for known in same:
            text = text.replace(known, " ")
    text = re.sub(SAME, " ", text)
    return text.strip() if re.search(r"[^\W\d_]{2}", text) else ""
