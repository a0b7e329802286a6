"""More than two hundred files made to fool or to break verification: none is called valid, none is slow."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessments.documents.examination import limited
from assessments.documents.verification import Kind, verify
from tests.documents import hostile, specimen

pytestmark = pytest.mark.once

LONGEST = 10  # seconds
GENUINE = {Kind.VALID, Kind.OLDER, Kind.VOID}


@pytest.fixture(scope="module")
def judged(twice_signed):
    """Every file with the verdict over it and the seconds it took, judged as many at a time as the service does."""
    record = specimen.attachment({"work": {"title": "Noe annet"}})

    def judge(case):
        name, pdf = case
        start = time.perf_counter()
        return name, verify(pdf), time.perf_counter() - start

    verify(b"")  # the waiting process is there
    with ThreadPoolExecutor(limited.AT_ONCE) as pool:
        return list(pool.map(judge, hostile.corpus(twice_signed, record)))


def test_there_are_enough_of_them(judged):
    names = [name for name, _verdict, _seconds in judged]
    assert len(names) >= 200
    assert len(set(names)) == len(names)


def test_none_is_called_valid(judged):
    assert [(name, verdict) for name, verdict, _seconds in judged if verdict.kind in GENUINE] == []


def test_each_is_told_what_is_wrong(judged):
    silent = {name for name, verdict, _seconds in judged if not verdict.problems}
    assert silent == set()


def test_none_is_slow(judged):
    print("\nslowest:", sorted(((round(seconds, 1), name) for name, _verdict, seconds in judged), reverse=True)[:12])
    assert [(name, seconds) for name, _verdict, seconds in judged if seconds >= LONGEST] == []


def test_the_same_harness_calls_the_untouched_file_valid(twice_signed, judged):
    """So the tests above can fail; and the worker still answers after all of that."""
    assert verify(twice_signed).kind == Kind.VALID
