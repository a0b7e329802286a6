"""The QR code: what a phone reads off the printed page is the address."""

import subprocess

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from assessments.documents import qr, rendering
from tests.documents.conftest import CREATED

pytestmark = pytest.mark.once
URL = "https://alenearbeid.example/verifiser/6f1c1d1e-2f5c-4b7e-9a57-0d8c3d3e9a11/"


def scanned(pdf: bytes, tmp_path, *, dpi=150) -> list[str]:
    """Everything a scanner finds in the picture of the first page."""
    (tmp_path / "page.pdf").write_bytes(pdf)
    pdftoppm = ["pdftoppm", "-png", "-singlefile", "-r", str(dpi)]
    subprocess.run([*pdftoppm, tmp_path / "page.pdf", tmp_path / "page"], check=True)
    with Image.open(tmp_path / "page.png") as page:
        return [found.text for found in zxingcpp.read_barcodes(page)]


def printed(url: str, *, millimetres: int) -> bytes:
    drawn = qr.svg(url, title="QR-kode til kontrollsiden")
    html = f'<html lang="nb"><title>Prøve</title><h1>Prøve</h1><div style="width: {millimetres}mm">{drawn}</div></html>'
    return rendering.pdf_from_html(html, created=CREATED)


@pytest.mark.parametrize("millimetres", [18, 90])
def test_it_works(tmp_path, millimetres):
    assert scanned(printed(URL, millimetres=millimetres), tmp_path) == [URL]


def test_the_title_is_escaped_and_the_quiet_zone_is_there():
    drawn = etree.fromstring(qr.svg(URL, title='<du> & "jeg"'))
    size = int(drawn.get("viewBox").split()[2])
    assert drawn.findtext("{*}title") or drawn.findtext("title") == '<du> & "jeg"'
    assert (size - 2 * qr.QUIET_ZONE - 17) % 4 == 0  # a symbol of version v has 17 + 4 v modules
