"""The chain of help as it is shown: every link said in words and signs, the weakest pointed out, no rule's limit."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.utils import translation

from assessments.casework.pictures import help_picture
from assessments.casework.pictures.help_picture import HelpPicture
from assessments.casework.words import help_words
from assessments.catalogue.content import CatalogueData
from assessments.checks import help_chain
from assessments.checks.help_links import Grade, Link, LinkKey
from assessments.record.alone import Alone
from tests.checks.test_help_chain import AUTOMATIC, CASES, with_help
from tests.record.builders import acute, measure, night_kiosk, quiet_office, record

pytestmark = pytest.mark.once

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "quoted" {{ title }} ]]>'


def picture(able: str = "no", *, is_paper: bool = False, **alone: Any) -> HelpPicture:
    found = help_picture.of(with_help(able, **alone), is_paper=is_paper)
    assert found is not None
    return found


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  our own drawing


def words(svg: str) -> list[str]:
    return [text.text or "" for text in drawn(svg).iter(f"{SVG}text")]


def test_it_works() -> None:
    found = picture(silence_noticed_by="nobody")
    for svg in (found.row, found.column):
        grades = [word for word in words(svg) if word in {str(grade) for grade in help_words.GRADES.values()}]
        assert grades == ["Brutt", "Brutt", "Holder", "Holder", "Holder", "Brutt"]
        assert words(svg).count("Svakeste ledd") == 1


def test_a_quiet_office_has_no_chain() -> None:
    assert help_picture.of(record(quiet_office())) is None


def test_the_text_alternative_says_every_link_and_why() -> None:
    found = picture("partly", help_time=None, coverage="gaps", is_paper=True)
    title, desc = drawn(found.row)[:2]
    assert "Kan varsle selv: svakt. Det kommer an på skaden om den som er alene, kan varsle selv." in (desc.text or "")
    assert "Dekning: svakt. Det er ikke dekning overalt." in (desc.text or "")
    assert "ikke kjent. Ikke besvart eller ikke kjent: «Hvor lang tid tar det" in (desc.text or "")
    assert "Svakeste ledd: Tid til hjelpen er der." in (desc.text or "")
    assert (desc.text or "") in (title.text or "")
    assert len(drawn(picture().row)[0].text or "") < 80


def test_each_grade_has_a_sign_of_its_own_and_differs_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    found = picture("no", helper_is_alone="yes", help_time=None, silence_noticed_by="nobody")
    signs = re.findall(r'class="sign sign-(\w+)"', found.row)
    assert signs == ["cross", "cross", "check", "question", "warning", "cross"]
    painted = [rect for rect in drawn(found.row).iter(f"{SVG}rect") if not {"class", "stroke"} & set(rect.attrib)]
    bands = dict(zip(signs, [rect.get("fill") for rect in painted if rect.get("fill")], strict=True))
    shades = sorted(grey(bands[sign] or "") for sign in ("check", "warning", "cross", "question"))
    assert all(later - earlier > 0.05 for earlier, later in pairwise(shades))


def test_the_chain_is_whole_only_between_links_that_hold() -> None:
    lines = list(drawn(picture("yes").row).iter(f"{SVG}line"))
    assert [line.get("stroke-dasharray") for line in lines] == [None] * 5
    lines = list(drawn(picture("yes", coverage="gaps").row).iter(f"{SVG}line"))
    assert [bool(line.get("stroke-dasharray")) for line in lines] == [False, True, True, False, False]


@pytest.mark.parametrize("alone", [case[5] for case in CASES], ids=[case[0] for case in CASES])
def test_every_answer_has_words_that_fit_their_links(alone: dict[str, Any]) -> None:
    """Nothing is drawn outside the picture, and no link without words."""
    found = picture("partly", **alone)
    for svg in (found.row, found.column):
        width, height = (float(part) for part in (drawn(svg).get("viewBox") or "").split()[2:])
        for text in drawn(svg).iter(f"{SVG}text"):
            assert text.text
            assert 0 < float(text.get("x") or 0) < width
            assert 0 < float(text.get("y") or 0) < height


def reasons() -> set[str]:
    """Every reason that the cases give; the links' tests have one of each."""
    return {case[3] for case in CASES}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_reason_has_words_and_every_weak_one_a_remedy(language: str) -> None:
    assert reasons() == set(help_words.REASONS)
    assert set(help_chain.MENDS) | {"open"} == set(help_words.MENDS)
    with translation.override(language):
        for reason in reasons():
            link = Link(LinkKey.SILENCE, Grade.WEAK, reason, (), "common_language" if reason == "open" else "")
            assert help_words.why(link).endswith((".", "»", "”"))
            assert "%" not in help_words.why(link)
    for _id, _key, grade, reason, _able, _alone in CASES:
        assert (grade == "holds") or reason in help_words.MENDS


def test_no_rule_of_another_country_and_no_limit_in_minutes_is_printed() -> None:
    said = " ".join(str(one) for one in (*help_words.REASONS.values(), *help_words.MENDS.values()))
    assert not re.search(r"\d|DGUV|minutt|tysk", said)


def test_what_is_asked_is_a_question_of_the_form() -> None:
    asked = {link.asks for link in help_chain.chains(with_help(None))[0].links if link.asks}
    asked |= {link.asks for link in help_chain.chains(record(_unanswered()))[0].links if link.asks}
    assert "able_to_act" in asked
    assert asked - {"able_to_act"} <= set(Alone.model_fields)


def _unanswered() -> dict[str, Any]:
    return night_kiosk() | {"alone": {"is_done_alone": True}, "physical": {"hazards": [acute("fy_trafikk", 1, 4)]}}


def test_others_are_told_by_their_weakest_link_and_many_by_number() -> None:
    data = night_kiosk()
    data["alone"] |= {"silence_noticed_by": "nobody", "common_language": "yes", "helper_is_alone": "no"}
    data["alone"] |= {"helper_leaves_others": "no"}
    cannot = [acute(f"fy_{letter}", 1, 4, able_to_act="no") for letter in "abcdefg"]
    data["physical"]["hazards"] = [*cannot, acute("fy_x", 1, 5, able_to_act="yes")]
    data["violence"]["hazards"] = [acute("vt_ran", 1, 3, able_to_act="yes")]
    found = help_picture.of(record(data))
    assert found is not None
    assert found.hazards == "Fare nr. 1, 2, 3, 4, 5, 6, 7"
    (other,) = found.others
    assert [part.partition(" ")[2] for part in other.name.split(", ")] == ["Fare fy_x", "Fare vt_ran"]
    assert other.words == "Svakeste ledd er «Den som merker at det blir stille». Det merkes ikke i tide: ingen."


def test_a_hazard_has_its_own_line() -> None:
    judged = with_help("yes")
    assert help_picture.line(judged, "fy_trafikk") == "Alle leddene holder."
    assert help_picture.line(judged, "fy_annet") == ""
    assert "hver avtalte" not in help_picture.line(with_help("no"), "fy_trafikk")
    assert "neste avtalte samtale" in help_picture.line(with_help("no"), "fy_trafikk")


def test_control_measures_are_marked_and_what_is_chosen_is_said() -> None:
    names = {key: SimpleNamespace(name=key) for key in ("m_to_sammen", "m_innsjekk", "m_mann_nede")}
    catalogue = cast("CatalogueData", SimpleNamespace(measures=names))
    judged = with_help("no", silence_noticed_by="nobody").model_dump(mode="json", exclude_none=True)
    judged["measures"]["chosen"].append(measure("m_innsjekk", 5, ["fy_trafikk"], "planned"))
    named = help_picture.suggested(record(judged), catalogue)
    assert [one.note for one in named] == ["", "planlagt", "kontrolltiltak, skal drøftes"]
    assert help_picture.suggested(with_help("no", **AUTOMATIC), catalogue) == []
    older = cast("CatalogueData", SimpleNamespace(measures={}))
    assert help_picture.suggested(record(judged), older) == []  # a catalogue without them suggests none
    shown = help_picture.of(record(judged))
    assert shown is not None
    assert shown.weakest is not None
    assert shown.weakest.planned == "Tiltak m_innsjekk"


def test_hostile_names_are_text() -> None:
    data = with_help("no").model_dump(mode="json", exclude_none=True)
    data["physical"]["hazards"][0]["wording"]["name"] = HOSTILE
    found = help_picture.of(record(data))
    assert found is not None
    for svg in (found.row, found.column):
        assert "<script" not in svg
        assert not [one for one in drawn(svg).iter() if "style" in one.attrib or one.tag == f"{SVG}style"]
