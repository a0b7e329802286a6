"""What is changed is found, also when the one who did it has put the digests right."""

import json

import pytest

from alenearbeid.accounts import journal
from assessments.documents import seal
from assessments.documents.archive import writing
from assessments.documents.archive.checking import check

from .helpers import PAPER, RECORD, faults, only

pytestmark = pytest.mark.django_db


def test_a_file_that_is_changed_missing_or_extra(archive, change):
    change("README.txt", lambda text: text + b"x", hidden=False)
    change("index.html", None, hidden=False)
    change("dokumenter/extra.pdf", b"%PDF", hidden=False)
    assert sorted(faults(archive)) == [
        "README.txt er endret.",
        "dokumenter/extra.pdf står ikke i listen over kontrollsummer.",
        "index.html mangler.",
    ]


def test_a_changed_paper(archive, change):
    change(only(archive, PAPER), lambda pdf: pdf + b"\n")
    said = "\n".join(faults(archive))
    assert "ikke den siste revisjonen" in said
    assert "lagt noe til i filen etter den siste signaturen" in said


def test_a_paper_without_its_last_signature(archive, change, signed_by_one):
    change(only(archive, PAPER), signed_by_one)
    said = "\n".join(faults(archive))
    assert "har ikke alle revisjonene" in said
    assert "ikke de som listen oppgir" in said


def test_a_paper_without_its_last_signature_and_a_list_that_agrees(archive, change, signed_by_one):
    """Then only the fingerprint tells: the archive itself agrees with itself. Said in the report and the README."""
    fingerprint = check(archive).fingerprint

    def shorten(lines):
        entries = [json.loads(line) for line in lines.splitlines()]
        entries[0]["revisions"].pop()
        entries[0]["signatures"].pop()
        return "".join(json.dumps(entry) + "\n" for entry in entries).encode()

    change("dokumenter.jsonl", shorten)
    change(only(archive, PAPER), signed_by_one)
    assert faults(archive) == []
    assert check(archive).fingerprint != fingerprint


@pytest.mark.parametrize(
    ("change_record", "said"),
    [
        (lambda data: data["record"]["work"].update(title="Dagvakt"), "ikke svarene som ble signert"),
        (lambda data: data["envelope"].update(version=2), "ikke svarene som ble signert"),
        (lambda data: data.pop("record"), "kan ikke leses"),
    ],
)
def test_a_changed_record(archive, change, change_record, said):
    def edit(content):
        data = json.loads(content)
        change_record(data)
        return json.dumps(data).encode()

    change(only(archive, RECORD), edit)
    (fault,) = faults(archive)
    assert said in fault


def test_a_paper_of_another_seal(archive, change, settings, tmp_path):
    settings.SEAL_DIR = tmp_path / "other"
    seal.current()
    (other,) = seal.trusted()
    own = only(archive, "segl/*.pem")
    change(own, None, hidden=False)
    change(f"segl/{other.sha256.hex()}.pem", writing.DER_cert_to_PEM_cert(other.dump()).encode())
    assert any("Signatur 1 er ikke laget her" in fault for fault in faults(archive))


def edited_journal(number, **values):
    def edit(content):
        lines = content.splitlines()
        event = {**json.loads(lines[number]), **values}
        if "hash" not in values:
            event["hash"] = journal.hash_of_content({key: value for key, value in event.items() if key != "hash"})
        lines[number] = json.dumps(event).encode()
        return b"\n".join(lines) + b"\n"

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (edited_journal(2, actor_name="En annen"), "hendelse 4 bygger ikke på hendelsen før"),
        (edited_journal(2, actor_name="En annen", hash="0" * 64), "hendelse 3 er endret"),
        (edited_journal(-1, what="nothing"), "slutter ikke med"),
        (edited_journal(0, organisation="00000000-0000-0000-0000-000000000000"), "gjelder en annen virksomhet"),
        (lambda content: content[content.index(b"\n") + 1 :], "hendelse 1 bygger ikke på hendelsen før"),
        (lambda content: b"\n".join(content.splitlines()[:-1]) + b"\n", "slutter ikke med"),
        (lambda content: content + b"{}\n", "kan ikke leses etter hendelse"),
        (lambda content: b"[" * 100_000, "kan ikke leses etter hendelse 0"),
        (None, "journal/journal.jsonl kan ikke leses"),
    ],
    ids=["changed", "changed, hash kept", "last", "organisation", "first gone", "last gone", "more", "nested", "gone"],
)
def test_a_changed_journal(archive, change, edit, said):
    change("journal/journal.jsonl", edit)
    assert said in "\n".join(faults(archive))


def test_lists_that_do_not_agree(archive, change):
    change("dokumenter.jsonl", lambda lines: lines.splitlines(keepends=True)[0] + b'{"title": "x"}\n')
    said = "\n".join(faults(archive))
    assert "Linje 2 i dokumenter.jsonl kan ikke leses." in said
    assert "(gjelder ikke).pdf er ikke nevnt i listen over dokumenter." in said
    change("dokumenter.jsonl", lambda lines: lines.splitlines(keepends=True)[0] * 2)
    assert "er nevnt to ganger" in "\n".join(faults(archive))
    change("dokumenter.jsonl", b"")
    assert "har ikke så mange dokumenter som" in "\n".join(faults(archive))
