"""Files that were never meant well: refused whole as RecordRefused, in words, whatever is in them."""

import json
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.casework import exchange
from assessments.casework.words.fault_words import fault_text
from assessments.record.canonical import RecordRefused, parse_file
from tests.catalogue.published import CURRENT

FILE = {
    "format": "alenearbeid/assessment",
    "version": 1,
    "envelope": {
        "uuid": str(UUID(int=7)), "series": str(UUID(int=8)), "version": 1, "catalogue": CURRENT, "language": "nb",
    },
    "record": {
        "organisation": {"name": "X", "employees": 3},
        "work": {"title": "Natt", "assessed_on": "2026-11-01", "people_alone": 1, "why_alone": ["tender"]},
        "alone": {"is_done_alone": True},
        "physical": {"hazards": [{"key": "fy_kulde", "relevant": "yes", "likelihood": 3}]},
        "remarks": [{"author": "B", "role": "safety_rep", "on": "2026-11-01", "text": "x"}],
        "positions": [{"name": "B", "role": "safety_rep"}],
    },
}  # fmt: skip
WRONG = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text(max_size=20)
    | st.sampled_from(["", "\ud800", "\x00", "9999-12-31", "0000-00-00", "fy_kulde", "m_gps_flate", "x" * 90]),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3),
    max_leaves=6,
)  # fmt: skip


def places(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


def with_one_wrong(place, wrong, extra):
    file = json.loads(json.dumps(FILE))
    if not place:
        return wrong
    target = file
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = wrong
    if extra and isinstance(target, dict):
        target[extra] = wrong
    return file


def judge(data):
    """Read, or refused with a text for every fault. Anything else is an error of ours."""
    faults = None
    try:
        exchange.read_file(data)
    except RecordRefused as refused:
        faults = [fault_text(fault) for fault in refused.faults]
    assert faults is None or (faults and all(faults))


@pytest.mark.django_db
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(list(places(FILE))), wrong=WRONG, extra=st.sampled_from(["", "key", "nytt", "hazards"]))
def test_any_wrong_value_anywhere(db, place, wrong, extra):
    judge(json.dumps(with_one_wrong(place, wrong, extra)).encode())


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(data):
    with pytest.raises(RecordRefused):
        parse_file(data)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 900 + b"1" + b"}" * 900,
        b'{"record":' + b"[" * 480 + b"]" * 480 + b"}",
        json.dumps(FILE).replace('"Natt"', '"\\ud800"').encode(),
        json.dumps(FILE).replace('"title"', '"\\udfff"').encode(),
        json.dumps(FILE).replace('"people_alone": 1', '"people_alone": ' + "9" * 4000).encode(),
        json.dumps(FILE).replace('"people_alone": 1', '"people_alone": ' + "9" * 5000).encode(),
        json.dumps(FILE).replace('"people_alone": 1', '"people_alone": 1e400').encode(),
        json.dumps(FILE).replace('"people_alone": 1', '"people_alone": NaN').encode(),
        json.dumps(FILE).replace('"people_alone": 1', '"title": "to"').encode(),
        json.dumps(FILE).encode("utf-16"),
        b"\xef\xbb\xbf" + json.dumps(FILE).encode(),
        b" " * 3_000_000,
        b"",
    ],
    ids=range(14),
)
def test_known_tricks(data):
    with pytest.raises(RecordRefused) as refused:
        parse_file(data)
    assert all(fault_text(fault) for fault in refused.value.faults)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("section", "content"),
    [
        ("remarks", [{"author": "B", "role": "safety_rep", "on": "2026-11-01", "text": "x", "step": "s" * 60}]),
        ("control_measures", {"reviews": [{"key": "ukjent"}]}),
        ("measures", {"chosen": [{"key": "ukjent"}]}),
        ("physical", {"hazards": [{"key": "vt_ran"}]}),
        ("physical", {"dismissed_themes": [{"key": "ukjent", "theme_name": "X"}]}),
    ],
)
def test_keys_that_lead_nowhere_are_refused(section, content):
    file = {**FILE, "record": {**FILE["record"], section: content}}
    with pytest.raises(RecordRefused):
        exchange.read_file(json.dumps(file).encode())
