"""The paper itself: conforms to both standards, is the same every time, and is refused rather than printed wrong."""

import subprocess
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from assessments.documents import fonts, rendering
from assessments.documents.rendering import FieldSpec, RenderingFailed
from tests.documents import specimen
from tests.documents.conftest import render
from tests.documents.structure import first_difference, said, written
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once


def text_of(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True, text=True).stdout


def test_it_works(unsigned):
    assert rendering.page_count(unsigned) == 4
    with pikepdf.open(BytesIO(unsigned)) as pdf:
        assert str(pdf.Root.Lang) == "nb"
        assert str(pdf.docinfo["/Title"]) == "Risikovurdering av alenearbeid"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261123090000")


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_conforms(unsigned, on_disk, profile):
    assert validate(on_disk(unsigned), profile) == []


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_emoji_symbols_and_other_alphabets_conform(on_disk, profile):
    symbols = "≤ ≥ → ✓ ☐ ☑ ≈ ‰ • hard\u2011bindestrek 👍🏽 👩\u200d🚒 ⚠️"
    body = f"<p>{symbols} Đorđe Čáhppesjávri Ωμέγα Жуков Việt</p><p><b>≥ č</b> <i>đ ŋ</i></p>"
    assert validate(on_disk(render(html=specimen.html(body=body))), profile) == []


def test_same_input_gives_the_same_bytes(unsigned):
    assert render() == unsigned


def test_other_input_gives_other_bytes(unsigned):
    assert render(html=specimen.html(body="<p>Mer</p>")) != unsigned


def test_the_record_is_attached_once_as_data(unsigned):
    with pikepdf.open(BytesIO(unsigned)) as pdf:
        (attached,) = pdf.Root.AF
        assert attached.AFRelationship == pikepdf.Name.Data
        assert str(attached.UF) == "risikovurdering.json"
        assert attached.EF.F.read_bytes() == specimen.attachment()


def test_the_places_to_sign_are_empty_tagged_fields(unsigned):
    with pikepdf.open(BytesIO(unsigned)) as pdf:
        form = pdf.Root.AcroForm
        assert [(str(field.T), str(field.TU)) for field in form.Fields] == list(specimen.FIELDS)
        assert {(str(field.FT), int(field.F)) for field in form.Fields} == {("/Sig", 132)}
        assert not {"/NeedAppearances", "/DR"} & set(form.keys())
        assert all("/V" not in field and "/StructParent" in field for field in form.Fields)


@pytest.mark.parametrize(
    "fields", [specimen.FIELDS[:1], (*specimen.FIELDS, ("sig_other", "Signaturfelt for en annen")), ()]
)
def test_other_fields_than_asked_for_are_refused(fields):
    with pytest.raises(RenderingFailed, match="Signaturfeltene stemmer ikke"):
        render(html=specimen.html(fields=fields))


def test_a_field_that_is_not_a_check_box_is_refused():
    html = specimen.html(body='<input name="sig_x" title="x">', fields=())
    with pytest.raises(RenderingFailed, match="check box"):
        render(html=html, signature_fields=[FieldSpec("sig_x", "x")])


@pytest.mark.parametrize("char", ["漢", "\uf0b7"])
def test_a_letter_no_font_has_is_refused_by_name(char):
    with pytest.raises(RenderingFailed, match=f"U\\+{ord(char):04X}") as refused:
        render(html=specimen.html(body=f"<p>{char}{char}</p>"))
    assert len(refused.value.faults) == 1
    assert fonts.unprintable(f"a{char}b") == (char,)


def test_control_characters_are_left_out(on_disk):
    pdf = render(html=specimen.html(body="<p>for\x0bste\x07</p>"))
    assert "forste" in text_of(on_disk(pdf))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"lang": ""}, "lang"),
        ({"title": ""}, "title"),
        ({"body": '<img src="/static/document/engine.css">'}, "Failed to load image"),
        ({"body": "<svg width='9' height='9'><rect width='5' height='5'/></svg>"}, "no <title>"),
        ({"body": "<h3>For dypt</h3>"}, "For dypt"),
        ({"body": '<p style="colour: red">x</p>'}, "colour"),
    ],
)
def test_what_a_screen_reader_needs_is_demanded(change, fault):
    with pytest.raises(RenderingFailed, match=fault):
        render(html=specimen.html(**change))


def test_what_the_engine_cannot_do_is_told_calmly_and_logged(caplog):
    """Elements in one another until the engine gives up: nothing a paper has, but it really stops there."""
    with pytest.raises(RenderingFailed, match="stoppet uventet") as refused:
        render(html=specimen.html(body="<div>" * 1500 + "x"))
    assert "RecursionError" not in str(refused.value)
    assert "RecursionError" in caplog.text


@pytest.mark.parametrize("where", ["_write", "conform"])
def test_whatever_the_engine_raises_is_one_kind_of_failure(monkeypatch, where):
    """An assertion in its layout, for instance: some style sheets have found one."""

    def stop(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr(rendering, where, stop)
    with pytest.raises(RenderingFailed, match="stoppet uventet"):
        render()


@pytest.mark.parametrize(("language", "words"), [("nb", "UTKAST"), ("nn", "UTKAST"), ("en", "DRAFT")])
def test_the_watermark_is_seen_in_the_papers_language_and_not_read(on_disk, language, words):
    draft = render(html=specimen.html(lang=f'lang="{language}"'), draft=True, attachment=None)
    assert words in "".join(text_of(on_disk(draft), "-raw").split())
    assert first_difference(said(draft), written(specimen.html())) == ""


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="data:image/svg+xml,<svg/>">',
        '<img alt="x" src="https://example.com/x.png">',
        '<img alt="x" src="//example.com/static/x.png">',
        '<img alt="x" src="/static/../manage.svg">',
        '<img alt="x" src="/static/%2e%2e/%2e%2e/etc/passwd.svg">',
        '<img alt="x" src="/files/papers/1.svg">',
        '<link rel="stylesheet" href="https://example.com/static/document/engine.css">',
        '<link rel="stylesheet" href="file:///static/document/engine.css">',
        "<style>@import url(file:///etc/passwd.css);</style>",
        '<link rel="attachment" href="file:///etc/passwd">',
        '<svg><title>x</title><image href="file:///etc/passwd" width="5" height="5"/></svg>',
    ],
)
def test_nothing_is_fetched_but_our_own_static_files(body):
    with pytest.raises(RenderingFailed, match="Failed to load"):
        render(html=specimen.html(body=body))


def test_our_own_static_files_are_fetched():
    assert render(html=specimen.html(body='<link rel="stylesheet" href="/static/document/engine.css"><p>x</p>'))


def test_each_font_file_has_a_name_weight_and_slant_of_its_own():
    """Two alike are one font to WeasyPrint: it then writes «Đorđe» with the wrong letters, and no validator sees it."""
    names = []
    for file in (fonts.folder() / "paper").glob("*.ttf"):
        with TTFont(file) as font:
            names.append((font["name"].getDebugName(1), font["OS/2"].usWeightClass, font["post"].italicAngle != 0))
    assert len(names) == len(set(names)) > 20


def test_letters_of_other_alphabets_come_from_their_own_font(unsigned):
    with pikepdf.open(BytesIO(unsigned)) as pdf:
        used = {str(name.BaseFont).split("+")[1] for name in pdf.pages[0].Resources.Font.values()}
    assert {"Inter", "Inter-Bold", "Inter-latin-ext", "DejaVu-Sans"} <= used


def test_a_draft_says_so_on_every_page_and_cannot_be_signed(on_disk):
    draft = render(draft=True, attachment=None)
    path = on_disk(draft)
    pages = [text_of(path, "-raw", "-f", str(page), "-l", str(page)) for page in range(1, 5)]
    assert ["UTKAST" in "".join(page.split()) for page in pages] == [True] * 4
    with pikepdf.open(path) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert validate(path, "3a") == []
    assert validate(path, "ua1") == []
