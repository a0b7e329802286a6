"""The command: publishes whole, can be run again, and never changes what is published."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments.catalogue.loader import read
from assessments.catalogue.models import CatalogueVersion, Hazard, LegalSource, Measure, Profile

from .published import CURRENT, FOLDER, PUBLISHED

pytestmark = pytest.mark.django_db

Spoil = Callable[[str, Callable[[Any], None]], Path]


def load(*folders: Path) -> str:
    out = io.StringIO()
    call_command("load_catalogue", *map(str, folders), stdout=out)
    return out.getvalue()


def rows() -> list[int]:
    return [model.objects.count() for model in (CatalogueVersion, Profile, Hazard, Measure, LegalSource)]


def test_it_works(folder: Path) -> None:
    told = load(folder)
    assert (
        "Katalog 2031-1: publisert. 65 yrkesprofiler, 60 farer, 85 tiltak, 166 rettskilder (158 kontrollert)." in told
    )
    assert f"13 henvisninger er ikke koblet til en rettskilde. {read(FOLDER).meta.news}" in told
    version = CatalogueVersion.objects.get(code="2031-1")
    assert [model.objects.filter(version=version).count() for model in (Profile, Hazard, Measure, LegalSource)] == [
        65,
        60,
        85,
        166,
    ]
    assert Hazard.objects.get(version=version, key="fy_ras").category == "fysisk"
    assert LegalSource.objects.get(version=version, key="utf-23a-1").in_force_to is not None


def test_without_folders_it_takes_all_of_the_repository_and_can_be_run_again() -> None:
    assert load() == "".join(f"Katalog {code}: uendret.\n" for code in PUBLISHED)
    before = rows()
    assert "Katalog 2026-1: uendret." in load()
    assert rows() == before


def test_comments_and_line_breaks_are_not_content(folder: Path) -> None:
    load(folder)
    path = folder / "themes.yaml"
    path.write_text("# a new comment\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert load(folder) == "Katalog 2031-1: uendret.\n"


def test_a_published_version_is_not_changed(tmp_path: Path) -> None:
    copy = shutil.copytree(FOLDER, tmp_path / CURRENT)
    path = copy / "hazards.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("raset eller", "ras eller"), encoding="utf-8")
    before = rows(), CatalogueVersion.objects.get(code=CURRENT).sha256
    with pytest.raises(CommandError, match=rf"Katalogutgave {CURRENT} er publisert .* ny mappe, for eksempel 2026-\d"):
        load(copy)
    assert (rows(), CatalogueVersion.objects.get(code=CURRENT).sha256) == before
    assert "raset" in Hazard.objects.get(version__code=CURRENT, key="fy_ras").data["why_alone"]["nb"]


def test_a_fault_loads_nothing(spoil: Spoil) -> None:
    folder = spoil("hazards", lambda content: content[0].pop("question"))
    before = rows()
    with pytest.raises(CommandError, match=r"hazards\.yaml: fy_klem_maskin, question: feltet må fylles ut"):
        load(folder)
    assert rows() == before


def test_one_bad_version_stops_the_good_one_with_it(folder: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(FOLDER, tmp_path / CURRENT)
    path = changed / "themes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Kjemisk arbeidsmiljø", "Kjemi"), encoding="utf-8")
    with pytest.raises(CommandError, match=f"{CURRENT} er publisert"):
        load(folder, changed)
    assert not CatalogueVersion.objects.filter(code="2031-1").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"meta\.yaml: filen mangler i mappen"):
        load(tmp_path / "2040-1")
