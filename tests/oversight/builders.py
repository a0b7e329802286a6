"""Signed assessments, drafts and papers in one line each, without taking them through the form."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from alenearbeid.accounts.models import AccessGrant, AccessGrantWorkplace
from assessments.casework import facts
from assessments.casework.models import Assessment, AssessmentFacts, Series
from assessments.documents.models import Document
from assessments.record import canonical
from tests.accounts.factories import make_user
from tests.catalogue.published import CURRENT
from tests.documents.samples import HOME_OFFICE, record

CATALOGUE = CURRENT


def signed(workplace, *, title="Nattevakt", data=None, state="signed", series=None, number=1, **known):
    """One that applies; `known` are facts that the test wants to be otherwise."""
    content = data or HOME_OFFICE
    place = {"workplace": workplace.name, "name": workplace.organisation.name}
    content = {**content, "work": {**content["work"], "title": title}, "organisation": place}
    frozen, now = canonical.record_bytes(record(content)), timezone.now()
    ended = {"superseded_at": now} if state == "superseded" else {}
    if state == "withdrawn":
        ended = {"withdrawn_at": now, "withdrawn_reason": "Feil sted"}
    assessment = Assessment.objects.create(
        organisation=workplace.organisation,
        workplace=workplace,
        series=series or Series.objects.create(organisation=workplace.organisation),
        number=number,
        state=state,
        catalogue_version=CATALOGUE,
        created_by=make_user("Lager"),
        review_at=now,
        ready_at=now,
        signed_at=now,
        frozen_record=frozen,
        frozen_findings=[],
        digest=canonical.digest(frozen),
        **ended,
    )
    facts.rebuild(assessment)
    AssessmentFacts.objects.filter(pk=assessment.pk).update(**known)
    return assessment


def draft(workplace, actor):
    from assessments.casework import services

    return services.create(actor=actor, workplace=workplace, title="Utkast som ingen skal se", profile="")


def paper(assessment, content=b"%PDF-1.7 signert"):
    content += str(assessment.uuid).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return Document.objects.create(
        organisation=assessment.organisation,
        assessment=assessment,
        file=ContentFile(content, name="x.pdf"),
        sha256=sha256,
        record_digest=assessment.digest,
        page_count=1,
    )


def grant(auditor, organisation, *, workplaces=(), days=30, **fields):
    """In force unless a test says otherwise."""
    today = timezone.localdate()
    given = AccessGrant.objects.create(
        **{
            "organisation": organisation,
            "email": auditor.email,
            "auditor": auditor,
            "on_behalf_of": "Forbundet",
            "starts_on": today - timedelta(days=10),
            "ends_on": today + timedelta(days=days),
            "token_digest": hashlib.sha256(f"{organisation.pk}{auditor.pk}".encode()).hexdigest(),
            "granted_by": make_user("Giver"),
            "accepted_at": timezone.now(),
            "expires_at": timezone.now() + timedelta(days=14),
            **fields,
        }
    )
    for workplace in workplaces:
        AccessGrantWorkplace.objects.create(grant=given, workplace=workplace, organisation=organisation)
    return given
