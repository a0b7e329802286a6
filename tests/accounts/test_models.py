from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from alenearbeid.accounts import services
from alenearbeid.accounts.models import Organisation, Role, SafetyRepArrangement, Sector, User, Workplace
from assessments.record import choices

from .factories import make_membership, make_organisation, make_user, make_workplace


def test_it_works(alice):
    assert str(alice) == f"Alice Andersen ({alice.email})"
    assert alice.get_full_name() == "Alice Andersen"


def test_the_address_is_one_whatever_its_case(db):
    assert make_user(email=" Kari@Firma.NO ").email == "kari@firma.no"
    with pytest.raises(ValidationError) as fault:
        make_user(email="KARI@firma.no")
    assert fault.value.message_dict == {"email": ["En bruker med denne e-postadressen finnes fra før."]}
    assert User.objects.get_by_natural_key("Kari@firma.no").email == "kari@firma.no"


def test_the_database_refuses_capital_letters_too(alice):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=alice.pk).update(email="Alice@Example.org")


def test_a_superuser_can_log_in_at_once(db):
    user = User.objects.create_superuser("root@example.org", "Rot", "en-lang-testfrase-2026")
    assert user.is_superuser
    assert user.emailaddress_set.get().verified


def test_choices_are_those_of_the_record():
    assert Sector.values == list(choices.Sector)
    assert SafetyRepArrangement.values == list(choices.SafetyRepArrangement)


@pytest.mark.parametrize("code", ["87", "87.1", "87.10", "87.101"])
def test_industry_codes(db, code):
    assert make_organisation(industry_code=code).industry_code == code


@pytest.mark.parametrize("code", ["8", "87.", "87.1234", "helse", "87.101\n"])
def test_wrong_industry_codes(db, code):
    with pytest.raises(ValidationError, match="næringskoden"):
        make_organisation(industry_code=code)


def test_what_is_not_answered_is_none(organisation):
    organisation.refresh_from_db()
    assert organisation.has_works_council is None
    assert organisation.employees is None
    assert organisation.safety_rep_arrangement == ""


def test_an_agreement_cannot_end_before_it_begins(db):
    with pytest.raises(ValidationError, match="før avtalen ble inngått"):
        make_organisation(safety_rep_agreement_on=date(2026, 2, 1), safety_rep_agreement_until=date(2026, 1, 1))


def test_a_workplace_stays_in_its_organisation(workplace):
    other = make_organisation("Et annet sted AS")
    with pytest.raises(ValidationError, match="samme virksomhet"):
        make_workplace(other, "Avdeling", parent=workplace)
    workplace.organisation = other
    with pytest.raises(ValidationError, match="kan ikke flyttes"):
        services.change_workplace(workplace, changed=["organisation"], actor=None)


def test_the_tree_has_no_ring(organisation):
    top = make_workplace(organisation, "Øverst")
    middle = make_workplace(parent=top, name="Midten")
    bottom = make_workplace(parent=middle, name="Nederst")
    for parent in (top, middle, bottom):
        top.parent = parent
        with pytest.raises(ValidationError, match="ligge under seg selv"):
            services.change_workplace(top, changed=["parent"], actor=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Workplace.objects.filter(pk=top.pk).update(parent=top)


def test_a_role_once_per_organisation(alice, organisation):
    with pytest.raises(ValidationError, match="har denne rollen i virksomheten fra før"):
        make_membership(alice, organisation, Role.EMPLOYER)


def test_history_is_not_deleted_along(alice, organisation):
    for row in (alice, organisation):
        with pytest.raises(ProtectedError):
            row.delete()
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("char", ["\x0b", "\x1b", "\n", "\u202e"])
def test_names_that_no_assessment_could_hold_are_refused(db, char):
    name = f"Kari{char}Nordmann"
    with pytest.raises(ValidationError, match="spesialtegn"):
        make_organisation(name)
    with pytest.raises(ValidationError, match="spesialtegn"):
        make_workplace(make_organisation(), name)
    with pytest.raises(ValidationError, match="spesialtegn"):
        make_user(name, email="kari@example.org")
    with pytest.raises(ValidationError, match="for stort"):
        make_organisation(employees=1_000_001)
