"""The organisation's logo on its papers: a small PNG or JPEG, checked by opening it, whatever the file is called."""

from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

MAX_BYTES = 500 * 1024
MAX_PIXELS = 4000  # of either side
SUFFIXES = {"PNG": ".png", "JPEG": ".jpg"}


def logo_path(instance: Any, filename: str) -> str:
    """A name of its own for every logo, with the ending of what it is and not of what the sender called it."""
    with Image.open(instance.logo.file) as image:
        suffix = SUFFIXES[image.format or ""]
    instance.logo.file.seek(0)
    return str(PurePosixPath("logos", f"{uuid4()}{suffix}"))


def usable_logo(file: Any) -> None:
    """Refuse what is too large, what is not an image, and what another program would have to interpret (SVG)."""
    if getattr(file, "_committed", False):
        return  # stored, so it was looked at when it came
    if file.size > MAX_BYTES:
        raise ValidationError(_("Logoen er større enn 500 kB. Lagre den i et mindre format og prøv igjen."))
    try:
        file.open()
        with Image.open(file) as image:
            kind, width, height = image.format, *image.size
            if kind in SUFFIXES and max(width, height) <= MAX_PIXELS:
                image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(_("Filen er ikke et bilde som kan leses. Velg en PNG- eller JPEG-fil.")) from error
    if kind not in SUFFIXES:
        raise ValidationError(_("Logoen må være en PNG- eller JPEG-fil."))
    if max(width, height) > MAX_PIXELS:
        raise ValidationError(_("Bildet er større enn 4000 punkter. Gjør det mindre og prøv igjen."))
    file.seek(0)
