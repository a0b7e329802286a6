"""What a screen reader is told beyond what the validators ask: whole tables, true headers, figures in place, links."""

from io import BytesIO

import pikepdf
import pytest

from tests.documents import specimen
from tests.documents.conftest import render
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

ROWS = "".join(f'<tr><th scope="row">Fare {n}</th><td>Lav {n}</td><td>Høy {n}</td></tr>' for n in range(90))
LONG = f"""<table><thead><tr><th scope="col">Fare</th><th scope="col">I dag</th><th scope="col">Etter</th></tr></thead>
<tbody><tr><th colspan="3" scope="rowgroup">Fysisk</th></tr>{ROWS}</tbody>
<tbody><tr><th colspan="3" scope="rowgroup">Vold</th></tr>
<tr><th scope="row">Ran</th><td>Lav</td><td>Høy</td></tr></tbody>
</table>"""
PAIRS = """<table><tr><th scope="row">Hvor?</th><td>Ute</td><th scope="row">Når?</th><td>Natt</td></tr></table>"""


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render(html=specimen.html(body=LONG + PAIRS, fields=()), signature_fields=())


@pytest.fixture
def opened(paper):
    with pikepdf.open(BytesIO(paper)) as pdf:
        yield pdf


def elements(pdf, kind):
    def below(tag):
        kids = tag.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    return [tag for tag in below(pdf.Root.StructTreeRoot) if str(tag.S) == kind]


def kids(tag, kind):
    return [kid for kid in tag.K if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S")) == kind]


def headers(cell, rows):
    names = {str(one.ID): position for position, row in enumerate(rows) for one in row.K if "/ID" in one}
    return [names[str(header)] for header in cell.A.Headers]


def test_it_conforms(paper, on_disk):
    assert validate(on_disk(paper), "3a") == []
    assert validate(on_disk(paper), "ua1") == []


def test_a_table_over_several_pages_is_one_table_with_one_head(opened):
    table = next(one for one in elements(opened, "/Table") if len(kids(one, "/TBody")) > 2)
    rows = [row for body in kids(table, "/TBody") for row in kids(body, "/TR")]
    assert len({row.Pg.objgen for row in rows}) > 1
    assert len(kids(table, "/THead")) == 1
    assert len(rows) == 93
    assert all(row.P.P.objgen == table.objgen for row in rows)


def test_the_repeated_head_is_read_once_and_seen_on_every_page(paper, on_disk, opened):
    table = next(one for one in elements(opened, "/Table") if len(kids(one, "/TBody")) > 2)
    shown = {row.Pg.objgen for body in kids(table, "/TBody") for row in kids(body, "/TR")}
    pages = [page for page in opened.pages if page.objgen in shown]
    for page in pages[1:]:
        operators = [(op.operands, str(op.operator)) for op in pikepdf.parse_content_stream(page)]
        marks = {int(o[1].MCID) for o, name in operators if name == "BDC" and "/MCID" in o[1]}
        listed = opened.Root.StructTreeRoot.ParentTree.Nums[2 * int(page.StructParents) + 1]
        assert marks == {mark for mark, tag in enumerate(listed) if tag is not None}
        assert None in list(listed)


def test_cells_on_the_next_page_have_the_headers_of_the_first(opened):
    table = next(one for one in elements(opened, "/Table") if len(kids(one, "/TBody")) > 2)
    rows = [row for part in (*kids(table, "/THead"), *kids(table, "/TBody")) for row in kids(part, "/TR")]
    before, last = rows[-3], rows[-1]
    assert [headers(cell, rows) for cell in kids(before, "/TD")] == [[0, 1, len(rows) - 3]] * 2
    assert [headers(cell, rows) for cell in kids(last, "/TD")] == [[0, len(rows) - 2, len(rows) - 1]] * 2
    first, second = (str(cell.A.Headers[0]) for cell in kids(last, "/TD"))
    assert first != second


def test_each_of_two_answers_in_a_row_has_its_own_question(opened):
    row = next(row for row in elements(opened, "/TR") if len(kids(row, "/TH")) == len(kids(row, "/TD")) == 2)
    asked = [str(cell.ID) for cell in kids(row, "/TH")]
    assert [[str(one) for one in cell.A.Headers] for cell in kids(row, "/TD")] == [[asked[0]], [asked[1]]]
    assert {str(cell.A.Scope) for cell in kids(row, "/TH")} == {"/Row"}


def test_a_figure_stands_where_the_page_says(opened):
    """The specimen's drawing, 120 by 60 pixels, in the upper left of a page with margins of 18 and 20 mm."""
    (figure,) = elements(opened, "/Figure")
    left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    assert (round(right - left), round(top - bottom)) == (90, 45)
    assert round(left) == 57  # 18 mm, and the body's own 8 pixels
    assert 600 < bottom < top < 842 - 57


def test_a_link_says_where_it_leads(opened):
    notes = [note for page in opened.pages for note in page.get("/Annots", ()) if str(note.Subtype) == "/Link"]
    assert [str(note.Contents) for note in notes] == ["Farer"]
