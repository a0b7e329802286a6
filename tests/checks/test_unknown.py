"""Unknown never counts as good: every answer of every built record, taken away in turn.

By itself, since it asks the form which questions are asked, and so needs Django's models.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks import judged_records
from tests.checks.judged_records import goodness, mildness
from tests.record.builders import Json

pytestmark = pytest.mark.once
FAST = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _hidden_dangers(data: Json, place: judged_records.Place) -> list[tuple[str, object]]:
    """Known answers that would make it worse than «nobody knows» does, where that comes out as settled."""
    worse = []
    for unknown in place.unknowns(data):
        if not judged_records.is_settled(unknown):
            continue
        for value in place.known():
            known = place.put(data, value)
            if goodness(known) < goodness(unknown) or mildness(known) < mildness(unknown):
                worse.append((str(place), value))
    return worse


@pytest.mark.parametrize("base", sorted(judged_records.BASES))
def test_unknown_never_counts_as_good(base: str) -> None:
    """Every answer of every built record, taken away or «vet ikke»: a good outcome never leans on not knowing.

    Where it comes out as controlled or as no special risk all the same, no known answer there would have been worse.
    """
    data = judged_records.BASES[base]()
    assert [danger for place in judged_records.places(data) for danger in _hidden_dangers(data, place)] == []


@FAST
@given(judged_records.records(), st.data())
def test_unknown_never_counts_as_good_in_any_record(data: Json, draw: st.DataObject) -> None:
    place = draw.draw(st.sampled_from(list(judged_records.places(data))))
    assert _hidden_dangers(data, place) == []
