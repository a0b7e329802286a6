"""A real mail server on this machine: the messages as they arrive, in each language, and what hostile names can do."""

import email
import email.policy
import re
import socket

import pytest
from aiosmtpd.controller import Controller
from django.urls import reverse

from alenearbeid.accounts import mail
from alenearbeid.accounts.models import OutgoingMail, Role
from tests.accounts.factories import PASSWORD, make_membership, make_organisation, make_user
from tests.documents.steps import run_jobs

from .test_grants import make_grant
from .test_invitations import NEW, make_invitation

pytestmark = pytest.mark.django_db
HOSTILE = "Åse <b>Ås</b> & Sønn\u2028Bcc: alle@example.org"


class Inbox:
    def __init__(self):
        self.received = []

    async def handle_DATA(self, server, session, envelope):  # the library's name
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.received.append((envelope.rcpt_tos, message))
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("finnes-ikke"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def inbox(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.SITE_URL = "https://alene.example"
    yield inbox.received
    controller.stop()


def parts(message):
    return [message.get_body((kind,)).get_content() for kind in ("plain", "html")]


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("nb", "Invitasjon fra Havna AS", "Rollen din: Verneombud"),
        ("nn", "Invitasjon frå Havna AS", "Rolla di: Verneombod"),
        ("en", "Invitation from Havna AS", "Your role: Safety representative"),
    ],
)
def test_an_invitation_arrives_and_its_link_works(client, alice, inbox, language, subject, words):
    organisation = make_organisation("Havna AS")
    make_membership(alice, organisation, Role.EMPLOYER)
    make_invitation(alice, organisation, role=Role.SAFETY_REP, language=language)
    run_jobs()
    ((to, message),) = inbox
    assert to == ["kari@example.org"]
    assert message["Subject"] == subject
    assert message["To"] == "kari@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"]
    assert message["Message-ID"]
    plain, html = parts(message)
    assert words in plain
    assert words in html
    assert f'<html lang="{language}">' in html
    link = re.search(r"https://alene\.example(/invitasjon/\S+/)", plain)
    assert f'href="{link[0]}"' in html
    assert client.post(link[1], NEW).status_code == 302


def test_access_from_outside_arrives(alice, organisation, inbox):
    make_grant(alice, organisation, language="en")
    run_jobs()
    plain, html = parts(inbox[0][1])
    assert "on behalf of Forbundet" in plain
    assert "on behalf of Forbundet" in html


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "Nytt passord"), ("nn", "har bede om nytt passord"), ("en", "Make a new password")]
)
def test_allauths_own_mails_are_in_the_persons_language(client, inbox, language, words):
    user = make_user("Kari Nordmann", language=language)
    client.post(reverse("account_reset_password"), {"email": user.email})
    plain, html = parts(inbox[0][1])
    assert words.lower() in (inbox[0][1]["Subject"] + plain).lower()
    link = re.search(r"https?://\S+", plain)[0]
    assert f'href="{link}"' in html
    page = client.get(link, follow=True)
    data = {"password1": PASSWORD + "-ny", "password2": PASSWORD + "-ny"}
    assert client.post(page.request["PATH_INFO"], data).status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD + "-ny")


def test_hostile_names_write_no_header_and_no_markup(alice, organisation, inbox):
    context = {
        **{"organisation": HOSTILE + "\r\nBcc: alle@example.org\r\n\r\nhttps://ond.example", "orgnr": "999999999"},
        **{"inviter": HOSTILE, "role": "x", "scope": "y\n\nÅpne:\nhttps://ond.example", "until": "z", "link": "w"},
    }
    mail.send("invitation", to="kari@example.org", context=context)
    run_jobs()
    ((to, message),) = inbox
    assert to == ["kari@example.org"]
    assert message["Bcc"] is None
    assert {key.lower() for key in message} <= {
        *("content-type", "mime-version", "subject", "from", "to", "date", "message-id", "auto-submitted"),
        *("x-peer", "x-mailfrom", "x-rcptto"),
    }
    _plain, html = parts(message)
    assert "<b>" not in html
    assert 'href="https://ond' not in html


def test_an_address_nobody_has_is_shown_as_not_delivered(client, alice, organisation, inbox):
    invitation = make_invitation(alice, organisation, email="finnes-ikke@example.org")
    run_jobs()
    assert inbox == []
    invitation.refresh_from_db()
    assert invitation.sent_at is None
    assert "550" in OutgoingMail.objects.get().error
    client.force_login(alice)
    page = client.get(reverse("people:invitations", args=[organisation.orgnr])).content.decode()
    assert "E-posten er ikke levert" in page


def test_when_the_server_is_away_nothing_is_lost(client, alice, organisation, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: nobody listens
    answer = client.post(reverse("account_reset_password"), {"email": alice.email})
    assert answer.status_code == 302
    make_invitation(alice, organisation)
    run_jobs()
    assert list(OutgoingMail.objects.values_list("attempts", "failed_at")) == [(1, None), (1, None)]
