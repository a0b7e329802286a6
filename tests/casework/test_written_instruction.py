"""The written instruction is asked for where the checks may ask for it (aml § 3-2 (3))."""

import json

import pytest

from assessments.casework.forms.questions import asked
from assessments.record.assessment import AssessmentRecord
from assessments.record.parties import Conclusion

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("consequence", "special_risk", "is_asked"), [(4, "no", True), (3, "no", False), (3, "controlled", True)]
)
def test_a_written_instruction_is_asked_for_where_the_checks_ask_for_it(consequence, special_risk, is_asked):
    """Grave harm can be possible without special risk; the warning must have a question to answer."""
    hazard = {"key": "fy_kutt", "relevant": "yes", "likelihood": 1, "consequence": consequence}
    record = AssessmentRecord.model_validate_json(
        json.dumps({"physical": {"hazards": [hazard]}, "conclusion": {"special_risk": special_risk}})
    )
    data = {"special_risk": special_risk}
    assert ("written_instruction" in {question.name for question in asked(Conclusion, record, data)}) == is_asked
