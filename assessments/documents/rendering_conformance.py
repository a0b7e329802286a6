"""What PDF/A-3a + PDF/UA-1 with signature fields ask for and WeasyPrint does not write by itself.

Each step here was a failure in veraPDF or in pyHanko's comparison of revisions before it was a step. The file is also
saved anew with its objects spread over several streams: pyHanko reads one huge object stream in quadratic time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, Pdf, String

_PRINTED_AND_LOCKED = 4 + 128

# PDF/UA's mark, and the description PDF/A demands of every property it does not know.
_UA_XMP = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class NotConformant(Exception):
    """What came from the template cannot become the document that was asked for."""


@dataclass(frozen=True)
class FieldSpec:
    """A place to sign: the name of the field, and what a screen reader says about it."""

    name: str
    tooltip: str


def conform(raw: bytes, fields: Sequence[FieldSpec]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(raw)) as pdf:
        _refuse_silent_figures(pdf)
        _identify_as_ua(pdf)
        _name_attachments_once(pdf)
        _make_signature_fields(pdf, fields)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _refuse_silent_figures(pdf: Pdf) -> None:
    """WeasyPrint complains of an image without alt, but takes a drawing without a title."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/S") == Name.Figure and not str(item.get("/Alt", "")).strip():
            raise NotConformant("A drawing has no <title>, or an image no alt text")


def _identify_as_ua(pdf: Pdf) -> None:
    """Into the packet that is there: a second one, as WeasyPrint's own option writes, is not read by anyone."""
    packet = pdf.Root.Metadata.read_bytes()
    if packet.count(b"</rdf:RDF>") != 1:
        raise NotConformant("XMP: expected one rdf:RDF")
    stream = pdf.make_stream(packet.replace(b"</rdf:RDF>", _UA_XMP), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = stream


def _name_attachments_once(pdf: Pdf) -> None:
    if "/AF" in pdf.Root:
        pdf.Root.AF = Array({item.objgen: item for item in pdf.Root.AF}.values())


def _make_signature_fields(pdf: Pdf, fields: Sequence[FieldSpec]) -> None:
    """The template's check boxes, already tagged and placed, become empty signature fields."""
    found = {str(widget.T): widget for widget in _widgets(pdf)}
    if sorted(found) != sorted(spec.name for spec in fields):
        asked, there = ", ".join(spec.name for spec in fields), ", ".join(found)
        raise NotConformant(
            _("Signaturfeltene stemmer ikke: «%(asked)s» ønsket, «%(there)s» funnet.")
            % {
                "asked": asked,
                "there": there,
            }
        )
    for spec in fields:
        _make_signature_field(pdf, found[spec.name], spec)
    if found:
        _settle_form(pdf)
        _point_straight_at_widgets(pdf)


def _widgets(pdf: Pdf) -> Iterator[pikepdf.Object]:
    yield from pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else ()


def _make_signature_field(pdf: Pdf, widget: pikepdf.Object, spec: FieldSpec) -> None:
    if widget.get("/FT") != Name.Btn:
        raise NotConformant(f"{spec.name}: a signature field is written as a check box")
    for key in ("/AS", "/V", "/MK", "/Border"):
        if key in widget:
            del widget[key]
    left, one, right, other = (float(edge) for edge in widget.Rect)
    box = Array([0, 0, round(right - left, 3), round(abs(other - one), 3)])
    widget.Rect = Array([round(edge, 3) for edge in (left, min(one, other), right, max(one, other))])
    widget.FT = Name.Sig
    widget.F = _PRINTED_AND_LOCKED
    widget.TU = String(spec.tooltip)
    widget.AP = Dictionary(N=pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=box))


def _settle_form(pdf: Pdf) -> None:
    """A viewer must not redraw the fields, and needs no fonts for it."""
    for key in ("/NeedAppearances", "/DR"):
        if key in pdf.Root.AcroForm:
            del pdf.Root.AcroForm[key]
    pdf.Root.AcroForm.SigFlags = 1


def _point_straight_at_widgets(pdf: Pdf) -> None:
    """/K as the one reference, not a list of one: else pyHanko calls the next signature an unlawful change."""
    for element in pdf.Root.StructTreeRoot.ParentTree.Nums:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Form and isinstance(element.K, Array):
            (element.K,) = list(element.K)
