"""Verification for anyone: no account, nothing stored, in words, and as data."""

import io
import json
import tempfile
from datetime import timedelta

import pikepdf
import pytest
from django.core.files import uploadedfile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.casework.models import Assessment, State
from assessments.documents import papers, signing, verification
from assessments.documents import services as documents
from assessments.documents.forms import MAX_BYTES
from assessments.documents.models import Document
from assessments.documents.views import verifying
from tests.documents.steps import METHOD, sign

pytestmark = pytest.mark.django_db

VERIFY = "/verifiser/"


@pytest.fixture
def signed(ready, alice, bob):
    """By both: the employer, and the safety representative who disagrees."""
    sign(ready, alice, is_employer=True)
    sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    return ready


def revisions(assessment):
    document = documents.current(assessment)
    return [documents.stored(row) for row in (document, *document.signatures.order_by("order"))]


def link(assessment):
    return reverse("documents:verify_link", args=[assessment.uuid])


def post(client, pdf, address=VERIFY, **options):
    return client.post(address, {"file": SimpleUploadedFile("papir.pdf", pdf)}, **options)


def said(response, status=200):
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def superseded(assessment):
    later = Assessment.objects.get(pk=assessment.pk)
    Assessment.objects.filter(pk=assessment.pk).update(
        state=State.SUPERSEDED, superseded_at=timezone.now() - timedelta(days=1)
    )
    fields = {field.attname: getattr(later, field.attname) for field in Assessment._meta.fields}
    for own in ("id", "uuid"):
        fields.pop(own)
    return Assessment.objects.create(**{**fields, "number": 2})


def withdrawn(assessment):
    Assessment.objects.filter(pk=assessment.pk).update(
        state=State.WITHDRAWN, withdrawn_at=timezone.now(), withdrawn_reason="Stasjonen er lagt ned."
    )


def test_it_works(client, signed):
    text = said(post(client, revisions(signed)[-1]))
    assert "Ekte: filen er uendret, og alle signaturene står." in text
    assert "Dette er gjeldende versjon (versjon 1)." in text
    assert "Ingenting i filen er endret siden den siste signaturen" in text
    assert "Det som står trykt, det vedlagte innholdet og det som er signert, er det samme." in text
    assert "Alice Andersen</strong>, Arbeidsgiver" in text
    assert "Bob Berg</strong>, Verneombud: <strong>uenig</strong>" in text
    assert "etter vår egen klokke" in text
    assert "<details" in text


def test_the_headline_comes_first(client, signed):
    text = said(post(client, revisions(signed)[-1]))
    assert text.index("Ekte:") < text.index("Alice Andersen") < text.index("Teknisk rapport")


def test_a_paper_that_lacks_signatures_says_which(client, signed):
    text = said(post(client, revisions(signed)[1]))
    assert "Ikke siste utgave" in text
    assert "Signaturer som mangler i filen" in text
    assert "Verneombud: signerte" in text
    assert "Bob Berg" not in text.split("Teknisk rapport")[0], "the file does not say who else has signed"


def test_a_paper_that_waits_for_signatures_says_whose(client, ready, alice):
    sign(ready, alice, is_employer=True)
    text = said(post(client, revisions(ready)[-1]))
    assert "Ekte så langt" in text
    assert "Verneombud: har ikke signert." in text


def test_a_superseded_paper_says_since_when_and_where_the_new_one_is(client, signed):
    pdf = revisions(signed)[-1]
    later = superseded(signed)
    text = said(post(client, pdf))
    assert "Ekte, men erstattet" in text
    assert "Den ble erstattet av en nyere versjon" in text
    assert link(later) in text


def test_a_withdrawn_paper_says_when_and_why(client, signed):
    pdf = revisions(signed)[-1]
    withdrawn(signed)
    text = said(post(client, pdf))
    assert "Ekte, men trukket tilbake" in text
    assert "Begrunnelse: Stasjonen er lagt ned." in text


def test_a_void_paper_says_so(client, ready, alice):
    sign(ready, alice, is_employer=True)
    pdf = revisions(ready)[-1]
    documents.reopen(ready, actor=alice)
    assert "Gjelder ikke" in said(post(client, pdf))


def test_a_changed_paper_says_so(client, signed):
    text = said(post(client, revisions(signed)[-1] + b"x"))
    assert "Endret: filen er ikke slik den ble signert." in text
    assert "Ingenting i filen er endret" not in text


@pytest.mark.parametrize("pdf", [b"hei", b"%PDF-1.7\n%%EOF", b"\0" * 100])
def test_what_is_no_pdf_says_so(client, pdf):
    assert "kan ikke leses som PDF" in said(post(client, pdf))


def test_the_same_report_on_the_page_as_data_and_from_the_command(client, signed, on_disk, capsys):
    from django.core.management import call_command

    pdf = revisions(signed)[-1]
    call_command("verify_pdf", str(on_disk(pdf)), "--json")
    command = json.loads(capsys.readouterr().out)
    assert post(client, pdf, f"{VERIFY}?format=json").json() == command
    assert post(client, pdf, headers={"accept": "application/json"}).json() == command
    shown = post(client, pdf).context["verdict"].technical
    assert json.loads(shown) == command
    assert command["standing"]["state"] == "current"
    assert command["record_matches"] is True
    assert [each["level"] for each in command["signatures"]] == ["PAdES B-B"] * 2


def test_data_says_what_is_wrong_with_the_request(client):
    response = client.post(f"{VERIFY}?format=json")
    assert (response.status_code, response.json()) == (422, {"error": "Velg filen du vil verifisere."})


def test_nothing_is_written_to_disk(client, signed, monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("A temporary file was made")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refuse)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    before = Document.objects.count()
    large = revisions(signed)[-1] + b"\0" * 5_000_000  # twice what Django keeps in memory
    assert "Endret" in said(post(client, large))
    assert Document.objects.count() == before


class Unread(io.BytesIO):
    """What nobody may read."""

    def read(self, *_arguments):
        raise AssertionError("The body was read")


def test_a_hundred_megabytes_are_refused_unread(client):
    request = {"CONTENT_LENGTH": str(100 * 1024 * 1024), "wsgi.input": Unread()}
    response = client.generic("POST", VERIFY, content_type="multipart/form-data; boundary=x", **request)
    assert "større enn 20 MB" in said(response, 413)


def test_a_little_too_large_is_received_and_refused_in_words(client):
    assert "større enn 20 MB" in said(post(client, b"x" * (MAX_BYTES + 200_000)), 413)
    assert "større enn 20 MB" in said(post(client, b"x" * (MAX_BYTES + 1)), 422)
    response = post(client, b"x" * (MAX_BYTES + 200_000), f"{VERIFY}?format=json")
    assert (response.status_code, "20 MB" in response.json()["error"]) == (413, True)


def test_the_form_works_with_its_token_only(signed):
    client = Client(enforce_csrf_checks=True)
    for address in (VERIFY, link(signed)):
        assert post(client, b"hei", address).status_code == 403
        token = client.get(address).context["csrf_token"]
        data = {"file": SimpleUploadedFile("a.pdf", b"hei"), "csrfmiddlewaretoken": str(token)}
        assert client.post(address, data).status_code == 200
        assert post(client, b"hei", f"{address}?format=json").status_code == 200


def test_who_asks_too_often_is_told_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"verify_document": "2/m/ip"}
    for _time in range(2):
        assert post(client, b"hei").status_code == 200
    assert "Vent et minutt" in said(post(client, b"hei"), 429)
    assert post(client, b"hei", f"{VERIFY}?format=json").status_code == 429
    assert post(client, b"hei", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_when_all_places_are_taken(client, monkeypatch):
    def busy(_pdf):
        raise verification.Busy

    monkeypatch.setattr(verifying.verification, "verify_stored", busy)
    assert "Prøv igjen om litt" in said(post(client, b"hei"), 503)


# --- The link on the paper ---


def test_the_link_says_what_confirms_the_paper(client, signed):
    text = said(client.get(link(signed)))
    document = documents.current(signed)
    assert "Dette er gjeldende versjon (versjon 1)." in text
    assert "Arbeidsgiver: signerte" in text
    assert "Verneombud: signerte" in text
    assert document.last_revision.sha256 in text
    assert documents.verification_url(signed.uuid).endswith(link(signed))


def test_the_link_gives_away_no_more(client, signed):
    """Neither who, nor where, nor what the work is."""
    text = said(client.get(link(signed)))
    for private in ("Alice", "Bob", "Kveldsvakt", signed.workplace.name, signed.organisation.name, "uenig"):
        assert private not in text


def test_the_link_of_a_withdrawn_paper_gives_no_reason(client, signed):
    withdrawn(signed)
    text = said(client.get(link(signed)))
    assert "Den ble trukket tilbake" in text
    assert "lagt ned" not in text


def test_the_link_of_a_superseded_paper_leads_on(client, signed):
    later = superseded(signed)
    text = said(client.get(link(signed)))
    assert "Den ble erstattet av en nyere versjon" in text
    assert link(later) in text


def test_the_link_as_data(client, signed):
    data = client.get(f"{link(signed)}?format=json").json()
    assert data["standing"]["state"] == "current"
    assert [each["role"] for each in data["signatures"]] == ["Arbeidsgiver", "Verneombud"]
    assert "Alice" not in json.dumps(data)


def test_neither_way_tells_the_digest_of_the_record(client, signed):
    """The link is on the redacted edition: with the digest, what is withheld could be guessed and tried."""
    digest = documents.current(signed).record_digest
    assert digest not in said(client.get(link(signed)))
    assert digest not in client.get(f"{link(signed)}?format=json").content.decode()


def test_a_guess_at_the_record_is_not_confirmed(client, signed, settings, tmp_path):
    """Anyone may attach a record and sign it with a seal of their own; only what ours has signed is known here."""
    document, ours = documents.current(signed), settings.SEAL_DIR
    settings.SEAL_DIR = tmp_path / "a stranger's"
    statement = {"person": "Mallory", "role": "Arbeidsgiver", "method": METHOD, "record_digest": document.record_digest}
    guess = signing.sign(revisions(signed)[0], field="sig_employer", at=timezone.now(), first=True, **statement).pdf
    settings.SEAL_DIR = ours
    data = post(client, guess, f"{VERIFY}?format=json").json()
    assert data["record_digest"] == document.record_digest
    assert data["standing"] is None
    assert data["kind"] == "foreign"


def test_the_link_of_a_half_signed_paper(client, ready, alice):
    sign(ready, alice, is_employer=True)
    text = said(client.get(link(ready)))
    assert "Den er ikke ferdig signert." in text
    assert "Verneombud: har ikke signert" in text


@pytest.mark.parametrize("method", ["get", "post"])
def test_of_what_nobody_has_signed_nothing_is_said(client, ready, method):
    """Not even that it exists."""
    nowhere = link(ready).replace(str(ready.uuid), "00000000-0000-4000-8000-000000000000")
    ours, none = getattr(client, method)(link(ready)), getattr(client, method)(nowhere)
    assert "Det finnes ikke noe signert dokument med denne lenken." in said(ours, 404)
    # But for the foot, where the way back to this very page is.
    assert said(none, 404).partition("<footer")[0] == said(ours, 404).partition("<footer")[0]


def test_a_file_is_held_against_the_link(client, signed):
    text = said(post(client, revisions(signed)[-1], link(signed)))
    assert "Ekte: filen er uendret" in text
    assert "hører ikke til" not in text
    another = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(another)
    other = said(post(client, another.getvalue(), link(signed)))
    assert "Filen hører ikke til dokumentet som lenken viser til." in other


def test_the_pages_read_little(client, signed, django_assert_max_num_queries):
    pdf = revisions(signed)[-1]
    with django_assert_max_num_queries(8):
        client.get(link(signed))
    with django_assert_max_num_queries(8):
        post(client, pdf)


def test_a_paper_that_is_never_signed_is_told_where_to_look(client, signed):
    text = said(post(client, papers.of(signed, papers.Kind.POSTER)))
    assert "<title>Ukjent: filen er ikke signert her. –" in text, "what a screen reader says first"
    assert "Bruk adressen eller QR-koden på papiret" in text


def test_after_the_file_the_link_does_not_ask_for_it_again(client, signed):
    assert "Er filen din den samme?" in said(client.get(link(signed)))
    told = said(post(client, revisions(signed)[-1], link(signed)))
    assert "Er filen din den samme?" not in told
    assert told.count("Dette er gjeldende versjon (versjon 1).") == 1, "the file has said it"
    assert "Lenken viser til en risikovurdering" in said(post(client, b"%PDF-1.7 not ours", link(signed)))
