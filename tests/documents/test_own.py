"""What is the organisation's own, on paper: marked, and the table with its name, its day and where it is milder."""

from tests.documents.papers import changed, first_page, text_of, to_html
from tests.documents.samples import PETROL_STATION, record

TABLE = {"name": "Tabell for Solbakken", "decided_on": "2026-11-01", "acute": "GGGGG GGYYY GYYYR YYRRR YRRRR"}


def own_petrol_station(**sections):
    made = changed(PETROL_STATION, **sections)
    plain = made.model_dump(mode="json", exclude_none=True)
    plain["violence"]["hazards"][0]["wording"]["is_own"] = True
    plain["measures"]["chosen"][0]["wording"]["is_own"] = True
    plain["work"]["profile_wording"]["is_own"] = True
    return record(plain), plain


def test_own_entries_are_marked(catalogue):
    made, plain = own_petrol_station()
    page = text_of(to_html(catalogue, made))
    for words in (
        plain["violence"]["hazards"][0]["wording"]["name"],
        plain["measures"]["chosen"][0]["wording"]["name"],
        plain["work"]["profile_wording"]["name"],
    ):
        assert f"{words} (egen)" in page
    assert "(egen)" not in text_of(to_html(catalogue, record(PETROL_STATION)))


def test_the_own_table_is_printed_and_told_of(catalogue):
    page = to_html(catalogue, changed(PETROL_STATION, tables=TABLE))
    text = text_of(page)
    assert "Arbeidsgivers egen tabell: Tabell for Solbakken" in text
    assert "Fastsatt 1. november 2026." in text
    first = first_page(page)
    assert first.index("egen tabell, som er mildere enn standarden") < first.index("Uttalelser"), "never pushed off it"
    assert "mildere enn standarden i disse rutene" in text
    assert "S4 × K3: middels i stedet for høy." in text
    assert "S5 × K1: lav i stedet for middels." in text
    bare = to_html(catalogue, record(PETROL_STATION))
    assert "Arbeidsgivers egen tabell" not in text_of(bare)
    # The cells themselves: two fewer dark ones would be a table that nobody has decided.
    for colour, fewer in (("#ab1f1f", 1), ("#f0c244", 0)):
        assert bare.count(colour) - page.count(colour) >= fewer


def test_a_stricter_table_says_that_it_is_no_milder(catalogue):
    strict = {**TABLE, "acute": "YYYYY YYYYY YYYRR YYRRR YRRRR"}
    text = text_of(to_html(catalogue, changed(PETROL_STATION, tables=strict)))
    assert "Tabellen er ikke mildere enn standarden noe sted." in text
