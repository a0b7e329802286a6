"""Papers in a bucket, against moto's server over loopback: a real HTTP server that speaks S3, in a process of its own.

It knows conditional writes, versions, per-object retention in both modes, and the bypass of GOVERNANCE by whoever asks
for it (in S3 a right of its own). What else it lacks is said where it matters.
"""

import re
import subprocess
import sys
from datetime import timedelta

import environ
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from alenearbeid import paper_storage
from assessments.casework.models import State
from assessments.documents import file_checks, verification
from assessments.documents import services as documents
from assessments.documents import storage as rules
from assessments.documents.models import Document, FileCheck, Signature
from assessments.documents.storage import StorageUnavailable, WriteOnce
from tests.documents.steps import sign

NAME = "papers/1/a.pdf"
KEY = f"prod/{NAME}"


@pytest.fixture(scope="module")
def server():
    command = [sys.executable, "-u", "-c", "from moto.server import main; main(['-H', '127.0.0.1', '-p', '0'])"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            lines = iter(process.stderr.readline, "")
            yield next(match[1] for line in lines if (match := re.search(r"(http://127\.0\.0\.1:\d+)", line)))
        finally:
            process.terminate()


@pytest.fixture
def make(server, monkeypatch):
    """A storage as the environment describes it, with a bucket of its own."""
    count = iter(range(100))

    def make_one(*, locking=True, **given):
        bucket = f"papers-{next(count)}-{timezone.now():%H%M%S%f}"
        values = {"BUCKET": bucket, "ENDPOINT": server, "REGION": "eu-north-1", "KEY_ID": "id", "SECRET_KEY": "secret"}
        for name, value in {**values, "ADDRESSING": "path", "FOLDER": "prod", **given}.items():
            monkeypatch.setenv(paper_storage.PREFIX + name, value)
        env = environ.Env()
        assert paper_storage.faults(env, production=False) == []
        entry = paper_storage.storage(env)
        storage = import_string(entry["BACKEND"])(**entry["OPTIONS"])
        storage.connection.create_bucket(
            Bucket=bucket,
            ObjectLockEnabledForBucket=locking,
            CreateBucketConfiguration={"LocationConstraint": "eu-north-1"},
        )
        return storage

    return make_one


@pytest.fixture
def nothing_is_kept(monkeypatch):
    monkeypatch.setattr(rules, "is_kept", lambda name: False)


def content(storage):
    with storage.open(NAME) as file:
        return file.read()


def versions(storage):
    return storage.connection.meta.client.list_object_versions(Bucket=storage.bucket_name).get("Versions", [])


def refused(work):
    with pytest.raises(ClientError) as error:
        work()
    return error.value.response["Error"]["Code"]


def test_it_works(make):
    storage = make()
    assert storage.save(NAME, ContentFile(b"first")) == NAME
    assert content(storage) == b"first"
    assert [version["Key"] for version in versions(storage)] == [KEY]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda storage: storage.save(NAME, ContentFile(b"other")),
        lambda storage: storage._save(NAME, ContentFile(b"other")),
        *[lambda storage, mode=mode: storage.open(NAME, mode) for mode in ("w", "wb", "ab", "r+b")],
        lambda storage: storage.delete(NAME),
    ],
)
def test_every_way_of_changing_a_paper_is_refused(make, attempt, monkeypatch):
    monkeypatch.setattr(rules, "is_kept", lambda name: True)
    storage = make(locking=False)
    storage.save(NAME, ContentFile(b"first"))
    with pytest.raises(WriteOnce):
        attempt(storage)
    assert content(storage) == b"first"
    assert len(versions(storage)) == 1


def test_the_same_again_is_a_retry(make):
    storage = make()
    for _try in range(2):
        assert storage.save(NAME, ContentFile(b"first")) == NAME
    assert len(versions(storage)) == 1


def test_one_who_writes_at_the_same_time_is_not_written_over(make, monkeypatch):
    """It looks, the name is free, and another takes it: the server's own condition has the last word."""
    storage = make()
    storage.save(NAME, ContentFile(b"somebody else's"))
    monkeypatch.setattr(type(storage), "exists", lambda self, name: False)
    with pytest.raises(WriteOnce):
        storage.save(NAME, ContentFile(b"mine"))
    assert content(storage) == b"somebody else's"
    assert len(versions(storage)) == 1


def test_compliance_lets_nobody_delete(make):
    storage = make(LOCK="COMPLIANCE", LOCK_YEARS="30")
    storage.save(NAME, ContentFile(b"first"))
    client, (version,) = storage.connection.meta.client, versions(storage)
    where = {"Bucket": storage.bucket_name, "Key": KEY, "VersionId": version["VersionId"]}
    lock = client.head_object(**where)
    assert lock["ObjectLockMode"] == "COMPLIANCE"
    assert abs(lock["ObjectLockRetainUntilDate"] - timezone.now() - timedelta(days=30 * 365 + 8)) < timedelta(minutes=5)
    assert refused(lambda: client.delete_object(**where)) == "AccessDenied"
    assert refused(lambda: client.delete_object(**where, BypassGovernanceRetention=True)) == "AccessDenied"
    assert content(storage) == b"first"
    # That nobody may shorten it either cannot be tested here: moto takes a shorter retention, which S3 itself refuses.


def test_governance_yields_only_to_one_who_says_so(make):
    storage = make(LOCK="GOVERNANCE", LOCK_DAYS="10")
    storage.save(NAME, ContentFile(b"first"))
    client, (version,) = storage.connection.meta.client, versions(storage)
    where = {"Bucket": storage.bucket_name, "Key": KEY, "VersionId": version["VersionId"]}
    assert refused(lambda: client.delete_object(**where)) == "AccessDenied"
    client.delete_object(**where, BypassGovernanceRetention=True)
    with pytest.raises(FileNotFoundError):
        storage.open(NAME)


def test_what_is_written_or_deleted_past_us_leaves_the_locked_version(make):
    """The lock guards versions: an overwrite is a new one on top, a deletion a marker. The paper can be had back."""
    storage = make(LOCK="COMPLIANCE", LOCK_DAYS="10")
    storage.save(NAME, ContentFile(b"first"))
    client, (version,) = storage.connection.meta.client, versions(storage)
    client.put_object(Bucket=storage.bucket_name, Key=KEY, Body=b"other", ChecksumAlgorithm="SHA256")
    client.delete_object(Bucket=storage.bucket_name, Key=KEY)
    with pytest.raises(FileNotFoundError):
        storage.open(NAME)
    kept = client.get_object(Bucket=storage.bucket_name, Key=KEY, VersionId=version["VersionId"])
    assert kept["Body"].read() == b"first"


@pytest.mark.usefixtures("nothing_is_kept")
def test_what_no_row_points_at_is_hidden_though_locked(make):
    storage = make(LOCK="COMPLIANCE", LOCK_DAYS="10")
    storage.save(NAME, ContentFile(b"left behind"))
    assert storage.discard(NAME)
    assert not storage.exists(NAME)
    storage.save(NAME, ContentFile(b"left behind"))
    assert content(storage) == b"left behind"


def test_a_bucket_without_locking_takes_no_paper_that_must_be_locked(make):
    storage = make(locking=False, LOCK="COMPLIANCE", LOCK_DAYS="10")
    with pytest.raises(StorageUnavailable):
        storage.save(NAME, ContentFile(b"first"))
    assert not storage.exists(NAME)


def test_a_missing_paper_and_a_silent_server_are_two_things(make):
    storage = make()
    with pytest.raises(FileNotFoundError):
        storage.open(NAME)
    silent = make()
    silent.connection.meta.client.meta.events.register("before-send.s3", _cut)
    for attempt in (silent.open, silent.exists, silent._remove, lambda name: silent.save(name, ContentFile(b"x"))):
        with pytest.raises(StorageUnavailable):
            attempt(NAME)


def _cut(**kwargs):
    raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")


def test_a_paper_has_no_address(make):
    with pytest.raises(ValueError, match="no address"):
        make().url(NAME)


def test_the_whole_way_in_a_bucket(make, in_review, alice, bob, client, monkeypatch):
    """Made, signed by both, downloaded, verified, read again at night; and damaged behind our back."""
    storage = make(LOCK="COMPLIANCE", LOCK_YEARS="30")
    for model in (Document, Signature):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", storage)
    monkeypatch.setitem(storages._storages, "papers", storage)
    documents.finalise(in_review, actor=alice, digest="")
    sign(in_review, alice, is_employer=True)
    sign(in_review, bob, is_employer=False)
    in_review.refresh_from_db()
    assert in_review.state == State.SIGNED
    assert len(versions(storage)) == 3
    client.force_login(bob)
    pdf = client.get(reverse("documents:download", args=[in_review.uuid])).content
    last = documents.current(in_review).last_revision
    assert pdf == documents.stored(last)
    assert verification.verify(pdf).kind == verification.Kind.VALID
    assert verification.verify_stored(pdf).kind == verification.Kind.VALID
    assert file_checks.run_all(FileCheck.objects.all()).verified == 3
    assert not file_checks.standing_faults().exists()
    storage.connection.meta.client.put_object(Bucket=storage.bucket_name, Key=f"prod/{last.file.name}", Body=b"other")
    with pytest.raises(documents.PaperDamaged):
        documents.stored(documents.current(in_review).last_revision)
    file_checks.run_all(FileCheck.objects.all())
    assert [check.fault for check in file_checks.standing_faults()] == [FileCheck.Fault.DAMAGED]
