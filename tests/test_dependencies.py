"""What we build on is locked by checksum, named without an address, and never copied into the repository."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
COMPILED = sorted((ROOT / "requirements").glob("*.txt"))
FONTS = {
    "inter/files/inter-latin-400-normal.woff2": "æøåÆØÅéàü«»§°±–—…×·½",
    "inter/files/inter-latin-ext-400-normal.woff2": "čđŋšŧžČĐŊŠŦŽ",
    "noto-sans-math/files/noto-sans-math-latin-400-normal.woff2": "≤≥≈≠→✓",
    "noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2": "☐☑☒✗⚠",
}


def entries(path: Path) -> list[str]:
    """One string for each locked package, its hashes included, comments left out."""
    lines = [line for line in path.read_text().splitlines() if not line.strip().startswith("#")]
    return "\n".join(lines).replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.name)
def test_requirements_are_pinned_with_hashes_and_name_no_index(path):
    locked = entries(path)
    assert locked
    for entry in locked:
        assert re.match(r"^[a-z0-9._\[\],-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry
    assert not re.search(r"://|^\s*-(?!-hash)", path.read_text(), re.MULTILINE)


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.in")), ids=lambda path: path.name)
def test_what_is_asked_for_is_compiled(path):
    asked = {re.split(r"[\[<>=]", line)[0].lower() for line in path.read_text().split("\n") if re.match(r"^\w", line)}
    locked = {entry.split("==")[0] for entry in entries(path.with_suffix(".txt"))}
    assert asked <= locked


def test_npm_lock_has_checksums_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
        assert package["license"] in {"MIT", "ISC", "OFL-1.1"}, name


def test_npm_packages_are_pinned_exactly():
    package = json.loads((ROOT / "package.json").read_text())
    asked = {**package["dependencies"], **package["devDependencies"]}
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked


def test_nothing_made_by_others_is_tracked():
    tracked = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert tracked
    foreign = re.compile(r"(^|/)(node_modules|vendor|\.venv)/|\.min\.(js|css)$|\.(woff2?|ttf|otf|eot|jar|whl|icc)$")
    assert [path for path in tracked if foreign.search(path)] == []


@pytest.mark.parametrize(("file", "characters"), FONTS.items(), ids=lambda value: value.split("/")[0])
def test_fonts_have_the_characters_we_write(file, characters):
    font = TTFont(ROOT / "node_modules" / "@fontsource" / file)
    assert {character for character in characters if ord(character) not in font.getBestCmap()} == set()
