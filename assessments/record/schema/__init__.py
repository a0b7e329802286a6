"""The JSON Schema of the exchange file, generated from the models; a test keeps the file in step."""

import json
from pathlib import Path

from assessments.record.assessment import VERSION, AssessmentFile

FILE = Path(__file__).parent / f"assessment-v{VERSION}.json"


def as_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(AssessmentFile.model_json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
