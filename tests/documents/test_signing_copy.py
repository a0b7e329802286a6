"""Signing in copies says the same as signing here, refusals and all, and leaves nothing behind."""

import gc
import os
import subprocess
import sys

import pytest
from django.utils import timezone

from assessments.documents import seal, signing, signing_copy, signing_timestamps, verification
from assessments.documents.rendering_copy import CopyBroke
from assessments.documents.signing_authority import TimestampMisconfigured
from tests.documents import specimen
from tests.documents.conftest import EMPLOYER, SAFETY_REP

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def in_copies(monkeypatch):
    monkeypatch.setattr(signing_copy, "_in_copies", True)
    monkeypatch.setattr(signing_copy, "_sized", b"")
    yield
    gc.unfreeze()


def sign(pdf, who, **options):
    order = {"record_digest": specimen.digest(), "at": timezone.now().replace(microsecond=0)}
    return signing.sign(pdf, **{**order, **who, **options})


def test_it_works(unsigned):
    once = sign(unsigned, EMPLOYER, first=True)
    twice = sign(once.pdf, SAFETY_REP, first=False)
    assert (once.level, twice.level) == ("B-B", "B-B")
    last = signing.last_signature(twice.pdf)
    assert last == verification.last_signature(twice.pdf)
    assert (last.stands, last.person) == (True, SAFETY_REP["person"])


def test_a_refusal_is_the_same(unsigned):
    with pytest.raises(signing.SigningFailed, match="ikke signaturfeltet «nowhere»"):
        sign(unsigned, {**EMPLOYER, "field": "nowhere"}, first=True)


@pytest.mark.parametrize("refusal", [seal.SealUnavailable, seal.SealMisconfigured, TimestampMisconfigured])
def test_what_the_operator_must_mend_comes_back_as_it_was(unsigned, monkeypatch, refusal):
    def refuse(*_arguments, **_options):
        raise refusal("Seglet mangler.")

    monkeypatch.setattr(signing, "_made", refuse)
    with pytest.raises(refusal, match=r"^Seglet mangler\.$"):
        sign(unsigned, EMPLOYER, first=True)


def test_anything_else_breaks_the_copy_alone(unsigned, monkeypatch, capfd):
    monkeypatch.setattr(signing, "_made", lambda *_arguments, **_options: 1 // 0)
    with pytest.raises(CopyBroke):
        sign(unsigned, EMPLOYER, first=True)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_the_next_copy_knows_what_the_last_learnt(unsigned, monkeypatch):
    monkeypatch.setattr(signing, "_made", lambda *_arguments, **_options: signing_timestamps._SIZED.update(a="b"))
    sign(unsigned, EMPLOYER, first=True)
    monkeypatch.setattr(signing, "_made", lambda *_arguments, **_options: dict(signing_timestamps._SIZED))
    assert sign(unsigned, EMPLOYER, first=True)["a"] == "b"
    assert "a" not in signing_timestamps._SIZED


def test_a_worker_that_waits_has_not_loaded_what_signs():
    code = (
        "import sys, django; django.setup();"
        "from django.core import checks; checks.run_checks();"
        "from assessments.documents.management.commands import worker;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'pyhanko', 'aiohttp'}))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "alenearbeid.settings"}
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    assert said.stdout.strip() == ""
