"""A walk over the pages: whose they are, where they are, and every word that is read on them."""

import itertools
import re
from datetime import timedelta
from uuid import uuid4

import lxml.html
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from alenearbeid.accounts.models import Organisation, Role, User, Workplace
from assessments.casework import steps
from assessments.casework.models import Assessment, SectionItem
from assessments.casework.participation import consultations, demands, stops
from tests.accounts.factories import make_membership
from tests.casework import full
from tests.casework.survey import make_survey
from tests.town import DRAFT, REVIEW, SIGNED, WHOLE, Town, make_assessment

FILES = ("admin:", "documents:download", "documents:preview", "documents:paper", "oversight:xlsx", "oversight:csv")
WITHOUT_A_FORM = ("account_logout", "people:language", "people:leave", "people:delete_account")
READ_ALOUD = ("aria-label", "alt", "title", "placeholder", "data-saving", "data-failed", "data-label", "label")
NO_WORDS = ("script", "style", "code", "svg")
WRITTEN = ("Kveldsvakt", "Hva med fredag?", "To på vakt", "Helg", "Forbundet")  # by the people of the town


class Walk:
    """One town with something of everything in it, its words in one language."""

    def __init__(self, language: str) -> None:
        self.language, self.town = language, Town()
        self.town.people["boss"] = boss = self.town.member(Role.EMPLOYER, WHOLE)
        self._without_words()
        make_membership(boss, self.town.organisation, Role.ADMINISTRATOR)
        rep, auditor = self.town.people[Role.SAFETY_REP], self.town.people[Role.AUDITOR]
        self.people = {"boss": boss, "rep": rep, "auditor": auditor}
        self.signed, self.review = make_assessment(self.town, SIGNED), make_assessment(self.town, REVIEW)
        self.draft = make_assessment(self.town, DRAFT)
        Assessment.objects.update(language=language)
        self.read_by = {"boss": self.draft, "rep": self.review, "auditor": self.signed}
        full.fill(self.draft, hazards=9, measures=9)
        now = timezone.now()
        demand, _new = demands.make(
            actor=rep, uuid=uuid4(), workplace=self.town.here, about=None, what="Q1", why="Q2", wanted_by=now.date()
        )
        stop, _new = stops.make(
            actor=rep, uuid=uuid4(), workplace=self.town.here, stopped_at=now - timedelta(hours=2), place="Q3",
            work="Q4", danger="Q5", told_whom="Q6", told_at=now,
        )  # fmt: skip
        measure = full.item_of(self.draft, "kontrolltiltak")
        content = {"met": "union_reps", "held_on": now.date(), "participants": "Q7", "outcome": "Q8"}
        minutes, _new = consultations.make(
            self.draft, actor=boss, uuid=uuid4(), measures=[(measure, "Q9")], content=content
        )
        survey = make_survey(boss, self.town.here, work="Q0")
        self.things = {"demand": demand.uuid, "stop": stop.uuid, "consultation": minutes.uuid, "survey": survey.uuid}

    def pages(self, *people):
        """Of one person after the other: who, where, and the page."""
        for who in people:
            client = self._client(who)
            for address in (*self._addresses(who), "/finnes-ikke/"):
                answer = client.get(address)
                if answer.status_code in {200, 403} and answer.headers["Content-Type"].startswith("text/html"):
                    yield f"{who} {address}", answer.content.decode()
        yield "nowhere", client.get("/finnes-ikke/").content.decode()

    def refused(self):
        """Forms that come back with what was wrong with them."""
        client = self._client("boss")
        for address in self._addresses("boss", besides=WITHOUT_A_FORM):
            with transaction.atomic():
                answer = client.post(address, {})
                transaction.set_rollback(True)
            if answer.status_code in {409, 422}:
                yield f"empty {address}", answer.content.decode()

    def written(self):
        """What people wrote stays as they wrote it: in the assessments, longest first."""
        answers = (_strings(item.data) for item in SectionItem.objects.all())
        return sorted({*WRITTEN, *itertools.chain(*answers)}, key=len, reverse=True)

    def _without_words(self):
        """People and places are called by a letter and a number."""
        for model in (User, Organisation, Workplace):
            for number, one in enumerate(model.objects.order_by("pk")):
                model.objects.filter(pk=one.pk).update(name=f"{model.__name__[0]}{number}")
        for kept in (self.town.organisation, self.town.here, self.town.beside, *self.town.people.values()):
            kept.refresh_from_db()

    def _client(self, who):
        client = Client(headers={"Accept-Language": self.language})
        if who:
            user = self.people[who]
            user.language = self.language
            user.save()
            client.force_login(user)
        return client

    def _addresses(self, who, besides=()):
        for name, kinds in _names(get_resolver()):
            if not name.startswith((*FILES, *besides)) and (who or not kinds):
                yield from (reverse(name, args=arguments) for arguments in self._arguments(name, kinds, who))
        if who == "boss":
            yield from (reverse("casework:step", args=[self.draft.uuid, step.key]) for step in steps.STEPS)
            for step in ("fysisk", "psykososialt", "vold", "tiltak", "kontrolltiltak"):
                yield reverse("casework:item", args=[self.draft.uuid, step, full.item_of(self.draft, step)])

    def _arguments(self, name, kinds, who):
        if kinds == ["uuid"]:
            thing = next((uuid for kind, uuid in self.things.items() if kind in name), None)
            return [[thing or self.read_by[who].uuid]]
        known = {"orgnr": self.town.organisation.orgnr}
        return [[known[kind] for kind in kinds]] if set(kinds) <= set(known) else []


def _strings(value):
    if isinstance(value, str) and len(value) > 2:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(part)


def _names(resolver, space="", above=()):
    """Every address of the application with the names of what it takes."""
    for entry in resolver.url_patterns:
        kinds = [*above, *entry.pattern.regex.groupindex]
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{space}{entry.namespace}:" if entry.namespace else space, kinds)
        elif entry.name:
            yield f"{space}{entry.name}", kinds


def texts(html, language):
    """What is read on the page in its own language: text, and what is said in attributes."""
    page = lxml.html.fromstring(html)
    assert page.get("lang") == language
    yield from _texts(page, language)


def _texts(element, language):
    if isinstance(element.tag, str) and element.tag not in NO_WORDS and element.get("lang", language) == language:
        yield from (element.get(name) for name in READ_ALOUD if element.get(name))
        if element.text:
            yield element.text
        for child in element:
            yield from _texts(child, language)
            if child.tail:
                yield child.tail


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()
