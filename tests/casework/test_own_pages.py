"""The organisation's own catalogue and risk table over HTTP: who may, what is stored, and what comes back."""

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alenearbeid.accounts.models import Event, Role
from assessments.casework import assembly, services
from assessments.casework.models import Assessment
from assessments.catalogue import own, own_rules, own_services, selectors
from assessments.catalogue.models import OwnEntry, OwnKind
from assessments.catalogue.own_entries import OwnHazard, OwnMeasure
from assessments.record import risk
from tests.accounts.factories import make_membership, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    return selectors.get(selectors.current_version())


@pytest.fixture
def theme(catalogue):
    return own_rules.themes_of(catalogue, "fysisk")[0].key


@pytest.fixture
def at(organisation):
    return lambda name, *rest: reverse(f"own:{name}", args=[organisation.orgnr, *rest])


@pytest.fixture
def hazard(organisation, alice, theme):
    entry = OwnHazard.model_validate(
        {
            "key": f"own:{organisation.orgnr}:fy_kulde-i-lager",
            "category": "fysisk",
            "theme": theme,
            "name": {"nb": "Kulde i fryselageret"},
            "question": {"nb": "Arbeides det alene i fryselageret?"},
            "alone_effect": "outcome",
            "why_alone": {"nb": "Den som blir stengt inne, kan ikke varsle."},
        }
    )
    return own_services.save(organisation, entry, actor=alice)


@pytest.fixture
def measure(organisation, alice, hazard):
    key = f"own:{organisation.orgnr}:m_dor"
    entry = OwnMeasure(key=key, level=4, name={"nb": "Dør som kan åpnes innenfra"}, hazards=(hazard.key,))
    return own_services.save(organisation, entry, actor=alice)


def hazard_answers(theme, **changes):
    return {
        "name": "Gass i fôrsilo",
        "theme": theme,
        "question": "Går noen alene inn i siloen?",
        "alone_effect": "outcome",
        "why_alone": "Ingen merker at en er borte.",
        **changes,
    }


def cells(**changes):
    rows = risk.ACUTE_TABLE
    given = {f"k{row}s{like}": rows[row - 1][like - 1] for row in risk.SCORES for like in risk.SCORES}
    return {"name": "Vår tabell", **given, **changes}


def words_of(answer):
    return answer.content.decode()


# --- Hazards, measures and profiles ---


def test_it_works(as_alice, organisation, at, theme):
    answer = as_alice.post(at("add", "farer"), hazard_answers(theme, name_en="Gas in the feed silo"))
    assert answer.status_code == 302
    row = OwnEntry.objects.get(organisation=organisation)
    assert (row.key, row.kind) == (f"own:{organisation.orgnr}:fy_gass-i-forsilo", OwnKind.HAZARD)
    assert own.model_of(row).name.in_language("en") == "Gas in the feed silo"
    assert "Gass i fôrsilo" in words_of(as_alice.get(at("entries", "farer")))
    assert Event.objects.get(what="own.added").detail == {"name": "Gass i fôrsilo"}
    as_alice.post(at("add", "farer"), hazard_answers(theme))
    assert OwnEntry.objects.filter(key__endswith="fy_gass-i-forsilo-2").exists()  # the name may be used twice


def test_a_measure_and_a_profile(as_alice, workplace, at, hazard):
    measure = {"name": "Gassmåler", "level": "4", "is_control_measure": "no", "hazards_fysisk": [hazard.key]}
    assert as_alice.post(at("add", "tiltak"), measure).status_code == 302
    profile = {"name": "Fôrmester", "sector": "primaer", "hazards_fysisk": [hazard.key]}
    answer = as_alice.post(at("add", "yrker"), profile)
    assert answer.status_code == 422
    assert "psykososial fare" in words_of(answer)
    assert "Fôrmester" in words_of(answer)  # what was typed
    assert as_alice.post(at("add", "yrker"), profile | {"hazards_psykososial": ["ps_isolasjon"]}).status_code == 302
    assert "Fôrmester (egen)" in words_of(as_alice.get(reverse("casework:create")))
    assert [row.key.rpartition(":")[2] for row in OwnEntry.objects.order_by("pk")] == [
        "fy_kulde-i-lager", "m_gassmaler", "p_formester",
    ]  # fmt: skip


def test_what_it_rests_on(as_alice, at, theme, organisation, catalogue):
    sources = {
        "law_lov-2005-06-17-62": ["aml-4-1-3"],
        "law_other": ["fse-12"],
        "seed_refs": ["S4-IE"],
        "authority_refs": " Kartlegging 2026 \n\nBransjens veileder\n",
    }
    assert as_alice.post(at("add", "farer"), hazard_answers(theme) | sources).status_code == 302
    row = OwnEntry.objects.get(organisation=organisation)
    made = own.model_of(row)
    assert (set(made.law), made.seed_refs) == ({"aml-4-1-3", "fse-12"}, ("S4-IE",))
    assert made.authority_refs == ("Kartlegging 2026", "Bransjens veileder")
    seen = lxml.html.document_fromstring(as_alice.get(at("change", "farer", row.pk)).content)
    assert set(seen.xpath("//input[@checked]/@value")) >= {"aml-4-1-3", "fse-12", "S4-IE"}
    assert not {one.key for one in catalogue.law.values() if not one.verified} & set(seen.xpath("//input/@value"))
    assert "aml-4-3-4-gammel" not in seen.xpath("//input/@value")  # repealed
    refused = [
        {"law_lov-2005-06-17-62": ["aml-4-3-4-gammel"]},
        {"law_lov-2005-06-17-62": ["finnes-ikke"]},
        {"seed_refs": ["S99"]},
        {"authority_refs": "x" * 201},
        {"authority_refs": "y\n" * 11},
    ]
    assert "aml-4-3-4-gammel" in catalogue.law
    for wrong in refused:
        assert as_alice.post(at("add", "farer"), hazard_answers(theme) | wrong).status_code == 422, wrong
    assert as_alice.post(at("change", "farer", row.pk), hazard_answers(theme) | {"revision": 1}).status_code == 302
    row.refresh_from_db()
    assert not {"law", "seed_refs", "authority_refs"} & set(row.data)  # the organisation itself again


def test_nothing_without_its_answers(as_alice, at, theme):
    for kind, posted in (
        ("farer", hazard_answers("finnes-ikke")),
        ("farer", hazard_answers(theme, name="a\u202eb")),
        ("farer", hazard_answers(theme, name="x" * 201)),
        ("tiltak", {"name": "Uten farer", "level": "4", "is_control_measure": "no"}),
        ("tiltak", {"name": "Uten trinn", "level": "8", "is_control_measure": "no", "hazards_fysisk": ["fy_kulde"]}),
        ("yrker", {}),
    ):
        assert as_alice.post(at("add", kind), posted).status_code == 422
    assert not OwnEntry.objects.exists()
    assert as_alice.get(at("add", "noe")).status_code == 404


def test_a_change_shows_in_drafts_and_never_in_what_is_frozen(as_alice, alice, organisation, at, assessment, hazard):
    data = {"relevant": "yes", "likelihood": 3, "consequence": 3}
    services.save_item(assessment, step="fysisk", item=hazard.key, data=data, revision=0, actor=alice)
    answers = hazard_answers(hazard.data["theme"], name="Kulde og mørke", revision="1")
    assert as_alice.post(at("change", "farer", hazard.pk), answers).status_code == 302
    name = next(h.wording.name for h in assembly.assemble(assessment).hazards if h.key == hazard.key)
    assert name == "Kulde og mørke"
    stale = as_alice.post(at("change", "farer", hazard.pk), answers | {"name": "Et annet navn"})
    assert stale.status_code == 422
    assert "har endret dette" in words_of(stale)
    assert own.model_of(OwnEntry.objects.get(pk=hazard.pk)).name.nb == "Kulde og mørke"


def test_out_of_use_and_back(as_alice, alice, organisation, at, assessment, hazard, measure):
    step = reverse("casework:step", args=[assessment.uuid, "fysisk"])
    assert "Kulde i fryselageret (egen)" in words_of(as_alice.get(step))
    as_alice.post(at("set_use", "farer", hazard.pk), {"bruk": "nei"})
    assert "Kulde i fryselageret" not in words_of(as_alice.get(step))
    services.save_item(assessment, step="fysisk", item=hazard.key, data={"relevant": "yes"}, revision=0, actor=alice)
    assert "Kulde i fryselageret (egen)" in words_of(as_alice.get(step))  # answered: it stays
    assert as_alice.get(reverse("casework:item", args=[assessment.uuid, "fysisk", hazard.key])).status_code == 200
    as_alice.post(at("set_use", "farer", hazard.pk), {"bruk": "nei"})
    as_alice.post(at("set_use", "farer", hazard.pk), {"bruk": "ja"})
    assert Event.objects.filter(what__in=["own.retired", "own.revived"]).count() == 2  # twice is once
    assert "Dør som kan åpnes innenfra (egen)" in words_of(
        as_alice.get(reverse("casework:step", args=[assessment.uuid, "tiltak"]))
    )


def test_an_own_hazard_is_answered_like_any_other(as_alice, assessment, hazard, measure):
    """Over HTTP, by its own address with colons: the hazard, its measure, and the risk that is left."""
    posted = {"relevant": "yes", "likelihood": "4", "consequence": "4", "alone_effect": "outcome", "revision": "0"}
    for step, key, answers in (
        ("fysisk", hazard.key, posted),
        ("tiltak", measure.key, {"hazards": [hazard.key], "status": "planned", "revision": "0"}),
    ):
        services.merge_item(assessment, step=step, item=key, changes={}, actor=assessment.created_by)
        url = reverse("casework:item", args=[assessment.uuid, step, key])
        assert as_alice.post(url, answers | {"revision": "1"}).status_code == 302
    rest = reverse("casework:item", args=[assessment.uuid, "tiltak", hazard.key])
    assert as_alice.post(rest, {"likelihood": "1", "consequence": "2", "revision": "0"}).status_code == 302
    record = assembly.assemble(assessment)
    made = next(one for one in record.hazards if one.key == hazard.key)
    assert (risk.level_today(record, made), risk.level_after(record, made)) == (risk.Level.RED, risk.Level.GREEN)
    assert made.wording.is_own
    assert record.measures.chosen[0].wording.against == (hazard.key,)
    other = f"own:{assessment.organisation.orgnr}:fy_finnes-ikke"
    assert as_alice.get(reverse("casework:item", args=[assessment.uuid, "fysisk", other])).status_code == 404


# --- The table ---


def test_the_table_is_stored_and_told_of(as_alice, organisation, at):
    assert "Dere bruker standardtabellen" in words_of(as_alice.get(at("table")))
    assert as_alice.post(at("table"), cells(k1s5="G")).status_code == 302
    assert own.table_of(organisation.pk).tables.acute == "GGGGG GGYYY GYYRR YYRRR YRRRR"
    page = words_of(as_alice.get(at("table")))
    assert "S5 × K1: lav i stedet for middels." in page
    as_alice.post(at("table"), cells(k1s5="G"))
    assert Event.objects.filter(what="own.added").count() == 1  # the same again is nothing new
    as_alice.post(at("drop_table"))
    assert own.table_of(organisation.pk) is None
    assert "Dere bruker standardtabellen" in words_of(as_alice.get(at("table")))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"k3s3": "G"}, "Sannsynlighet 3, konsekvens 3 er lav, men en mildere rute er middels."),
        ({"k5s5": "Y"}, "må være høy risiko"),
        ({"k1s1": "X"}, "k1s1"),
        ({"name": ""}, "id_name"),
    ],
)
def test_a_table_that_is_milder_where_it_is_worse_is_refused(as_alice, organisation, at, changes, words):
    answer = as_alice.post(at("table"), cells(**changes))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert own.table_of(organisation.pk) is None


def test_a_draft_has_the_table_it_was_made_with_until_somebody_changes_it(as_alice, alice, organisation, workplace, at):
    as_alice.post(at("table"), cells(k4s3="Y"))
    draft = services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="")
    hazard = {"relevant": "yes", "likelihood": 3, "consequence": 4}
    services.save_item(draft, step="fysisk", item="fy_kulde", data=hazard, revision=0, actor=alice)
    assert Assessment.objects.get(pk=draft.pk).facts.level_physical == "yellow"
    detail, use = (reverse(f"casework:{name}", args=[draft.uuid]) for name in ("detail", "use_table"))
    assert "har endret risikotabellen" not in words_of(as_alice.get(detail))
    as_alice.post(at("drop_table"))
    assert assembly.assemble(draft).tables.name == "Vår tabell"
    assert "har endret risikotabellen" in words_of(as_alice.get(detail))
    assert as_alice.get(use).status_code == 405
    as_alice.post(use)
    assert assembly.assemble(draft).tables is None
    assert Assessment.objects.get(pk=draft.pk).facts.level_physical == "red"
    assert Event.objects.filter(what="assessment.table_changed").count() == 1


# --- The file ---


def test_the_file_goes_out_and_in(as_alice, organisation, at, hazard):
    out = as_alice.get(at("file"))
    assert out["Content-Type"].startswith("application/yaml")
    assert "attachment" in out["Content-Disposition"]

    def post(content, **more):
        return as_alice.post(at("import"), {"file": SimpleUploadedFile("egen.yaml", content), **more})

    assert post(out.content).status_code == 302
    changed = out.content.replace(b"Kulde i", "Kulde og mørke i".encode())
    answer = post(changed)
    assert answer.status_code == 422
    assert "med annet innhold" in words_of(answer)
    assert post(changed, may_replace="on").status_code == 302
    assert own.model_of(OwnEntry.objects.get(pk=hazard.pk)).name.nb == "Kulde og mørke i fryselageret"
    wrong = post(changed.replace(b"fysisk", b"annet"))
    assert wrong.status_code == 422
    assert "hazards, " in words_of(wrong)
    assert "category" in words_of(wrong)
    assert post(b"").status_code == 422
    assert as_alice.post(at("import")).status_code == 422


# --- Who may ---


def test_who_reads_and_who_writes(client, organisation, workplace, at, hazard):
    """All with a part in the organisation read; only who manages the whole of it writes; strangers see nothing."""
    readers = {Role.SAFETY_REP, Role.UNION_REP, Role.EMPLOYER, Role.ADMINISTRATOR}
    reading = [at("index"), at("entries", "farer"), at("file"), at("table")]
    writing = [at("add", "farer"), at("change", "farer", hazard.pk), at("set_use", "farer", hazard.pk), at("import")]
    writing += [at("table"), at("drop_table")]
    for role in (*readers, Role.OCCUPATIONAL_HEALTH, Role.WORKER):
        user = make_user(str(role))
        make_membership(user, organisation, role, workplaces=[workplace])  # of one place only
        client.force_login(user)
        assert {client.get(url).status_code for url in reading} == {200 if role in readers else 403}, role
        assert {client.post(url).status_code for url in writing} == {403}, role
    stranger = make_user("Fremmed")
    make_membership(stranger, make_organisation(), Role.ADMINISTRATOR)
    client.force_login(stranger)
    assert {client.get(url).status_code for url in reading} == {404}
    assert {client.post(url).status_code for url in writing} == {404}
    assert "Lagre tabellen" not in words_of(client.get(at("table")))


def test_anothers_entry_is_not_there(as_alice, at, theme):
    other, user = make_organisation(), make_user("Annen")
    key = f"own:{other.orgnr}:fy_kulde"
    data = {"key": key, "category": "fysisk", "theme": theme, "name": {"nb": "Kulde"}, "question": {"nb": "Kaldt?"}}
    entry = OwnHazard.model_validate({**data, "alone_effect": "both", "why_alone": {"nb": "Alene."}})
    row = own_services.save(other, entry, actor=user)
    assert as_alice.get(at("change", "farer", row.pk)).status_code == 404
    assert "Kulde" not in words_of(as_alice.get(at("entries", "farer")))


def test_a_list_asks_the_same_for_few_as_for_many(as_alice, alice, organisation, at, hazard):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert as_alice.get(at("entries", "farer")).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for number in range(30):
        data = hazard.data | {"key": f"{hazard.key}-{number}"}
        OwnEntry.objects.create(
            organisation=organisation, kind=OwnKind.HAZARD, key=data["key"], data=data,
            changed_at=hazard.changed_at, changed_by_name="A",
        )  # fmt: skip
    assert queries() == few
    assert "Side 1 av 2" in words_of(as_alice.get(at("entries", "farer")))
