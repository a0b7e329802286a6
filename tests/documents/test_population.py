"""The same seed gives the same house, and what is in it is what the services would have written."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from alenearbeid.accounts.models import Organisation
from assessments.casework import assembly, facts
from assessments.casework.models import Assessment, AssessmentFacts, State
from assessments.record import canonical

pytestmark = pytest.mark.django_db
ON = "2026-11-01"


def populate(organisations, assessments, seed=7):
    out = StringIO()
    options = {"organisations": organisations, "assessments": assessments, "seed": seed, "on": date.fromisoformat(ON)}
    call_command("populate", stdout=out, **options)
    return out.getvalue()


def test_a_larger_run_continues_a_smaller_one_and_the_seed_decides():
    assert "2 virksomheter, 20 vurderinger" in populate(2, 20)
    first = set(Assessment.objects.values_list("uuid", "state", "digest"))
    assert len(first) == 20
    populate(3, 30)
    assert Assessment.objects.count() == 30
    assert first < set(Assessment.objects.values_list("uuid", "state", "digest"))
    populate(3, 30, seed=8)  # what is there stays
    assert Assessment.objects.count() == 30
    assert all(organisation.orgnr.startswith("1") for organisation in Organisation.objects.all())


def test_facts_and_digests_are_those_of_the_records():
    populate(1, 30)
    assert {State.SIGNED, State.DRAFT} <= set(Assessment.objects.values_list("state", flat=True))
    for assessment in Assessment.objects.select_related("facts"):
        assessment.full_clean(exclude=["frozen_record", "frozen_findings"])
        stored = AssessmentFacts.objects.filter(pk=assessment.pk).values().get()
        projected = facts.project(assembly.assemble(assessment))
        assert {name: stored[name] for name in projected} == projected
        if assessment.is_frozen:
            assert canonical.digest(bytes(assessment.frozen_record)) == assessment.digest


def test_never_in_production_and_never_less_than_one(settings):
    with pytest.raises(CommandError, match="minst én"):
        populate(3, 2)
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="aldri i produksjon"):
        populate(1, 1)
