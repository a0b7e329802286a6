"""People in a browser: asked in and let in with JavaScript off, and every page of people on a phone and a desktop."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from alenearbeid.accounts.models import Membership, Role, User
from tests.accounts.factories import PASSWORD, make_membership, make_organisation, make_user
from tests.accounts.test_grants import make_grant
from tests.accounts.test_invitations import make_invitation
from tests.browser import outside_event_loop
from tests.documents.steps import run_jobs

from . import filling
from .test_accessibility import visited

pytestmark = pytest.mark.django_db(transaction=True)


def test_asked_in_and_let_in_without_javascript(new_page, alice, organisation, workplace):
    page = new_page(alice, javascript=False)
    page.goto(reverse("people:people", args=[organisation.orgnr]))
    filling.press_link(page, "Inviter")
    page.get_by_label("E-post", exact=True).fill("kari@example.org")
    page.get_by_label("Rolle").select_option("safety_rep")
    page.get_by_label("Bare noen arbeidssteder").check()
    filling.press(page, "Send invitasjon")  # no workplace yet
    expect(page.get_by_role("heading", name="Rett disse feilene")).to_be_visible()
    page.get_by_label(workplace.name).check()
    filling.press(page, "Send invitasjon")
    expect(page.get_by_text("Ikke sendt ennå")).to_be_visible()
    outside_event_loop(run_jobs)
    link = re.search(r"/invitasjon/\S+/", mail.outbox[-1].body)[0]
    kari = new_page(javascript=False)
    kari.goto(link)
    kari.get_by_label("Navn").fill("Kari Nordmann")
    for label in ("Passord", "Passordet en gang til"):
        kari.get_by_label(label, exact=True).fill(PASSWORD)
    filling.press(kari, "Lag konto og godta")
    expect(kari.get_by_text("Rollen din: Verneombud")).to_be_visible()
    assert list(Membership.objects.get(user=User.objects.get(email="kari@example.org")).workplaces.all()) == [workplace]


@pytest.mark.once  # as test_accessibility
def test_every_page_of_people(new_page, alice, bob, organisation, workplace):
    make_membership(alice, make_organisation("Nordre Kystby kommune, helse og omsorg"), Role.SAFETY_REP)
    make_membership(
        make_user("Kari Langtnavn Nordmann-Kristoffersen"), organisation, Role.WORKER, workplaces=[workplace]
    )
    make_invitation(alice, organisation, workplaces=[workplace])
    make_grant(alice, organisation)
    outside_event_loop(run_jobs)
    link = re.search(r"/invitasjon/\S+/", mail.outbox[0].body)[0]
    chosen = bob.memberships.get().pk
    names = ("people", "invite", "invitations", "grants", "give_grant", "leave")
    addresses = [reverse(f"people:{name}", args=[organisation.orgnr]) for name in names]
    addresses += [f"{reverse('people:change', args=[organisation.orgnr])}?valgt={chosen}", link]
    addresses += [reverse("people:mine"), reverse("people:choose")]
    assert visited(new_page, {alice: addresses, None: [link]}) == []
