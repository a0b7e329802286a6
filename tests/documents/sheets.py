"""Papers as the tests read them: made of a record in a given standing, and their text as a program takes it out."""

import subprocess
from datetime import date

from assessments.documents import papers
from assessments.documents.paper.origin import Signed, Standing
from assessments.record.assessment import AssessmentRecord
from tests.documents.samples import ENVELOPE

SIGNATURES = (
    Signed("Kari Moe", "Arbeidsgiver", "18. november 2026", False, "sig_employer"),
    Signed("Ola Vik", "Verneombud", "19. november 2026", True, "sig_1"),
)
DRAFT = Standing()
SIGNED = Standing(signed_on=date(2026, 11, 19), signatures=SIGNATURES)
SUPERSEDED = Standing(signed_on=date(2026, 11, 19), superseded_on=date(2027, 2, 1), signatures=SIGNATURES)
WITHDRAWN = Standing(
    signed_on=date(2026, 11, 19),
    withdrawn_on=date(2027, 3, 2),
    withdrawn_reason="Luka er borte.",
    signatures=SIGNATURES,
)


def made(kind: papers.Kind, rec: AssessmentRecord, stands: Standing = SIGNED) -> bytes:
    return papers.render(kind, papers.Source(rec, ENVELOPE, stands))


def text_of(pdf: bytes) -> str:
    """What a reader program finds, in reading order, white space folded."""
    run = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, check=True, capture_output=True)
    return " ".join(run.stdout.decode().split())
