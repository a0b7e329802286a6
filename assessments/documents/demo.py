"""The demo: four fictitious companies with one case each, brought to where they stand by the services people use.

The data is in fixtures/demo. Days are kept there as «+30d», counted from the day of loading: the demo never goes stale.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import services as accounts
from alenearbeid.accounts import tokens
from alenearbeid.accounts.demo import DEMO_PASSWORD
from alenearbeid.accounts.models import Organisation, Role, User, Workplace
from alenearbeid.accounts.people import grants
from assessments.casework import exchange, workflow
from assessments.casework import services as casework
from assessments.casework.models import Assessment, State
from assessments.record.choices import PartyRole, Statement

from . import services as documents

FOLDER: Path = settings.BASE_DIR / "fixtures" / "demo"
HEAD = Role.HEAD_SAFETY_REP
DAY = re.compile(r"[+-]\d+d")
Json = dict[str, Any]
Tell = Callable[[str], None]


@cache
def content() -> Json:
    """People, companies and what was done with the cases."""
    loaded: Json = yaml.safe_load((FOLDER / "organisation.yaml").read_text(encoding="utf-8"))
    return loaded


def case_file(company: Json, on: date) -> bytes:
    """The exchange file of a company's case, its days counted from `on` and the company's own facts attached."""
    case = company["case"]
    data = _with_days(json.loads((FOLDER / case["file"]).read_text(encoding="utf-8")), on)
    place = next(place for place in company["workplaces"] if place["name"] == case["workplace"])
    data["record"]["organisation"] = casework.organisation_facts(Organisation(**company["facts"]), Workplace(**place))
    return json.dumps(data, ensure_ascii=False).encode()


def load(tell: Tell) -> bool:
    """Load what is not there yet, each company with its case or not at all. False when nothing was missing."""
    loaded = _load_operator()
    for company in content()["organisations"]:
        if Organisation.objects.filter(orgnr=company["facts"]["orgnr"]).exists():
            continue
        tell(company["facts"]["name"])
        with transaction.atomic():
            _load_company(company, tell)
        loaded = True
    return loaded


def _load_operator() -> bool:
    operator = content()["operator"]
    if User.objects.filter(email=operator["email"]).exists():
        return False
    accounts.create_user(**operator, password=DEMO_PASSWORD, is_demo=True, is_staff=True, is_superuser=True)
    return True


def _load_company(company: Json, tell: Tell) -> None:
    organisation = accounts.create_organisation(actor=None, **company["facts"])
    administrator = _person(content()["administrator"])
    for person, role in ((administrator, Role.ADMINISTRATOR), (_person(content()["head_safety_rep"]), HEAD)):
        accounts.grant_membership(user=person, organisation=organisation, role=role, actor=None)
    places = {
        place["name"]: accounts.create_workplace(organisation=organisation, **place, actor=administrator)
        for place in company["workplaces"]
    }
    for membership in company["memberships"]:
        accounts.grant_membership(
            user=_person(membership["user"]),
            organisation=organisation,
            role=Role(membership["role"]),
            workplaces=[places[name] for name in membership.get("workplaces", [])],
            actor=administrator,
        )
    _load_case(company, places[company["case"]["workplace"]], tell)
    _load_auditor(organisation, administrator)


def _load_auditor(organisation: Organisation, administrator: User) -> None:
    """Offered and accepted; the mail that asks is left out, for nobody reads it."""
    asked, on = content()["auditor"], timezone.localdate()
    auditor = _person(asked["user"])
    grant = grants.give(
        organisation=organisation,
        email=auditor.email,
        on_behalf_of=asked["on_behalf_of"],
        purpose=asked["purpose"],
        starts_on=on,
        ends_on=date.fromisoformat(_with_days(asked["ends_on"], on)),
        language=auditor.language,
        actor=administrator,
    )
    grants.accept(grant, user=auditor)
    tokens.drop_mail(grant)


def _person(name: str) -> User:
    fields = content()["users"][name]
    found = User.objects.filter(email=fields["email"]).first()
    return found or accounts.create_user(**fields, password=DEMO_PASSWORD, is_demo=True)


def _load_case(company: Json, workplace: Workplace, tell: Tell) -> None:
    employer = _person(company["case"]["employer"])
    assessment = exchange.import_file(case_file(company, timezone.localdate()), workplace=workplace, actor=employer)
    for step in company["case"]["steps"]:
        _DO[step["do"]](assessment, step, employer)
    assessment.refresh_from_db()
    tell(f"  {assessment.facts.title}: {State(assessment.state).label}")


# What people do with a case, by the name it has in the file


def _invite(assessment: Assessment, step: Json, employer: User) -> None:
    deadline = date.fromisoformat(_with_days(step["deadline"], timezone.localdate()))
    casework.invite(
        assessment, user=_person(step["user"]), role=PartyRole.SAFETY_REP, deadline=deadline, actor=employer
    )


def _remark(assessment: Assessment, step: Json, employer: User) -> None:
    made = casework.remark(
        assessment,
        actor=_person(step["user"]),
        role=PartyRole.SAFETY_REP,
        text=step["text"],
        step=step["step"],
        item=step["item"],
    )
    if "answer" in step:
        casework.answer_remark(made, actor=employer, answer=step["answer"])


def _state(assessment: Assessment, step: Json, employer: User) -> None:
    user = _person(step["user"])
    position = assessment.positions.get(user=user)
    casework.state_position(position, statement=Statement(step["statement"]), reason=step["reason"], actor=user)


def _send_to_review(assessment: Assessment, step: Json, employer: User) -> None:
    workflow.apply(assessment, "send_to_review", actor=employer)


def _finalise(assessment: Assessment, step: Json, employer: User) -> None:
    documents.finalise(assessment, actor=employer, digest=workflow.current_digest(assessment))


def _sign(assessment: Assessment, step: Json, employer: User) -> None:
    """With the real seal. The paper says that nobody logged in to sign: the demo signs for the person."""
    user = _person(step["user"])
    assessment.refresh_from_db()
    signatory = documents.own_field(assessment, user, is_employer=user == employer)
    if signatory is None:
        raise ValueError(f"{user} has no field to sign in")
    documents.sign(
        assessment, actor=user, signatory=signatory, method=_("demosignatur, uten innlogging"), digest=assessment.digest
    )


_DO: dict[str, Callable[[Assessment, Json, User], None]] = {
    "invite": _invite,
    "remark": _remark,
    "state": _state,
    "send_to_review": _send_to_review,
    "finalise": _finalise,
    "sign": _sign,
}


def _with_days(value: Any, on: date) -> Any:
    """The same JSON with every «+30d» as a date."""
    if isinstance(value, dict):
        return {name: _with_days(part, on) for name, part in value.items()}
    if isinstance(value, list):
        return [_with_days(part, on) for part in value]
    if isinstance(value, str) and DAY.fullmatch(value):
        return (on + timedelta(days=int(value[:-1]))).isoformat()
    return value


def cases() -> Iterator[tuple[str, Json]]:
    """Each case by its letter, with its company."""
    for company in content()["organisations"]:
        yield company["case"]["file"].removeprefix("case_").removesuffix(".json"), company
