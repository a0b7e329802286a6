"""Any name of Europe is printed with its own letters, read back from the file, and fits the stamp of a signature."""

import subprocess
import unicodedata
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from assessments.documents import fonts
from tests.documents import specimen
from tests.documents.conftest import render
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

# Each with a letter or two of a language that is written in Europe.
NAMES = (
    "Ánte Čáhppi Đuommá Ŋávdnos Biŧŧá Šiljo Žárhke", "Åsta Møllersæter Ålgård", "Gïelde Tjïelte", "Þórður Óðinsson",
    "Mäkelä Öberg", "Łukasz Źródłowski Żółć Gęś", "Ștefan Țuțu Ăn", "İpek Ğülşen Işık", "Ő. Szűcs", "Šímová Řehoř Ľuba",
    "Ģirts Ķēniņš Ļaudis", "Ėglė Žemaitė Ųdra", "Ĉiuĵaŭde", "Ŵyn Ŷ", "Ċensu Ħal Għawdex", "François Œuvre Núñez",
    "Müller-Weiß ẞ", "Ωμέγα Παπαδόπουλος", "Ἀχιλλεύς", "Жуков Ёлкин Щукина", "Ђорђе Љубић Њ Ћирић Џ", "Ќиро Ѓорѓи Ѕ",
    "Ўладзімір", "Євген Їжак Ґалаґан", "Шәрип Өмүр Үсен", "Ӏелахь", "Գարեգին Սարգսյան", "გიორგი ბერიძე",
    "Nguyễn Thị Hằng",
)  # fmt: skip


def test_every_name_is_printed_and_read_back(on_disk):
    body = "".join(f"<p>{name}</p><p><b>{name}</b> <i>{name}</i></p>" for name in NAMES)
    path = on_disk(render(html=specimen.html(body=body)))
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    read = unicodedata.normalize("NFC", " ".join(text.split()))
    assert [name for name in NAMES if read.count(name) != 3] == []
    assert validate(path, "3a") == []


@pytest.mark.parametrize("stamp", [False, True])
def test_no_letter_of_a_name_is_unprintable(stamp):
    assert [name for name in NAMES if fonts.unprintable(name, stamp=stamp)] == []


def test_the_stamp_font_has_a_drawing_for_every_letter_and_a_thousand_units():
    with TTFont(BytesIO(fonts.stamp_font())) as font:
        known, glyphs = font.getBestCmap(), font["glyf"]
        assert font["head"].unitsPerEm == 1000
        letters = {letter for name in NAMES for letter in name if letter.isalpha()}
        assert [letter for letter in letters if glyphs[known[ord(letter)]].numberOfContours == 0] == []
