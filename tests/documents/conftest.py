"""The specimen in its three states, each made once per run, and a case on its way to signatures."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from assessments.casework import services, workflow
from assessments.catalogue import loader
from assessments.documents import rendering, signing
from assessments.documents import services as documents
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, Statement
from tests.catalogue.published import FOLDER
from tests.documents import specimen
from tests.documents.fullest import full
from tests.documents.papers import to_html
from tests.documents.pki import Pki, running
from tests.documents.samples import PETROL_STATION, record
from tests.documents.steps import fill

CREATED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIELDS = tuple(rendering.FieldSpec(name, tooltip) for name, tooltip in specimen.FIELDS)
EMPLOYER = {
    "field": "sig_employer",
    "person": "Kari Đorđević Nordmann",
    "role": "Arbeidsgiver",
    "method": "passord skrevet på nytt",
}
SAFETY_REP = {
    "field": "sig_safety_rep",
    "person": "Ánte Øvregård",
    "role": "Verneombud",
    "method": "passord skrevet på nytt",
    "disagrees": True,
}


def render(**options):
    arguments = {"created": CREATED, "attachment": specimen.attachment(), "signature_fields": FIELDS}
    return rendering.pdf_from_html(options.pop("html", None) or specimen.html(), **{**arguments, **options})


def sign(pdf, who, *, first, **options):
    return sign_revision(pdf, who, first=first, **options).pdf


def sign_revision(pdf, who, *, first, **options):
    arguments = {"record_digest": specimen.digest(), "at": datetime.now(UTC).replace(microsecond=0), "first": first}
    return signing.sign(pdf, **{**arguments, **who, **options})


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    return render()


@pytest.fixture(scope="session")
def once_signed(unsigned: bytes) -> bytes:
    return sign(unsigned, EMPLOYER, first=True)


@pytest.fixture(scope="session")
def twice_signed(once_signed: bytes) -> bytes:
    return sign(once_signed, SAFETY_REP, first=False)


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    with running(tmp_path_factory.mktemp("pki")) as authorities:
        yield authorities


@pytest.fixture(scope="session")
def timestamped(unsigned: bytes, pki: Pki) -> tuple[bytes, bytes]:
    """B-T: signed once, and by both. To be verified with `settings.TIMESTAMP_ROOTS = pki.roots_file`."""
    with override_settings(**pki.timestamping()):
        once = sign(unsigned, EMPLOYER, first=True)
        return once, sign(once, SAFETY_REP, first=False)


@pytest.fixture(scope="session")
def archived(unsigned: bytes, pki: Pki) -> tuple[bytes, bytes]:
    """B-LTA, with a bought seal: signed once, and by both. To be verified as `timestamped`."""
    with override_settings(**pki.timestamping(), **pki.bought_seal()):
        once = sign(unsigned, EMPLOYER, first=True)
        return once, sign(once, SAFETY_REP, first=False)


@pytest.fixture
def on_disk(tmp_path: Path):
    def write(pdf: bytes) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf"
        path.write_bytes(pdf)
        return path

    return write


@pytest.fixture(scope="session")
def catalogue():
    return loader.read(FOLDER)


@pytest.fixture
def petrol(catalogue):
    return to_html(catalogue, record(PETROL_STATION))


@pytest.fixture(scope="session")
def full_record() -> AssessmentRecord:
    return record(full(AssessmentRecord, "r"))


@pytest.fixture
def in_review(alice, bob, workplace):
    """«Nei, dette gjøres ikke alene»: complete at once, with a safety rep who disagrees."""
    assessment = services.create(actor=alice, workplace=workplace, title="Kveldsvakt", profile="")
    fill(assessment, alice, "alene", is_done_alone=False)
    fill(assessment, alice, "medvirkning", assessor_name=alice.name)
    deadline = timezone.localdate() + timedelta(days=7)
    position = services.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=deadline, actor=alice)
    services.state_position(position, statement=Statement.DISAGREES, reason="Fredager er én alene.", actor=bob)
    return workflow.apply(assessment, "send_to_review", actor=alice)


@pytest.fixture
def ready(in_review, alice):
    documents.finalise(in_review, actor=alice, digest=workflow.current_digest(in_review))
    return in_review
