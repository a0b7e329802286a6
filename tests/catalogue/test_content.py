"""What the published catalogue says: complete, corrected by the professional review, and fit to be read by users."""

import re
from datetime import date

import pytest

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import Entry, LocalText
from assessments.record.choices import Category

from .published import CURRENT

pytestmark = pytest.mark.once

CONDITIONS = {
    "fy_ubemerket_fravaer",
    "fy_hjelp_langt_unna",
    "fy_dekning_samband",
    "fy_morke_natt",
    "ps_manglende_oppfolging",
    "ps_mangelfull_opplaering",
}
# The legal flags and the sources they rest on; a check looks its source up under these keys.
FLAGS = {
    "AML_4_1_3": ["aml-4-1-3"],
    "SKRIFTLIG": ["ik-5-6", "org-7-1", "utf-1a-2"],
    "MEDVIRKNING_VO": ["aml-3-1", "aml-6-2-4", "aml-6-1"],
    "AMU": ["aml-7-1", "aml-7-2-2-d", "aml-7-2-2-f", "aml-7-2-4"],
    "PSYKOSOSIAL": ["aml-4-3-1", "aml-4-3-2", "aml-4-3-4", "utf-1a-1", "utf-1a-2", "utf-1a-3", "utf-1a-4"],
    "VOLD_3A": ["aml-4-3-6", *(f"utf-3a-{number}" for number in range(1, 7))],
    "TRAKASSERING_2A": ["aml-4-3-5", "utf-kap-2a", "utf-2a-2", "utf-2a-4"],
    "KOMM_10_6": ["org-10-6"],
    "INSTRUKS": ["aml-3-2-3", "org-11-1"],
    "UNDER18": [
        "aml-kap-11",
        "aml-11-1-3",
        "aml-11-3",
        "aml-11-5-1",
        "org-kap-12",
        "org-12-1",
        "org-12-9",
        "org-12-10",
    ],
    "UNDER18_SALG": ["alkohol-1-5", "tobakk-17"],
    "NATT": ["aml-10-11", "ramme-43"],
    "NATT_8T": ["aml-10-11-7"],
    "PAUSE": ["aml-10-9"],
    "KONTROLLTILTAK": ["aml-9-1", "aml-9-2"],
    "KAMERA": ["aml-9-6", "kamera-3", "kamera-4", "kamera-6"],
    "DPIA": ["gdpr-35", "gdpr-6"],
    "FORBUD_KUM": ["utf-8-2", "utf-8-3", "utf-8-4", "utf-29-1"],
    "FORBUD_HOYSPENT": ["fse-12"],
    "FORBUD_DYKK": ["utf-26-27"],
    "KRAV_TAU": ["utf-17-24"],
    "KRAV_BERG": ["utf-27-6"],
    "LOTO": ["utf-12-6", "utf-10-9", "utf-10-17"],
    "TO_TJENESTEYTERE": ["hol-9-9"],
    "AMBULANSE_2": ["akutt-11"],
    "BHT": ["aml-3-3", "org-13-1"],
    "INNLEIE_2_2": ["aml-2-2"],
    "REGISTRER": ["aml-5-1"],
    "VARSLE": ["aml-5-2"],
    "HJEMMEKONTOR": ["hjemmekontor-2", "hjemmekontor-3", "hjemmekontor-4"],
    "OFFSHORE": ["aml-1-3", "ramme-43"],
    "UTENFOR_AML": ["aml-1-2"],
}
# The four cases the product is shown with: what a competent assessor looks at, and the measures that are needed.
CASES = {
    "avisbud": (
        "fy_fall_glatt fy_morke_natt fy_ubemerket_fravaer fy_kulde vt_ran fy_akutt_sykdom ps_isolasjon",
        "m_brodder_stroing m_mobil_samband m_meld_inn_ut m_innsjekk m_belysning m_opplaering_alene m_medvirkning",
    ),
    "renovator": (
        "fy_tunge_loft fy_trafikk fy_klem_maskin fy_fall_glatt fy_akutt_sykdom ps_tidspress ps_isolasjon",
        "m_lofteutstyr m_kjoretoy_sikring m_hjelpemann m_anbud_krav m_mobil_samband m_medvirkning",
    ),
    "bensinstasjon": (
        "vt_ran vt_rus vt_muntlige_trusler fy_tretthet fy_brann_eksplosjon fy_morke_natt fy_akutt_sykdom "
        "ps_isolasjon ps_pause_toalett",
        "m_last_barriere m_drop_safe m_alarmknapp m_responstid m_pauseplan m_leder_kontakt m_natt_8t m_medvirkning",
    ),
    "hjemmekontor": ("ps_isolasjon", "m_kollegamoter m_medvirkning"),
}


def shown_texts(data: CatalogueData) -> list[str]:
    """Every word of the catalogue that a user can come to read."""
    texts: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, LocalText):
            texts.extend(filter(None, (value.nb, value.nn, value.en)))
        elif isinstance(value, Entry):
            for name in type(value).model_fields:
                if name in {"citation", "act", "exact_wording"} and (text := getattr(value, name)):
                    texts.append(text)
                elif name in {"citations", "authority_refs"}:
                    texts.extend(getattr(value, name))
                else:
                    walk(getattr(value, name))
        elif isinstance(value, dict | tuple):
            for part in value.values() if isinstance(value, dict) else value:
                walk(part)

    for entries in (data.themes, data.profiles, data.hazards, data.measures, data.law):
        walk(tuple(entries.values()))
    walk(data.meta)
    return texts


def test_it_works(data: CatalogueData) -> None:
    assert data.version == CURRENT
    assert (len(data.profiles), len(data.hazards), len(data.measures)) == (65, 60, 85)
    assert len(data.law) == 166
    assert sum(source.verified for source in data.law.values()) == 158


def test_references_that_no_source_answers_are_few_and_counted(data: CatalogueData) -> None:
    assert sum(len(entry.citations) for entry in (*data.hazards.values(), *data.measures.values())) == 13


@pytest.mark.parametrize(
    "words",
    [
        "uverifisert",
        "kontroller]",
        "avkuttet",
        "seeden",
        "hjelpemann",
        "mann nede",
        "23a-",
        "faglig gjennomgang",
        "merke på personen",
    ],
)
def test_nothing_doubtful_or_dated_is_shown(data: CatalogueData, words: str) -> None:
    in_history = {source.citation for source in data.law.values() if source.in_force_to}
    assert [text for text in shown_texts(data) if words in text.lower() and text not in in_history] == []


def test_the_walk_over_shown_texts_sees_all_kinds(data: CatalogueData) -> None:
    texts = shown_texts(data)
    for text in ("Train conductor", "Kjemisk arbeidsmiljø", "aml § 4-1 (3)", "utførelsesforskriften § 10-10"):
        assert text in texts


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 6, 1)])
def test_repealed_law_is_not_in_force(data: CatalogueData, on: date) -> None:
    in_force = data.law_in_force(on)
    assert not [source for source in in_force.values() if "23A" in source.citation or "nummer før" in source.citation]
    assert in_force["aml-4-3-6"].citation == "aml § 4-3 (6)"


def test_repealed_law_was_in_force_and_points_to_what_replaced_it(data: CatalogueData) -> None:
    before = data.law_in_force(date(2025, 12, 31))
    assert {"utf-23a-1", "utf-23a-4", "utf-kap-23a", "aml-4-3-4-gammel"} <= set(before)
    assert not {"utf-3a-2", "aml-4-3-6", "utf-1a-2"} & set(before)
    for source in data.law.values():
        if source.in_force_to:
            assert source.in_force_to == date(2025, 12, 31)
            assert source.replaced_by
            assert data.law[source.replaced_by].in_force_from == date(2026, 1, 1)


def test_unverified_law_is_law_to_nobody(data: CatalogueData) -> None:
    in_force = data.law_in_force(date(2026, 6, 1))
    assert "eksplosiv" in data.law
    assert "eksplosiv" not in in_force
    assert all(data.law[key].verified for key in in_force)


@pytest.mark.parametrize("flag", FLAGS)
def test_every_legal_flag_finds_its_sources_in_force(data: CatalogueData, flag: str) -> None:
    assert [key for key in FLAGS[flag] if key not in data.law_in_force(date(2026, 11, 23))] == []


def test_the_six_conditions(data: CatalogueData) -> None:
    assert {hazard.key for hazard in data.conditions} == CONDITIONS
    scored = {hazard.key for category in Category for hazard in data.hazards_of(category)}
    assert scored == set(data.hazards) - CONDITIONS


def test_questions_where_no_means_hazard(data: CatalogueData) -> None:
    means_no = {hazard.key for hazard in data.hazards.values() if hazard.answer_that_means_hazard == "nei"}
    assert means_no == {"fy_si_fra_om_helsen", "ps_pause_toalett", "ps_manglende_oppfolging"}


def test_an_older_key_still_finds_its_hazard(data: CatalogueData) -> None:
    assert data.hazard("ps_krevende_mennesker") is data.hazards["ps_emosjonelle_krav"]
    assert data.measures_for("ps_krevende_mennesker") == data.measures_for("ps_emosjonelle_krav") != ()
    with pytest.raises(KeyError):
        data.hazard("fy_finnes_ikke")


def test_every_hazard_has_a_measure_at_the_top_of_the_ladder(data: CatalogueData) -> None:
    """That nobody is followed up is mended by a routine, not by company; all else falls with the lone work.

    Surveillance too: where safety when alone is its ground, two together or no lone work takes the ground away.
    """
    lowest = {"ps_manglende_oppfolging": 3}
    for key in data.hazards:
        measures = [measure for measure in data.measures_for(key) if not measure.is_process]
        assert measures[0].level == lowest.get(key, 1), key


def test_themes_are_few_and_all_in_use(data: CatalogueData) -> None:
    assert [len(data.themes_of(category)) for category in Category] == [9, 5, 4]
    assert {hazard.theme for hazard in data.hazards.values()} == set(data.themes)
    assert {hazard.key for hazard in data.hazards_of(Category.PHYSICAL, theme="kjemisk")} == {
        "fy_gass_lekkasje",
        "fy_kjemikalier",
    }


def test_control_measures_process_and_steps(data: CatalogueData) -> None:
    asks = {measure.key for measure in data.measures.values() if measure.is_control_measure == "ask"}
    always = {measure.key for measure in data.measures.values() if measure.is_control_measure == "yes"}
    assert asks == {"m_alarmknapp", "m_kjoretoyalarm"}
    assert always == {"m_kamera", "m_mann_nede", "m_gps_flate"}
    assert [measure.key for measure in data.measures.values() if measure.is_process] == ["m_medvirkning"]
    assert {measure.key for measure in data.measures_for("ps_overvaking", step="kontrolltiltak")} == {
        "m_personvern_dpia",
        "m_evaluer_kontroll",
    }
    assert data.measures["m_flytte_bruker"].level == 2
    assert data.measures["m_personvern_dpia"].level != 7


# The review's table of words (§ 8): key, field, and what a user reads there. An older key finds the newer one.
WORDING = {
    ("vt_seksuell_vold", "why_alone"): "Overgrep har skjedd mot unge alene på kveldsvakt i kiosk (Fafo-notat 2016:22).",
    ("vt_seksuell_vold", "question"): "Kan den som er alene, være utsatt for overgrep?",
    (
        "fy_medisinsk_uegnet",
        "question",
    ): "Vet de som jobber alene hvordan de fortrolig kan si fra til leder eller BHT om at de ikke bør være alene?",
    (
        "vt_utagerende_bruker",
        "question",
    ): "Kan den som er alene bli slått, truet eller skadet av en bruker, pasient eller beboer?",
    ("vt_rus", "name"): "Situasjoner med ruspåvirkning",
    ("ps_krevende_mennesker", "name"): "Emosjonelle krav og belastninger",
    ("ps_pause_toalett", "question"): "Får den som er alene tatt pause og gå på toalettet?",
    ("ps_manglende_oppfolging", "question"): "Finnes det rutiner for oppfølging etter vold og trusler?",
    ("vt_tyveri_konfrontasjon", "question"): "Kan den som er alene bli stående overfor noen som stjeler eller truer?",
    ("vt_klientmote", "why_alone"): "Kan bli stengt inne uten utvei og uten vitner.",
    ("fy_ras", "why_alone"): "Ingen ser raset eller kan varsle.",
    ("fy_unge_uerfarne", "why_alone"): "Har mindre erfaring med å oppdage fare.",
    ("ps_mangelfull_opplaering", "why_alone"): "Feil kan bli brukt mot den ansatte.",
    ("vt_muntlige_trusler", "why_alone"): "Ingen kollega kan dempe situasjonen eller bevitne den.",
    ("ps_utilstrekkelighet", "why_alone"): "Ingen å dele ansvaret med der og da.",
    ("m_flytte_bruker", "name"): "Gi brukeren et tilbud der flere er på jobb (krever vedtak og brukers medvirkning)",
    ("m_info_bruker_for", "name"): "Nødvendig risikoinformasjon før besøk, innenfor taushetsplikten",
    ("m_hjelpemann", "name"): "Medhjelper på bilen",
    ("m_mann_nede", "name"): "Fall- og bevegelsesalarm som varsler selv",
    ("m_granske", "name"): "Granske alle årsaker, ikke bare én",
}


@pytest.mark.parametrize(("key", "field"), WORDING)
def test_the_wording_of_the_review_is_taken_in(data: CatalogueData, key: str, field: str) -> None:
    entry = data.measure(key) if key.startswith("m_") else data.hazard(key)
    assert getattr(entry, field).nb == WORDING[key, field]


def test_law_and_names_that_the_review_set_right(data: CatalogueData) -> None:
    assert data.profiles["nattevakt_bolig"].name.nb == "Nattevakt i omsorgsbolig eller ungdomsbolig"
    assert "svalbard-16" not in data.hazards["fy_ras"].law
    assert "utf-8-4" not in data.hazards["fy_drukning"].law
    assert data.measures["m_stoppregel"].law == ("aml-2-3-2-c",)
    assert not [text for text in shown_texts(data) if "vanskeligstilt" in text]


# Figures that the sources hold, with their year. No other figure about how often something happens is shown.
FIGURES = {
    "fy_klem_maskin": ["42 prosent", "2011–2014", "25 prosent", "Arbeidstilsynet, 2015"],
    "fy_feilsoking": ["Arbeidstilsynet, 2015"],
    "vt_fysisk_vold": ["26 prosent", "1500", "34 prosent", "Handel og Kontors undersøkelse, gjengitt i 2016"],
    "vt_muntlige_trusler": ["91 prosent", "Handel og Kontors undersøkelse, gjengitt i 2016"],
    "ps_manglende_oppfolging": ["25 prosent", "Handel og Kontors undersøkelse, gjengitt i 2016"],
    "vt_utagerende_bruker": ["26 prosent", "22 prosent", "31 prosent", "Svalund 2009"],
    "vt_seksuell_trakassering": ["54 prosent", "43 prosent", "Bråten 2016, under arbeid"],
    "ps_manglende_kollegastotte": ["Arbeidstilsynet"],
    "ps_isolasjon": ["14 prosent", "2010–2011"],
}


def test_figures_are_those_of_the_sources_and_no_others(data: CatalogueData) -> None:
    told = {key: hazard.facts for key, hazard in data.hazards.items() if hazard.facts}
    assert set(told) == set(FIGURES)
    for key, facts in told.items():
        words = " ".join(fact.text.nb for fact in facts)
        assert [figure for figure in FIGURES[key] if figure not in words] == [], key
        assert words.count("prosent") == sum("prosent" in figure for figure in FIGURES[key]), key
    in_profiles = {
        (profile.key, share)
        for profile in data.profiles.values()
        for met in profile.met
        if met.text
        for share in re.findall(r"\d+ prosent", met.text.nb)
    }
    trades = ("godssjafor_langtransport", "skogsarbeider", "gardbruker", "fisker")
    assert in_profiles == {(trade, "80 prosent") for trade in trades} | {
        ("hotell_restaurant", "43 prosent"),
        ("finansradgiver", "33 prosent"),
        ("finansradgiver", "32 prosent"),
    }


def test_a_profile_tells_what_its_source_says_of_the_occupation(data: CatalogueData) -> None:
    """Four stand in the note without a word of their hazards; what is outside the note can tell nothing from it."""
    silent = {profile.key for profile in data.profiles.values() if not profile.met and not profile.is_outside_note}
    assert silent == {"brannberedskap", "ambulanse", "laerer", "kontrollrom"}
    for profile in data.profiles.values():
        for met in profile.met:
            assert set(met.seed_refs) <= set(profile.seed_refs), profile.key
            assert data.sources(met.seed_refs).startswith("Fafo-notat 2016:22, ")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_measure_says_what_it_does_and_what_it_does_not_do(data: CatalogueData, language: str) -> None:
    for measure in data.measures.values():
        assert measure.does, measure.key
        assert measure.limits, measure.key
        does, limits = measure.does.in_language(language), measure.limits.in_language(language)
        assert does.endswith("."), measure.key
        assert len(does) <= 140, measure.key
        assert limits.endswith("."), measure.key
        assert len(limits) <= 420, measure.key


def test_alarms_and_gps_come_with_their_limits(data: CatalogueData) -> None:
    says = {key: str(measure.limits and measure.limits.nb) for key, measure in data.measures.items()}
    assert "kan ikke erstatte å være to (Fagforbundet)" in says["m_alarmknapp"]
    assert "«et tveegget sverd»" in says["m_gps_flate"]
    assert "alarmknapp er bedre enn GPS med konstant overvåking" in says["m_gps_flate"]
    assert "velges ikke der en alarmknapp eller en person til er nok" in says["m_mann_nede"]
    for key in ("m_gps_flate", "m_mann_nede"):
        assert "drøftes før" in says[key]
    for key in ("m_alarmknapp", "m_kjoretoyalarm", "m_kamera", "m_vold_ovelse", "m_ran_opplaering", "m_ransrutine"):
        assert "aldri nok mot rød risiko for vold" in says[key]


def test_keys_that_left_are_read_as_what_came_instead(data: CatalogueData) -> None:
    """Since 2026-2: one hazard renamed, one measure taken into another, one that was a duty and no measure gone."""
    assert data.hazard("fy_medisinsk_uegnet") is data.hazards["fy_si_fra_om_helsen"]
    assert data.measure("m_video_kjoretoy") is data.measures["m_kamera"]
    assert {"vt_trakassering", "ps_utrygghet"} <= set(data.hazards)
    assert {"m_rutine_oppfolging", "m_ransrutine"} <= set(data.measures)
    with pytest.raises(KeyError):
        data.measure("m_amu_behandling")


def test_profiles_outside_the_note_are_marked(data: CatalogueData) -> None:
    outside = {profile.key for profile in data.profiles.values() if profile.is_outside_note}
    new = {"barnehage_apning_stenging", "vaktmester", "broytevakt", "legevakt", "meraapent_bibliotek", "badevakt"}
    assert new <= outside
    assert all(data.profiles[key].seed_refs for key in set(data.profiles) - outside)


@pytest.mark.parametrize("profile", CASES)
def test_the_four_cases_find_their_hazards_and_measures(data: CatalogueData, profile: str) -> None:
    hazards, measures = (set(keys.split()) for keys in CASES[profile])
    suggested = data.profiles[profile].hazards
    assert hazards - set(suggested) == set()
    assert measures - {measure.key for hazard in suggested for measure in data.measures_for(hazard)} == set()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_texts_are_short_and_end_well(data: CatalogueData, language: str) -> None:
    for hazard in data.hazards.values():
        assert len(hazard.name.in_language(language)) <= 80
        assert hazard.question.in_language(language).endswith("?")
        assert len(hazard.question.in_language(language)) <= 160
        assert hazard.why_alone.in_language(language).endswith(".")
        assert len(hazard.why_alone.in_language(language)) <= 120
    for measure in data.measures.values():
        assert len(measure.name.in_language(language)) <= 100
        assert not measure.name.in_language(language).endswith(".")


def test_quotations_name_a_date_or_say_that_the_sources_give_none(data: CatalogueData) -> None:
    for source in data.law.values():
        assert re.match(r"^\S.*\S$", source.citation)
        if source.in_force_from:
            assert source.in_force_from <= data.meta.law_checked_until
