"""B-B, B-T and B-LTA, by our verification and by programs that are not ours."""

import subprocess

import pytest

from assessments.documents import verification
from assessments.documents.verification import Kind
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

LEVELS = ("timestamped", "archived")


@pytest.fixture(params=LEVELS)
def papers(request, pki, settings):
    settings.TIMESTAMP_ROOTS = str(pki.roots_file)
    return request.getfixturevalue(request.param)


def test_it_works(papers):
    for paper in papers:
        verdict = verification.verify(paper)
        assert (verdict.kind, verdict.problems) == (Kind.VALID, ())


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_conforms_after_each(papers, on_disk, profile):
    for paper in papers:
        assert validate(on_disk(paper), profile) == []


def test_pdfsig_agrees(papers, on_disk):
    for number, paper in enumerate(papers, 1):
        said = subprocess.run(["pdfsig", "-nocert", on_disk(paper)], check=True, capture_output=True, text=True).stdout
        assert said.count("Signature is Valid.") == number
