"""Imports go one way: each room only from the rooms before it, and each heavy library through one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
RECORD, ACCOUNTS = "assessments.record", "alenearbeid.accounts"
CHECKS, CATALOGUE = "assessments.checks", "assessments.catalogue"
CASEWORK, DOCUMENTS = "assessments.casework", "assessments.documents"
OVERSIGHT = "assessments.oversight"
MAY_IMPORT = {
    RECORD: set(),
    ACCOUNTS: set(),
    CHECKS: {RECORD},
    CATALOGUE: {RECORD, ACCOUNTS},
    CASEWORK: {RECORD, ACCOUNTS, CHECKS, CATALOGUE},
    DOCUMENTS: {RECORD, ACCOUNTS, CHECKS, CATALOGUE, CASEWORK},
    OVERSIGHT: {RECORD, ACCOUNTS, CHECKS, CATALOGUE, CASEWORK, DOCUMENTS},
}
DOORS = {
    "weasyprint": {"rendering"},
    "pyhanko": {"signing", "seal", "examination"},
    "pyhanko_certvalidator": {"signing", "seal", "examination"},
}
NO_DJANGO = (RECORD, CHECKS)
FILES = sorted([*ROOT.glob("alenearbeid/**/*.py"), *ROOT.glob("assessments/**/*.py")])


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, wherever in the file, as its full dotted name."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*start, *filter(None, [node.module])])
            yield from (f"{base}.{name.name}" for name in node.names)


def is_within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def _door(path: Path) -> str:
    """A module of its own, several with the same first word, or a package."""
    return path.relative_to(ROOT / "assessments" / "documents").parts[0].removesuffix(".py").split("_")[0]


def faults(path: Path, modules: list[str]) -> Iterator[str]:
    here = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    room = next((room for room in MAY_IMPORT if is_within(here, room)), None)
    for module in modules:
        target = next((room for room in MAY_IMPORT if is_within(module, room)), None)
        if room and target and target != room and target not in MAY_IMPORT[room]:
            yield f"{here} imports {module}, a room that does not come before it"
        if room and not target and is_within(module, "alenearbeid"):
            yield f"{here} imports {module}: of the project package only accounts may be imported"
        if room in NO_DJANGO and is_within(module, "django"):
            yield f"{here} imports {module}"
        for library, doors in DOORS.items():
            if is_within(module, library) and not (room == DOCUMENTS and _door(path) in doors):
                yield f"{here} imports {module}, which has a door of its own"


def test_every_room_has_its_place():
    on_disk = {f"assessments.{folder.parent.name}" for folder in ROOT.glob("assessments/*/__init__.py")}
    assert on_disk == set(MAY_IMPORT) - {ACCOUNTS}


def test_imports_go_one_way():
    assert [fault for path in FILES for fault in faults(path, list(imports(path)))] == []


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("assessments/record/risk.py", "django.db"),
        ("assessments/record/risk.py", "assessments.checks.run"),
        ("assessments/checks/flags.py", "assessments.catalogue.selectors"),
        ("assessments/casework/services.py", "assessments.documents.services"),
        ("assessments/casework/services.py", "alenearbeid.settings"),
        ("assessments/documents/services.py", "weasyprint.HTML"),
        ("assessments/casework/signing.py", "pyhanko.sign"),
        ("alenearbeid/accounts/models.py", "assessments.record.risk"),
    ],
)
def test_a_wrong_import_is_seen(file, module):
    assert list(faults(ROOT / file, [module]))


def test_relative_imports_are_followed(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    path = tmp_path / "assessments" / "record" / "risk.py"
    path.parent.mkdir(parents=True)
    path.write_text("from .. import casework\nfrom .choices import Level\nfrom ..checks.flags import applicable")
    assert set(imports(path)) == {
        "assessments.casework",
        "assessments.record.choices.Level",
        "assessments.checks.flags.applicable",
    }


def test_every_table_of_ours_carries_its_organisation() -> None:
    """Rows of different tenants can then be told apart in every table. People, what is theirs alone (their mail, a
    bundle of papers) and the clock belong to no tenant."""
    shared = {"Organisation", "User", "OutgoingMail", "PaperBundle", "ScheduledRun"}
    for label in ("accounts", "casework", "documents", "oversight"):
        for model in apps.get_app_config(label).get_models():
            fields = {field.name for field in model._meta.get_fields()}
            assert model.__name__ in shared or "organisation" in fields, model
