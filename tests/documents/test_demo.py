"""The demo loads through the real services, stands where it should, and is left alone the second time."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from alenearbeid.accounts import demo as demo_people
from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event, Organisation, User
from assessments.casework import access, assembly, judgement
from assessments.casework.models import Assessment, State
from assessments.documents import services, verification
from assessments.record.choices import Decision, Statement

pytestmark = pytest.mark.django_db


def run() -> str:
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def first_run(django_db_setup, django_db_blocker):
    """Loaded once for this file: the paper is rendered and signed for real. Taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield run()
        transaction.set_rollback(True)


def case(word: str) -> Assessment:
    return Assessment.objects.get(organisation__name=f"Eksempel {word} AS")


def blocking(assessment: Assessment) -> set[str]:
    found = judgement.findings(assembly.assemble(assessment), assessment)
    return {finding.code for finding in found if finding.severity == "blocking"}


def test_it_works(first_run):
    assert "Nattvakt alene på bensinstasjon med nattluke: Signert" in first_run
    assert Assessment.objects.count() == 4


def test_the_second_run_changes_nothing_and_says_so():
    before = (Event.objects.count(), User.objects.count(), list(Assessment.objects.values_list("changed_at", "state")))
    assert run().strip() == "Demoen er lastet fra før. Ingenting er endret."
    after = (Event.objects.count(), User.objects.count(), list(Assessment.objects.values_list("changed_at", "state")))
    assert before == after


def test_production_is_refused(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="produksjon"):
        run()


@pytest.mark.parametrize(
    ("word", "state", "employees"),
    [
        ("Bensin", State.SIGNED, 12),
        ("Renovasjon", State.REVIEW, 25),
        ("Avisbud", State.DRAFT, 40),
        ("Rådgivning", State.DRAFT, 50),
    ],
)
def test_each_case_stands_where_it_should(word, state, employees):
    assert case(word).state == state
    assert assembly.assemble(case(word)).organisation.employees == employees


@pytest.mark.parametrize("word", ["Bensin", "Renovasjon", "Rådgivning"])
def test_what_is_complete_can_be_signed(word):
    assert blocking(case(word)) == set()


def test_the_newspaper_case_is_nearly_complete_and_has_a_remark_on_the_fall():
    assessment = case("Avisbud")
    assert blocking(assessment) == {"decision-missing", "review-date-missing"}
    assert assessment.remarks.get().item == "fy_fall_glatt"
    assert assessment.positions.get().statement == ""


def test_the_safety_rep_disagrees_with_grounds_on_the_waste_lorry():
    position = case("Renovasjon").positions.get()
    assert position.statement == Statement.DISAGREES
    assert "500-liters" in position.reason


def test_the_conclusions_are_those_of_the_examples():
    decisions = {word: assembly.assemble(case(word)).conclusion.decision for word in ("Bensin", "Renovasjon")}
    assert set(decisions.values()) == {Decision.YES_ON_TERMS}
    assert assembly.assemble(case("Rådgivning")).conclusion.decision == Decision.YES


def test_the_signed_paper_verifies_with_two_signatures():
    with services.current(case("Bensin")).last_revision.file.open("rb") as stored:
        pdf = stored.read()
    verdict = verification.verify(pdf)
    assert verdict.kind == verification.verify_stored(pdf).kind == verification.Kind.VALID
    assert [signature.person for signature in verdict.signatures] == ["Anne Arbeidsgiver", "Vera Verneombud"]
    assert all(signature.stands for signature in verdict.signatures)


def test_the_paper_does_not_say_that_anyone_logged_in_to_sign():
    methods = {signature.method for signature in services.current(case("Bensin")).signatures.all()}
    assert methods == {"demosignatur, uten innlogging"}


def test_the_journals_are_whole_and_name_those_who_acted():
    assert all(journal.verify(organisation) == [] for organisation in Organisation.objects.all())
    who = dict(
        Event.objects.filter(organisation=case("Renovasjon").organisation).values_list("what", "actor_name").distinct()
    )
    assert who["position.stated"] == who["remark.made"] == "Viggo Verneombud"
    assert who["assessment.send_to_review"] == "Anne Arbeidsgiver"
    assert who["workplace.created"] == "Adam Administrator"


def test_everyone_is_a_demo_user_with_the_demo_password(settings):
    settings.SHOW_DEMO_USERS = True
    assert not User.objects.filter(email__endswith="@demo.example", is_demo=False).exists()
    shown = {person["email"] for person in demo_people.demo_users()}
    assert {"anne@demo.example", "vera@demo.example", "drift@demo.example"} <= shown
    assert User.objects.get(email="vera@demo.example").check_password(demo_people.DEMO_PASSWORD)


def test_each_sees_their_own():
    def titles(email: str) -> int:
        return access.visible_to(User.objects.get(email=email)).count()

    assert titles("anne@demo.example") == titles("adam@demo.example") == 4
    assert titles("vilde@demo.example") == 1
    assert titles("vetle@demo.example") == 0  # the draft stands in another district than theirs


def test_nothing_is_overdue_on_the_day_it_is_loaded():
    for assessment in Assessment.objects.all():
        record = assembly.assemble(assessment)
        days = [measure.deadline for measure in record.measures.chosen] + [record.conclusion.next_review]
        assert all(day >= timezone.localdate() + timedelta(days=7) for day in days if day)
