"""The validator itself: it lets a good file through, and says which rule a bad one breaks."""

from pathlib import Path

import pytest
import weasyprint

from .verapdf import validate

pytestmark = pytest.mark.once

PAGE = "<html lang='nb'><title>Prøve</title><h1>Prøve</h1><p>Alene på jobb.</p></html>"


def write(html: str, path: Path, **options) -> Path:
    weasyprint.HTML(string=html).write_pdf(path, **options)
    return path


def test_it_works(tmp_path):
    assert validate(write(PAGE, tmp_path / "good.pdf", pdf_variant="pdf/a-3a"), "3a") == []


def test_accessible_file_passes_ua1(tmp_path):
    assert validate(write(PAGE, tmp_path / "good.pdf", pdf_variant="pdf/ua-1"), "ua1") == []


def test_plain_pdf_breaks_pdf_a(tmp_path):
    failed = validate(write(PAGE, tmp_path / "plain.pdf"), "3a")
    assert "6.6.2.1" in {rule.clause for rule in failed}, failed  # no metadata that says PDF/A
    assert all(rule.count >= 1 and rule.message for rule in failed)


def test_missing_language_breaks_ua1(tmp_path):
    failed = validate(write(PAGE.replace(" lang='nb'", ""), tmp_path / "x.pdf", pdf_variant="pdf/ua-1"), "ua1")
    assert {rule.clause for rule in failed} == {"7.2"}, failed


def test_not_a_pdf_is_an_error(tmp_path):
    path = tmp_path / "not.pdf"
    path.write_text("hei")
    with pytest.raises(ValueError, match="could not read"):
        validate(path, "3a")
