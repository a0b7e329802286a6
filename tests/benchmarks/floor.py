"""The same content set by typst: how fast a typesetter of another kind is, printed beside our own as the floor.

Comparable, not equal: headings, question and answer, the hazard tables and the measures, tagged PDF/A-3a.
"""

import itertools
from typing import Any

import typst

_serial = itertools.count()

SOURCE = """
#let data = json(bytes(sys.inputs.record))
#set document(title: data.work.at("title", default: "Risikovurdering"))
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), numbering: "1 / 1")
#set text(size: 9.5pt, lang: "nb")
#let shown(value) = if type(value) == array { value.map(str).join("; ") } else { str(value) }
#let answers(section) = table(columns: (1fr, 2fr), ..section.pairs().filter(((_, value)) => type(value) in (str, int))
  .map(((name, value)) => (name, shown(value))).flatten())
= Risikovurdering av alenearbeid #sys.inputs.serial
#for (name, section) in data.pairs().filter(((_, one)) => type(one) == dictionary) [
  == #name
  #answers(section)
  #for hazard in section.at("hazards", default: ()) [
    === #hazard.wording.name
    #hazard.at("description", default: "")
    #answers(hazard)
  ]
  #for measure in section.at("measures", default: ()) [
    === #measure.wording.name
    #answers(measure)
  ]
]
"""


def pdf(record: Any) -> bytes:
    """The record's content as typst sets it. A number that changes keeps its memory of the last time out of it."""
    inputs = {"record": record.model_dump_json(exclude_none=True), "serial": str(next(_serial))}
    out: bytes = typst.compile(SOURCE.encode(), sys_inputs=inputs, pdf_standards=["a-3a"])
    return out
