"""The installation's own key: made once, kept from others, never silently missing."""

import os
import stat
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from assessments.documents import seal, seal_base, seal_own, verification
from assessments.documents.seal import SealUnavailable
from tests.documents.conftest import EMPLOYER, sign

pytestmark = pytest.mark.once


@pytest.fixture
def folder(tmp_path, settings):
    settings.SEAL_DIR = tmp_path / "seal"
    return settings.SEAL_DIR


def seals(folder):
    return sorted(folder.glob("seal-*.pem"))


def test_it_works(folder):
    made = seal.current()
    assert made.expires_at > timezone.now() + timedelta(days=3650)
    assert seal.current() == made
    assert [cert.sha256.hex() for cert in seal.trusted()] == [made.fingerprint]
    assert [file.name for file in seals(folder)] == [f"seal-{made.fingerprint}.pem"]


def test_the_certificate_can_only_sign(folder):
    seal.current()
    (certificate,) = seal.trusted()
    assert certificate.key_usage_value.native == {"digital_signature", "non_repudiation"}
    assert not certificate.ca
    assert certificate.subject.native["common_name"] == "Alenearbeid – installasjonens segl"
    assert certificate.public_key.curve == ("named", "secp256r1")


def test_nobody_else_may_read(folder):
    seal.current()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("what", ["folder", "key"])
def test_what_others_can_read_is_refused(folder, what):
    seal.current()
    (folder if what == "folder" else seals(folder)[0]).chmod(0o750 if what == "folder" else 0o640)
    with pytest.raises(SealUnavailable, match="chmod"):
        seal.current()
    with pytest.raises(SealUnavailable, match="chmod"):
        seal.trusted()


def current_in_process(folder):
    django_settings.SEAL_DIR = folder
    return seal.current().fingerprint


def test_two_processes_at_first_start_agree(folder):
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        agreed = set(pool.map(current_in_process, [folder] * 8))
    assert len(agreed) == 1
    assert [file.name for file in seals(folder)] == [f"seal-{agreed.pop()}.pem"]
    assert sorted(os.listdir(folder))[0] == "current"  # no drafts are left behind


def test_a_loser_removes_its_own_and_reads_the_winners(folder):
    winner = seal.current()
    seal_own.make_new(folder)
    assert seal.current() == winner
    assert len(seals(folder)) == 1


def test_a_lost_key_is_said_not_replaced(folder):
    seal.current()
    seals(folder)[0].unlink()
    with pytest.raises(SealUnavailable, match="sikkerhetskopien"):
        seal.current()
    assert seals(folder) == []


def test_a_broken_key_is_said(folder):
    seal.current()
    seals(folder)[0].write_bytes(b"-----BEGIN")
    with pytest.raises(SealUnavailable, match="kan ikke leses"):
        seal.current()


def test_a_folder_that_cannot_be_made_is_said(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.SEAL_DIR = tmp_path / "file" / "seal"
    with pytest.raises(SealUnavailable, match="kan ikke lages"):
        seal.current()


def keep(folder, lifetime):
    fingerprint, pem = seal_own.new_pem(timezone.now(), lifetime)
    folder.mkdir(mode=0o700)
    seal_base.write_new(folder / f"seal-{fingerprint}.pem", pem)
    seal_base.write_new(folder / "current", fingerprint.encode())


def test_an_expired_seal_signs_nothing(folder, unsigned):
    keep(folder, timedelta(seconds=-1))
    with pytest.raises(SealUnavailable, match="Slett filen"):
        sign(unsigned, EMPLOYER, first=True)


def test_after_a_new_seal_old_papers_are_still_ours(folder, unsigned):
    paper = sign(unsigned, EMPLOYER, first=True)
    old = seal.current()
    (folder / "current").unlink()
    assert seal.current() != old
    assert len(seal.trusted()) == 2
    assert verification.verify(paper).kind == "valid"


def test_an_expired_seal_still_vouches_for_what_it_signed_in_its_time(folder, unsigned):
    keep(folder, timedelta(seconds=2))
    paper = sign(unsigned, EMPLOYER, first=True)
    time.sleep(2.1)
    with pytest.raises(SealUnavailable):
        seal.current()
    assert verification.verify(paper).kind == "valid"
