"""Canonical bytes and the digest: the same answers give the same bytes for ever, and a wrong file is refused whole."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from assessments.record import canonical
from assessments.record.assessment import AssessmentFile, AssessmentRecord
from assessments.record.canonical import RecordRefused
from assessments.record.work import Work
from tests.record.builders import acute, record
from tests.record.strategies import records

pytestmark = pytest.mark.once

ENVELOPE = {
    "uuid": "11111111-1111-4111-8111-111111111111",
    "series": "22222222-2222-4222-8222-222222222222",
    "version": 1,
    "catalogue": "2026-1",
    "language": "nb",
}
EMPTY = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"  # SHA-256 of {}
KIOSK_FILE = Path(__file__).with_name("night_kiosk.json")
KIOSK = "df1498d74eb1d75ea2a0da8b627bc8f4060b9340c8e59491d91a8eaacffb5ba4"


def digest(made: AssessmentRecord) -> str:
    return canonical.digest(canonical.record_bytes(made))


def file_of(**changes: Any) -> bytes:
    content = {"format": "alenearbeid/assessment", "version": 1, "envelope": ENVELOPE, "record": {}}
    return json.dumps(content | changes).encode()


def faults(data: bytes) -> dict[str, str]:
    with pytest.raises(RecordRefused) as refused:
        canonical.parse_file(data)
    return {fault.path: fault.kind for fault in refused.value.faults}


def test_golden_digests() -> None:
    """Signed papers hold these digests: a change here breaks every one of them."""
    assert digest(AssessmentRecord()) == EMPTY
    stored = KIOSK_FILE.read_bytes()  # as it was written before there were more answers to give
    assert canonical.record_bytes(canonical.parse_record(stored)) == stored
    assert canonical.digest(stored) == KIOSK


def test_the_order_of_answers_does_not_matter() -> None:
    one = record(work__contacts=["users", "public"], physical__hazards=[acute("fy_b"), acute("fy_a")])
    other = record(work__contacts=["public", "users", "public"], physical__hazards=[acute("fy_a"), acute("fy_b")])
    assert canonical.record_bytes(one) == canonical.record_bytes(other)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    title = "Blåbær på Ås"
    decomposed = unicodedata.normalize("NFD", title)
    assert decomposed != title
    assert digest(record(work__title=decomposed)) == digest(record(work__title=title))


def test_line_breaks_are_the_same() -> None:
    assert digest(record(work__description="en\r\nto\rtre")) == digest(record(work__description="en\nto\ntre"))


def test_what_is_unanswered_leaves_no_trace() -> None:
    assert canonical.record_bytes(AssessmentRecord(work=Work(title=None))) == b"{}"


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_round_trips_to_the_same_digest(made: AssessmentRecord) -> None:
    data = canonical.record_bytes(made)
    again = canonical.parse_record(data)
    assert again == made
    assert canonical.record_bytes(again) == data


@settings(max_examples=50, deadline=None)
@given(records())
def test_any_record_round_trips_in_its_file(made: AssessmentRecord) -> None:
    data = canonical.record_bytes(made)
    envelope = canonical.parse_file(file_of()).envelope
    carried = canonical.parse_file(canonical.file_bytes(data, envelope))
    assert canonical.digest(canonical.record_bytes(carried.record)) == canonical.digest(data)
    assert carried.envelope == envelope


def test_a_file_is_read() -> None:
    assert isinstance(canonical.parse_file(file_of()), AssessmentFile)


@pytest.mark.parametrize(
    ("section", "path", "kind"),
    [
        ({"work": {"titel": "x"}}, "record.work.titel", "extra_forbidden"),
        ({"work": {"title": "x" * 201}}, "record.work.title", "string_too_long"),
        ({"work": {"description": "x" * 4001}}, "record.work.description", "string_too_long"),
        ({"work": {"title": 7}}, "record.work.title", "string_type"),
        ({"work": {"title": "a\u0000b"}}, "record.work.title", "control_character"),
        ({"work": {"title": "a\u0085b"}}, "record.work.title", "control_character"),
        ({"work": {"origin": "guess"}}, "record.work.origin", "enum"),
        ({"work": {"people_alone": "3"}}, "record.work.people_alone", "int_type"),
        ({"work": {"people_alone": -1}}, "record.work.people_alone", "greater_than_equal"),
        ({"work": {"youngest_age": 12}}, "record.work.youngest_age", "greater_than_equal"),
        ({"work": {"youngest_age": 18}}, "record.work.youngest_age", "less_than_equal"),
        ({"work": {"profile": "Kiosk!"}}, "record.work.profile", "string_pattern_mismatch"),
        ({"work": {"assessed_on": "2026-02-30"}}, "record.work.assessed_on", "date_parsing"),
        ({"work": {"starts_at": "25:00"}}, "record.work.starts_at", "time_parsing"),
        ({"alone": {"is_done_alone": "yes"}}, "record.alone.is_done_alone", "bool_type"),
        ({"alone": []}, "record.alone", "model_type"),
        ({"physical": {"hazards": [{}]}}, "record.physical.hazards.0.key", "missing"),
        ({"physical": {"hazards": [{"key": "a"}, {"key": "a"}]}}, "record.physical.hazards", "duplicate_key"),
        (
            {"physical": {"hazards": [{"key": "a", "likelihood": 6}]}},
            "record.physical.hazards.0.likelihood",
            "less_than_equal",
        ),
        ({"organisation": {"orgnr": "12345678"}}, "record.organisation.orgnr", "string_pattern_mismatch"),
    ],
)
def test_each_fault_has_its_path(section: dict[str, Any], path: str, kind: str) -> None:
    assert faults(file_of(record=section)) == {path: kind}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"format": "something/else"}, "format"),
        ({"version": 2}, "version"),
        ({"extra": 1}, "extra"),
        ({"envelope": ENVELOPE | {"uuid": "no"}}, "envelope.uuid"),
        ({"envelope": ENVELOPE | {"catalogue": "latest"}}, "envelope.catalogue"),
        ({"envelope": ENVELOPE | {"language": "sv"}}, "envelope.language"),
    ],
)
def test_faults_around_the_record(changes: dict[str, Any], path: str) -> None:
    assert list(faults(file_of(**changes))) == [path]


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(file_of(record={"work": {"title": 1}, "alone": {"x": 1}}))) == 2


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"a": 1.0}', "float"),
        (b'{"a": NaN}', "float"),
        (b'{"a": -Infinity}', "float"),
        (b'{"a": 1e3}', "float"),
        (b'{"a": 1, "a": 2}', "doubled_key"),
        (b" " * (canonical.MAX_BYTES + 1), "too_large"),
    ],
)
def test_not_one_of_ours(data: bytes, kind: str) -> None:
    assert set(faults(data).values()) == {kind}


@pytest.mark.parametrize("name", ["doubled_key", "a"])
def test_the_doubled_key_is_named(name: str) -> None:
    assert list(faults(f'{{"x": {{"{name}": 1, "b": 2, "{name}": 3}}}}'.encode())) == [name]


def test_a_lone_surrogate_is_refused() -> None:
    assert faults(file_of(record={"work": {"title": "a\ud800b"}}))


def test_a_huge_number_is_refused() -> None:
    assert faults(b'{"format": ' + b"9" * 5000 + b"}")


@pytest.mark.parametrize("data", [b"[]", b"null", b"7", b'"text"'])
def test_json_of_another_shape(data: bytes) -> None:
    assert faults(data)


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Work().title = "x"


def test_what_nfc_makes_too_long_is_refused_before_it_can_be_stored():
    """Otherwise it would be frozen, and never be read back."""
    with pytest.raises(ValidationError, match="string_too_long"):
        Work(title="\u0958" * 150)


@pytest.mark.parametrize("turning", ["\u202e", "\u2066", "\u202a"])
def test_characters_that_turn_the_text_around_are_refused(turning):
    with pytest.raises(ValidationError, match="control_character"):
        Work(title=f"ikke {turning}alene")


def test_right_to_left_marks_are_harmless():
    assert Work(title="a\u200fb").title == "a\u200fb"


@pytest.mark.parametrize("text", ['"\\ud800"', "[" * 300 + "]" * 300])
def test_json_that_cannot_be_written_again_is_refused(text):
    with pytest.raises(RecordRefused):
        canonical.parse_file(b'{"record": %s}' % text.encode())


def test_an_error_does_not_repeat_what_was_written():
    with pytest.raises(ValidationError) as error:
        Work(title="Hemmelig\x1b")
    assert "Hemmelig" not in str(error.value)


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_one(line_break):
    """Some are pasted from word processors, cannot be seen, and are in no font."""
    assert Work(description=f"a{line_break}b").description == "a\nb"
