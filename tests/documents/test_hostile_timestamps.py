"""Papers with timestamps and proof for long-term validation: what was added to them, and clocks nobody believes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assessments.documents.examination import limited
from assessments.documents.verification import Kind, verify
from tests.documents import hostile, specimen

pytestmark = pytest.mark.once

LEVELS = {"timestamped": "B-T", "archived": "B-LTA"}


@pytest.fixture(params=LEVELS)
def paper(request, pki, settings):
    """Signed by both, and the level it has."""
    settings.TIMESTAMP_ROOTS = str(pki.roots_file)
    return request.getfixturevalue(request.param)[-1], LEVELS[request.param]


def judged(cases):
    with ThreadPoolExecutor(limited.AT_ONCE) as pool:
        return list(pool.map(lambda case: (case[0], verify(case[1])), cases))


def test_it_works(paper):
    pdf, level = paper
    verdict = verify(pdf)
    assert (verdict.kind, verdict.problems) == (Kind.VALID, ())
    assert [signature.level for signature in verdict.signatures] == [level, level]
    for signature in verdict.signatures:
        assert abs((signature.timestamped_at - signature.signed_at).total_seconds()) < 300
        assert signature.authority


def test_nothing_may_be_added(paper):
    changes = hostile.added_revisions(specimen.attachment({"work": {"title": "Noe annet"}})).items()
    cases = [(name, hostile.amended(paper[0], change)) for name, change in list(changes)[::6]]
    cases += [("tail", paper[0] + b"\n"), ("garbage", paper[0] + b"x")]
    cases += [(name, pdf) for name, pdf in hostile.wrapped(paper[0])]
    assert len(cases) > 20
    assert [name for name, verdict in judged(cases) if verdict.kind == Kind.VALID] == []


def test_a_changed_byte_in_a_timestamp_is_seen(paper):
    """The token lies in the signature, outside what it covers. Its last bytes are the authority's own signature."""
    cases = []
    for number, (start, end) in enumerate(hostile.signature_gaps(paper[0])):
        used = paper[0][start:end].rstrip(b">").rstrip(b"0")
        for before in (4, 60, 900, 2500):
            if before < len(used):
                cases.append((f"{number}-{before}", hostile.changed_hex(paper[0], start + len(used) - before)))
    assert len(cases) > 6
    assert [name for name, verdict in judged(cases) if verdict.kind == Kind.VALID] == []


def test_a_clock_that_is_not_believed_is_said(paper, settings):
    settings.TIMESTAMP_ROOTS = ""
    verdict = verify(paper[0])
    assert verdict.kind == Kind.UNCONFIRMED
    assert "Tidsstempelet på signatur 1 kan ikke bekreftes." in verdict.problems
    assert [signature.timestamped_at for signature in verdict.signatures] == [None, None]
    assert all(signature.stands for signature in verdict.signatures)
