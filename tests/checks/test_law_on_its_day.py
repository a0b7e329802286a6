"""One record, judged on the days around which the law changed: by the law of that day, and by no other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.loader import read
from assessments.checks import engine, flags, special_risk
from assessments.checks.engine import standing
from assessments.record.assessment import AssessmentRecord
from tests.checks.judging import LAW_FILE
from tests.record.builders import measure, night_kiosk, record

pytestmark = pytest.mark.once

CATALOGUE: CatalogueData = read(LAW_FILE.parent)
BEFORE_23A, WITH_23A = date(2016, 12, 31), date(2017, 1, 1)
LAST_OF_OLD, FIRST_OF_NEW = date(2025, 12, 31), date(2026, 1, 1)
DAYS = (BEFORE_23A, WITH_23A, LAST_OF_OLD, FIRST_OF_NEW)
SOURCE_DATES = {
    day for entry in CATALOGUE.law.values() for day in (entry.in_force_from, entry.in_force_to, entry.amended_on) if day
}


def unfinished() -> AssessmentRecord:
    """Violence, a planned measure without a person, nobody asked: many things to say."""
    data = night_kiosk()
    data["measures"]["chosen"] = [measure("m_kamera", 4, ["vt_ran"], "planned", responsible=None)]
    data["violence"] = {**data["violence"], "staffing": None, "competence": None}
    data["participation"] = {"safety_rep_involvement": "not_asked"}
    data["psychosocial"] = {"hazards": data["psychosocial"]["hazards"]}
    return record(data)


def laws(on: date) -> dict[str, set[str | None]]:
    """Code → the sources its findings name, with the record dated that day."""
    judged = unfinished().model_copy(update={"work": unfinished().work.model_copy(update={"assessed_on": on})})
    found: dict[str, set[str | None]] = {}
    for finding in engine.run(judged, CATALOGUE.law_in_force(on), on):
        found.setdefault(finding.code, set()).add(finding.law)
    return found


@pytest.mark.parametrize(
    ("on", "law"),
    [(BEFORE_23A, None), (WITH_23A, "utf-23a-1"), (LAST_OF_OLD, "utf-23a-1"), (FIRST_OF_NEW, "utf-3a-2")],
    ids=["before-23A", "23A", "last-day-of-23A", "3A"],
)
def test_violence_is_judged_by_the_chapter_of_the_day(on: date, law: str | None) -> None:
    assert laws(on).get("violence-moments-unanswered") == (None if law is None else {law})


def test_the_factors_of_chapter_1a_are_new_in_2026() -> None:
    new = {code for code, named in laws(FIRST_OF_NEW).items() if any((key or "").startswith("utf-1a") for key in named)}
    assert new
    for day in DAYS[:3]:
        assert not new & set(laws(day))


def test_what_was_law_all_along_never_falls_silent() -> None:
    """§§ 3-1, 6-2 (4), 9-1 and the like are older than their last amendment."""
    young = {"utf-1a", "utf-2a", "utf-3a", "aml-4-3", "utf-23a"}
    always = {
        code
        for code, named in laws(FIRST_OF_NEW).items()
        if not any((key or "").startswith(tuple(young)) for key in named)
    }
    assert {"safety-rep-not-asked", "category-not-assessed"} & always
    for day in DAYS[:3]:
        assert always <= set(laws(day)), day


@pytest.mark.parametrize("on", sorted({*DAYS, *(day + timedelta(shift) for day in SOURCE_DATES for shift in (-1, 0))}),
                         ids=lambda on: on.isoformat())  # fmt: skip
def test_every_source_named_is_law_on_the_day(on: date) -> None:
    in_force = CATALOGUE.law_in_force(on)
    assert {key for named in laws(on).values() for key in named if key} <= set(in_force)
    special_risk.propose(unfinished(), in_force, on)


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2026, 12, 31)))
def test_a_number_and_the_one_it_replaced_never_apply_together(on: date) -> None:
    in_force = CATALOGUE.law_in_force(on)
    assert not [key for key, source in in_force.items() if source.replaced_by in in_force]
    for old in CATALOGUE.law.values():
        if old.replaced_by and old.verified and old.is_in_force(on):
            source = standing(in_force, old.replaced_by)
            assert source
            assert source.key == old.key


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(1950, 1, 1), "date-before-the-law"),
        (date(2009, 12, 31), "date-before-the-law"),
        (date(2010, 1, 1), None),
        (date(2026, 11, 23), None),
        (date(2027, 7, 2), None),
        (date(2027, 7, 3), "law-not-checked-lately"),
        (date(2036, 6, 29), "law-not-checked-lately"),
        (date(2036, 6, 30), "date-beyond-the-law"),
        (date(9999, 12, 31), "date-beyond-the-law"),
    ],
    ids=lambda value: value.isoformat() if isinstance(value, date) else str(value),
)
def test_a_date_that_no_law_is_known_for(on: date, code: str | None) -> None:
    told = set(laws(on)) & {"date-before-the-law", "date-beyond-the-law", "law-not-checked-lately"}
    assert told == ({code} if code else set())


def test_nothing_is_older_than_its_act() -> None:
    """A source without a date of its own: the act's number tells the first day it can have been law."""
    machines = CATALOGUE.law["utf-12-6"]
    assert machines.in_force_from is None
    assert [machines.is_in_force(date(2011, 12, day)) for day in (5, 6)] == [False, True]


@pytest.mark.parametrize(
    ("key", "on", "is_law"),
    [
        ("aml-1-1", date(2019, 12, 31), True),
        ("aml-2-2", date(2023, 12, 31), True),
        ("aml-3-3", date(2022, 12, 31), True),
        ("aml-6-1", date(2023, 12, 31), False),  # fewer than 5: another duty before
        ("aml-6-1", date(2024, 1, 1), True),
        ("aml-6-2-4", date(2023, 12, 31), True),
        ("aml-7-1", date(2023, 12, 31), False),  # from 30: another duty before
        ("aml-7-1", date(2024, 1, 1), True),
        ("aml-10-11-3", date(2017, 6, 30), False),  # the agreement on 21-23 was new; the limit of eight hours was not
        ("aml-10-11-3", date(2017, 7, 1), True),
        ("aml-10-11-7", date(2017, 6, 30), True),
        ("aml-18-10", date(2024, 6, 30), False),  # 50 G
        ("aml-18-10", date(2024, 7, 1), True),
        ("fse-12", date(2023, 12, 31), True),
        ("org-7-1", date(2013, 1, 1), True),
        ("org-10-1", date(2025, 12, 31), True),
        ("tobakk-17", date(2025, 6, 30), True),
        ("utf-1a-1", date(2025, 12, 31), False),
        ("aml-4-3-1", date(2025, 12, 31), False),
    ],
    ids=str,
)
def test_from_when_each_is_law(key: str, on: date, is_law: bool) -> None:
    assert (key in CATALOGUE.law_in_force(on)) == is_law


@pytest.mark.parametrize(
    ("on", "employees", "applies"),
    [
        (date(2023, 12, 31), 30, False),
        (date(2023, 12, 31), 49, False),
        (date(2023, 12, 31), 50, True),
        (date(2024, 1, 1), 29, False),
        (date(2024, 1, 1), 30, True),
    ],
    ids=["30-before", "49-before", "50-before", "29-after", "30-after"],
)
def test_from_how_many_there_must_be_a_committee(on: date, employees: int, applies: bool) -> None:
    judged = record(night_kiosk(), organisation__employees=employees, work__incidents="yes", work__assessed_on=str(on))
    found = {flag.key for flag in flags.applicable(judged, CATALOGUE.law_in_force(on), on)}
    assert ("AMU" in found) == applies


@pytest.mark.parametrize(
    ("on", "law"),
    [(BEFORE_23A, None), (WITH_23A, "utf-23a-1"), (LAST_OF_OLD, "utf-23a-1"), (FIRST_OF_NEW, "utf-3a-2")],
    ids=["before-23A", "23A", "last-day-of-23A", "3A"],
)
def test_flags_are_of_the_day(on: date, law: str | None) -> None:
    found = {flag.key: flag.law for flag in flags.applicable(unfinished(), CATALOGUE.law_in_force(on), on)}
    assert found.get("VOLD_3A") == law
    assert set(found.values()) <= set(CATALOGUE.law_in_force(on))
    assert {"AML_4_1_3", "MEDVIRKNING_VO", "SKRIFTLIG"} <= set(found)
    assert ("PSYKOSOSIAL" in found) == (on == FIRST_OF_NEW)
