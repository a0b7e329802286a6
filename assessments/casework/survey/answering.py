"""Taking an answer from somebody with the link, so that nothing remembers who, from where or when.

An answer is added to the counts of its survey and is then gone. It has no row, no number and no moment; the journal,
the task queue and the log are not told. That one telephone has answered is remembered by the telephone alone.
"""

import random
import re

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from assessments.casework.models import Survey, SurveyCounts

from .questions import QUESTIONS

MOST_ANSWERS = 5000
MOST_TEXTS = 500
# A workplace comes from one address, so there is room for all of it at once.
ATTEMPTS, PER_SECONDS = 60, 600
BOXES = 1024

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,40}")  # PostgreSQL takes no NUL
_lot = random.SystemRandom()


class NotOpen(Exception):
    """The survey takes no answers now."""


def find(token: str) -> Survey | None:
    """The survey with this link. Call where all organisations are seen: nobody knows yet whose it is."""
    if not _TOKEN.fullmatch(token):
        return None
    return Survey.objects.select_related("organisation").filter(token=token).first()


def address(survey: Survey) -> str:
    """The link, as it is shared and stands on the poster."""
    return settings.SITE_URL + reverse("casework:answer_survey", args=[survey.token])


@transaction.atomic
def answer(survey: Survey, *, given: dict[str, str], text: str) -> None:
    """Count one set of answers. What is not an answer to one of the questions is refused by the form before this."""
    counted = SurveyCounts.objects.select_for_update().filter(survey=survey).first()
    survey.refresh_from_db()
    if counted is None or not survey.is_open or counted.answered >= MOST_ANSWERS:
        raise NotOpen
    counted.answered += 1
    for asked in QUESTIONS:
        chosen = given.get(asked.name)
        if chosen in asked.counted:
            one = counted.counts.setdefault(asked.name, {})
            one[chosen] = one.get(chosen, 0) + 1
    # SQLite keeps keys as they came: the first to be exposed to something would stand first, or last.
    counted.counts = {name: dict(sorted(counted.counts[name].items())) for name in sorted(counted.counts)}
    if text and len(counted.texts) < MOST_TEXTS:
        counted.texts.append(text)
        _lot.shuffle(counted.texts)
    counted.save(update_fields=["answered", "counts", "texts"])


def has_room(request: HttpRequest) -> bool:
    """Whether this address has not sent too much lately. The address is not kept, nor anything it can be found from.

    Thousands of addresses share each of a thousand boxes, and a box knows only how often, for ten minutes: allauth's
    own limit would keep the address and the moment of each answer.
    """
    address = get_adapter().get_client_ip(request)
    box = int(salted_hmac("survey.box", address).hexdigest()[:8], 16) % BOXES
    key = f"survey:{box}"
    if cache.add(key, 1, timeout=PER_SECONDS):
        return True
    try:
        return cache.incr(key) <= ATTEMPTS
    except ValueError:  # its ten minutes ended in between
        return True
