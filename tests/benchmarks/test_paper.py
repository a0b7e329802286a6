"""A paper with 30 hazards: what the whole pipeline adds to plain rendering, and what signing and verifying cost."""

import hashlib
from datetime import UTC, datetime
from functools import partial

import pytest
from django.core.files.base import ContentFile

from assessments.casework import assembly
from assessments.casework.workflow import Signatory
from assessments.documents import content, rendering, services, signing, verification
from assessments.documents.models import Document
from assessments.record import canonical
from assessments.record.choices import PartyRole

from . import floor
from .measuring import interleaved, show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

EMPLOYER = Signatory(PartyRole.EMPLOYER, "Alice Andersen", "sig_employer", None)


def test_paper(large):
    record, envelope = assembly.assemble(large), assembly.envelope(large)
    digest = canonical.digest(canonical.record_bytes(record))
    to_html = partial(_html, record, envelope, digest)
    html = to_html()
    whole = partial(services.render, record, envelope, (EMPLOYER,), is_draft=False)
    unsigned = whole()
    signed = _sign(unsigned, digest)
    _store(large, unsigned, digest)
    tasks = {
        "bare write_pdf": partial(_bare, html),
        "HTML": to_html,
        "whole pipeline": whole,
        "one signature": partial(_sign, unsigned, digest),
        "verify": partial(verification.verify, signed),
        "verify_stored": partial(verification.verify_stored, unsigned),
        "typst, the floor": partial(floor.pdf, record),
    }
    taken = interleaved(tasks, rounds=5)
    bare, rendered = (taken[name].processor for name in ("bare write_pdf", "whole pipeline"))
    rows = [
        (name, one.clock, one.processor, f"{one.processor / bare:.3f}", f"{one.processor / rendered:.3f}")
        for name, one in taken.items()
    ]
    pages = rendering.page_count(unsigned)
    columns = ("part", "ms", "cpu ms", "of bare", "of the whole")
    show(f"A paper of {pages} pages, {len(unsigned) // 1024} kB", columns, rows)


def _bare(html):
    """What anyone would write: no standards, no tags, no attachment, nothing kept between two papers but the fonts."""
    engine = rendering._engine()
    fetcher = rendering._fetcher(rendering._BASE_URL)
    names = ("document/engine.css", *content.STYLESHEETS)
    base = {"base_url": rendering._BASE_URL, "url_fetcher": fetcher}
    texts = [rendering._path_of_static(name).read_text() for name in names]
    css = [engine.weasyprint.CSS(string=text, font_config=engine.font_config, **base) for text in texts]
    return engine.weasyprint.HTML(string=html, **base).write_pdf(stylesheets=css, font_config=engine.font_config)


def _html(record, envelope, digest):
    return content.to_html(services.paper(record, envelope, [], digest=digest, is_draft=True))


def _sign(pdf, digest):
    return signing.sign(
        pdf,
        field=EMPLOYER.field,
        person=EMPLOYER.name,
        role="Arbeidsgiver",
        method="passordet skrevet på nytt",
        record_digest=digest,
        at=datetime.now(UTC).replace(microsecond=0),
        first=True,
    ).pdf


def _store(assessment, pdf, digest):
    document = Document(
        organisation=assessment.organisation,
        assessment=assessment,
        sha256=hashlib.sha256(pdf).hexdigest(),
        record_digest=digest,
        page_count=1,
    )
    document.file.save("paper.pdf", ContentFile(pdf), save=False)
    document.save()
