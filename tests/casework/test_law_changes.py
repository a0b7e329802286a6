"""A signed assessment whose law has changed since is marked, with what changed; nothing else is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.casework import assembly, facts, judgement, services, waiting
from assessments.casework.law import law_changes
from assessments.casework.models import Assessment, State
from assessments.catalogue import selectors
from assessments.record import canonical
from tests.catalogue.published import CURRENT
from tests.record.builders import home_office, night_kiosk, quiet_office, record

pytestmark = pytest.mark.django_db

OLD, LAST_OF_OLD, FIRST_OF_NEW = date(2025, 6, 1), date(2025, 12, 31), date(2026, 1, 1)
TODAY = date(2026, 11, 23)


def dated(data, day):
    """A record of a builder, its hazards with the law of the real catalogue."""
    catalogue = selectors.get(CURRENT)
    given = record(data, work__assessed_on=day.isoformat())
    plain = canonical.plain(given)
    for section in ("physical", "psychosocial", "violence"):
        for hazard in plain.get(section, {}).get("hazards", []):
            if hazard["key"] in catalogue.hazards:
                training = ["utf-3a-5"] if section == "violence" else []
                hazard["wording"]["law"] = [*catalogue.hazards[hazard["key"]].law, *training]
    return record(plain)


def since(data, day, today=TODAY):
    return law_changes.since(dated(data, day), selectors.get(CURRENT), today)


def test_it_works():
    found = {change.citation: change for change in since(night_kiosk(), OLD)}
    violence = found["utførelsesforskriften § 3A-2"]
    assert (violence.kind, violence.was) == ("moved", "utførelsesforskriften § 23A-1 (opphevet)")
    assert violence.since == FIRST_OF_NEW
    assert found["aml § 4-3 (6)"].was == "aml § 4-3 (4), nummer før 2026"
    assert found["utførelsesforskriften § 1A-2"].kind == "new"
    training = found["utførelsesforskriften § 3A-5"]
    assert (training.kind, training.was) == ("amended", "")  # the number it had is not verified
    assert {change.since for change in found.values()} == {FIRST_OF_NEW}


@pytest.mark.parametrize(("day", "is_changed"), [(LAST_OF_OLD, True), (FIRST_OF_NEW, False), (TODAY, False)],
                         ids=["last-day-of-old-law", "first-day-of-new", "today"])  # fmt: skip
def test_the_day_decides(day, is_changed):
    assert bool(since(night_kiosk(), day)) == is_changed


@pytest.mark.parametrize(("data", "is_concerned"), [(quiet_office(), True), (home_office(), False)],
                         ids=["office", "own-home"])  # fmt: skip
def test_only_the_law_it_rests_on(data, is_concerned):
    """Nobody threatens a quiet office; in one's own home chapter 4 does not apply."""
    cited = " ".join(change.citation for change in since(data, OLD))
    assert ("1A-2" in cited) == is_concerned
    assert "3A" not in cited
    assert "2A" not in cited


def test_changes_before_an_assessment_are_not_told_again():
    kinds = {change.citation: change.kind for change in since(night_kiosk(), date(2016, 12, 31))}
    assert kinds["utførelsesforskriften § 3A-2"] == "new"  # there was no § 23A-1 yet
    assert kinds["aml § 4-3 (6)"] == "moved"


# --- On the pages ---


def signed_on(assessment, day):
    """Signed, with a kiosk's record dated that day: as if it had been made then."""
    data, now = canonical.record_bytes(dated(night_kiosk(), day)), timezone.now()
    Assessment.objects.filter(pk=assessment.pk).update(
        state=State.SIGNED,
        review_at=now,
        ready_at=now,
        signed_at=now,
        frozen_record=data,
        digest=canonical.digest(data),
    )
    assessment.refresh_from_db()
    facts.rebuild(assessment)
    return assessment


@pytest.fixture
def old(assessment):
    return signed_on(assessment, OLD)


def test_the_page_says_what_and_the_paper_stays(as_alice, old):
    before = bytes(old.frozen_record)
    told = as_alice.get(reverse("casework:detail", args=[old.uuid])).content.decode()
    for words in (
        "Rettsgrunnlaget er endret",
        "§ 23A-1 (opphevet) → <strong>utførelsesforskriften § 3A-2",
        "Lag ny versjon",
    ):
        assert words in told
    old.refresh_from_db()
    assert bytes(old.frozen_record) == before


def test_the_list_the_first_page_and_the_filter(as_alice, old, alice, workplace):
    fresh = services.create(actor=alice, workplace=workplace, title="Fersk", profile="")
    (line,) = [one for one in waiting.for_user(alice) if "reglene ble endret" in one.text]
    assert (line.due, line.is_urgent, line.url.endswith("?lov=endret")) == (None, False, True)
    assert waiting.for_user(alice)[-1] == line  # what has a deadline, and what others wait for, comes first
    listed = as_alice.get(reverse("casework:home")).content.decode()
    assert listed.count("Rettsgrunnlaget er endret") == 1
    chosen = as_alice.get(line.url).content.decode()
    assert str(old.uuid) in chosen
    assert str(fresh.uuid) not in chosen.partition("card-list")[2]


def test_only_what_applies_is_marked_and_only_the_employer_waits(old, bob):
    assert not [one for one in waiting.for_user(bob) if "reglene" in one.text]
    Assessment.objects.filter(pk=old.pk).update(state=State.SUPERSEDED, superseded_at=timezone.now())
    old.refresh_from_db()
    assert law_changes.of(old, assembly.assemble(old)) == ()
    assert law_changes.marked([old]) == set()


def test_one_that_was_made_by_the_law_of_today_is_not_marked(as_alice, assessment, alice):
    signed = signed_on(assessment, TODAY)
    assert "Rettsgrunnlaget" not in as_alice.get(reverse("casework:detail", args=[signed.uuid])).content.decode()
    assert "Rettsgrunnlaget" not in as_alice.get(reverse("casework:home")).content.decode()
    assert not [one for one in waiting.for_user(alice) if "reglene" in one.text]


def test_a_list_asks_the_same_however_long(old):
    others = [Assessment.objects.select_related("facts").get(pk=old.pk) for _one in range(20)]
    law_changes.marked(others)
    with CaptureQueriesContext(connection) as captured:
        assert law_changes.marked(others) == {old.pk}
    assert len(captured) == 2  # which catalogue is the current one


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2016, 12, 31), None),
        (date(2017, 1, 1), "utf-23a-1"),
        (LAST_OF_OLD, "utf-23a-1"),
        (FIRST_OF_NEW, "utf-3a-2"),
    ],
    ids=["before-23A", "23A", "last-day-of-23A", "3A"],
)
def test_flags_and_findings_are_of_the_day(day, law):
    """The report is what the command line, the pages and the paper are made of."""
    report = judgement.report(dated(night_kiosk(), day), CURRENT)
    assert report["judged_on"] == day.isoformat()
    assert {flag["key"]: flag["law"] for flag in report["flags"]}.get("VOLD_3A") == law
    in_force = selectors.law_in_force(CURRENT, day)
    assert {flag["law"] for flag in report["flags"]} <= set(in_force)
    assert {finding["law"] for finding in report["findings"] if finding["law"]} <= set(in_force)
