"""A measure in place, and an answer that says it is not."""

import pytest

from assessments.catalogue.loader import read
from assessments.checks.rules.measure_answers import DENIALS
from assessments.record.alone import Alone
from assessments.record.parties import Conclusion
from assessments.record.work import Work
from tests.checks.judging import LAW_FILE, found
from tests.record.builders import measure

pytestmark = pytest.mark.once

DENIED = {
    "m_info_bruker_for": {"work__risk_known_before_visit": "no"},
    "m_avloser_pause": {"alone__can_take_break": "no"},
    "m_innsjekk": {"alone__silence_noticed_by": "next_shift"},
    "m_mobil_samband": {"alone__help_ways": ["none"]},
    "m_bakvakt": {"alone__helpers": ["nobody"]},
    "m_leder_kontakt": {"alone__contact_with_manager": "never"},
    "m_opplaering_alene": {"alone__trained_for_lone_work": "no"},
    "m_alarm_ovelse": {"alone__alarm_practised": "no"},
    "m_stoppregel": {"alone__may_stop": "no"},
    "m_rutine_oppfolging": {"alone__follow_up_routine": "no"},
    "m_instruks": {"conclusion__written_instruction": "no"},
}


@pytest.mark.parametrize("key", DENIALS)
def test_it_works(key: str) -> None:
    in_place = {"measures__chosen": [measure(key, 5, ["vt_ran"])]}
    (finding,) = found("measure-contradicted", **in_place, **DENIED[key])
    assert (finding.item, finding.step, finding.params["questions"]) == (key, "tiltak", DENIALS[key][0])
    assert not found("measure-contradicted", **in_place)
    planned = {"measures__chosen": [measure(key, 5, ["vt_ran"], "planned")]}
    assert not found("measure-contradicted", **planned, **DENIED[key])


def test_unknown_contradicts_nothing() -> None:
    trained = {"measures__chosen": [measure("m_opplaering_alene", 6, ["vt_ran"])]}
    for answer in ("unknown", None):
        assert not found("measure-contradicted", **trained, alone__trained_for_lone_work=answer)
    assert not found("measure-contradicted", alone__trained_for_lone_work="no")


def test_each_names_a_measure_and_a_question_there_is() -> None:
    assert set(DENIALS) <= set(read(LAW_FILE.parent).measures)
    asked = {name for model in (Work, Alone, Conclusion) for name in model.model_fields}
    assert {question for question, _denied in DENIALS.values()} <= asked
