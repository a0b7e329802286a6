"""Every change has a sentence that a reader understands, the most important first."""

from typing import Any

import pytest
from hypothesis import given, settings

from assessments.casework.words.change_words import FEW, grouped, sentences
from assessments.record.diff import What, changes
from tests.record.builders import acute, measure, night_kiosk, record
from tests.record.strategies import records
from tests.record.test_diff import remark

pytestmark = pytest.mark.once


def told(data: Any = None, **changed: Any) -> list[str]:
    return sentences(changes(record(data), record(data, **changed)))


def kiosk(section: str, of: str, *items: Any) -> dict[str, Any]:
    return {f"{section}__{of}": [*night_kiosk()[section][of], *items]}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"alone__help_time": "over_60"}, "er endret fra «5 til 20 minutter» til «Mer enn 60 minutter»."),
        ({"alone__may_close": "no"}, "Nytt svar på «"),
        ({"conclusion__terms": None}, "er tatt bort. Det var «Salg bare gjennom nattluka.»."),
        ({"conclusion__terms": "Ny " * 50}, "er skrevet om."),
        ({"work__handles": ["cash", "alcohol_tobacco"]}, "er endret: lagt til «Kontanter»."),
        ({"alone__help_ways": ["mobile", "radio"]}, "lagt til «Radio eller nødnett», tatt bort «Alarmknapp»."),
        ({"work__shift_minutes": 420}, "fra «8 timer» til «7 timer»."),
        ({"conclusion__decision": "no"}, "Svaret på «Kan arbeidet gjøres alene i dag?» er endret fra «Ja, på disse"),
        ({"organisation__employees": 13}, "Svaret på «Antall ansatte» er endret fra «12» til «13»."),
        ({"conclusion__next_review": None}, "Sist var svaret «23. november 2027»."),
        (kiosk("physical", "hazards", acute("fy_kulde", 5, 5)), "Ny fare: Fare fy_kulde (høy risiko)."),
        (
            kiosk("physical", "hazards", {"key": "fy_kulde", "relevant": "no"}),
            "Vurdert, og ikke en fare her: fy_kulde.",
        ),
        ({"physical__hazards": []}, "Fjernet fare: Fare fy_tretthet."),
        ({"physical__hazards__fy_tretthet__relevant": "no"}, "Ikke lenger en fare her: Fare fy_tretthet."),
        ({"violence__hazards__vt_ran__likelihood": 5}, "Sannsynligheten for «Fare vt_ran» er endret fra «sjelden» "),
        ({"violence__hazards__vt_ran__likelihood": 5}, "Risikoen ved «Fare vt_ran» er endret fra middels til høy."),
        ({"violence__hazards__vt_ran__likelihood": 5}, "Høyeste risiko for vold og trusler er endret fra middels til"),
        (
            {"violence__hazards__vt_ran__after": {"likelihood": 1, "consequence": 1}},
            "Risikoen ved «Fare vt_ran» når tiltakene er på plass, er nå vurdert: lav.",
        ),
        (
            kiosk("measures", "chosen", measure("m_ny", 2, ["vt_ran"], "planned")),
            "Nytt tiltak: Tiltak m_ny, planlagt til 15. januar 2027.",
        ),
        ({"measures__chosen__m_pauseplan__status": "planned"}, "Tiltaket «Tiltak m_pauseplan» er planlagt, ikke på pl"),
        ({"measures__chosen__m_pauseplan__responsible": "Leder"}, "Tiltak m_pauseplan: nytt svar på «Hvem har ansvare"),
        ({"violence__dismissed_themes": [{"key": "t", "theme_name": "Ran"}]}, "Temaet «Ran» er vurdert som ikke aktue"),
        ({"tasks__details": [{"key": "diving"}]}, "Ny oppgave med egne regler: Dykking."),
        ({"control_measures__reviews": [{"key": "m_pauseplan"}]}, "Nytt kontrolltiltak: Tiltak m_pauseplan."),
        ({"remarks": [remark("Hei", step="vold")]}, "Ny merknad fra Ola om Vold og trusler."),
        ({"positions": [{"name": "Ola", "role": "safety_rep"}]}, "Ny part: Ola (verneombud)."),
    ],
)  # fmt: skip
def test_sentences(changed: dict[str, Any], words: str) -> None:
    found = told(**changed)
    assert any(words in sentence for sentence in found), found


def position(**more: Any) -> dict[str, Any]:
    return {"positions": [{"name": "Ola", "role": "safety_rep", **more}]}


def test_a_party_speaks_again() -> None:
    asked = night_kiosk() | position()
    agrees = night_kiosk() | position(statement="agrees", on="2026-11-01")
    again = position(statement="agrees", on="2026-12-01")
    assert told(asked, **again) == ["Ola (verneombud) har uttalt seg: enig."]
    assert told(agrees, **again) == ["Ola (verneombud) er spurt på nytt. Uttalelsen er den samme."]
    assert told(agrees, **position()) == ["Ola (verneombud) er spurt på nytt, og har ikke uttalt seg ennå."]
    disagrees = position(statement="disagrees", on="2026-12-01", reason="Nei")
    assert told(agrees, **disagrees) == ["Ola (verneombud) har endret uttalelsen sin fra enig til uenig."]
    assert told(agrees, positions=[]) == ["Ola (verneombud) er ikke spurt om denne versjonen."]


def test_a_question_that_follows_another_waits_for_it() -> None:
    before = record(participation__safety_rep_how="Møte")
    after = record(participation__safety_rep_involvement=None, participation__safety_rep_name="Ola Verneombud")
    words = " ".join(sentences(changes(before, after)))
    assert "«Har verneombudet vært med?» Sist var svaret «Ja, har vært med»." in words
    assert "Hvordan har verneombudet vært med?" not in words


def test_the_most_important_stands_first() -> None:
    after = record(
        alone__may_stop="no",
        measures__chosen__m_pauseplan__status="planned",
        violence__hazards__vt_ran__likelihood=5,
        conclusion__decision="no",
        conclusion__special_risk="not_controlled",
        conclusion__next_review=None,
        **kiosk("physical", "hazards", acute("fy_kulde", 1, 1)),
    )
    groups = grouped(changes(record(), after))
    assert [group.heading for group in groups] == [
        "Konklusjon og risiko", "Farer", "Tiltak", "Alene", "Ikke besvart på nytt",
    ]  # fmt: skip
    first = [told.text for told in groups[0].told]
    assert "Kan arbeidet gjøres alene i dag?" in first[0]
    assert "særlig risiko" in first[1]
    assert first[2].startswith("Høyeste risiko")
    assert groups[1].told[0].text.startswith("Ny fare")


def test_a_short_list_has_no_headings() -> None:
    (group,) = grouped(changes(record(), record(alone__may_stop="no", alone__may_close="no")))
    assert (group.heading, len(group.told)) == ("", 2)
    assert len(group.told) <= FEW


def test_each_leads_to_where_it_is_answered() -> None:
    after = record(
        violence__hazards__vt_ran__after={"likelihood": 1, "consequence": 3},
        physical__hazards=[],
        organisation__employees=3,
        violence__dismissed_themes=[{"key": "t"}],
    )
    places = {(one.step, one.item) for group in grouped(changes(record(), after)) for one in group.told}
    assert places >= {("tiltak", "vt_ran"), ("fysisk", ""), ("", ""), ("vold", "")}


def test_long_texts_are_kept_for_those_who_look() -> None:
    before, after = "Gammel " * 30, "Ny " * 60
    (group,) = grouped(changes(record(conclusion__stop_when=before), record(conclusion__stop_when=after)))
    assert (group.told[0].before, group.told[0].after) == (before, after)
    assert before.strip() not in group.told[0].text


def test_the_catalogues_wording_is_said_once() -> None:
    data = night_kiosk()
    data["physical"]["hazards"][0]["wording"]["name"] = "Et nytt navn"
    assert told(data) == []
    assert sentences(changes(record(), record(data))) == ["Ordlyden i katalogen er endret."]


@settings(max_examples=60, deadline=None)
@given(records(), records())
def test_any_change_has_words(one: Any, other: Any) -> None:
    found = changes(one, other)
    apart = {"remarks", "proposals"}  # those of the last version stay with it
    untold = [change for change in found if change.what == What.VERSIONS or change.section in apart]
    groups = grouped(found)
    texts = [told.text for group in groups for told in group.told]
    assert all(text.strip() and "%(" not in text for text in texts)
    told_otherwise = [change for change in found if change.field == "after" or change.section == "participation"]
    assert len(found) - len(untold) - len(told_otherwise) <= len(texts) <= len(found)
