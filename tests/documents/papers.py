"""A paper as the tests read it: its HTML, its text, and the sample records changed."""

import json
from datetime import date
from typing import Any

from lxml import html as lxml_html

from assessments.checks import engine, flags, special_risk
from assessments.documents import content
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole
from tests.documents.samples import ENVELOPE, record

ON = date(2026, 11, 16)


def to_html(catalogue, rec: AssessmentRecord, **options) -> str:
    law = catalogue.law_in_force(ON)
    given = {
        "envelope": ENVELOPE,
        "digest": canonical.digest(canonical.record_bytes(rec)),
        "organisation": rec.organisation.name or "",
        "findings": engine.run(rec, law, ON),
        "flags": flags.applicable(rec, law, ON),
        "proposal": special_risk.propose(rec, law, ON),
        "law_sources": catalogue.law,
        "signatories": (
            content.Signatory("Kari Moe", PartyRole.EMPLOYER, "sig_employer"),
            content.Signatory("Ola Vik", PartyRole.SAFETY_REP, "sig_1"),
        ),
        "is_draft": False,
    }
    return content.to_html(content.build(rec, **{**given, **options}))


def text_of(page: str) -> str:
    """All that is read, pictures and places to divide a word left out, white space folded."""
    tree = lxml_html.document_fromstring(page)
    for picture in tree.iter("svg"):
        picture.drop_tree()
    return " ".join(" ".join(tree.itertext()).replace("\u00ad", "").split())


def first_page(page: str) -> str:
    return text_of(page.split('<h2 class="chapter">')[0] + "</body></html>")


def changed(data: dict, **sections: Any) -> AssessmentRecord:
    copy = json.loads(json.dumps(data))
    for name, values in sections.items():
        copy[name] = {**copy.get(name, {}), **values} if isinstance(values, dict) else values
    return record(copy)
