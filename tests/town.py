"""A town for the tests of access: an organisation with everybody in it, those outside, an assessment in any state."""

import io
import itertools
from datetime import timedelta

import pikepdf
import pytest
from django.template.backends.django import Template
from django.utils import timezone
from django.utils.safestring import SafeString

from alenearbeid.accounts.models import MEMBER_ROLES, SAFETY_REPS, AccessGrant, Role
from assessments.casework import access, services, workflow
from assessments.casework.participation import proposals
from assessments.documents import rendering
from assessments.documents import services as documents
from assessments.record.choices import PartyRole, ProposalKind, Statement
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.documents.steps import make_job

DRAFT, REVIEW, READY, SIGNED = "draft", "review", "ready", "signed"
SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"
STATES = (DRAFT, REVIEW, READY, SIGNED, SUPERSEDED, WITHDRAWN)
WAS_SIGNED = {SIGNED, SUPERSEDED, WITHDRAWN}
EMPLOYER, ADMINISTRATOR = Role.EMPLOYER, Role.ADMINISTRATOR
ALL = set(Role)
INVITED = {*SAFETY_REPS, Role.UNION_REP, Role.OCCUPATIONAL_HEALTH, Role.WORKER}  # who read a draft when they are asked
STATING = INVITED - {Role.WORKER}
TAKING_PART = INVITED | {EMPLOYER}


# Role → where it reaches. They differ, so that each kind is tried.
HERE, ABOVE, WHOLE, ELSEWHERE = "here", "above", "whole", "elsewhere"
MEMBERS = {
    Role.EMPLOYER: ABOVE,
    Role.ADMINISTRATOR: WHOLE,
    Role.SAFETY_REP: HERE,
    Role.HEAD_SAFETY_REP: WHOLE,
    Role.REGIONAL_SAFETY_REP: ABOVE,
    Role.UNION_REP: WHOLE,
    Role.OCCUPATIONAL_HEALTH: WHOLE,
    Role.WORKER: HERE,
}
UNINVITED, BESIDE, STRANGER = "uninvited union rep", "all roles, at another workplace", "all roles, somewhere else"
LATE, GRANTED_BESIDE = "auditor whose time is over", "auditor of another workplace"
OUTSIDERS = (BESIDE, STRANGER, LATE, GRANTED_BESIDE)


class Town:
    """One organisation with two workplaces below a house, the people of it, and those outside."""

    def __init__(self):
        self.organisation = make_organisation()
        house = make_workplace(self.organisation, "Huset")
        self.here = make_workplace(parent=house, name="Solsiden")
        self.beside = make_workplace(self.organisation, "Skyggesiden")
        self.scopes = {HERE: [self.here], ABOVE: [house], WHOLE: [], ELSEWHERE: [self.beside]}
        self.people = {role: self.member(role, scope) for role, scope in MEMBERS.items()}
        self.people[Role.AUDITOR] = self.auditor("Revisor", [house])
        self.people[UNINVITED] = self.member(Role.UNION_REP, WHOLE)
        self.people[BESIDE] = self.member(MEMBER_ROLES[0], ELSEWHERE)
        for role in MEMBER_ROLES[1:]:
            make_membership(self.people[BESIDE], self.organisation, role, workplaces=[self.beside])
        self.people[STRANGER] = make_user("Fremmed")
        other = make_organisation("Et annet sted AS")
        for role in MEMBER_ROLES:
            make_membership(self.people[STRANGER], other, role)
        self.people[LATE] = self.auditor("Sen", [], ends_on=timezone.localdate() - timedelta(days=1))
        self.people[GRANTED_BESIDE] = self.auditor("Ved siden av", [self.beside])

    def member(self, role, scope):
        user = make_user(str(role.label))
        make_membership(user, self.organisation, role, workplaces=self.scopes[scope])
        return user

    def auditor(self, name, workplaces, **changes):
        return grant(self.organisation, make_user(name), workplaces, **changes).auditor


def grant(organisation, user, workplaces=(), **changes):
    today, now = timezone.localdate(), timezone.now()
    made = AccessGrant.objects.create(
        **{
            **{"organisation": organisation, "email": user.email, "auditor": user, "on_behalf_of": "Forbundet"},
            **{"starts_on": today - timedelta(days=9), "ends_on": today, "token_digest": f"{user.pk}-{now}"},
            **{"granted_by": organisation.memberships.first().user, "accepted_at": now, "expires_at": now, **changes},
        }
    )
    made.workplaces.set(workplaces, through_defaults={"organisation": organisation})
    return made


@pytest.fixture
def town(db):
    return Town()


@pytest.fixture
def people(town):
    return town.people


@pytest.fixture
def no_pages(monkeypatch):
    """Who may open a page is what is asked, not what is on it: nothing is written on it."""
    monkeypatch.setattr(Template, "render", lambda *_arguments, **_options: SafeString())


@pytest.fixture
def quick_papers(monkeypatch):
    """Who may have a paper is what is asked here, not what it looks like."""
    empty, made = pikepdf.new(), itertools.count()
    empty.add_blank_page()

    def blank(*_arguments, **_options):
        content = io.BytesIO()
        empty.docinfo["/Title"] = str(next(made))  # no two files are the same
        empty.save(content)
        return content.getvalue()

    monkeypatch.setattr(rendering, "pdf_from_html", blank)


def make_assessment(town, state=DRAFT):
    """«Nei, dette gjøres ikke alene», as far as `state`, with everybody asked in who can be."""
    employer = town.people[EMPLOYER]
    assessment = services.create(actor=employer, workplace=town.here, title="Kveldsvakt", profile="")
    services.merge_item(assessment, step="alene", item="", changes={"is_done_alone": False}, actor=employer)
    services.merge_item(assessment, step="medvirkning", item="", changes={"assessor_name": "E"}, actor=employer)
    deadline = timezone.localdate() + timedelta(days=7)
    for role in sorted(INVITED):
        services.invite(
            assessment, user=town.people[role], role=access.PARTY_OF_ROLE[role], deadline=deadline, actor=employer
        )
    for position in assessment.positions.all():
        services.state_position(position, statement=Statement.AGREES, reason="", actor=position.user)
    rep = town.people[Role.SAFETY_REP]
    services.remark(assessment, actor=rep, role=PartyRole.SAFETY_REP, text="Hva med fredag?")
    make_proposal(assessment, rep)
    make_job(assessment, actor=employer)
    _bring_to(state, assessment, employer)
    return assessment


def make_proposal(assessment, rep):
    proposals.propose(
        assessment, actor=rep, role=PartyRole.SAFETY_REP, kind=ProposalKind.MEASURE, title="To på vakt", why="Helg"
    )


def _bring_to(state, assessment, employer):
    if state != DRAFT:
        workflow.apply(assessment, "send_to_review", actor=employer)
    if state not in {DRAFT, REVIEW}:
        documents.finalise(assessment, actor=employer, digest="")
    if state in WAS_SIGNED:
        workflow.apply(assessment, "complete", actor=employer)
    if state == SUPERSEDED:
        workflow.apply(assessment, "supersede", actor=None)
    if state == WITHDRAWN:
        workflow.apply(assessment, "withdraw", actor=employer, reason="Feil arbeidssted")
