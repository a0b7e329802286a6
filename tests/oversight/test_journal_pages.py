"""The journal is read by the parties of the assessment, and leaves as a file whose hashes anyone can compute."""

import csv
import hashlib
import io
import json

import pytest
import rfc8785
from django.urls import reverse

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import JournalHead
from assessments.casework import services
from tests.accounts.factories import make_membership, make_user
from tests.accounts.test_journal import tamper  # noqa: F401  # a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(alice, workplace):
    found = services.create(actor=alice, workplace=workplace, title="Kveldsvakt", profile="")
    services.change_language(found, language="nn", actor=alice)
    journal.log(found.organisation, actor=alice, what="assessment.sign", subject=str(found.uuid), digest="ab" * 32)
    return found


def page(assessment, kind=""):
    return reverse(f"journal:assessment{kind}", args=[assessment.uuid])


def test_says_who_did_what_and_nothing_of_other_assessments(client, alice, workplace, assessment):
    services.create(actor=alice, workplace=workplace, title="En annen", profile="")
    client.force_login(alice)
    response = client.get(page(assessment))
    text = response.content.decode()
    assert "Vurderingen er opprettet" in text
    assert "Alice Andersen, Arbeidsgiver" in text
    assert len(response.context["rows"]) == 3
    assert "ab" * 32 in text


def test_an_event_that_was_changed_is_pointed_out(client, alice, assessment, tamper):  # noqa: F811
    client.force_login(alice)
    assert "stemmer ikke med kontrollsummen" not in client.get(page(assessment)).content.decode()
    tamper("UPDATE accounts_event SET actor_name = 'Noen andre' WHERE subject = %s", str(assessment.uuid))
    assert "stemmer ikke med kontrollsummen" in client.get(page(assessment)).content.decode()


def test_the_whole_chain_is_in_the_file(client, alice, organisation, assessment):
    client.force_login(alice)
    body = b"".join(client.get(reverse("journal:organisation_jsonl", args=[organisation.orgnr])).streaming_content)
    before = ""
    for line in body.splitlines():
        content = json.loads(line)
        said = content.pop("hash")
        assert hashlib.sha256(rfc8785.dumps(content)).hexdigest() == said
        assert content["previous_hash"] == before
        before = said
    assert before == JournalHead.objects.get(organisation=organisation).hash


def test_a_name_is_no_formula_in_the_sheet(client, organisation, assessment):
    hostile = make_user("=1+1")
    make_membership(hostile, organisation)
    services.change_language(assessment, language="nb", actor=hostile)
    client.force_login(hostile)
    body = b"".join(client.get(page(assessment, "_csv")).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body), delimiter=";"))
    assert rows[0][:3] == ["Nummer", "Tidspunkt", "Hvem"]
    assert rows[-1][2] == "'=1+1"


def test_a_long_journal_is_paged(client, alice, organisation, assessment, django_assert_num_queries):
    client.force_login(alice)
    address = reverse("journal:organisation", args=[organisation.orgnr])
    client.get(address)
    with django_assert_num_queries(7):
        client.get(address)
    for number in range(60):
        journal.log(organisation, actor=alice, what="assessment.reopen", subject=str(number))
    with django_assert_num_queries(7):
        assert len(client.get(address).context["rows"]) == 50
