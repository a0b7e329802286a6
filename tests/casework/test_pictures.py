"""The pictures: every hazard in its cell, readable without colour, harmless whatever a name holds."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from assessments.casework.pictures import risk_pictures
from assessments.casework.pictures.risk_pictures import crossing_svg, hazard_numbers, risk_table_svg, strain_table_svg
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from tests.documents.samples import HOME_OFFICE, PETROL_STATION, record

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "quoted" {{ title }} ]]>'


@pytest.fixture
def petrol():
    return record(PETROL_STATION)


def all_pictures(rec: AssessmentRecord) -> list[str]:
    return [
        *(draw(rec, after=after, is_paper=paper) for draw in (risk_table_svg, strain_table_svg)
          for after in (False, True) for paper in (False, True)),
        crossing_svg(rec), crossing_svg(rec, is_paper=True),
    ]  # fmt: skip


def markers(svg: str) -> list[str]:
    groups = ET.fromstring(svg).iter(f"{SVG}g")  # noqa: S314  our own drawing
    return [group.find(f"{SVG}text").text for group in groups if group.get("class") == "marker"]


def cells(svg: str) -> list[tuple[float, float, str]]:
    return [
        (float(rect.get("x")), float(rect.get("y")), rect.get("fill"))
        for rect in ET.fromstring(svg).iter(f"{SVG}rect")  # noqa: S314
        if rect.get("class") == "cell"
    ]


def test_it_works(petrol):
    assert markers(risk_table_svg(petrol, after=False)) != []


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE, {}])
def test_every_picture_is_xml_with_a_text_and_no_style(data):
    for svg in all_pictures(record(data)):
        root = ET.fromstring(svg)  # noqa: S314
        assert root.tag == f"{SVG}svg"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text
        assert root[1].tag == f"{SVG}desc"
        assert root[1].text
        assert not [element for element in root.iter() if "style" in element.attrib or element.tag == f"{SVG}style"]


def test_every_acute_hazard_with_a_place_stands_in_the_table_once(petrol):
    numbers = hazard_numbers(petrol)
    placed = [h for h in (*petrol.physical.hazards, *petrol.violence.hazards) if risk.level_today(petrol, h)]
    assert sorted(markers(risk_table_svg(petrol, after=False))) == sorted(str(numbers[h.key]) for h in placed)
    assert sorted(markers(risk_table_svg(petrol, after=True))) == sorted(str(numbers[h.key]) for h in placed)


def test_illness_the_work_does_not_cause_has_a_number_but_no_place(petrol):
    number = hazard_numbers(petrol)["fy_akutt_sykdom"]
    assert str(number) not in markers(risk_table_svg(petrol, after=False))
    assert str(number) not in markers(crossing_svg(petrol))


def test_a_rejected_hazard_has_no_number(petrol):
    assert "fy_tunge_loft" not in hazard_numbers(petrol)


def test_psychosocial_hazards_have_a_table_of_their_own(petrol):
    numbers = hazard_numbers(petrol)
    assert sorted(markers(strain_table_svg(petrol, after=False))) == sorted(
        [str(numbers["ps_isolasjon"]), str(numbers["ps_pause_toalett"])]
    )
    assert str(numbers["ps_isolasjon"]) not in markers(risk_table_svg(petrol, after=False))


def test_the_worst_of_a_category_comes_first(petrol):
    numbers = hazard_numbers(petrol)
    assert numbers["fy_brann_eksplosjon"] < numbers["fy_fall_glatt"]


def test_the_marker_stands_in_the_cell_of_its_scores():
    """One hazard, likelihood 4 and consequence 5: second column from the right, uppermost row."""
    data = {"physical": {"hazards": [{"key": "fy_a", "relevant": "yes", "likelihood": 4, "consequence": 5}]}}
    svg = risk_table_svg(record(data), after=False)
    circle = next(iter(ET.fromstring(svg).iter(f"{SVG}circle")))  # noqa: S314
    x, y = float(circle.get("cx")), float(circle.get("cy"))
    grid = cells(svg)
    columns = sorted({cell[0] for cell in grid})
    rows = sorted({cell[1] for cell in grid})
    assert [sum(x > left for left in columns), sum(y > top for top in rows)] == [4, 1]


def test_support_at_hand_moves_the_marker_a_row_down():
    def row(support: str) -> int:
        hazard = {"key": "ps_a", "relevant": "yes", "duration": 2, "load": 3, "support": support}
        svg = strain_table_svg(record({"psychosocial": {"hazards": [hazard]}}), after=False)
        y = float(re.search(r'class="marker"><polygon points="[\d.]+,([\d.]+)', svg)[1])
        return sum(y > top - 10 for top in sorted({cell[1] for cell in cells(svg)}))

    assert row("yes") == row("no") + 1
    assert row("unknown") == row("no")


def test_cells_follow_the_tables_of_the_record():
    fills = {"G": "#e4f3e7", "Y": "#f0c244", "R": "#ab1f1f"}
    for table, svg in (
        (risk.ACUTE_TABLE, risk_table_svg(record({}), after=False)),
        (risk.STRAIN_TABLE, strain_table_svg(record({}), after=False)),
    ):
        assert [cell[2] for cell in cells(svg)] == [fills[letter] for row in reversed(table) for letter in row]


def test_levels_differ_in_grey_and_have_letters():
    """Luminance steps of at least a tenth, and a letter in every cell."""

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    tones = [risk_pictures.level_tone(level) for level in risk.Level]
    steps = [grey(one.fill) for one in tones]
    assert steps[0] - steps[1] > 0.1
    assert steps[1] - steps[2] > 0.1
    assert len({tone.letter for tone in tones}) == 3


def test_the_crossing_puts_hazards_at_their_level_whatever_the_time():
    """Short time does not make an acute high risk low."""

    def words(share: str) -> str:
        svg = crossing_svg(record({**PETROL_STATION, "alone": {"time_share": share}}))
        return ET.fromstring(svg)[1].text.split(".", 1)[1]  # noqa: S314

    assert words("very_little") == words("nearly_all")
    assert "Høy risiko: 1 Brann og eksplosjon" in words("very_little")


def test_the_crossing_says_when_the_time_is_not_answered():
    data = {key: value for key, value in PETROL_STATION.items() if key != "alone"}
    svg = crossing_svg(record(data))
    assert "er ikke besvart" in svg
    assert markers(svg) == []


def test_the_text_says_what_the_picture_shows(petrol):
    title, desc = ET.fromstring(risk_table_svg(petrol, after=False, is_paper=True))[:2]  # noqa: S314
    assert "7 Muntlige trusler: sannsynlighet Ofte, konsekvens Alvorlig, gir høy risiko." in desc.text
    assert desc.text in title.text


def test_screen_titles_are_short(petrol):
    assert len(ET.fromstring(risk_table_svg(petrol, after=False))[0].text) < 80  # noqa: S314


def test_a_hazard_without_an_answer_for_later_stays_where_it_is(petrol):
    """Nothing has lowered it: the tired night watch stands in the same cell in both tables."""
    number = hazard_numbers(petrol)["fy_tretthet"]
    pattern = rf'<g class="marker">(<circle [^>]+>)<text [^>]+>{number}</text>'
    assert re.search(pattern, risk_table_svg(petrol, after=False))
    today, after = (ET.fromstring(risk_table_svg(petrol, after=later))[1].text for later in (False, True))  # noqa: S314
    sentence = re.search(rf"{number} Natt[^.]+\.", today)[0]
    assert sentence in after


def test_hostile_names_are_text():
    data = json.loads(json.dumps(PETROL_STATION))
    for chapter in ("physical", "psychosocial", "violence"):
        for hazard in data[chapter]["hazards"]:
            hazard["wording"]["name"] = HOSTILE
    for svg in all_pictures(record(data)):
        assert "<script" not in svg
        assert not list(ET.fromstring(svg).iter(f"{SVG}script"))  # noqa: S314


def test_thirty_hazards_fit_in_one_cell_without_overlap():
    hazards = [{"key": f"fy_{n}", "relevant": "yes", "likelihood": 1, "consequence": 1} for n in range(30)]
    svg = risk_table_svg(record({"physical": {"hazards": hazards}}), after=False)
    drawn = [(float(c.get("cx")), float(c.get("cy"))) for c in ET.fromstring(svg).iter(f"{SVG}circle")]  # noqa: S314
    points = [point for point in drawn if point[1] < max(y for _x, y in drawn)]  # the last one is the legend's
    assert len(points) == 30
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in points for b in points if a != b) > 15
    height = float(ET.fromstring(svg).get("viewBox").split()[3])  # noqa: S314
    assert max(y for _x, y in drawn) < height


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE])
def test_on_screen_every_number_has_a_name(data):
    shown = risk_pictures.all_of(record(data))
    assert shown
    for picture in shown:
        assert picture.caption
        assert {str(item.number) for item in picture.key} == set(markers(picture.svg))
