"""A copy of the process calculates, answers and is gone; what breaks in it breaks nothing here."""

import gc
import os
import signal

import pytest

from assessments.documents import rendering
from assessments.documents.rendering_copy import CopyBroke, in_a_copy
from tests.documents import specimen
from tests.documents.conftest import render

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def unfrozen():
    yield
    gc.unfreeze()


@pytest.fixture
def in_copies(monkeypatch):
    monkeypatch.setattr(rendering, "_in_copies", True)


def test_the_answer_is_that_of_another_process():
    assert int(in_a_copy(lambda: str(os.getpid()).encode())) != os.getpid()


def test_an_answer_larger_than_a_pipe_holds():
    assert len(in_a_copy(lambda: bytes(3_000_000))) == 3_000_000


def test_a_copy_that_breaks(capfd):
    with pytest.raises(CopyBroke):
        in_a_copy(lambda: bytes(1 // 0))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_copy_that_is_killed():
    with pytest.raises(CopyBroke, match="-9"):
        in_a_copy(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_the_same_bytes_in_a_copy(unsigned, in_copies):
    assert render() == unsigned


def test_a_refusal_comes_back_with_its_reasons(in_copies):
    html = specimen.html().replace("</h1>", " 漢</h1>", 1)
    with pytest.raises(rendering.RenderingFailed) as refused:
        render(html=html)
    assert "漢" in refused.value.faults[0]
