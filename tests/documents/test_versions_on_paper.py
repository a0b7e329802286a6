"""A second version on its way to paper: what changed is printed from the frozen first one, which signing supersedes."""

import subprocess
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.casework import assembly, services, versions, workflow
from assessments.casework.models import State
from assessments.documents import services as documents
from assessments.record import canonical
from assessments.record.choices import PartyRole, Statement
from tests.documents.steps import fill, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(ready, alice, bob):
    for user, is_employer in ((bob, False), (alice, True)):
        sign(ready, user, is_employer=is_employer)
    ready.refresh_from_db()
    return ready


@pytest.fixture
def second(first, alice, bob):
    """The next version, in review: the safety rep agrees this time."""
    draft, _new = versions.new_version(first, actor=alice, reason="Fredager er to på vakt")
    fill(draft, alice, "konklusjon", decision="no")
    deadline = timezone.localdate() + timedelta(days=7)
    position = services.invite(draft, user=bob, role=PartyRole.SAFETY_REP, deadline=deadline, actor=alice)
    services.state_position(position, statement=Statement.AGREES, reason="", actor=bob)
    return workflow.apply(draft, "send_to_review", actor=alice)


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_it_is_printed_and_the_last_signature_supersedes(first, second, alice, bob):
    documents.finalise(second, actor=alice, digest=workflow.current_digest(second))
    text = text_of(documents.stored(documents.current(second)))
    for words in (
        "Endret siden versjon 1",
        "Fredager er to på vakt",
        "har endret uttalelsen sin fra uenig til enig.",
        first.digest[:20],
    ):
        assert words in text
    sign(second, bob, is_employer=False)
    first.refresh_from_db()
    assert first.state == State.SIGNED
    sign(second, alice, is_employer=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.SUPERSEDED, State.SIGNED)
    assert documents.stored(documents.current(first).last_revision)  # the old paper stays as it was signed
    record = canonical.parse_record(bytes(second.frozen_record))
    assert record.versions.earlier[0].digest == first.digest


def test_a_superseded_paper_says_so_where_it_is_fetched(client, first, second, alice, bob):
    address = reverse("documents:sign", args=[first.uuid])
    client.force_login(bob)
    assert "erstattet denne" not in client.get(address).content.decode()
    documents.finalise(second, actor=alice, digest=workflow.current_digest(second))
    for user, is_employer in ((bob, False), (alice, True)):
        sign(second, user, is_employer=is_employer)
    page = client.get(address).content.decode()
    assert "En nyere versjon har erstattet denne" in page
    assert "Signert dokument" in page


def test_withdrawing_leaves_the_paper_as_it_was(first, alice):
    before = documents.stored(documents.current(first).last_revision)
    workflow.apply(first, "withdraw", actor=alice, reason="Feil")
    assert documents.stored(documents.current(first).last_revision) == before
    assert assembly.assemble(first) == canonical.parse_record(bytes(first.frozen_record))


def test_a_change_before_finalising_is_told(client, second, alice, bob):
    client.force_login(alice)
    seen = client.get(reverse("casework:step", args=[second.uuid, "kontroll"])).context
    services.remark(second, actor=bob, role=PartyRole.SAFETY_REP, text="Vent litt")
    answer = client.post(
        reverse("documents:finalise", args=[second.uuid]),
        {"digest": seen["digest"], "seen_at": seen["seen_at"].isoformat()},
    )
    (words,) = (str(message) for message in answer.wsgi_request._messages)
    assert "Dette er endret: ny merknad (Bob Berg, kl. " in words
