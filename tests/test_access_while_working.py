"""Access that ends or changes between opening a page and sending it: a clear page, and what was written is not lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import AccessGrant, Role
from assessments.casework.models import Remark
from assessments.record.choices import PartyRole
from tests.accounts.factories import make_membership, make_organisation
from tests.test_access_matrix import url_of
from tests.town import ADMINISTRATOR, EMPLOYER, READY, SIGNED, make_assessment

pytestmark = pytest.mark.django_db
WRITTEN = "Vi trenger to på vakt <b>i helgene</b>."


def test_a_role_removed_between_opening_and_sending(town, client):
    """No role left: it is not there any more. What was written is shown, so that it can be taken care of."""
    assessment, rep = make_assessment(town), town.people[Role.SAFETY_REP]
    client.force_login(rep)
    assert client.get(url_of("casework:parties", assessment)).status_code == 200
    rep.memberships.get().delete()
    response = client.post(url_of("casework:remark", assessment), {"text": WRITTEN, "csrfmiddlewaretoken": "x y"})
    assert response.status_code == 404
    assert "to på vakt &lt;b&gt;i helgene" in response.content.decode()
    assert "x y" not in response.content.decode()
    assert assessment.remarks.count() == 1
    assert client.post(url_of("casework:state_position", assessment), {"statement": "agrees"}).status_code == 404
    assert "Kveldsvakt" not in client.get(reverse("casework:home")).content.decode()
    assert "to på vakt" not in client.get(url_of("casework:parties", assessment)).content.decode()


def test_another_role_is_left(town, client):
    """Still let in, but not to write: said in words, with what was written."""
    assessment, employer = make_assessment(town), town.people[EMPLOYER]
    make_membership(employer, town.organisation, ADMINISTRATOR)
    employer.memberships.get(role=EMPLOYER).delete()
    client.force_login(employer)
    response = client.post(url_of("casework:answer_remark", assessment), {"answer": WRITTEN, "password": "a b c"})
    assert response.status_code == 403
    assert "Du har ikke tilgang" in response.content.decode()
    assert "to på vakt &lt;b&gt;i helgene" in response.content.decode()
    assert "a b c" not in response.content.decode()
    assert not Remark.objects.exclude(answer="").exists()


def test_an_invitation_that_is_taken_back_in_an_open_tab(town, client):
    assessment, union = make_assessment(town), town.people[Role.UNION_REP]
    client.force_login(union)
    assert client.get(url_of("casework:step", assessment)).status_code == 200
    assessment.positions.filter(user=union).delete()
    assert client.get(url_of("casework:step", assessment)).status_code == 404
    assert client.post(url_of("casework:remark", assessment), {"text": WRITTEN}).status_code == 404


def test_access_from_outside_taken_back_in_an_open_tab(town, quick_papers, client):
    assessment, auditor = make_assessment(town, SIGNED), town.people[Role.AUDITOR]
    client.force_login(auditor)
    assert client.get(url_of("documents:download", assessment)).status_code == 200
    AccessGrant.objects.filter(auditor=auditor).update(revoked_at=timezone.now())
    for name in ("casework:detail", "documents:preview", "documents:download"):
        response = client.get(url_of(name, assessment))
        assert response.status_code == 404, name
        assert "Vi finner ikke siden" in response.content.decode()


def test_a_role_that_is_lost_does_not_sign(town, quick_papers, client):
    """The invited safety rep is now a worker only: the field on the paper is no longer theirs."""
    assessment, rep = make_assessment(town, READY), town.people[Role.SAFETY_REP]
    client.force_login(rep)
    assert client.get(url_of("documents:sign", assessment)).context["signatory"] is not None
    rep.memberships.update(role=Role.WORKER)
    assert client.get(url_of("documents:sign", assessment)).status_code == 404
    assessment.positions.create(organisation=town.organisation, user=rep, name="x", role=PartyRole.WORKER)
    assert client.get(url_of("documents:sign", assessment)).context["signatory"] is None


def test_the_organisation_is_switched_in_another_tab(town, client):
    """What is open is of the organisation it is of, whichever the header says."""
    assessment, employer = make_assessment(town), town.people[EMPLOYER]
    other = make_organisation("Andre steder AS")
    make_membership(employer, other)
    client.force_login(employer)
    client.post(reverse("people:switch"), {"organisation": other.pk})
    remark = assessment.remarks.get()
    answered = client.post(url_of("casework:answer_remark", assessment), {"answer": WRITTEN})
    assert answered.status_code == 302
    remark.refresh_from_db()
    assert remark.answer == WRITTEN
    assert client.get(url_of("casework:detail", assessment)).status_code == 200
