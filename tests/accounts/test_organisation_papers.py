"""The logo and the rule for timestamps: who may, and what is refused."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from alenearbeid.accounts.models import Event, Organisation, Role
from tests.accounts.factories import make_membership, make_user, make_workplace

pytestmark = pytest.mark.django_db


def picture(kind="PNG", size=(40, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def upload(content, name="logo.png"):
    return SimpleUploadedFile(name, content, "image/png")


@pytest.fixture
def address(organisation):
    return reverse("organisation:papers", args=[organisation.orgnr])


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def stored(organisation):
    return Organisation.objects.get(pk=organisation.pk).logo


def test_it_works(as_alice, address, organisation):
    assert as_alice.get(address).status_code == 200
    assert as_alice.post(address, {"logo": upload(picture("JPEG"), "Vår logo.PNG")}).status_code == 302
    assert stored(organisation).name.endswith(".jpg")  # what it is, not what it was called
    shown = as_alice.get(reverse("organisation:logo", args=[organisation.orgnr]))
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content) == picture("JPEG")
    assert Event.objects.filter(what="organisation.changed").last().detail.keys() == {"logo"}


def test_saving_again_keeps_the_logo_and_the_box_removes_it(as_alice, address, organisation):
    as_alice.post(address, {"logo": upload(picture())})
    logo = stored(organisation)
    as_alice.post(address, {})
    assert stored(organisation) == logo
    as_alice.post(address, {"remove_logo": "on"})
    assert not stored(organisation)
    assert not logo.storage.exists(logo.name)
    assert as_alice.get(reverse("organisation:logo", args=[organisation.orgnr])).status_code == 404


def test_a_new_logo_replaces_the_old_file(as_alice, address, organisation):
    as_alice.post(address, {"logo": upload(picture())})
    old = stored(organisation)
    as_alice.post(address, {"logo": upload(picture(size=(80, 80)))})
    assert stored(organisation).name != old.name
    assert not old.storage.exists(old.name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ikke et bilde som kan leses"),
        (picture()[:60], "ikke et bilde som kan leses"),
        (picture("GIF"), "PNG- eller JPEG-fil"),
        (picture(size=(4001, 1)), "4000 punkter"),
        (picture() + b"\0" * 500 * 1024, "500 kB"),
    ],
)
def test_what_is_not_a_usable_logo_is_refused_and_the_old_one_stays(as_alice, address, organisation, content, words):
    as_alice.post(address, {"logo": upload(picture())})
    before = stored(organisation)
    answer = as_alice.post(address, {"logo": upload(content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert stored(organisation) == before
    assert reverse("organisation:logo", args=[organisation.orgnr]) in answer.content.decode()


def test_the_rule_for_timestamps_is_asked_where_there_is_a_service(as_alice, address, organisation, settings):
    settings.TIMESTAMP_URL = ""
    assert "uten tidsstempel" not in as_alice.get(address).content.decode()
    settings.TIMESTAMP_URL = "http://127.0.0.1:1/"
    assert "uten tidsstempel" in as_alice.get(address).content.decode()
    as_alice.post(address, {"may_sign_without_timestamp": "on"})
    assert Organisation.objects.get(pk=organisation.pk).may_sign_without_timestamp


def test_who_may(client, organisation, address, bob, charlie):
    here = make_workplace(organisation)
    manager, administrator = make_user("Mona"), make_user("Adam")
    make_membership(manager, organisation, Role.EMPLOYER, workplaces=[here])
    make_membership(administrator, organisation, Role.ADMINISTRATOR)
    logo = reverse("organisation:logo", args=[organisation.orgnr])
    for user, code in ((charlie, 404), (bob, 403), (manager, 403), (administrator, 200)):
        client.force_login(user)
        assert client.get(address).status_code == code
        assert client.post(address, {}).status_code == {200: 302}.get(code, code)
        assert client.get(logo).status_code == {200: 404}.get(code, code)
        assert client.put(address).status_code == 405
    client.logout()
    assert "/login/" in client.get(address)["Location"]


def test_the_first_page_leads_to_it_for_those_who_may(client, organisation, alice, bob, address):
    overview = reverse("organisation:overview", args=[organisation.orgnr])
    for user, is_shown in ((alice, True), (bob, False)):
        client.force_login(user)
        assert (f'href="{overview}"' in client.get(reverse("casework:home")).content.decode()) is is_shown
        assert (address in client.get(overview).content.decode()) is is_shown
