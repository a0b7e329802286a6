"""The only module that knows which fonts the paper may use, and where they lie.

The paper uses these files and nothing that happens to be installed on the machine: the same record gives the same
bytes everywhere. Inter writes the text in Latin, Greek and Cyrillic; DejaVu Sans has what Inter lacks (Armenian and
Georgian names, ≤ ☑ →, the hard hyphen of word processors), Noto Emoji what people send from a phone.
"""

import functools
import hashlib
import shutil
import tempfile
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.staticfiles import finders

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_INTER = "npm/@fontsource/inter/files/inter-{subset}-{style}.woff2"
_SUBSETS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
_STYLES = ("400-normal", "400-italic", "600-normal", "700-normal")
_OTHERS = (
    "npm/@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2",
    "npm/@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff2",
    "npm/@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2",
)
# What the stamp takes from DejaVu: the alphabets of Europe that Inter has not, Armenian and Georgian.
_STAMP_EXTRA = (*range(0x0531, 0x0590), *range(0x10D0, 0x1100))
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16  # entries of a font's name table
# Tables a stamp has no use for. Without them pyHanko shapes and embeds the font in half the time.
_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "STAT")

# "Inter" in a style sheet means all its alphabets, before any other font that happens to have the letter.
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir>
<alias binding="strong"><family>Inter</family><accept>{others}</accept></alias></fontconfig>
"""


class FontsMissing(Exception):
    """The font files are not where the set-up puts them."""


def _sources() -> dict[str, Path]:
    names = [_INTER.format(subset=subset, style=style) for style in _STYLES for subset in _SUBSETS]
    found = {name: finders.find(name) for name in (*names, *_OTHERS)}
    if missing := [name for name, path in found.items() if not path]:
        raise FontsMissing(f"Skrifttypene er ikke installert ({missing[0]}). Kjør script/bootstrap.")
    return {name: Path(str(path)) for name, path in found.items()}


@functools.cache
def folder() -> Path:
    """The unpacked fonts with a fontconfig file that names no others. Made once and kept in VAR_DIR."""
    sources = _sources()
    described = [f"{name} {path.stat().st_size}" for name, path in sources.items()]
    described.append(Path(__file__).read_text())  # a new way of unpacking is a new folder
    ready = Path(settings.VAR_DIR) / "fonts" / hashlib.sha256("\n".join(described).encode()).hexdigest()[:16]
    if not ready.exists():
        ready.parent.mkdir(parents=True, exist_ok=True)
        _unpack(sources, ready)
    return ready


def _unpack(sources: dict[str, Path], ready: Path) -> None:
    """Built beside and renamed into place: two processes at first start never see half a folder."""
    building = Path(tempfile.mkdtemp(dir=ready.parent))
    try:
        (building / "paper").mkdir()
        for path in sources.values():
            _unpack_one(path, building / "paper" / f"{path.stem}.ttf")
        _make_stamp_font(building)
        others = "".join(f"<family>Inter {subset}</family>" for subset in _SUBSETS[1:])
        (building / "fonts.conf").write_text(_FONTCONFIG.format(folder=escape(str(ready / "paper")), others=others))
        building.rename(ready)
    except OSError:
        if not ready.exists():  # otherwise another process came first, with the same content
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _unpack_one(source: Path, target: Path) -> None:
    """Each file under a family name of its own: WeasyPrint takes two files with the same name, weight and slant for one
    font, and writes the letters of the second (č, đ, ŋ) with the glyph numbers of the first. Silently.
    """
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False) as font:
        font.flavor = None
        for subset in _SUBSETS[1:]:
            if source.name.startswith(f"inter-{subset}-"):
                _rename(font, f"Inter {subset}")
        font.save(target)


def _rename(font: "TTFont", family: str) -> None:
    font["name"].names = [record for record in font["name"].names if record.nameID != _TYPOGRAPHIC_FAMILY]
    for record in font["name"].names:
        if record.nameID == _FAMILY:
            record.string = family


def _make_stamp_font(building: Path) -> None:
    """One font of every alphabet a name may have, 1000 units to the em: pyHanko writes widths in font units, and PDF/A
    wants 1000.
    """
    from fontTools.merge import Merger  # late, as below: only the first start makes fonts, and they take megabytes
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    names = [*(f"inter-{subset}-400-normal" for subset in _SUBSETS), "dejavu-sans-latin-400-normal"]
    parts = [building / f"part-{name}" for name in names]
    for name, part in zip(names, parts, strict=True):
        with TTFont(building / "paper" / f"{name}.ttf", recalcTimestamp=False) as font:
            _strip_for_stamp(font, extra=not name.startswith("inter"))
            font.save(part)
    merged = Merger().merge([str(part) for part in parts])
    scale_upem(merged, 1000)
    merged.save(building / "stamp.ttf")
    for part in parts:
        part.unlink()


def _strip_for_stamp(font: "TTFont", *, extra: bool) -> None:
    """`extra` keeps only what the other fonts have not."""
    if extra:
        from fontTools.subset import Options, Subsetter

        subsetter = Subsetter(Options(hinting=False, layout_features=[], drop_tables=["FFTM", *_LAYOUT_TABLES]))
        subsetter.populate(unicodes=_STAMP_EXTRA)
        subsetter.subset(font)
    for table in _LAYOUT_TABLES:
        if table in font:
            del font[table]


def fontconfig_file() -> Path:
    return folder() / "fonts.conf"


@functools.cache
def stamp_font() -> bytes:
    return (folder() / "stamp.ttf").read_bytes()


@functools.cache
def stamp_widths() -> dict[int, int]:
    """Advance width of each character of the stamp font, in thousandths of the font size."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(stamp_font()), lazy=True) as font:
        return {code: font["hmtx"][name][0] for code, name in font.getBestCmap().items()}


@functools.cache
def _paper_characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for file in (folder() / "paper").glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            known.update(font.getBestCmap())
    return frozenset(known)


def unprintable(text: str, *, stamp: bool = False) -> tuple[str, ...]:
    """The characters of a text that no font of ours can draw, each once, in order; for a message to who wrote them."""
    known = stamp_widths() if stamp else _paper_characters()
    return tuple(
        char
        for char in dict.fromkeys(unicodedata.normalize("NFC", text))
        if ord(char) not in known and unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"}
    )
