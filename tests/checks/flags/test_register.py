"""The flags as a whole: all of rettskilder ch. 13, each in its own file, each with sources, findings and words."""

import ast
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from assessments.catalogue.loader import read
from assessments.checks import engine, flags, monitoring, young
from assessments.record.choices import Answer
from tests.checks.flags.judged import flags_of, met
from tests.checks.judging import LAW_FILE, all_law, law_on
from tests.record.builders import home_office, many_hazards, night_kiosk, not_alone, quiet_office

pytestmark = pytest.mark.once

# The keys of rettskilder ch. 13 (`REGISTRER` and `VARSLE` share a row there).
CHAPTER_13 = {
    "AML_4_1_3", "SKRIFTLIG", "MEDVIRKNING_VO", "AMU", "PSYKOSOSIAL", "VOLD_3A", "TRAKASSERING_2A", "KOMM_10_6",
    "INSTRUKS", "UNDER18", "UNDER18_SALG", "NATT", "NATT_8T", "PAUSE", "KONTROLLTILTAK", "KAMERA", "DPIA", "FORBUD_KUM",
    "FORBUD_HOYSPENT", "FORBUD_DYKK", "KRAV_TAU", "KRAV_BERG", "LOTO", "TO_TJENESTEYTERE", "AMBULANSE_2", "BHT",
    "INNLEIE_2_2", "REGISTRER", "VARSLE", "HJEMMEKONTOR", "OFFSHORE", "UTENFOR_AML",
}  # fmt: skip
# § 10-10 is in the sources, but not in their list of flags: Saturday after 18 turns on it.
BESIDES = {"SONDAG"}
# Rules of another authority, which the form does not ask about: there is nothing to mend in it.
WITHOUT_FINDING = {"OFFSHORE", "UTENFOR_AML"}
FOLDER = Path(flags.__file__).parent


def test_all_flags_are_there_and_no_others() -> None:
    assert len(CHAPTER_13) == 32
    assert {rule.key for rule in flags.all_flags()} == CHAPTER_13 | BESIDES


def test_each_has_its_own_file() -> None:
    for rule in flags.all_flags():
        module = import_module(f"assessments.checks.flags.{rule.key.lower()}")
        assert rule.applies is module.applies
        assert module.__doc__
        assert rule.applies.__doc__
    assert {file.stem for file in FOLDER.glob("*.py")} - {"__init__", "register"} == {
        rule.key.lower() for rule in flags.all_flags()
    }


def test_no_citation_is_typed_into_a_flag() -> None:
    """The sources are keys; a paragraph stands in a docstring or a comment, never in a value."""
    for file in FOLDER.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef)
        }
        values = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not [value for value in values - docs if "§" in value], file.name


def test_the_sources_are_in_force_today() -> None:
    assert {rule.law for rule in flags.all_flags()} <= set(law_on())
    assert {rule.law for rule in flags.all_flags()} <= {source.key for source in all_law()}


def test_each_names_findings_that_exist() -> None:
    codes = {check.code for check in engine.all_checks()}
    for rule in flags.all_flags():
        assert set(rule.findings) <= codes, rule.key
        assert bool(rule.findings) == (rule.key not in WITHOUT_FINDING), rule.key


def test_every_row_says_why() -> None:
    for data in (night_kiosk(), quiet_office(), home_office(), many_hazards(), not_alone(), {}):
        for flag in flags_of(data).values():
            assert flag.reasons, flag.key
            is_no, is_unknown = (any(r.is_met == one for r in flag.reasons) for one in (Answer.NO, Answer.UNKNOWN))
            assert flag.is_met == (Answer.NO if is_no else Answer.UNKNOWN if is_unknown else Answer.YES)


def test_the_examples_of_the_sources() -> None:
    """What examples.md lists for the night hatch and for the home office."""
    kiosk = "AML_4_1_3 VOLD_3A NATT NATT_8T PAUSE PSYKOSOSIAL KOMM_10_6 MEDVIRKNING_VO SKRIFTLIG"
    assert set(kiosk.split()) <= set(met(night_kiosk()))
    home = met(home_office())
    assert {"HJEMMEKONTOR", "SKRIFTLIG", "MEDVIRKNING_VO"} <= set(home)
    assert not {"AML_4_1_3", "PSYKOSOSIAL", "VOLD_3A", "NATT", "BHT"} & set(home)


def test_not_alone_leaves_the_written_form() -> None:
    assert met(not_alone()) == {"SKRIFTLIG": "yes"}
    for setting in ("own_home", "offshore"):
        assert set(met(not_alone(), work__settings=[setting], work__incidents="yes")) == {"SKRIFTLIG"}


def test_a_flag_is_silent_while_its_law_is_not_in_force() -> None:
    assert "AML_4_1_3" in met(on=date(2010, 1, 1))
    assert "AML_4_1_3" not in met(on=date(2009, 12, 31))
    assert flags_of(on=date(2026, 1, 1))["VOLD_3A"].law == "utf-3a-2"
    before = flags_of(on=date(2025, 12, 31)).get("VOLD_3A")
    assert before is None or before.law != "utf-3a-2"


def test_two_flags_cannot_share_a_key() -> None:
    flags.all_flags()
    with pytest.raises(ValueError, match="NATT"):
        flags.register.flag("NATT", law="aml-10-11", step="arbeidet", findings=())(lambda record, on: None)
    with pytest.raises(ValueError, match="no step"):
        flags.register.flag("NY", law="aml-10-11", step="kontroll", findings=())(lambda record, on: None)


def test_what_is_named_from_the_catalogue_is_there() -> None:
    data = read(LAW_FILE.parent)
    assert set(data.profiles) >= young.SELLING
    assert set(data.measures) & monitoring.CAMERAS
    assert any(young.NEWSPAPERS in key for key in data.profiles)
