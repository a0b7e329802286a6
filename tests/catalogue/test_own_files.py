"""An organisation's own entries as a YAML file: out and in again the same, and a wrong file refused whole."""

import re

import pytest
from django.utils import translation

from alenearbeid.accounts.models import Event
from assessments.catalogue import own, own_files, own_rules, own_services, selectors
from assessments.catalogue.models import OwnEntry, OwnKind
from assessments.catalogue.own_files import FileRefused
from tests.accounts.factories import make_organisation

pytestmark = pytest.mark.django_db

FILE = """\
hazards:
- key: own:{orgnr}:fy_kulde-i-lager
  category: fysisk
  theme: {theme}
  name:
    nb: Kulde i fryselageret
    en: Cold in the freezer store
  question:
    nb: Arbeides det alene i fryselageret?
  alone_effect: outcome
  why_alone:
    nb: Den som blir stengt inne, kan ikke varsle.
measures:
- key: own:{orgnr}:m_dor-innenfra
  level: 4
  name:
    nb: Dør som kan åpnes innenfra
  limits:
    nb: Hjelper ikke den som er skadet.
  hazards:
  - own:{orgnr}:fy_kulde-i-lager
  is_control_measure: 'no'
profiles:
- key: own:{orgnr}:p_fryselager
  name:
    nb: Fryselager, kveld
  sector: transport_lager
  hazards:
  - own:{orgnr}:fy_kulde-i-lager
  - ps_isolasjon
"""


@pytest.fixture
def catalogue(db):
    return selectors.get(selectors.current_version())


@pytest.fixture
def theme(catalogue):
    return own_rules.themes_of(catalogue, "fysisk")[0].key


@pytest.fixture
def file(organisation, theme):
    return FILE.format(orgnr=organisation.orgnr, theme=theme)


def rows_of(organisation):
    return OwnEntry.objects.filter(organisation=organisation)


def take_in(text, organisation, actor):
    return own_services.save_all(organisation, own_files.parse(text.encode(), organisation.orgnr), actor=actor)


def test_it_works(file, organisation, alice, catalogue):
    assert take_in(file, organisation, alice) == {"new": 3, "changed": 0, "same": 0}
    here = own.merged(catalogue.version, organisation.pk)
    hazard = here.hazards[f"own:{organisation.orgnr}:fy_kulde-i-lager"]
    assert hazard.name.in_language("en") == "Cold in the freezer store"
    assert hazard.name.in_language("nn") == "Kulde i fryselageret"
    assert hazard in here.hazards_of("fysisk")
    assert [measure.level for measure in here.measures_for(hazard.key)] == [4]
    assert hazard.key in here.profiles[f"own:{organisation.orgnr}:p_fryselager"].hazards
    assert Event.objects.filter(organisation=organisation, what="own.imported").count() == 1


def test_out_and_in_again_is_the_same(file, organisation, alice):
    take_in(file, organisation, alice)
    out = own_files.dump(rows_of(organisation))
    assert take_in(out, organisation, alice) == {"new": 0, "changed": 0, "same": 3}
    assert own_files.dump(rows_of(organisation)) == out
    assert Event.objects.filter(organisation=organisation, what="own.imported").count() == 1  # nothing was written


def test_anothers_entries_become_ours(file, organisation, alice):
    other = make_organisation()
    take_in(file, organisation, alice)
    take_in(own_files.dump(rows_of(organisation)), other, alice)
    out = own_files.dump(rows_of(other))
    assert organisation.orgnr not in out
    assert out.replace(other.orgnr, organisation.orgnr) == own_files.dump(rows_of(organisation))


def test_what_is_out_of_use_is_not_in_the_file_unless_named(file, organisation, alice):
    take_in(file, organisation, alice)
    for row in rows_of(organisation).exclude(kind=OwnKind.MEASURE):
        own_services.set_retired(row, retired=True, actor=alice)
    out = own_files.dump(rows_of(organisation))
    assert "p_fryselager" not in out
    assert "fy_kulde-i-lager" in out  # the measure is against it


LAUGHS = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nhazards: [*b, *b, *b]\n"
WRONG = [
    (lambda text: "hazards: [", "lesbar YAML"),
    (lambda text: "\x00", "lesbar YAML"),
    (lambda text: LAUGHS, "linje 1: YAML uten anker og referanser"),
    (lambda text: "hazards: " + "[" * 5000, "YAML i høyst 12 nivåer"),
    (lambda text: "- bare en liste", "ett dokument med listene"),
    (lambda text: "--- 1\n--- 2", "lesbar YAML"),
    (lambda text: "!!python/object/apply:os.system [ls]", "lesbar YAML"),
    (lambda text: "hazards: 2026-99-99", "hazards: en liste av oppføringer"),
    (lambda text: text.replace("level: 4", "level: 2026-99-99"), "m_dor-innenfra, level: et helt tall"),
    (lambda text: text.replace("level: 4", f"level: {'9' * 5000}"), "m_dor-innenfra, level: "),
    (lambda text: "hazards: {}", "ingen oppføringer"),
    (lambda text: "hazards: tekst", "hazards: en liste av oppføringer"),
    (lambda text: "farer: []\n" + text, "farer: ukjent liste"),
    (lambda text: "# " + "x" * own_files.MAX_BYTES, "høyst 500 kB"),
    (lambda text: text.replace("  level: 4\n", "  level: 4\n  level: 5\n"), "feltet «level» står to ganger"),
    (lambda text: text.replace("level: 4", "level: 8"), "m_dor-innenfra, level: et tall til og med 7; fikk «8»"),
    (lambda text: text.replace("level: 4", "nivå: 4"), "m_dor-innenfra, nivå: ukjent felt"),
    (lambda text: text.replace("fy_kulde", "ps_kulde", 1), "en nøkkel som begynner på «fy_»"),
    (lambda text: text.replace("key: own", "key: egen", 1), "fy_kulde-i-lager, key: tekst på formen"),
    (lambda text: text.replace("nb: Kulde", "en: Kulde", 1), "feltet «en» står to ganger"),
    (lambda text: text.replace("ps_isolasjon", "ps_finnes-ikke"), "«ps_finnes-ikke» finnes ikke"),
    (lambda text: text.replace("  - ps_isolasjon\n", ""), "p_fryselager, hazards: minst én psykososial fare"),
    (lambda text: text.replace("transport_lager", "fryselager"), "p_fryselager, sector: en av"),
    (lambda text: text.replace("theme: ", "theme: x"), "nøkkelen til et tema"),
    (lambda text: re.sub("theme: .*", "theme: hjelp", text), "fy_kulde-i-lager, theme: en av"),  # conditions alone
    (
        lambda text: text.replace("  alone_effect: outcome\n", "  alone_effect: outcome\n  law: [aml-99]\n"),
        "en rettskilde",
    ),
    (lambda text: text.replace("Kulde i fryselageret", '"a\\u202Eb"'), "name.nb: tekst uten styretegn"),
    (lambda text: text.replace("Kulde i fryselageret", "x" * 201), "høyst 200 tegn"),
]


@pytest.mark.parametrize(("change", "expected"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_file_is_refused_whole_with_the_place(change, expected, file, organisation, alice):
    with pytest.raises((FileRefused, own_services.Faulty)) as refused:
        take_in(change(file), organisation, alice)
    assert any(expected in str(fault) for fault in refused.value.faults), [str(f) for f in refused.value.faults]
    assert not rows_of(organisation).exists()
    assert not Event.objects.filter(what="own.imported").exists()


def test_a_file_that_is_no_text_is_refused(organisation):
    with pytest.raises(FileRefused, match="UTF-8"):
        own_files.parse(b"\xff\xfe\x00hei", organisation.orgnr)


def test_every_fault_is_told_at_once(file, organisation):
    text = file.replace("level: 4", "level: 8").replace("category: fysisk", "category: annet")
    with pytest.raises(FileRefused) as refused:
        own_files.parse(text.encode(), organisation.orgnr)
    assert len(refused.value.faults) == 2


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "alone_effect: en av 'likelihood', 'outcome' eller 'both'; fikk «x»"),
        ("nn", "alone_effect: ein av 'likelihood', 'outcome' eller 'both'; fekk «x»"),
        ("en", "alone_effect: one of 'likelihood', 'outcome' or 'both'; got «x»"),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_reader(language, expected, file, organisation):
    with translation.override(language), pytest.raises(FileRefused, match=expected):
        own_files.parse(file.replace("alone_effect: outcome", "alone_effect: x").encode(), organisation.orgnr)


def test_the_same_key_twice_is_refused(file, organisation):
    hazard = file.partition("measures:")[0].partition("\n")[2]
    with pytest.raises(FileRefused, match="bare står én gang"):
        own_files.parse(file.replace("measures:", f"{hazard}measures:").encode(), organisation.orgnr)


def test_there_is_an_end_to_how_many(file, organisation, alice, monkeypatch):
    monkeypatch.setattr(own_services, "AT_MOST", 2)
    with pytest.raises(own_services.Refused):
        take_in(file, organisation, alice)
    assert not rows_of(organisation).exists()


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("hazards: [" + "1," * 20_000 + "]", own_files.MAX_FAULTS),
        ("hazards: [{key: x, law: [" + "1," * 20_000 + "]}]", own_files.MAX_FAULTS),
        ("hazards: [" + "1," * 200_000 + "]", 1),
        ("hazards: 1" + ":1" * 200_000, 1),
    ],
)
def test_a_small_file_is_not_a_page_of_megabytes_or_a_minute_s_work(text, faults):
    with pytest.raises(FileRefused) as refused:
        own_files.parse(text.encode(), "974760673")
    assert len(refused.value.faults) == faults
