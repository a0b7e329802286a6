"""Many organisations with many assessments, the same for the same seed: for measuring how the pages bear a full house.

Built from the demo's four cases with other answers, names and days, and written in bulk. What was signed has its frozen
record and its facts, but no paper: nobody has the days it takes to make a hundred thousand of them.
"""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from stdnum.no import orgnr as numbers

from alenearbeid.accounts import services as accounts
from alenearbeid.accounts.demo import DEMO_PASSWORD
from alenearbeid.accounts.models import AccessGrant, Organisation, Role, User, Workplace, WorkplaceKind
from assessments.casework import exchange, facts
from assessments.casework import services as casework
from assessments.casework.models import Assessment, AssessmentFacts, Position, SectionItem, Series, State
from assessments.casework.steps import ORGANISATION
from assessments.catalogue import selectors as catalogue_selectors
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PartyRole, TimeShare

from . import demo

Json = dict[str, Any]
FIRST_NUMBER = 110_000_000  # no company's: theirs begin with 8 or 9
WORKPLACES = 0.8  # of the number of assessments
DEPARTMENT_OF = 20  # workplaces
STATES, WEIGHTS = (State.SIGNED, State.WITHDRAWN, State.DRAFT, State.REVIEW), (70, 2, 18, 10)
AUDITOR = "revisor@befolkning.invalid"
CHAPTERS = ("physical", "psychosocial", "violence")
RISKS = ("likelihood", "consequence", "duration", "load")


@dataclass(frozen=True)
class Made:
    organisations: int
    assessments: int


def populate(*, organisations: int, assessments: int, seed: int, on: date) -> Iterator[Made]:
    """Fill up to so many, an organisation at a time; those that are there from a smaller run are left as they are."""
    bases = [_base(company, on) for company in demo.content()["organisations"]]
    auditor = _person(AUDITOR, "Revisor Befolkning", is_demo=True)
    done = 0
    for index, number in enumerate(itertools.islice(_numbers(), organisations)):
        share = assessments * (index + 1) // organisations - assessments * index // organisations
        if not Organisation.objects.filter(orgnr=number).exists():
            with transaction.atomic():
                _Town(Random(f"{seed}:{index}"), index, number, bases, on).fill(share, auditor)  # noqa: S311
        done += share
        yield Made(index + 1, done)


def _numbers() -> Iterator[str]:
    for beginning in itertools.count(FIRST_NUMBER // 10):
        for digit in "0123456789":
            if numbers.is_valid(f"{beginning}{digit}"):
                yield f"{beginning}{digit}"


def _base(company: Json, on: date) -> Json:
    """One of the demo's cases as plain values, with the catalogue's words and without the long texts."""
    catalogue = catalogue_selectors.get(catalogue_selectors.current_version())
    record = exchange.read_file(demo.case_file(company, on)).record
    plain = canonical.plain(exchange.with_wording(record, catalogue, "nb"))
    for chapter in CHAPTERS:
        for hazard in plain[chapter].get("hazards", []):
            for text in ("manifestation", "alone_effect_why", "existing_measures"):
                hazard.pop(text, None)
    return plain


def _person(email: str, name: str, **flags: bool) -> User:
    found = User.objects.filter(email=email).first()
    password = DEMO_PASSWORD if flags else None
    return found or accounts.create_user(email=email, name=name, password=password, **flags)


class _Town:
    """One organisation with its people, places and assessments."""

    def __init__(self, random: Random, index: int, number: str, bases: list[Json], on: date) -> None:
        self.random, self.index, self.bases, self.on = random, index, bases, on
        self.at = timezone.make_aware(datetime.combine(on, datetime.min.time()))
        self.first_answers = {"title": "Påbegynt vurdering", "assessed_on": on.isoformat()}
        self.catalogue = catalogue_selectors.current_version()
        company = random.choice(demo.content()["organisations"])
        fields = {**company["facts"], "name": f"Befolkning {index + 1} AS", "orgnr": number}
        self.organisation = accounts.create_organisation(actor=None, **fields)
        self.employer = self._member("leder", Role.EMPLOYER)
        self.safety_rep = self._member("hovedverneombud", Role.HEAD_SAFETY_REP)

    def _member(self, who: str, role: Role) -> User:
        flags = {"is_demo": True} if self.index == 0 else {}
        user = _person(f"{who}-{self.index + 1}@befolkning.invalid", f"{role.label} {self.index + 1}", **flags)
        accounts.grant_membership(user=user, organisation=self.organisation, role=role, actor=None)
        return user

    def fill(self, assessments: int, auditor: User) -> None:
        places = self._workplaces(max(1, round(assessments * WORKPLACES)))
        made = list(self._assessments(assessments, places))
        Series.objects.bulk_create([assessment.series for assessment, _record in made])
        Assessment.objects.bulk_create([_with_series(assessment) for assessment, _record in made])
        self._rows([assessment for assessment, record in made if record is None])
        AssessmentFacts.objects.bulk_create([self._facts(assessment, record) for assessment, record in made])
        Position.objects.bulk_create([self._position(assessment) for assessment, _record in made])
        self._grant(auditor)

    def _workplaces(self, count: int) -> list[Workplace]:
        departments = [
            Workplace(organisation=self.organisation, name=f"Avdeling {number + 1}", kind=WorkplaceKind.DEPARTMENT)
            for number in range(-(-count // DEPARTMENT_OF))
        ]
        Workplace.objects.bulk_create(departments)
        return Workplace.objects.bulk_create(
            Workplace(
                organisation=self.organisation,
                parent=departments[number // DEPARTMENT_OF],
                name=f"Arbeidssted {number + 1}",
                address=f"Gate {number + 1}",
            )
            for number in range(count)
        )

    def _assessments(self, count: int, places: list[Workplace]) -> Iterator[tuple[Assessment, AssessmentRecord | None]]:
        """With the record of those that are signed. A tenth of the places have none."""
        used = places[: max(1, len(places) * 9 // 10)]
        for number in range(count):
            state = self.random.choices(STATES, WEIGHTS)[0]
            changed = self.at - timedelta(minutes=self.random.randrange(60 * 24 * 700))
            assessment = Assessment(
                uuid=self._uuid(),
                series=Series(uuid=self._uuid(), organisation=self.organisation),
                organisation=self.organisation,
                workplace=used[number % len(used)],
                state=state,
                catalogue_version=self.catalogue,
                created_by=self.employer,
                changed_at=changed,
                review_at=None if state == State.DRAFT else changed,
            )
            yield assessment, self._freeze(assessment, number) if state in {State.SIGNED, State.WITHDRAWN} else None

    def _uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def _freeze(self, assessment: Assessment, number: int) -> AssessmentRecord:
        record = AssessmentRecord.model_validate_json(json.dumps(self._record(assessment, number)))
        assessment.frozen_record = canonical.record_bytes(record)
        assessment.digest = canonical.digest(assessment.frozen_record)
        assessment.frozen_findings = []
        assessment.ready_at = assessment.signed_at = assessment.changed_at
        if assessment.state == State.WITHDRAWN:
            assessment.withdrawn_at, assessment.withdrawn_reason = assessment.changed_at, "Laget for måling."
        return record

    def _record(self, assessment: Assessment, number: int) -> Json:
        record: Json = json.loads(json.dumps(self.random.choice(self.bases)))
        signed = timezone.localtime(assessment.changed_at).date()
        record["organisation"] = casework.organisation_facts(self.organisation, assessment.workplace)
        record["work"] |= {"title": f"Arbeid {number + 1}", "assessed_on": signed.isoformat()}
        record["alone"]["time_share"] = self.random.choice(list(TimeShare))
        next_review = signed + timedelta(days=self.random.choice((180, 365, 730)))
        record["conclusion"] |= {"next_review": next_review.isoformat()}
        for chapter in CHAPTERS:
            for hazard in record[chapter].get("hazards", []):
                hazard |= {risk: self.random.randint(1, 4) for risk in RISKS if risk in hazard}
        statement = self.random.choice(("agrees", "agrees", "agrees", "disagrees"))
        record["positions"] = [{"name": self.safety_rep.name, "role": "safety_rep", "statement": statement}]
        return record

    def _rows(self, open_ones: list[Assessment]) -> None:
        """Of what is not signed: the first answers."""
        SectionItem.objects.bulk_create(
            SectionItem(assessment=assessment, organisation=self.organisation, step=step, data=data, saved_at=self.at)
            for assessment in open_ones
            for step, data in (
                (ORGANISATION, casework.organisation_facts(self.organisation, assessment.workplace)),
                ("arbeidet", self.first_answers),
            )
        )

    def _facts(self, assessment: Assessment, record: AssessmentRecord | None) -> AssessmentFacts:
        return AssessmentFacts(
            assessment=assessment,
            organisation=self.organisation,
            workplace=assessment.workplace,
            state=assessment.state,
            signed_at=assessment.signed_at,
            **facts.project(record or self._begun(assessment)),
        )

    def _begun(self, assessment: Assessment) -> AssessmentRecord:
        """What `_rows` and `_position` come to."""
        organisation = casework.organisation_facts(self.organisation, assessment.workplace)
        plain = {"organisation": organisation, "work": self.first_answers}
        return AssessmentRecord.model_validate_json(json.dumps(plain))

    def _position(self, assessment: Assessment) -> Position:
        user = self.safety_rep
        return Position(
            assessment=assessment,
            organisation=self.organisation,
            user=user,
            name=user.name,
            role=PartyRole.SAFETY_REP,
            asked_on=timezone.localtime(assessment.changed_at).date(),
        )

    def _grant(self, auditor: User) -> None:
        AccessGrant.objects.create(
            organisation=self.organisation,
            email=auditor.email,
            auditor=auditor,
            on_behalf_of="Befolkning",
            starts_on=self.on,
            ends_on=self.on + timedelta(days=365),
            expires_at=self.at + timedelta(days=14),
            token_digest=f"{self.index:064d}",
            granted_by=self.employer,
            accepted_at=self.at,
        )


def _with_series(assessment: Assessment) -> Assessment:
    assessment.series_id = assessment.series.pk
    return assessment
