"""References to law that has moved, and national identity numbers, in free text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.checks import old_references
from tests.checks.judging import all_law, found, law_on
from tests.record.builders import acute

pytestmark = pytest.mark.once

VALID = "01010750160"  # passes the control digits


def changes(text: str) -> str:
    return "; ".join(str(one.params["changes"]) for one in found("repealed-law-cited", work__description=text))


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("jf. § 23A-1", "§ 23A-1 → utførelsesforskriften § 3A-2"),
        ("opplæring etter utførelsesforskriften § 23A-2.", "§ 23A-2 → utførelsesforskriften § 3A-5"),
        ("§ 23 A-3", "§ 23A-3 → utførelsesforskriften § 3A-4"),
        ("forskriften §23a-4", "§ 23A-4 → utførelsesforskriften § 3A-3"),
        ("utførelsesforskriften 23A-5", "§ 23A-5 → utførelsesforskriften § 3A-6"),
        ("§§ 23A-1 og 23A-4", "§ 23A-1 → utførelsesforskriften § 3A-2; § 23A-4 → utførelsesforskriften § 3A-3"),
        ("kapittel 23 A", "kapittel 23 A → utførelsesforskriften kap. 3A"),
        ("kap. 23a", "kap. 23a → utførelsesforskriften kap. 3A"),
        ("chapter 23A", "chapter 23A → utførelsesforskriften kap. 3A"),
        ("kap 23A om vold", "kap 23A → utførelsesforskriften kap. 3A"),
        ("aml § 4-3 (1) om integritet", "§ 4-3 (1) → aml § 4-3 (3)"),
        ("kontakt og kommunikasjon, jf. § 4-3 (2)", "§ 4-3 (2) → aml § 4-3 (4)"),
        ("Vern mot vold, jf. § 4-3 (4)", "§ 4-3 (4) → aml § 4-3 (6)"),
        ("§ 4-3 annet ledd: mulighet for kontakt", "§ 4-3 annet ledd → aml § 4-3 (4)"),
        ("arbeidsmiljøloven § 4-3 (3), trakassering", "§ 4-3 (3) → aml § 4-3 (5)"),
        ("aml § 4–3 4. ledd, vern mot vold og trusler", "§ 4–3 4. ledd → aml § 4-3 (6)"),
        ("§ 4-3 (4) uheldige belastninger som følge av kontakt med andre", "§ 4-3 (4) → aml § 4-3 (6)"),
    ],
)  # fmt: skip
def test_an_old_reference_gets_the_new_one(text: str, suggested: str) -> None:
    assert changes(text) == suggested
    (finding,) = found("repealed-law-cited", work__description=text)
    assert (finding.step, finding.law in law_on()) == ("arbeidet", True)


@pytest.mark.parametrize(
    "text",
    [
        "§ 3A-2", "kl. 23 alle dager", "buss 23Avgang", "123A", "Storgata 23A", "Kapellveien 23 A",
        "tidligere § 23A-1, nå § 3A-2", "kap. 23A ble opphevet", "barnevernloven § 23 A", "§ 23A-1 gjaldt da",
        "§ 4-3", "§ 4-3 (2)", "§ 4-3 (2) d, støtte og hjelp i arbeidet", "§ 4-3 (2) om tidspress og kommunikasjon",
        "§ 4-3 (3) integritet og verdighet", "§ 4-3 (4) kontakt og kommunikasjon", "§ 4-3 (5) trakassering",
        "§ 4-3 (6) vold og trusler", "§ 4-3 (1) arbeidet skal organiseres", "§ 4-3 (3), (4) og (6) om vold",
        "§ 4-3 (2) arbeid med mennesker. Ved vold: ring", "§ 4-3 (2) kontakt med kunder som er sinte",
        "arbeidsplassforskriften § 4-3 (4) om vold", "aml § 4-3 (4), tidligere (2), om vold", "§ 14-3 (4) vold",
        "§ 4-3 (4) om kontakt. Se § 4-3 (6) om vold", "§ 4-31 (4) vold",
        "Ved vold: ring. Vi følger § 4-3 (4)", "Vi følger § 4-3 (4) hele døgnet. Ved vold: ring",
        "vold og kontakt, § 4-3 (4)",
    ],
)  # fmt: skip
def test_what_is_right_today_is_left_alone(text: str) -> None:
    assert not changes(text)


def test_all_that_the_catalogue_cites_is_right_today() -> None:
    """Every citation in force, with the title of the source beside it."""
    now = law_on(date(2026, 11, 23))
    for source in now.values():
        assert not list(old_references.in_text(f"Se {source.citation}.")), source.citation
    assert {old_references.CHAPTER_23A[number] for number in "12345"} | set(old_references.MOVED.values()) <= set(now)


@given(st.text(alphabet="§ 0123456789()-–.,Aa ogkapveldtriusntkm"))
def test_any_text_can_be_read(text: str) -> None:
    for reference in old_references.in_text(text):
        assert reference.new in law_on()
    old_references.names_old_authority(text)


@pytest.mark.parametrize("sentence", ["Vi følger {} om {}.", "{} sier: {}", "{} ({}) skal følges"])
@pytest.mark.parametrize(("new", "words"), [(3, "integritet"), (4, "kommunikasjon"), (5, "trakassering"), (6, "vold")])
@pytest.mark.parametrize("cited", [1, 2, 3, 4, 5, 6])
def test_only_the_number_two_places_back_is_old(cited: int, new: int, words: str, sentence: str) -> None:
    told = list(old_references.in_text(sentence.format(f"aml § 4-3 ({cited})", words)))
    assert [one.new for one in told] == ([f"aml-4-3-{new}"] if cited == new - 2 else [])


@pytest.mark.parametrize(
    ("ordinal", "words", "new"),
    [
        ("første", "integritet", 3),
        ("fyrste", "integritet", 3),
        ("andre", "kommunikasjon", 4),
        ("annet", "kommunikasjon", 4),
        ("tredje", "trakassering", 5),
        ("fjerde", "vold", 6),
    ],
)
def test_the_number_may_be_written_out(ordinal: str, words: str, new: int) -> None:
    (told,) = old_references.in_text(f"§ 4-3 {ordinal} ledd om {words}")
    assert told.new == f"aml-4-3-{new}"


def test_a_reference_that_is_right_hides_no_other() -> None:
    """The one to another act, or told as history, is passed by; the next is not."""
    right = "forurensningsloven § 23A-2 gjelder ikke her. "
    assert changes(f"{right}{' ' * 200}Se § 23A-1.") == "§ 23A-1 → utførelsesforskriften § 3A-2"
    organised = "§ 4-3 (4) om organisering. "
    assert changes(f"{organised}{' ' * 200}§ 4-3 (4) om vold.") == "§ 4-3 (4) → aml § 4-3 (6)"


@pytest.mark.parametrize("text", ["§ 23A-1", "§ 4-3 (4) vold", "Petroleumstilsynet"])
@pytest.mark.parametrize(("on", "is_old"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_they_were_right_before_2026(on: date, is_old: bool, text: str) -> None:
    codes = ("repealed-law-cited", "authority-renamed")
    assert any(found(code, on=on, work__description=text) for code in codes) == is_old


def test_the_place_is_the_item() -> None:
    (finding,) = found("repealed-law-cited", physical__hazards=[acute("fy_kutt", manifestation="se § 23A-2")])
    assert (finding.step, finding.item) == ("fysisk", "fy_kutt")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Vi har varslet Petroleumstilsynet", True),
        ("petroleumstilsynets veileder", True),
        ("Havindustritilsynet (tidligere Petroleumstilsynet)", False),
        ("Havindustritilsynet het Petroleumstilsynet", False),
        ("petroleum", False),
    ],
)
def test_the_authority_has_a_new_name(text: str, is_found: bool) -> None:
    assert bool(found("authority-renamed", work__description=text)) == is_found


def test_identity_number() -> None:
    (finding,) = found("identity-number-in-text", alone__those_in_care=f"Bruker {VALID[:6]} {VALID[6:]}")
    assert finding.step == "alene"
    assert finding.params == {}


@pytest.mark.parametrize("text", ["01010750161", "tlf. 22 22 22 22", "12345678901234", "kari@eksempel.no"])
def test_other_numbers(text: str) -> None:
    assert not found("identity-number-in-text", work__description=text)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Beboer Kari slår når hun er redd", True),
        ("hos pasienten Ola Nordmann", True),
        ("Brukeren Per H. har kniv", True),
        ("eleven Åse", True),
        ("bebuaren Liv", True),
        ("the resident Ann may hit", True),
        ("Renholderen har epilepsi.", True),
        ("nattevakten har hatt kreft", True),
        ("han har diagnosen ADHD", True),
        ("one of them has type 1 diabetes", True),
        ("Brukeren kan slå", False),
        ("Bruker Microsoft Teams til daglig kontakt", False),
        ("Pasient. Ring 113", False),
        ("beboer\nNattevakt", False),
        ("klienten NAV har sendt", False),
        ("beboere med demens", False),
        ("Arbeidet har en risiko for astma", False),
        ("vår brukerforening", False),
        ("Kari Nordmann er ansvarlig", False),
    ],
)
def test_who_it_is_about_does_not_belong_here(text: str, is_found: bool) -> None:
    here = found("person-in-text", alone__those_in_care=text)
    assert [(one.severity, one.step, one.params) for one in here] == [("advice", "alene", {})] * is_found


def test_the_catalogues_own_wording_is_not_what_a_person_typed() -> None:
    hazard = acute("fy_kutt")
    hazard["wording"]["name"] = "Etter § 23A-1"
    assert not found("repealed-law-cited", physical__hazards=[hazard])
    assert any(source.key == "utf-23a-1" for source in all_law())
