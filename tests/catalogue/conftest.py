"""The real catalogue, and a copy of it that a test may spoil."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.loader import read

from .published import CURRENT, FOLDER


@pytest.fixture(scope="session")
def data() -> CatalogueData:
    return read(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy that would be published as 2031-1, so that it never meets the version the test database holds."""
    copy = shutil.copytree(FOLDER, tmp_path / "2031-1")
    text = (copy / "meta.yaml").read_text(encoding="utf-8")
    (copy / "meta.yaml").write_text(
        text.replace(f"code: {CURRENT}", "code: 2031-1").replace("published_at: 2026", "published_at: 2031"),
        encoding="utf-8",
    )
    return copy


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, Callable[[Any], None]], Path]:
    """`spoil("hazards", change)`: let the change at the content of one file, and give back the folder."""

    def change_file(name: str, change: Callable[[Any], None]) -> Path:
        path = folder / f"{name}.yaml"
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        change(content)
        path.write_text(
            yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        return folder

    return change_file


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What a test publishes is rolled back; what is remembered of it must go too."""
    selectors.get.cache_clear()
    yield
    selectors.get.cache_clear()
