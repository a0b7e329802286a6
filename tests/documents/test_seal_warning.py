"""Those who answer for signing are told in time that the seal expires; others are not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.documents import seal_base, seal_own
from assessments.documents.templatetags.seal import seal_warning


@pytest.fixture
def expiring(tmp_path, settings):
    settings.SEAL_DIR = tmp_path / "seal"
    settings.SEAL_DIR.mkdir(mode=0o700)
    fingerprint, pem = seal_own.new_pem(timezone.now(), timedelta(days=59))
    seal_base.write_new(settings.SEAL_DIR / f"seal-{fingerprint}.pem", pem)
    seal_base.write_new(settings.SEAL_DIR / "current", fingerprint.encode())


def said(client, user, url):
    client.force_login(user)
    return "Installasjonens segl går ut" in client.get(url).content.decode()


def test_it_works(expiring, alice, client):
    assert said(client, alice, reverse("casework:home"))


def test_where_the_paper_is_signed(ready, expiring, alice, client):
    assert said(client, alice, reverse("documents:sign", args=[ready.uuid]))


def test_not_to_others(expiring, alice, bob, client):
    assert not said(client, bob, reverse("casework:home"))


def test_not_while_there_is_time(alice, client):
    assert not said(client, alice, reverse("casework:home"))


def test_a_quiet_seal_asks_the_database_nothing(alice, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert seal_warning(alice) == {"warning": None}
