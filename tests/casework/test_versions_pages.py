"""The pages of versions: confirm before anything happens, one click or two, and who may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework import services, versions, workflow
from assessments.casework.models import Assessment, State
from tests.accounts.factories import make_membership, make_user
from tests.casework.signing import sign_all
from tests.casework.test_query_counts import DOOR, LOGGED_IN, OVERVIEW, RECORD

pytestmark = pytest.mark.django_db
REASON = {"reason": "Ny leder på stasjonen"}


@pytest.fixture
def signed(invited, alice, bob):
    return sign_all(invited, alice, bob)


@pytest.fixture
def draft(signed, alice):
    return versions.new_version(signed, actor=alice, reason="Ny leder")[0]


def url(name, assessment):
    return reverse(f"casework:{name}", args=[assessment.uuid])


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


# --- A new version ---


def test_a_new_version_is_asked_why_and_made(as_alice, signed):
    assert "Svarene fra versjon 1 følger med" in text(as_alice, url("new_version", signed))
    response = as_alice.post(url("new_version", signed), REASON)
    draft = Assessment.objects.get(number=2)
    assert response.url == url("detail", draft)
    assert draft.change_reason == REASON["reason"]


def test_without_a_reason_it_is_asked_again(as_alice, signed):
    response = as_alice.post(url("new_version", signed), {"reason": " "})
    assert response.status_code == 422
    assert "Skriv hvorfor dere lager ny versjon." in response.content.decode()
    assert Assessment.objects.count() == 1


def test_a_second_click_or_tab_leads_to_the_same_draft(as_alice, signed):
    first = as_alice.post(url("new_version", signed), REASON)
    for answer in (
        as_alice.post(url("new_version", signed), REASON),
        as_alice.post(url("new_version", signed), {"reason": ""}),
        as_alice.get(url("new_version", signed)),
    ):
        assert answer.url == first.url
        assert "Versjon 2 er allerede under arbeid." in told(answer)
    assert Assessment.objects.count() == 2


def test_wrong_state(as_alice, signed, draft, alice, bob):
    assert as_alice.get(url("withdraw", draft)).url == url("detail", draft)
    sign_all(draft, alice, bob)
    for answer in (as_alice.get(url("new_version", signed)), as_alice.post(url("new_version", signed), REASON)):
        assert answer.url == url("detail", signed)
        assert "Versjon 2 er nyere. Lag den nye versjonen fra den." in told(answer)
    assert Assessment.objects.count() == 2


@pytest.mark.parametrize("name", ["new_version", "withdraw"])
def test_who_may(client, signed, alice, bob, charlie, name):
    for method in ("get", "post"):
        assert getattr(client, method)(url(name, signed)).url.startswith(reverse("account_login"))
    for person, code in ((bob, 403), (charlie, 404)):
        client.force_login(person)
        assert client.get(url(name, signed)).status_code == code
        assert client.post(url(name, signed), REASON).status_code == code
    client.force_login(alice)
    assert client.put(url(name, signed)).status_code == 405
    signed.refresh_from_db()
    assert (signed.state, Assessment.objects.count()) == (State.SIGNED, 1)


# --- Withdrawing ---


def test_withdrawing_is_confirmed_and_shown_everywhere(as_alice, signed):
    assert "slutter å gjelde med en gang" in text(as_alice, url("withdraw", signed))
    assert as_alice.post(url("withdraw", signed), {"reason": "Feil <sted>"}).url == url("detail", signed)
    for address in (url("detail", signed), reverse("casework:home")):
        assert "Trukket tilbake" in text(as_alice, address)
    page = text(as_alice, url("detail", signed))
    assert "Ingen versjon gjelder nå." in page
    assert "Begrunnelse: Feil &lt;sted&gt;" in page
    assert "Lag ny versjon" in page
    step = text(as_alice, reverse("casework:step", args=[signed.uuid, "fysisk"]))
    assert "er trukket tilbake" in step
    assert "Begrunnelse: Feil &lt;sted&gt;" in step


def test_a_second_click_on_withdraw(as_alice, signed):
    as_alice.post(url("withdraw", signed), {"reason": "Feil"})
    for answer in (as_alice.get(url("withdraw", signed)), as_alice.post(url("withdraw", signed), {"reason": "Nei"})):
        assert answer.url == url("detail", signed)
        assert "Vurderingen er allerede «Trukket tilbake»." in told(answer)
    signed.refresh_from_db()
    assert signed.withdrawn_reason == "Feil"


def test_withdrawing_without_a_reason(as_alice, signed):
    response = as_alice.post(url("withdraw", signed), {})
    assert response.status_code == 422
    assert "Skriv hvorfor vurderingen trekkes tilbake." in response.content.decode()


@pytest.mark.parametrize("name", ["withdraw", "new_version"])
def test_a_reason_holds_no_identity_number(as_alice, signed, name):
    """The one is shown to whoever verifies the paper, the other is printed."""
    response = as_alice.post(url(name, signed), {"reason": "Meldt av 01010750160"})
    assert response.status_code == 422
    assert "fødselsnummer" in response.content.decode()
    signed.refresh_from_db()
    assert signed.state == State.SIGNED


# --- What has changed ---


def test_changes_in_words_with_the_way_to_each(as_alice, signed, draft, alice):
    services.merge_item(draft, step="konklusjon", item="", changes={"decision_reason": "Ny grunn"}, actor=alice)
    page = text(as_alice, url("changes", draft))
    assert "Endret siden versjon 1" in page
    assert "Nytt svar på «Hvorfor?»: «Ny grunn»." in page
    assert reverse("casework:step", args=[draft.uuid, "konklusjon"]) in page
    assert "Ikke besvart på nytt" in page
    assert "Bob Berg (verneombud) er ikke spurt om denne versjonen." in page


def test_changes_of_a_first_version_and_of_one_from_elsewhere(as_alice, assessment):
    assert "Dette er den første versjonen." in text(as_alice, url("changes", assessment))
    Assessment.objects.filter(pk=assessment.pk).update(number=2, predecessor_digest="a" * 64)
    assert "a" * 64 in text(as_alice, url("changes", assessment))


def test_who_reads_the_changes(client, draft, bob, charlie):
    assert client.get(url("changes", draft)).url.startswith(reverse("account_login"))
    for person in (bob, charlie):  # Bob has not been invited into this version
        client.force_login(person)
        assert client.get(url("changes", draft)).status_code == 404
    assert client.post(url("changes", draft)).status_code == 405


# --- The overview and the list ---


def test_the_history_on_the_overview(as_alice, signed, draft):
    page = text(as_alice, url("detail", signed))
    assert "Fortsett på versjon 2" in page
    assert "Lag ny versjon" not in page
    page = text(as_alice, url("detail", draft))
    assert "Versjon 1 gjelder til alle har signert." in page
    assert "Derfor lages ny versjon: Ny leder" in page


def test_a_safety_rep_reads_what_was_signed_but_not_the_draft(as_bob, signed, draft):
    page = text(as_bob, url("detail", signed))
    assert str(draft.uuid) not in page
    for button in ("Lag ny versjon", "Trekk tilbake", "Fortsett på"):
        assert button not in page


def test_a_safety_rep_who_was_never_invited_still_reads_what_has_ended(client, signed, draft, organisation, alice, bob):
    other = make_user("Vara Vik")
    make_membership(other, organisation, Role.SAFETY_REP)
    sign_all(draft, alice, bob)
    workflow.apply(draft, "withdraw", actor=alice, reason="Feil")
    client.force_login(other)
    for one, words in ((signed, "ble erstattet"), (draft, "er trukket tilbake")):
        assert words in text(client, url("detail", one))
        assert client.get(url("changes", one)).status_code == 200


def test_a_superseded_version_leads_to_the_one_that_applies(as_bob, signed, draft, alice, bob):
    sign_all(draft, alice, bob)
    page = text(as_bob, url("detail", signed))
    assert "Versjon 1 gjelder ikke lenger." in page
    assert f'href="{url("detail", draft)}"' in page


def test_the_list_shows_what_applies_and_what_is_written(as_alice, signed, draft, alice, bob):
    home = reverse("casework:home")
    for one in (signed, draft):
        assert url("detail", one) in text(as_alice, home)
    sign_all(draft, alice, bob)
    page = text(as_alice, home)
    assert url("detail", signed) not in page
    assert "1 vurdering" in page
    assert "versjon 2" in page


def test_what_was_withdrawn_leaves_the_list_when_it_is_replaced(as_alice, signed, draft, alice, bob):
    workflow.apply(signed, "withdraw", actor=alice, reason="Feil")
    assert url("detail", signed) in text(as_alice, reverse("casework:home"))
    sign_all(draft, alice, bob)
    assert url("detail", signed) not in text(as_alice, reverse("casework:home"))


def test_who_was_asked_before_is_suggested(as_alice, draft, bob):
    page = text(as_alice, reverse("casework:parties", args=[draft.uuid]))
    assert f'<option value="safety_rep:{bob.pk}" selected' in page
    page = text(as_alice, reverse("casework:step", args=[draft.uuid, "kontroll"]))
    assert "Se hva som er endret siden forrige versjon" in page


def test_the_history_costs_one_query_however_long(as_alice, signed, draft, alice, bob):
    def cost(one):
        as_alice.get(url("detail", one))
        with CaptureQueriesContext(connection) as captured:
            assert as_alice.get(url("detail", one)).status_code == 200
        return len(captured)

    history, held = 1, 1  # what the reader may see, and by which roles
    assert cost(draft) == LOGGED_IN + DOOR + RECORD + OVERVIEW + history + held
    before = cost(signed)
    sign_all(draft, alice, bob)
    versions.new_version(draft, actor=alice, reason="Igjen")
    assert cost(signed) <= before  # one less when it is replaced: work stopped since is no matter of it


# --- Refused, with what has changed ---


def test_a_refusal_says_what_changed_by_whom_and_when(as_alice, invited, bob):
    address = reverse("casework:step", args=[invited.uuid, "kontroll"])
    seen = as_alice.get(address).context
    stale = {"digest": seen["digest"], "seen_at": seen["seen_at"].isoformat()}
    services.save_item(invited, step="fysisk", item="fy_kulde", data={"relevant": "yes"}, revision=0, actor=bob)
    services.remark(invited, actor=bob, role="safety_rep", text="Se her")
    (words,) = told(as_alice.post(url("send_to_review", invited), stale))
    clock = timezone.localtime().strftime("kl. %H.")
    assert f"ny merknad ({bob.name}, {clock}" in words
    assert "«Fysiske farer – " in words
    assert "Arbeidet" not in words  # it was there when the page was shown
    assert words.endswith("Se over den på nytt før du går videre.")


@pytest.mark.parametrize("seen_at", ["", "i går", "2026-13-40T99:00", "2026-11-23T10:00:00", None])
def test_a_page_that_says_no_time_is_told_the_last_change(as_alice, invited, seen_at):
    services.merge_item(invited, step="vold", item="", changes={"foreseeable": "no"}, actor=invited.created_by)
    stale = {"digest": "0" * 64} | ({} if seen_at is None else {"seen_at": seen_at})
    (words,) = told(as_alice.post(url("send_to_review", invited), stale))
    assert "Sist endret: " in words
    invited.refresh_from_db()
    assert invited.state == State.DRAFT


def test_many_changes_are_counted(invited, alice):
    since = timezone.now() - timedelta(seconds=1)
    for step in ("alene", "vold", "fysisk", "tiltak", "medvirkning", "konklusjon"):
        services.save_item(invited, step=step, item="", data={}, revision=0, actor=alice)
    with pytest.raises(workflow.TransitionRefused, match="endringer til"):
        workflow.check(invited, "send_to_review", digest="0" * 64, seen_at=since)
