"""The commands, and what people read."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.utils import timezone

from assessments.casework.models import Assessment
from assessments.documents import services as documents
from assessments.documents.archive import writing

from .helpers import only

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    def call(*arguments):
        out = StringIO()
        try:
            call_command(*arguments, stdout=out)
            return 0, out.getvalue()
        except CommandError as error:
            return error.returncode, str(error)
        except SystemExit as ended:
            return ended.code, out.getvalue()

    return call


def test_the_commands(run, signed, tmp_path):
    target = tmp_path / "arkiv"
    code, said = run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(target))
    assert (code, "Dokumenter: 2." in said) == (0, True)
    fingerprint = re.search(r"fingeravtrykk: ([0-9a-f]{64})", said)[1]
    code, said = run("verify_archive", str(target), "--fingerprint", fingerprint)
    assert (code, said.endswith("Arkivet er helt. Ingen feil er funnet.\n")) == (0, True)
    assert "ikke hvem som eier seglene" in said
    code, said = run("verify_archive", str(target), "--fingerprint", "0" * 64)
    assert (code, "ikke arkivet som ble laget da" in said) == (1, True)
    (target / "extra.txt").write_text("x")
    assert run("verify_archive", str(target))[0] == 1
    assert run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(target))[0] == 2
    assert run("export_archive", "--organisation", "000000000", "-o", str(target))[0] == 2
    assert run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(tmp_path / "a/b/c"))[0] == 2
    for nothing in (tmp_path, tmp_path / "none", target / "arkiv.json"):
        assert run("verify_archive", str(nothing))[0] == 2


def test_the_command_says_which_papers_are_lost(run, signed, tmp_path):
    Path(documents.current(signed).last_revision.file.path).unlink()
    code, said = run("export_archive", "--organisation", signed.organisation.orgnr, "-o", str(tmp_path / "arkiv"))
    assert (code, "Kveldsvakt" in said) == (1, True)
    assert run("verify_archive", str(tmp_path / "arkiv"))[0] == 1


def test_the_state_of_a_version_is_in_its_name_and_on_the_page(signed, tmp_path, alice):
    Assessment.objects.filter(pk=signed.pk).update(
        state="withdrawn", withdrawn_at=timezone.now(), withdrawn_reason="Feil <arbeidssted>"
    )
    writing.write(signed.organisation, tmp_path / "arkiv")
    assert only(tmp_path / "arkiv", "dokumenter/*(trukket tilbake).pdf")
    page = (tmp_path / "arkiv/index.html").read_text()
    assert "Trukket tilbake" in page
    assert "Begrunnelse: Feil &lt;arbeidssted&gt;" in page


def test_the_text_names_every_file(archive):
    text = (archive / "README.txt").read_text()
    for name in ("index.html", "dokumenter/", "vurderinger/", "journal/journal.txt", "segl/", "SHA256SUMS.txt"):
        assert name in text
    assert max(len(line) for line in text.splitlines()) <= 100
    assert render_to_string("documents/archive/bottom.html", {"seals": []})
