"""E-mail: stored with what it tells of, sealed, sent by a worker, tried again, never lost in silence."""

import smtplib
from datetime import date, timedelta
from unittest import mock

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import mail
from alenearbeid.accounts.models import OutgoingMail, Role
from alenearbeid.accounts.people import invitations
from tests.accounts.factories import make_user
from tests.documents.steps import run_jobs

pytestmark = pytest.mark.django_db
CONTEXT = {
    "organisation": "Fjordbyen omsorg AS",
    "orgnr": "999999999",
    "inviter": "Alice Andersen",
    "role": "Verneombud",
    "scope": "hele virksomheten",
    "until": date(2027, 1, 31),
    "link": "https://example.org/invitasjon/x/",
}


@pytest.fixture
def invitation(alice, organisation):
    return invitations.invite(
        organisation=organisation,
        email="Kari@Example.org",
        name="Kari",
        role=Role.WORKER,
        actor=alice,
        language="nb",
    )


def test_it_works(invitation, mailoutbox):
    assert mailoutbox == []  # a worker sends it
    run_jobs()
    (message,) = mailoutbox
    assert message.to == ["kari@example.org"]
    assert message.subject == "Invitasjon fra Fjordbyen omsorg AS"
    assert "Alice Andersen inviterer deg" in message.body
    (html,) = message.alternatives
    assert html.mimetype == "text/html"
    assert "Alice Andersen inviterer deg" in html.content
    invitation.refresh_from_db()
    assert invitation.sent_at
    assert not OutgoingMail.objects.exists()


def test_what_is_stored_cannot_be_read_without_the_key(invitation):
    row = OutgoingMail.objects.get()
    assert "invitasjon" not in row.sealed
    assert "/invitasjon/" in mail.message_of(row).body


def test_no_mail_of_what_did_not_happen(alice, mailoutbox):
    with transaction.atomic():
        mail.send("invitation", to=alice, context=CONTEXT)
        transaction.set_rollback(True)
    run_jobs()
    assert mailoutbox == []


def test_a_mail_that_fails_is_tried_again_and_then_given_up(invitation, mailoutbox):
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=smtplib.SMTPServerDisconnected("borte")):
        for attempt in range(len(mail.PAUSES) + 1):
            OutgoingMail.objects.update(due_at=timezone.now())
            mail.deliver.call(OutgoingMail.objects.get().pk)
            assert OutgoingMail.objects.get().attempts == min(attempt + 1, len(mail.PAUSES))
    row = OutgoingMail.objects.get()
    assert row.failed_at
    assert "borte" in row.error
    mail.try_again(row)
    run_jobs()
    assert len(mailoutbox) == 1


def test_an_address_that_is_refused_is_given_up_at_once(invitation):
    refused = smtplib.SMTPRecipientsRefused({"kari@example.org": (550, b"nobody here")})
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=refused):
        run_jobs()
    assert OutgoingMail.objects.get().failed_at
    mail.forget_given_up()
    assert OutgoingMail.objects.update(failed_at=timezone.now() - mail.GIVEN_UP_KEPT_FOR)
    mail.forget_given_up()
    assert not OutgoingMail.objects.exists()


def test_what_a_killed_worker_left_is_sent(invitation, mailoutbox):
    row = OutgoingMail.objects.get()
    assert mail._take(row.pk)  # and is killed
    assert mail._take(row.pk) is None  # two workers do not send it both
    run_jobs()
    assert mailoutbox == []
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(hours=1))
    mail.send_waiting()
    run_jobs()
    assert len(mailoutbox) == 1


def test_a_name_writes_no_header_paragraph_or_link(alice, organisation, mailoutbox):
    organisation.name = "Bedrift\r\nBcc: alle@example.org\n\nÅpne:\nhttps://ond.example"
    context = {**CONTEXT, "organisation": organisation.name, "inviter": "<script>alert(1)</script> & Sønn"}
    mail.send("invitation", to=alice, context=context)
    run_jobs()
    (message,) = mailoutbox
    assert "\n" not in message.subject
    assert message.message()["Bcc"] is None
    (html,) = message.alternatives
    assert "<script>" not in html.content
    assert 'href="https://ond' not in html.content
    assert "<script>alert(1)</script> & Sønn" in message.body


def test_nobody_gets_mail_on_an_account_that_is_closed(alice):
    alice.is_active = False
    mail.send("invitation", to=alice, context=CONTEXT)
    assert not OutgoingMail.objects.exists()


def test_the_administration_shows_what_is_stuck_and_sends_it_again(client, invitation, mailoutbox):
    OutgoingMail.objects.update(failed_at=timezone.now(), error="550", attempts=7)
    client.force_login(make_user("Drift", is_staff=True, is_superuser=True))
    listed = reverse("admin:accounts_outgoingmail_changelist")
    assert "kari@example.org" in client.get(listed).content.decode()
    row = OutgoingMail.objects.get()
    shown = client.get(reverse("admin:accounts_outgoingmail_change", args=[row.pk])).content.decode()
    assert "/invitasjon/" not in shown
    assert row.sealed not in shown
    client.post(listed, {"action": "try_again", "_selected_action": [row.pk]})
    run_jobs()
    assert len(mailoutbox) == 1
