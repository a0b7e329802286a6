"""The redacted edition: what is withheld is nowhere in the file, whichever way it got there."""

import json
import re
import subprocess
from functools import cache
from io import BytesIO
from itertools import product

import pikepdf
import pytest

from assessments.casework.forms.labels import label
from assessments.documents import papers, redaction, withholding
from assessments.documents.papers import Source
from assessments.documents.withholding import Address, Mark
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import HelpTime
from tests.documents.fullest import leaves
from tests.documents.papers import changed
from tests.documents.papers import text_of as text_of_html
from tests.documents.samples import ENVELOPE, PETROL_STATION, record
from tests.documents.sheets import SIGNED, WITHDRAWN, text_of
from tests.documents.test_qr import scanned
from tests.validators.verapdf import validate

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # of the database only the catalogue is read
SHA256 = "ab" * 32
GROUND = "Kan svekke sikkerheten på stasjonen."
PETROL = record(PETROL_STATION)


def at(step, item, field):
    return Address(step, item, field)


def marked(*addresses):
    return [Mark(address, GROUND) for address in addresses]


def page_of(rec: AssessmentRecord, *addresses, stands=SIGNED) -> str:
    return redaction.to_html(Source(rec, ENVELOPE, stands), marked(*addresses), file_sha256=SHA256)


def pdf_of(rec: AssessmentRecord, *addresses, stands=SIGNED) -> bytes:
    return redaction.render(Source(rec, ENVELOPE, stands), marked(*addresses), file_sha256=SHA256)


HELP_TIME = at("alene", "", "help_time")
CALL = at("konklusjon", "", "whom_to_call")


@cache
def petrol_pdf() -> bytes:
    """Made once for this file: with the number to call withheld."""
    return pdf_of(PETROL, CALL)


def everything_in(pdf: bytes) -> str:
    """Every string and stream of the file, unpacked, and the text as a program takes it out."""
    found = [text_of(pdf)]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in opened.objects:
            found.extend(_strings(one))
    return "\n".join(found)


def _strings(value):
    if isinstance(value, pikepdf.Stream):
        yield value.read_bytes().decode("utf-8", "replace")
        yield value.read_bytes().decode("utf-16-be", "replace")
        value = pikepdf.Dictionary(value.stream_dict)
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary):
        for part in value.values():
            if not (isinstance(part, pikepdf.Object) and part.is_indirect):
                yield from _strings(part)
    elif isinstance(value, pikepdf.Array):
        for part in value:
            if not (isinstance(part, pikepdf.Object) and part.is_indirect):
                yield from _strings(part)


def test_it_works():
    text = text_of(petrol_pdf())
    assert "Sladdet utgave av signert risikovurdering, versjon 1." in text
    assert SHA256 in text.replace(" ", "")
    assert PETROL.conclusion.whom_to_call not in text
    assert f"Konklusjon Hvem ringer en når noe skjer? {GROUND}" in text


@pytest.mark.parametrize("stands", [SIGNED, WITHDRAWN])
def test_conforms(stands, on_disk):
    pdf = on_disk(pdf_of(PETROL, CALL, HELP_TIME, stands=stands))
    assert validate(pdf, "3a") == []
    assert validate(pdf, "ua1") == []


def test_nothing_is_signed_attached_or_to_be_signed():
    with pikepdf.open(BytesIO(petrol_pdf())) as opened:
        assert "/AcroForm" not in opened.Root
        assert "/AF" not in opened.Root
        assert "/Names" not in opened.Root or "/EmbeddedFiles" not in opened.Root.Names


def test_the_code_leads_to_the_verification(tmp_path):
    assert papers.services.verification_url(ENVELOPE.uuid) in scanned(petrol_pdf(), tmp_path, dpi=200)


def test_no_digest_of_the_record_to_guess_from():
    digest = canonical.digest(canonical.record_bytes(PETROL))
    found = everything_in(petrol_pdf())
    assert digest not in found
    assert digest[:12] not in found.replace(" ", "")


def all_addresses(rec):
    return [answer.address for place in withholding.places(rec, SIGNED.signatures) for answer in place.answers]


def test_every_answer_can_be_withheld_and_nothing_of_it_is_left(full_record):
    """All at once: of what people wrote, only what is never withheld is left."""
    found = everything_in(pdf_of(full_record, *all_addresses(full_record)))
    written = {str(value) for _name, value in leaves(full_record) if str(value).startswith("Svar ")}
    assert {value for value in written if re.search(re.escape(value) + r"(?![\w.])", found)} <= NEVER_WITHHELD


# Whose assessment it is, is no secret, and neither is by which table it is judged: the table itself is on the paper.
NEVER_WITHHELD = {"Svar r.organisation.name", "Svar r.tables.name"}


def test_one_text_at_a_time_is_nowhere(full_record):
    """Each text alone, in all the HTML the file is made of: title, attributes, drawings and derived parts too."""
    left = []
    for place in withholding.places(full_record):
        for answer in place.answers:
            if answer.value.startswith("Svar ") and answer.value in page_of(full_record, answer.address):
                left.append(answer.id)
    assert left == []


@pytest.mark.parametrize("other", [one for one in HelpTime if one != PETROL.alone.help_time])
def test_the_paper_does_not_tell_one_answer_from_another(other):
    """The strongest promise: with the answer withheld, the file is the same whatever the answer was."""
    assert page_of(changed(PETROL_STATION, alone={"help_time": other.value}), HELP_TIME) == page_of(PETROL, HELP_TIME)


@pytest.mark.parametrize(
    ("step", "item", "field", "sections"),
    [
        ("arbeidet", "", "handles", {"work": {"handles": ["cash", "medicines"]}}),
        ("alene", "", "silence_noticed_by", {"alone": {"silence_noticed_by": "nobody"}}),
        ("alene", "", "help_ways", {"alone": {"help_ways": ["none"]}}),
        ("konklusjon", "", "special_risk", {"conclusion": {"special_risk": "unsettled"}}),
        ("konklusjon", "", "decision", {"conclusion": {"decision": "no"}}),
        ("arbeidet", "", "incidents", {"work": {"incidents": "no"}}),
    ],
)
def test_what_follows_from_an_answer_does_not_tell_it(step, item, field, sections):
    address = at(step, item, field)
    assert page_of(changed(PETROL_STATION, **sections), address) == page_of(PETROL, address)


def test_two_answers_together_do_not_tell_each_other():
    """What follows from the two together follows from every value that both could have."""
    duration = at("psykososialt", "ps_isolasjon", "duration")
    support = at("psykososialt", "ps_pause_toalett", "support")
    answers = product(redaction._domain(PETROL, duration)[::2], redaction._domain(PETROL, support)[::2])
    records = [redaction._with(PETROL, {duration: one, support: other}, is_guess=False) for one, other in answers]
    assert len({page_of(rec, duration, support) for rec in records}) == 1


def test_a_level_withheld_is_gone_from_table_front_page_and_picture():
    hazard = PETROL.violence.hazards[0]
    scores = [at("vold", hazard.key, "likelihood"), at("vold", hazard.key, "consequence")]
    page = page_of(PETROL, *scores)
    assert "Bildet er tatt ut, fordi det bygger på unntatte svar." in page
    other = json.loads(json.dumps(PETROL_STATION))
    mine = next(one for one in other["violence"]["hazards"] if one["key"] == hazard.key)
    mine["likelihood"], mine["consequence"] = 1, 1
    assert text_of_html(page_of(record(other), *scores)) == text_of_html(page)


def test_a_withheld_name_is_gone_wherever_it_was_written():
    rec = changed(PETROL_STATION, participation={"assessor_name": "Kari Nordgård"},
                  conclusion={"informed_how": "Kari Nordgård går gjennom den på møtet."})  # fmt: skip
    found = page_of(rec, at("medvirkning", "", "assessor_name"))
    assert "Nordgård" not in found
    assert "går gjennom den på møtet" in found


def test_the_name_of_a_measure_can_be_withheld():
    measure = PETROL.measures.chosen[0]
    found = page_of(PETROL, at("tiltak", measure.key, withholding.NAME))
    assert measure.wording.name not in found


def test_those_who_signed_are_named_until_they_are_withheld():
    assert "Ola Vik, verneombud" in text_of_html(page_of(PETROL))
    hidden = text_of_html(page_of(PETROL, at("signaturer", "sig_1", "person")))
    assert "Ola Vik" not in hidden
    assert "unntatt , verneombud" in hidden or "unntatt, verneombud" in hidden


def test_what_is_not_withheld_stays():
    text = text_of_html(page_of(PETROL, HELP_TIME))
    assert label(PETROL.alone.help_time) not in text
    assert PETROL.work.description in text
    assert PETROL.conclusion.whom_to_call in text
    assert "unntatt" in text


def test_nothing_untrue_is_said_of_the_employer():
    """With the answer withheld nobody knows what was proposed: so not that the employer went against it either."""
    agreeing = record(PETROL_STATION)
    assert "har svart noe annet" not in text_of_html(page_of(agreeing, at("konklusjon", "", "special_risk")))


def test_the_reason_a_paper_was_withdrawn_is_not_told():
    text = text_of_html(page_of(PETROL, HELP_TIME, stands=WITHDRAWN))
    assert "Trukket tilbake 2. mars 2027." in text
    assert "Luka er borte" not in text


def test_a_program_reads_the_black_fields_as_a_word():
    pdf = petrol_pdf()
    raw = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "unntatt" in raw
    assert "\ue000" not in raw
