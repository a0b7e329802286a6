"""The translations as data: each text with its translations, in the order of the file."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """`originals`: in Bokmål, singular and plural; `translations`: one for each form."""

    originals: tuple[str, ...]
    translations: tuple[str, ...]
    context: str = ""


def entries(file: Path) -> Iterator[Entry]:
    for block in re.split(r"\n\n+", file.read_text()):
        found = [(name, _unquoted(text)) for name, text in _FIELD.findall(block)]
        texts = {kind: tuple(text for name, text in found if name.startswith(kind)) for kind in ("msgid", "msgstr")}
        if texts["msgid"] != ("",):
            context = next((text for name, text in found if name == "msgctxt"), "")
            yield Entry(texts["msgid"], texts["msgstr"], context)


def _unquoted(text: str) -> str:
    return "".join(ast.literal_eval(line) for line in text.splitlines())
