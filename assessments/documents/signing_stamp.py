"""Draws the visible part of a signature: who, as what, when, how we knew, and whose seal it is.

pyHanko's own text stamp neither wraps lines nor sets more than one size, and the box on paper is fixed.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.stamp import BaseStamp, BaseStampStyle

from assessments.documents import fonts

_MARGIN = 7.0
_NAME_SIZE, _TEXT_SIZE, _SMALLEST = 12.0, 8.5, 5.0
_LEADING = 1.35
_INK, _BAR = "0.11 0.14 0.19", "0.05 0.33 0.55"
_FONT = "/F1"


class DoesNotFit(Exception):
    """The words cannot be made small enough for the box and still be read."""


@dataclass(frozen=True)
class StampStyle(BaseStampStyle):
    border_width: int = 0
    name: str = ""
    lines: tuple[str, ...] = ()
    language: str = "nb"

    def create_stamp(self, writer: Any, box: Any, text_params: dict) -> "_Stamp":
        return _Stamp(writer, self, box=box)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Broken at spaces; a word wider than the box stays whole and tells the caller that the size is too large."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str, size: float) -> float:
    widths = fonts.stamp_widths()
    return sum(widths.get(ord(char), 1000) for char in text) * size / 1000


class _Stamp(BaseStamp):
    def _render_inner_content(self) -> list[bytes]:
        rows = self._rows()
        writer: Any = self.writer
        engine: Any = GlyphAccumulator(
            writer,
            BytesIO(fonts.stamp_font()),
            _TEXT_SIZE,
            bcp47_lang_code=self.style.language,
            obj_stream=writer.prepare_object_stream(),
        )
        top = self.box.height - _MARGIN
        commands = [f"q {_BAR} rg 0 0 2.5 {self.box.height:g} re f Q".encode(), f"BT {_INK} rg".encode()]
        for text, size in rows:
            top -= size * _LEADING
            engine.font_size = size
            commands.append(f"{_FONT} {size:g} Tf 1 0 0 1 {_MARGIN + 3:g} {top + size * 0.3:g} Tm".encode())
            commands.append(engine.shape(text).graphics_ops)
        self.set_resource(ResourceType.FONT, pdf_name(_FONT), engine.as_resource())
        return [*commands, b"ET"]

    def _rows(self) -> list[tuple[str, float]]:
        """All lines with their size: as large as the box allows, smaller for long names and roles."""
        width, height = self.box.width - 2 * _MARGIN - 3, self.box.height - 2 * _MARGIN
        scale = 1.0
        while _TEXT_SIZE * scale >= _SMALLEST:
            sized = [(self.style.name, _NAME_SIZE * scale), *((line, _TEXT_SIZE * scale) for line in self.style.lines)]
            rows = [(row, size) for text, size in sized for row in wrapped(text, width, size)]
            fits = sum(size * _LEADING for _row, size in rows) <= height
            if fits and all(_width(row, size) <= width for row, size in rows):
                return rows
            scale -= 0.05
        raise DoesNotFit
