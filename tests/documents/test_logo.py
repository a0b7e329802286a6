"""The logo on the paper: plain, with its text, from the storage and nowhere else; a damaged one stops the paper."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from alenearbeid.accounts.models import Organisation
from assessments.documents import logo
from assessments.documents.rendering import RenderingFailed
from tests.documents import specimen
from tests.documents.conftest import render
from tests.documents.papers import to_html
from tests.documents.samples import PETROL_STATION, record
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

BODY = f'<p><img alt="Logoen til Eksempel AS" src="{logo.ADDRESS}"></p>'
KINDS = [("RGBA", "PNG"), ("P", "PNG"), ("I;16", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG")]


def file_of(mode: str, kind: str, size: tuple[int, int] = (1800, 500)) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 0).save(out, kind)
    return out.getvalue()


def owner(content: bytes) -> Organisation:
    return Organisation(name="Eksempel AS", logo=SimpleUploadedFile("logo.png", content))


@pytest.mark.parametrize(("mode", "kind"), KINDS)
def test_every_kind_of_image_becomes_plain_and_small(mode, kind):
    with Image.open(BytesIO(logo.images(owner(file_of(mode, kind)))[logo.ADDRESS])) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert image.size == (900, 250)


def test_a_transparent_logo_stands_on_white_and_the_paper_conforms(on_disk):
    images = logo.images(owner(file_of("RGBA", "PNG")))
    with Image.open(BytesIO(images[logo.ADDRESS])) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)
    path = on_disk(render(html=specimen.html(body=BODY), images=images))
    assert validate(path, "3a") == []
    assert validate(path, "ua1") == []
    with pikepdf.open(path) as pdf:
        figures = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Alt")]
    assert "Logoen til Eksempel AS" in figures


def test_without_a_logo_there_is_no_image(catalogue):
    assert logo.images(None) == logo.images(Organisation(name="Eksempel AS")) == {}
    assert "<img" not in to_html(catalogue, record(PETROL_STATION))
    assert f'src="{logo.ADDRESS}" alt="Logoen til ' in to_html(catalogue, record(PETROL_STATION), logo=logo.ADDRESS)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n not an image", file_of("L", "GIF")])
def test_a_damaged_logo_stops_the_paper_and_says_so(content):
    with pytest.raises(RenderingFailed, match="Logoen kan ikke leses"):
        logo.images(owner(content))


def test_an_image_that_was_not_given_is_not_fetched():
    with pytest.raises(RenderingFailed, match="Failed to load"):
        render(html=specimen.html(body=BODY))
