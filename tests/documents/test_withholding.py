"""Marking what is exempt and making the redacted edition: by the employer, of what is signed, on a ground for each."""

import pytest
from django.urls import reverse

from alenearbeid.accounts.models import Event
from assessments.casework.models import State
from assessments.documents import papers, redaction, services, withholding
from assessments.documents.models import Withheld
from tests.documents.sheets import text_of
from tests.documents.steps import sign

pytestmark = pytest.mark.django_db
NAME = "medvirkning//assessor_name"
GROUND = "Personnavn er ikke nødvendig for innsynet."


def url(assessment, name="withhold"):
    return reverse(f"documents:{name}", args=[assessment.uuid])


@pytest.fixture
def signed(ready, alice, bob):
    sign(ready, alice, is_employer=True)
    sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    return ready


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def mark(client, assessment, *answers, **more):
    return client.post(url(assessment), {"mark": answers, **more})


def test_it_works(as_alice, signed, alice):
    mark(as_alice, signed, NAME, ground=GROUND)
    made = as_alice.post(url(signed, "redacted"))
    assert made["Content-Disposition"] == 'attachment; filename="sladdet-utgave-v1.pdf"'
    text = text_of(made.content)
    assert "Sladdet utgave av signert risikovurdering" in text
    assert GROUND in text
    assert services.current(signed).last_revision.sha256 in text.replace(" ", "")


def test_nothing_is_marked_beforehand(as_alice, signed):
    page = as_alice.get(url(signed)).content.decode()
    assert "Ofte unntatt: navn på personer" in page
    assert " checked" not in page
    assert "Lag sladdet utgave" not in page


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        ("Gjelder 01010750160.", "fødselsnummer"),
        ("Snudd \u202etekst", "Fjern spesialtegn"),
        ("x" * 501, "500"),
    ],
    ids=["identity number", "turning", "long"],
)
def test_a_ground_that_cannot_be_printed_is_refused(as_alice, signed, ground, told):
    response = mark(as_alice, signed, NAME, ground=ground)
    assert response.status_code == 422
    page = response.content.decode()
    assert told in page
    assert "1 merket" in page, "what was ticked is not lost"
    assert "Lag sladdet utgave" not in page, "what is not saved is not made of"
    assert not Withheld.objects.exists()


def test_only_what_is_marked_is_unfolded(as_alice, signed):
    assert '<details class="ds-details withhold">' in as_alice.get(url(signed)).content.decode()
    mark(as_alice, signed, NAME, ground=GROUND)
    assert as_alice.get(url(signed)).content.decode().count('<details class="ds-details withhold" open>') == 1


def test_marks_are_kept_and_taken_away(as_alice, signed):
    mark(as_alice, signed, NAME, ground=GROUND)
    assert Withheld.objects.get().ground == GROUND
    assert as_alice.get(url(signed)).content.decode().count(" checked") == 1
    mark(as_alice, signed)
    assert not Withheld.objects.exists()


def test_a_ground_of_its_own_goes_before_the_common_one(as_alice, signed):
    mark(as_alice, signed, NAME, **{"ground": "Felles", f"ground:{NAME}": "Egen"})
    assert Withheld.objects.get().ground == "Egen"


def test_no_edition_without_a_ground_for_each(as_alice, signed):
    mark(as_alice, signed, NAME)
    page = as_alice.get(url(signed)).content.decode()
    assert "Skriv grunnen for disse før du lager utgaven" in page
    assert "Lag sladdet utgave" not in page
    refused = as_alice.post(url(signed, "redacted"), follow=True)
    assert "Skriv grunnen for alt som er unntatt" in refused.content.decode()


def test_a_mark_on_what_is_not_there_is_no_mark(as_alice, signed):
    mark(as_alice, signed, "alene//help_time", "../../etc", NAME, ground=GROUND)
    assert [str(one.address) for one in withholding.marks(signed)] == [NAME]


def test_too_long_a_ground_is_refused(as_alice, signed):
    assert mark(as_alice, signed, NAME, ground="x" * 501).status_code == 422
    assert not Withheld.objects.exists()


def test_the_journal_says_that_it_was_made_and_not_what(as_alice, signed):
    mark(as_alice, signed, NAME, ground=GROUND)
    as_alice.post(url(signed, "redacted"))
    marked, made = Event.objects.filter(what__startswith="redaction.").order_by("number")
    assert (marked.detail, made.detail) == ({"count": 1}, {"withheld": 1})
    assert made.digest == services.current(signed).last_revision.sha256
    assert GROUND not in f"{marked.detail}{made.detail}"


def test_only_what_is_signed_is_redacted(as_alice, alice, ready):
    assert as_alice.get(url(ready)).status_code == 302
    with pytest.raises(redaction.NotPossible, match="ikke signert"):
        redaction.make(ready, actor=alice)


def test_for_the_employer_alone(client, bob, charlie, signed):
    client.force_login(bob)
    assert {client.get(url(signed)).status_code, client.post(url(signed, "redacted")).status_code} == {403}
    client.force_login(charlie)
    assert {client.get(url(signed)).status_code, client.post(url(signed, "redacted")).status_code} == {404}
    client.logout()
    assert client.get(url(signed)).status_code == 302


def test_the_list_of_papers_leads_the_employer_here(client, alice, bob, signed):
    detail = reverse("casework:detail", args=[signed.uuid])
    client.force_login(alice)
    assert url(signed) in client.get(detail).content.decode()
    client.force_login(bob)
    assert url(signed) not in client.get(detail).content.decode()


def test_the_record_is_as_it_was(as_alice, signed):
    before = papers.source(signed).digest
    mark(as_alice, signed, NAME, ground=GROUND)
    as_alice.post(url(signed, "redacted"))
    signed.refresh_from_db()
    assert papers.source(signed).digest == before
