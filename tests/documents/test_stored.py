"""A file held against what is stored: the way to see that a paper has lost its last signature."""

import hashlib
import json

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.utils import timezone

from assessments.casework.models import Assessment, Series
from assessments.documents import verification
from assessments.documents.models import Document, Signature
from assessments.documents.verification import Kind
from tests.accounts.factories import make_organisation, make_user, make_workplace
from tests.catalogue.published import CURRENT
from tests.documents import specimen
from tests.documents.conftest import EMPLOYER, SAFETY_REP, sign


def sha256(pdf):
    return hashlib.sha256(pdf).hexdigest()


@pytest.fixture
def assessment(db):
    organisation, user = make_organisation(), make_user("Kari Nordmann")
    return Assessment.objects.create(
        series=Series.objects.create(organisation=organisation),
        organisation=organisation,
        workplace=make_workplace(organisation),
        catalogue_version=CURRENT,
        created_by=user,
    )


@pytest.fixture
def document(assessment, unsigned, once_signed, twice_signed, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    signatory = make_user("En som har signert")
    document = Document(
        organisation=assessment.organisation,
        assessment=assessment,
        sha256=sha256(unsigned),
        record_digest=specimen.digest(),
        page_count=4,
    )
    document.file.save("x.pdf", ContentFile(unsigned))
    for order, (who, pdf) in enumerate([(EMPLOYER, once_signed), (SAFETY_REP, twice_signed)], 1):
        row = Signature(
            document=document,
            organisation=document.organisation,
            order=order,
            user=signatory,
            signed_at=timezone.now(),
            sha256=sha256(pdf),
            **who,
        )
        row.file.save("x.pdf", ContentFile(pdf))
    return document


def test_it_works(document, twice_signed):
    verdict = verification.verify_stored(twice_signed)
    assert (verdict.kind, verdict.problems) == (Kind.VALID, ())
    assert [signature.person for signature in verdict.signatures] == [EMPLOYER["person"], SAFETY_REP["person"]]
    assert verdict.record_digest == specimen.digest()


def test_recognising_says_the_same_as_reading(document, twice_signed):
    """But for the second's fraction in which the row was made."""
    recognised, read = verification.verify_stored(twice_signed), verification.verify(twice_signed)
    assert [signature.statement for signature in recognised.signatures] == [
        signature.statement for signature in read.signatures
    ]
    assert all(signature.stands for signature in (*recognised.signatures, *read.signatures))


def test_a_known_file_needs_no_cryptography(document, twice_signed, monkeypatch):
    monkeypatch.setattr(verification, "verify", None)
    assert verification.verify_stored(twice_signed).kind == Kind.VALID


def test_a_dropped_signature_is_seen(document, unsigned, once_signed):
    for dropped, signatures in ((unsigned, 0), (once_signed, 1)):
        verdict = verification.verify_stored(dropped)
        assert verdict.kind == Kind.OLDER
        assert "eldre utgave" in verdict.problems[-1]
        assert len(verdict.signatures) == signatures


def test_a_reopened_paper_no_longer_counts(document, twice_signed):
    Document.objects.update(voided_at=timezone.now())
    assert verification.verify_stored(twice_signed).kind == Kind.VOID


def test_another_signing_of_a_stored_record_is_not_ours_to_vouch_for(document, unsigned):
    other = sign(unsigned, {**EMPLOYER, "person": "En annen"}, first=True)
    verdict = verification.verify_stored(other)
    assert verdict.kind == Kind.CHANGED
    assert "Filen er ikke lik noen av dem som er lagret her" in verdict.problems[-1]


def test_a_changed_paper_is_changed(document, twice_signed):
    assert verification.verify_stored(twice_signed + b"x").kind == Kind.CHANGED


def test_an_unknown_record_is_judged_by_its_seal(db, twice_signed):
    assert verification.verify_stored(twice_signed).kind == Kind.VALID


def test_files_have_names_of_their_own(document):
    revisions = [document, *document.signatures.all()]
    assert [revision.file.name.rsplit("/", 1)[1] for revision in revisions] == [
        f"{row.sha256}.pdf" for row in revisions
    ]
    assert document.last_revision.sha256 == revisions[-1].sha256


def test_two_papers_that_count_are_one_too_many(document):
    again = {"organisation": document.organisation, "assessment": document.assessment, "page_count": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(sha256="1" * 64, record_digest="1" * 64, **again)
    Document.objects.update(voided_at=timezone.now())
    Document.objects.create(sha256="1" * 64, record_digest="1" * 64, **again)


def test_whoever_has_signed_does_not_vanish(document):
    with pytest.raises(RestrictedError):
        document.signatures.first().user.delete()


# --- verify_pdf ---


@pytest.fixture
def run(capsys, on_disk):
    def call(pdf, *options):
        try:
            call_command("verify_pdf", str(on_disk(pdf)), *options)
            code = 0
        except SystemExit as exit_:
            code = exit_.code
        return code, capsys.readouterr().out

    return call


def test_the_command_knows_a_valid_paper(document, run, twice_signed):
    code, said = run(twice_signed)
    assert code == 0
    assert said.startswith("Ekte")
    assert "Ánte Øvregård (Verneombud, uenig)" in said
    assert specimen.digest() in said


@pytest.mark.parametrize("change", [lambda pdf: pdf + b"x", lambda pdf: pdf.replace(b"Arial", b"arial")[:-1]])
def test_the_command_knows_a_changed_one(db, run, twice_signed, change):
    code, said = run(change(twice_signed))
    assert code == 1
    assert said.startswith("Endret")


def test_the_command_knows_an_older_one(document, run, once_signed):
    code, said = run(once_signed)
    assert code == 1
    assert said.startswith("Ikke siste utgave")


def test_the_command_knows_an_unsigned_one(db, run, unsigned):
    code, said = run(unsigned)
    assert code == 1
    assert said.startswith("Ikke signert")
    assert "Tomt signaturfelt: sig_employer" in said


def test_the_command_knows_a_foreign_one(db, run, tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "foreign.pdf")
    code, said = run((tmp_path / "foreign.pdf").read_bytes())
    assert code == 2
    assert said.startswith("Ukjent")
    assert run(b"hei")[0] == 2


def test_the_command_says_it_as_json(document, run, twice_signed):
    code, said = run(twice_signed, "--json")
    verdict = json.loads(said)
    assert (code, verdict["kind"], verdict["problems"]) == (0, "valid", [])
    assert verdict["signatures"][1]["role"] == "Verneombud"
    assert verdict["signatures"][1]["disagrees"] is True


def test_the_command_says_when_there_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="Kan ikke lese") as refused:
        call_command("verify_pdf", str(tmp_path / "none.pdf"))
    assert refused.value.returncode == 2
