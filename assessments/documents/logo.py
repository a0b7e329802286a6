"""The organisation's logo for its papers: opened, made small and plain, and written anew as the PNG that is printed."""

from collections.abc import Mapping
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

from alenearbeid.accounts.models import Organisation

from .rendering import RenderingFailed

ADDRESS = "logo.png"
MOST = (900, 300)  # points in the image: sharp enough for 46 by 14 mm on paper


def images(organisation: Organisation | None) -> Mapping[str, bytes]:
    """The logo by the address the paper has for it; nothing when there is none."""
    if organisation is None or not organisation.logo:
        return {}
    try:
        with organisation.logo.open("rb") as file, Image.open(file, formats=("PNG", "JPEG")) as image:
            return {ADDRESS: _plain(image)}
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RenderingFailed([_("Logoen kan ikke leses. Last den opp på nytt, eller fjern den.")]) from error


def _plain(image: Image.Image) -> bytes:
    """Without transparency, colour profiles and whatever else the file carries: PDF/A takes plain RGB as it is."""
    image.thumbnail(MOST)
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    out = BytesIO()
    paper.save(out, "PNG", optimize=True)
    return out.getvalue()
