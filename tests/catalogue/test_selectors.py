"""Reading a version: few queries, the same content as the files, and nothing a reader could change."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from pydantic import ValidationError

from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import LocalText
from assessments.catalogue.models import CatalogueVersion, Hazard, Measure

from .published import CURRENT

pytestmark = pytest.mark.django_db


def test_it_works(data: CatalogueData) -> None:
    assert selectors.get(CURRENT) == data
    assert list(selectors.get(CURRENT).measures) == list(data.measures)


def test_five_queries_and_then_none(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(5):  # type: ignore[operator]
        selectors.get("2026-1")
    with django_assert_num_queries(0):  # type: ignore[operator]
        selectors.get("2026-1")
        selectors.law_in_force("2026-1", date(2026, 6, 1))


def test_the_newest_version_is_the_current_one(folder: Path) -> None:
    assert selectors.current_version() == CURRENT
    call_command("load_catalogue", str(folder), verbosity=0)
    assert selectors.current_version() == "2031-1"
    assert selectors.get("2026-1").version == "2026-1"


def test_no_catalogue_says_what_to_do() -> None:
    CatalogueVersion.objects.all().delete()
    with pytest.raises(CatalogueVersion.DoesNotExist, match="load_catalogue"):
        selectors.current_version()


def test_an_unknown_version() -> None:
    with pytest.raises(CatalogueVersion.DoesNotExist):
        selectors.get("1999-1")


def test_law_is_plain_data() -> None:
    source = selectors.law_in_force("2026-1", date(2026, 6, 1))["utf-3a-2"]
    assert (source.citation, source.in_force_from) == ("utførelsesforskriften § 3A-2", date(2026, 1, 1))
    assert "utf-3a-2" not in selectors.law_in_force("2026-1", date(2025, 6, 1))


def test_nothing_a_reader_could_change() -> None:
    catalogue = selectors.get("2026-1")
    with pytest.raises(TypeError):
        catalogue.hazards["fy_ny"] = catalogue.hazards["fy_ras"]  # type: ignore[index]
    with pytest.raises(ValidationError):
        catalogue.hazards["fy_ras"].theme = "person"  # type: ignore[misc]


def test_a_text_falls_back_to_bokmal() -> None:
    text = LocalText(nb="Fare", nn="Fåre")
    assert [text.in_language(code) for code in ("nb", "nn", "en")] == ["Fare", "Fåre", "Fare"]


def test_the_database_holds_each_key_once_and_only_the_seven_levels() -> None:
    from django.db import IntegrityError, transaction

    hazard = Hazard.objects.filter(version__code="2026-1").first()
    assert hazard is not None
    hazard.pk, hazard.position = None, 10_000
    with pytest.raises(IntegrityError), transaction.atomic():
        hazard.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(key="m_loto").update(level=8)
