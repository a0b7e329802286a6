import pytest
from django.core.exceptions import ValidationError

from alenearbeid.accounts.models import Organisation

from .factories import make_organisation, random_orgnr

VALID = "974760673"  # the one of the register itself, used as the example in its documentation


def test_it_works(db):
    assert make_organisation(orgnr=VALID).orgnr == VALID


@pytest.mark.parametrize("written", ["974 760 673", " 974760673 ", "974\u00a0760\u00a0673"])
def test_spaces_are_taken_away(db, written):
    assert make_organisation(orgnr=written).orgnr == VALID


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("974760672", "kontrollsifferet stemmer ikke"),
        ("97476067", "har ni siffer"),
        ("9747606733", "har ni siffer"),
        ("97476067x", "har ni siffer"),
        ("NO974760673MVA", "har ni siffer"),
    ],
)
def test_a_wrong_number_is_explained(db, written, message):
    with pytest.raises(ValidationError) as fault:
        make_organisation(orgnr=written)
    assert message in fault.value.message_dict["orgnr"][0]
    assert not Organisation.objects.exists()


def test_the_same_number_twice_is_refused(db):
    make_organisation(orgnr=VALID)
    with pytest.raises(ValidationError) as fault:
        make_organisation(orgnr="974 760 673")
    assert fault.value.message_dict == {"orgnr": ["En virksomhet med dette organisasjonsnummeret finnes fra før."]}


def test_random_numbers_are_valid(db):
    for _ in range(20):
        make_organisation(orgnr=random_orgnr())
