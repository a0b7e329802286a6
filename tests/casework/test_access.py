"""The door: 404 to strangers, 403 to the wrong role, and the safety rep from the day invited."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from alenearbeid.accounts.models import Role
from assessments.casework import access

pytestmark = pytest.mark.django_db


def test_the_employer_comes_in(assessment, alice):
    assert access.get_for(alice, assessment.uuid) == assessment


def test_a_stranger_gets_404(assessment, charlie):
    with pytest.raises(Http404):
        access.get_for(charlie, assessment.uuid)


def test_an_uninvited_safety_rep_does_not_see_a_draft(assessment, bob):
    with pytest.raises(Http404):
        access.get_for(bob, assessment.uuid)
    assert not access.visible_to(bob).exists()


def test_the_safety_rep_reads_from_the_day_invited_but_does_not_write(invited, bob):
    assert access.get_for(bob, invited.uuid) == invited
    with pytest.raises(PermissionDenied):
        access.get_for(bob, invited.uuid, roles=[Role.EMPLOYER])
    assert list(access.visible_to(bob)) == [invited]
