"""The paper cites the law of the day the assessment was made, in its checklist and among its sources."""

import json
from datetime import date

import pytest

from assessments.documents.paper import law
from tests.documents.papers import changed
from tests.documents.samples import PETROL_STATION

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2016, 12, 31), {"aml § 4-3 (4), nummer før 2026"}),
        (date(2025, 12, 31), {"aml § 4-3 (4), nummer før 2026", "utførelsesforskriften § 23A-1 (opphevet)"}),
        (date(2026, 1, 1), {"aml § 4-3 (6)", "utførelsesforskriften § 3A-2", "utførelsesforskriften § 1A-2"}),
    ],
    ids=["before-23A", "last-day-of-23A", "3A"],
)
def test_sources_are_of_the_day(catalogue, on, expected):
    hazards = json.loads(json.dumps(PETROL_STATION["violence"]["hazards"]))
    for hazard in hazards:
        hazard["relevant"] = "yes"
        hazard["wording"]["law"] = ["aml-4-3-6", "utf-3a-2", "utf-1a-2"]
    rec = changed(PETROL_STATION, work={"assessed_on": on.isoformat()}, violence={"hazards": hazards}, measures={})
    told = {one.citation.replace("\xa0", " ") for one in law.sources(rec, (), (), catalogue.law)}
    assert {one for one in told if "4-3" in one or "utførelse" in one} - {"aml § 4-3 (4)"} == expected
