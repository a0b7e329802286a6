"""E-mail: written in the receiver's language, sent by a worker, tried again when it fails, never lost in silence.

A mail is one template, `templates/mail/<name>.txt`, that extends `mail/base.txt`: its subject and its text. The HTML
part is made from the text (`mail_html`). Everything in the context is put on one line, so that no name can write a
header, a paragraph or a link of its own.

The mail is stored with what it tells of, in the same transaction: both happen or neither. Its content is sealed, as it
holds links that open things. Delivered, the row is gone; given up, it is shown in the administration for a month.
"""

import json
import logging
import smtplib
from datetime import date, timedelta
from email.errors import MessageError
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import reset_queries, transaction
from django.dispatch import Signal
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django_tasks import task

from . import mail_html
from .login import sealed
from .models import OutgoingMail, User

LEASE = timedelta(minutes=10)  # so long one attempt may take before another worker tries
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 6 * 60, 24 * 60)]  # then it is given up
GIVEN_UP_KEPT_FOR = timedelta(days=30)
_PURPOSE = "alenearbeid.accounts.mail"  # the key that seals them is made from it
HEADERS = {"Auto-Submitted": "auto-generated"}  # no «out of office» in return

# Sent when a mail has been handed over, with what it was about.
delivered = Signal()

logger = logging.getLogger(__name__)


def send(
    template: str, *, to: User | str, context: dict[str, Any], language: str | None = None, about: str = ""
) -> None:
    """Send one mail when the transaction is committed. `language` is the receiver's own when it is not given."""
    address = to.email if isinstance(to, User) else to
    if isinstance(to, User) and not to.is_active:
        return  # the address may be somebody else's by now
    language = language or (to.language if isinstance(to, User) else settings.LANGUAGE_CODE)
    subject, text = compose(f"mail/{template}.txt", language=language, context=context)
    post(template, to=address, subject=subject, text=text, language=language, about=about)


def compose(template: str, *, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a template in a language."""
    with translation.override(language):
        values = {name: _in_words(value) for name, value in context.items()}
        filled = get_template(template).template.render(  # type: ignore[attr-defined]
            Context({**values, "site": settings.SITE_URL}, autoescape=False)
        )
    subject, _newline, text = filled.strip().partition("\n")
    return _one_line(subject), tidy(text)


def tidy(text: str) -> str:
    """Paragraphs divided by one empty line, whatever the template's blocks left."""
    paragraphs = "\n".join(line.strip() for line in text.splitlines()).split("\n\n")
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip()) + "\n"


def post(template: str, *, to: str, subject: str, text: str, language: str, about: str = "") -> None:
    """Store a mail that is written, and put it in the queue."""
    with transaction.atomic():
        deliver.enqueue(_store(template, to=to, subject=subject, text=text, language=language, about=about))


def post_at_once(template: str, *, to: str, subject: str, text: str, language: str) -> None:
    """For whoever sits and waits for it. When the mail server does not take it now, a worker tries again."""
    deliver.call(_store(template, to=to, subject=subject, text=text, language=language))


def _store(template: str, *, to: str, subject: str, text: str, language: str, about: str = "") -> int:
    with translation.override(language):
        html = mail_html.from_text(subject, text, language)
    content = {"subject": subject, "text": text, "html": html}
    mail = OutgoingMail(to=to, template=template, about=about, due_at=timezone.now())
    mail.sealed = sealed.seal(json.dumps(content), _PURPOSE)
    mail.full_clean()
    mail.save()
    return mail.pk


@task()
def deliver(mail_pk: int) -> None:
    """Hand one mail over to the mail server, unless another worker is at it."""
    mail = _take(mail_pk)
    if mail is None:
        return
    try:
        message_of(mail).send()
    except sealed.Unreadable:
        _give_up(mail, "The key it was sealed with (SECRET_KEY) has been changed.")
    except (OSError, MessageError, ValueError) as error:  # smtplib's own errors are OSErrors
        _failed(mail, error)
    else:
        with transaction.atomic():
            mail.delete()
            delivered.send(OutgoingMail, about=mail.about)
    reset_queries()  # while developing Django remembers each one


def send_waiting() -> None:
    """Regular work: queue again what a killed worker left."""
    late = OutgoingMail.objects.filter(failed_at=None, due_at__lte=timezone.now() - LEASE)
    for pk in late.values_list("pk", flat=True):
        deliver.enqueue(pk)


def forget_given_up() -> None:
    """Regular work: an address and a sealed link are not kept for ever because nobody looked."""
    OutgoingMail.objects.filter(failed_at__lt=timezone.now() - GIVEN_UP_KEPT_FOR).delete()


def try_again(mail: OutgoingMail) -> None:
    """At somebody's word: a mail that was given up, from the beginning."""
    with transaction.atomic():
        OutgoingMail.objects.filter(pk=mail.pk).update(failed_at=None, attempts=0, due_at=timezone.now())
        deliver.enqueue(mail.pk)


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    content = json.loads(sealed.unseal(mail.sealed, _PURPOSE))
    message = EmailMultiAlternatives(content["subject"], content["text"], to=[mail.to], headers=HEADERS)
    message.attach_alternative(content["html"], "text/html")
    return message


def _take(mail_pk: int) -> OutgoingMail | None:
    """Whoever moves the time of the next attempt has the mail."""
    now = timezone.now()
    free = OutgoingMail.objects.filter(pk=mail_pk, failed_at=None, due_at__lte=now)
    return OutgoingMail.objects.get(pk=mail_pk) if free.update(due_at=now + LEASE) else None


def _failed(mail: OutgoingMail, error: Exception) -> None:
    if mail.attempts >= len(PAUSES) or _is_final(error):
        _give_up(mail, f"{type(error).__name__}: {error}")
        return
    logger.warning("Mail %d (%s) is not sent, and is tried again: %s", mail.pk, mail.template, error)
    mail.due_at = timezone.now() + PAUSES[mail.attempts]
    mail.attempts += 1
    mail.error = f"{type(error).__name__}: {error}"
    with transaction.atomic():
        mail.save(update_fields=["due_at", "attempts", "error"])
        deliver.using(run_after=mail.due_at).enqueue(mail.pk)


def _is_final(error: Exception) -> bool:
    """The mail server says that there is no such receiver (5xx), or the message itself cannot be written."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, (MessageError, ValueError))


def _give_up(mail: OutgoingMail, reason: str) -> None:
    logger.error("Mail %d (%s) is given up: %s", mail.pk, mail.template, reason)
    OutgoingMail.objects.filter(pk=mail.pk).update(failed_at=timezone.now(), error=reason)


def _in_words(value: Any) -> Any:
    """Text on one line, and a day as it is written in the language."""
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return _one_line(value) if isinstance(value, (str, Promise)) else value


def _one_line(value: str | Promise) -> str:
    return " ".join(str(value).split())
