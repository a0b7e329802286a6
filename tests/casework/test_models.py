"""The database refuses states that do not fit their timestamps, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from assessments.casework.models import Assessment, SectionItem, State

pytestmark = pytest.mark.django_db


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_a_state_without_its_timestamp_is_refused(assessment):
    for state in (State.REVIEW, State.READY, State.SIGNED):
        refused(lambda state=state: Assessment.objects.filter(pk=assessment.pk).update(state=state))


def test_a_frozen_record_belongs_to_ready_and_signed(assessment):
    refused(lambda: Assessment.objects.filter(pk=assessment.pk).update(frozen_record=b"{}", digest="a" * 64))


def test_one_row_per_item(assessment):
    row = SectionItem.objects.get(assessment=assessment, step="arbeidet")
    row.pk = None
    refused(row.save)
