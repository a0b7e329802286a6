"""The history on paper: the versions before, why this one was made, and what has changed since, in words."""

import pytest

from assessments.documents.paper.history import MANY, history
from assessments.record import canonical
from tests.documents.papers import changed, text_of, to_html
from tests.documents.samples import ENVELOPE, PETROL_STATION, record
from tests.record.builders import many_hazards
from tests.record.builders import record as built

pytestmark = pytest.mark.once

BEFORE = record(PETROL_STATION)
DIGEST = canonical.digest(canonical.record_bytes(BEFORE))
SECOND = ENVELOPE.model_copy(update={"version": 2, "predecessor_digest": DIGEST})
VERSIONS = {
    "reason": "Skillerommet er bygget",
    "earlier": [
        {"number": 1, "digest": DIGEST, "signed_on": "2026-11-20", "withdrawn_on": "2026-12-01",
         "withdrawn_reason": "Feil <b>sted</b>"},
    ],
}  # fmt: skip
AFTER = changed(PETROL_STATION, versions=VERSIONS, conclusion={"decision": "yes"})


def page(catalogue, rec, **options) -> str:
    return text_of(to_html(catalogue, rec, **options))


def test_it_works(catalogue):
    text = page(catalogue, AFTER, envelope=SECOND, earlier=BEFORE)
    for words in (
        "Versjoner og endringer",
        "Hvorfor versjon 2 er laget: Skillerommet er bygget",
        "20. november 2026",
        DIGEST,
        "Trukket tilbake 1. desember 2026: Feil <b>sted</b>",
        "Endret siden versjon 1",
        "er endret fra «Ja, på disse vilkårene» til «Ja».",
    ):
        assert words in text


def test_a_first_version_has_no_history(catalogue):
    assert "Versjoner og endringer" not in page(catalogue, BEFORE)


def test_a_file_alone_says_which_version_it_follows(catalogue):
    text = page(catalogue, AFTER, envelope=SECOND)
    assert "Forrige versjon finnes ikke her" in text
    assert "Endret siden" not in text
    bare = page(catalogue, BEFORE, envelope=SECOND)
    assert f"Sjekksum for innholdet i den: {DIGEST}" in bare


def test_no_answer_changed(catalogue):
    same = changed(PETROL_STATION, versions=VERSIONS)
    assert "Ingen svar er endret." in page(catalogue, same, envelope=SECOND, earlier=BEFORE)


def test_a_long_list_tells_how_many_more():
    told = history(built(many_hazards(60)), SECOND, built(many_hazards(3)))
    assert sum(len(group.sentences) + group.more for group in told.changes) > MANY
    assert max(len(group.sentences) for group in told.changes) == 10
    assert any(group.more for group in told.changes)


def test_the_words_are_in_the_language_of_the_paper(catalogue):
    """Nothing is turned into words before the paper's language is chosen."""
    envelope = SECOND.model_copy(update={"language": "en"})
    assert to_html(catalogue, AFTER, envelope=envelope, earlier=BEFORE)
