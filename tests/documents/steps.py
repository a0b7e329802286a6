"""What people do on the way to a signed paper, for the tests of this room."""

from assessments.casework import services
from assessments.documents import services as documents

METHOD = "passordet skrevet på nytt"


def fill(assessment, actor, step, **data):
    row = assessment.items.filter(step=step, item="").first()
    services.save_item(
        assessment,
        step=step,
        item="",
        data={**(row.data if row else {}), **data},
        revision=row.revision if row else 0,
        actor=actor,
    )


def sign(assessment, user, *, is_employer):
    signatory = documents.own_field(assessment, user, is_employer=is_employer)
    return documents.sign(
        assessment, actor=user, signatory=signatory, method=METHOD, digest=documents.current(assessment).record_digest
    )
