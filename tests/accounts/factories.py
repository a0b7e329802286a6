"""People, organisations, workplaces and roles for all rooms' tests. Plain functions; Alice owns, Bob is on the team,
Charlie is a stranger."""

import itertools
import random
from collections.abc import Iterable
from typing import Any

from stdnum.no import orgnr as stdnum_orgnr

from alenearbeid.accounts import services
from alenearbeid.accounts.models import Membership, Organisation, Role, User, Workplace

PASSWORD = "en-lang-testfrase-2026"
_serial = itertools.count(1)


def random_orgnr() -> str:
    """A number with a right control digit. One in eleven beginnings has none: try again."""
    while True:
        number = f"9{random.randrange(10**7):07d}"  # noqa: S311
        for digit in "0123456789":
            if stdnum_orgnr.is_valid(number + digit):
                return number + digit


def make_user(name: str = "Alice", *, email: str = "", password: str = PASSWORD, **flags: bool) -> User:
    email = email or f"{name.split()[0].lower()}{next(_serial)}@example.org"
    return services.create_user(email=email, name=name, password=password, **flags)


def make_organisation(name: str = "Fjordbyen omsorg AS", **fields: Any) -> Organisation:
    return services.create_organisation(actor=None, name=name, **{"orgnr": random_orgnr(), **fields})


def make_workplace(
    organisation: Organisation | None = None,
    name: str = "Solsiden",
    *,
    parent: Workplace | None = None,
    address: str = "",
) -> Workplace:
    organisation = organisation or (parent.organisation if parent else make_organisation())
    return services.create_workplace(organisation=organisation, name=name, parent=parent, address=address, actor=None)


def make_membership(
    user: User, organisation: Organisation, role: Role = Role.EMPLOYER, *, workplaces: Iterable[Workplace] = ()
) -> Membership:
    return services.grant_membership(user=user, organisation=organisation, role=role, workplaces=workplaces, actor=None)
