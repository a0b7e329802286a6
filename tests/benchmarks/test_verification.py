"""What it takes to verify: a file that is known, and a foreign one with three signatures, against rendering it.

A foreign file is read in a process of its own, whose processor time is not in ours: it is measured in ours as well.
"""

import hashlib
from datetime import UTC, datetime
from functools import partial

import pytest
from django.core.files.base import ContentFile

from assessments.documents import content, rendering, signing, verification
from assessments.documents.models import Document, Signature
from assessments.record import canonical
from assessments.record.choices import PartyRole
from tests.documents.conftest import catalogue  # noqa: F401
from tests.documents.papers import to_html
from tests.documents.samples import ENVELOPE, PETROL_STATION, record

from .measuring import interleaved, show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

PEOPLE = (
    content.Signatory("Kari Moe", PartyRole.EMPLOYER, "sig_employer"),
    content.Signatory("Ola Vik", PartyRole.SAFETY_REP, "sig_1"),
    content.Signatory("Per Li", PartyRole.UNION_REP, "sig_2"),
)


def test_verification(large, alice, catalogue):  # noqa: F811
    paper = record(PETROL_STATION)
    stored = canonical.record_bytes(paper)
    html = to_html(catalogue, paper, signatories=PEOPLE)
    render = partial(_render, html, canonical.file_bytes(stored, ENVELOPE))
    unsigned = render()
    signed = _signed(unsigned, canonical.digest(stored))
    _store(large, alice, unsigned, signed, canonical.digest(stored))
    known, foreign = signed[-2:]
    tasks = {
        "rendering": render,
        "known: verify_stored": partial(verification.verify_stored, known),
        "foreign: the examination": partial(verification.verify, foreign, hostile=False),
        "foreign: in the worker": partial(verification.verify, foreign),
        "not a PDF: in the worker": partial(verification.verify, b"hei" * 100_000),
    }
    assert verification.verify(foreign).kind == verification.verify_stored(known).kind == verification.Kind.VALID
    taken = interleaved(tasks, rounds=5)
    whole = taken["rendering"]
    rows = [
        (name, one.clock, one.processor, f"{one.clock / whole.clock:.3f}", f"{one.processor / whole.processor:.3f}")
        for name, one in taken.items()
    ]
    title = f"Verifying a paper of {rendering.page_count(unsigned)} pages with {len(signed)} signatures"
    show(title, ("part", "ms", "cpu ms", "of rendering, ms", "cpu ms"), rows)


def _render(html, attachment):
    return rendering.pdf_from_html(
        html,
        created=datetime(2026, 11, 23, tzinfo=UTC),
        attachment=attachment,
        signature_fields=[rendering.FieldSpec(each.field, f"Signaturfelt for {each.name}") for each in PEOPLE],
        stylesheets=content.STYLESHEETS,
    )


def _signed(pdf, digest):
    """The revisions, one for each signature."""
    found = []
    for number, each in enumerate(PEOPLE):
        pdf = signing.sign(
            pdf,
            field=each.field,
            person=each.name,
            role="Arbeidsgiver",
            method="passordet skrevet på nytt",
            record_digest=digest,
            at=datetime.now(UTC).replace(microsecond=0),
            first=number == 0,
        ).pdf
        found.append(pdf)
    return found


def _store(assessment, user, unsigned, signed, digest):
    """All but the last revision, which stays foreign: nothing of its record is known here but by the others."""
    digests = [hashlib.sha256(pdf).hexdigest() for pdf in (unsigned, *signed)]
    document = Document(
        organisation=assessment.organisation,
        assessment=assessment,
        sha256=digests[0],
        record_digest=digest,
        page_count=1,
    )
    document.file.save("paper.pdf", ContentFile(unsigned))
    for order, (who, pdf) in enumerate(zip(PEOPLE[:-1], signed[:-1], strict=True), 1):
        row = Signature(
            document=document,
            organisation=document.organisation,
            order=order,
            user=user,
            field=who.field,
            person=who.name,
            role="Arbeidsgiver",
            method="x",
            signed_at=datetime.now(UTC),
            sha256=digests[order],
        )
        row.file.save("paper.pdf", ContentFile(pdf))
