"""A newer catalogue is offered to drafts: answers carried over by key, what is new marked, what is signed untouched."""

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import lxml.html
import pytest
from django.urls import reverse

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import assembly, exchange, services, versions
from assessments.casework.catalogues import catalogue_update
from assessments.casework.catalogues.catalogue_compare import compare
from assessments.casework.models import Assessment, Proposal
from assessments.casework.words import catalogue_words
from assessments.casework.words.fault_words import fault_text
from assessments.catalogue import rules, selectors
from assessments.catalogue import services as publishing
from assessments.catalogue.content import CatalogueData, by_key
from assessments.catalogue.entries import LocalText
from assessments.catalogue.loader import read
from assessments.record.canonical import RecordRefused
from assessments.record.choices import PartyRole, ProposalKind
from tests.casework.signing import sign_all
from tests.catalogue.published import CURRENT, FOLDER

pytestmark = pytest.mark.django_db

NEXT = "2031-1"


def next_version(now: CatalogueData) -> CatalogueData:
    """As the newest, but: «kulde» and the camera are gone, robbery has a new key and name, and two things are new."""
    text = LocalText(nb="Ny fare", nn="Ny fare", en="New hazard")
    hazards = {key: entry for key, entry in now.hazards.items() if key not in {"fy_kulde", "vt_ran"}}
    robbed = now.hazards["vt_ran"]
    named = LocalText(nb="Ran eller overfall", nn="Ran eller overfall", en="Robbery or assault")
    robbed = robbed.model_copy(update={"key": "vt_overfall", "name": named, "aliases": (*robbed.aliases, "vt_ran")})
    added = now.hazards["fy_tretthet"].model_copy(update={"key": "fy_ny", "name": text, "aliases": ()})
    hazards |= {robbed.key: robbed, added.key: added}

    def listed(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple("vt_overfall" if key == "vt_ran" else key for key in keys if key != "fy_kulde")

    measures = [
        entry.model_copy(update={"hazards": listed(entry.hazards)})
        for entry in now.measures.values()
        if entry.key != "m_kamera" and listed(entry.hazards)
    ]
    fresh = now.measures["m_to_sammen"].model_copy(
        update={"key": "m_ny", "name": text, "hazards": ("fy_ny", "vt_overfall")}
    )
    gone = "nattevakt_bolig"
    return replace(
        now,
        meta=now.meta.model_copy(
            update={
                "code": NEXT,
                "published_at": datetime(2031, 1, 1, tzinfo=UTC),
                "news": LocalText(nb="Ran er nytt", nn="x", en="x"),
            }
        ),
        hazards=MappingProxyType(hazards),
        measures=by_key([*measures, fresh]),
        profiles=by_key(
            entry.model_copy(
                update={"hazards": listed(entry.hazards), **({"met": ()} if hasattr(entry, "met") else {})}
            )
            for entry in now.profiles.values()
            if entry.key != gone
        ),
    )


@pytest.fixture(scope="module")
def newest() -> CatalogueData:
    made = next_version(read(FOLDER))
    assert rules.check(made) == []
    return made


ANSWERS = [
    ("fysisk", "fy_kulde", {"relevant": "yes", "manifestation": "Minus tjue", "likelihood": 2, "consequence": 3}),
    ("fysisk", "fy_tretthet", {"relevant": "no", "not_relevant_reason": "Dagtid"}),
    ("vold", "vt_ran", {"relevant": "yes", "manifestation": "To ganger i vår", "likelihood": 3, "consequence": 4}),
    ("tiltak", "m_kamera", {"hazards": ["vt_ran"], "status": "in_place"}),
    ("tiltak", "m_to_sammen", {"hazards": ["fy_kulde", "vt_ran"], "status": "planned"}),
    ("tiltak", "vt_ran", {"likelihood": 1, "consequence": 4}),
    ("kontrolltiltak", "m_kamera", {"purpose": "Oppklare ran"}),
]  # fmt: skip


@pytest.fixture
def draft(assessment, alice):
    for step, item, data in ANSWERS:
        services.save_item(assessment, step=step, item=item, data=data, revision=0, actor=alice)
    return assessment


@pytest.fixture
def published(newest):
    publishing.publish(newest)
    yield newest
    selectors.get.cache_clear()


@pytest.fixture
def updated(draft, published, alice):
    assert catalogue_update.update(draft, to=NEXT, actor=alice)
    return draft


def page_of(assessment: Assessment) -> str:
    return reverse("casework:catalogue_update", args=[assessment.uuid])


def test_it_works(updated, alice, organisation):
    record = assembly.assemble(updated)
    assert updated.catalogue_version == NEXT
    (robbery,) = record.violence.hazards
    assert (robbery.key, robbery.manifestation, robbery.wording.name) == (
        "vt_overfall",
        "To ganger i vår",
        "Ran eller overfall",
    )
    assert (robbery.after.likelihood, robbery.likelihood) == (1, 3)
    assert [hazard.key for hazard in record.physical.hazards] == ["fy_tretthet"]
    (measure,) = record.measures.chosen
    assert (measure.key, measure.hazards) == ("m_to_sammen", ("vt_overfall",))
    assert record.control_measures.reviews == ()
    assert record.work.profile is None
    event = Event.objects.latest("number")
    assert (event.what, event.actor_name) == ("assessment.catalogue_updated", alice.name)
    assert event.detail == {"before": CURRENT, "now": NEXT}
    assert journal.verify(organisation) == []


def test_what_differs_is_found_by_comparing(newest):
    old = read(FOLDER)
    found = compare(old, newest, "nb")
    assert [one.key for one in found.added] == ["fy_ny", "m_ny"]
    assert [(one.key, one.was) for one in found.renamed] == [("vt_overfall", old.hazards["vt_ran"].name.nb)]
    assert {one.key for one in found.removed} >= {"nattevakt_bolig", "fy_kulde", "m_kamera"}
    assert not compare(old, old, "en").is_any


def test_the_page_tells_before_and_after(as_alice, draft, published):
    told = as_alice.get(page_of(draft)).content.decode()
    for words in (
        "Ran er nytt",
        "Ny fare",
        "Ran eller overfall",
        "Minus tjue",
        "Oppklare ran",
        "Ta i bruk utgave 2031-1",
    ):
        assert words in told
    assert page_of(draft) in as_alice.get(reverse("casework:detail", args=[draft.uuid])).content.decode()
    answer = as_alice.post(page_of(draft), {"to": NEXT}, follow=True)
    assert "er tatt i bruk" in answer.content.decode()
    assert "Minus tjue" in answer.content.decode()
    assert "Les dem" in as_alice.get(reverse("casework:detail", args=[draft.uuid])).content.decode()


def test_every_step_opens_with_what_is_new_marked(as_alice, updated):
    marks = {}
    for step in ("arbeidet", "fysisk", "psykososialt", "vold", "tiltak", "kontrolltiltak", "kontroll"):
        answer = as_alice.get(reverse("casework:step", args=[updated.uuid, step]))
        assert answer.status_code == 200
        marks[step] = answer.content.decode().count("Ny i denne utgaven")
    assert {step: count for step, count in marks.items() if count} == {"fysisk": 1, "tiltak": 1}
    told = lxml.html.document_fromstring(as_alice.get(page_of(updated)).content)
    steps = [f"/vurderinger/{updated.uuid}/{step}/" for step in ("fysisk", "tiltak")]
    assert told.xpath("//li[contains(., 'Ny fare')]/a/@href") == steps
    fresh = services.create(actor=updated.created_by, workplace=updated.workplace, title="Ny", profile="")
    assert (
        "Ny i denne utgaven" not in as_alice.get(reverse("casework:step", args=[fresh.uuid, "fysisk"])).content.decode()
    )


def test_what_is_new_is_told_where_it_is_folded_away(as_alice, alice, workplace, published):
    draft = services.create(actor=alice, workplace=workplace, title="Buss", profile="bussjafor")
    Assessment.objects.filter(pk=draft.pk).update(catalogue_version=CURRENT)
    draft.refresh_from_db()
    catalogue_update.update(draft, to=NEXT, actor=alice)
    seen = lxml.html.document_fromstring(as_alice.get(reverse("casework:step", args=[draft.uuid, "fysisk"])).content)
    (summary,) = seen.xpath("//summary[span[@class='ds-tag' and text()='1 ny']]")
    assert "Ny fare" in summary.getparent().text_content()


def test_answers_whose_key_has_disappeared_stay_readable(updated):
    left = {(one.place, one.name): dict(one.answers) for one in catalogue_words.left_over(updated)}
    assert "Minus tjue" in next(answers for (_place, name), answers in left.items() if "ulde" in name).values()
    assert any("Oppklare ran" in answers.values() for answers in left.values())
    assert any("attevakt" in "".join(answers.values()) for answers in left.values())  # the profile
    assert updated.items.get(item="fy_kulde").data["manifestation"] == "Minus tjue"


def test_the_file_of_the_draft_comes_in_again(updated, workplace, alice):
    exported = exchange.export_file(updated)
    assert (
        exchange.export_file(exchange.import_file(exported, workplace=workplace, actor=alice)).partition(b'"record":')[
            2
        ]
        == exported.partition(b'"record":')[2]
    )


def test_a_second_click_and_another_tab_do_nothing(as_alice, updated, alice):
    before, events = exchange.export_file(updated), Event.objects.count()
    assert not catalogue_update.update(updated, to=NEXT, actor=alice)
    assert "alt tatt i bruk" in as_alice.post(page_of(updated), {"to": NEXT}, follow=True).content.decode()
    for wrong in (CURRENT, "1999-1", "", "../x"):
        as_alice.post(page_of(updated), {"to": wrong})
    updated.refresh_from_db()
    assert (exchange.export_file(updated), Event.objects.count()) == (before, events)


def test_a_page_that_was_open_meanwhile_is_told(as_alice, updated, alice):
    """It still knows the old keys: nothing it sends may enter a record that cannot hold it."""
    with pytest.raises(services.Refused, match="oppdatert"):
        services.merge_item(updated, step="fysisk", item="fy_kulde", changes={"relevant": "no"}, actor=alice)
    with pytest.raises(services.Refused, match="oppdatert"):
        services.merge_item(updated, step="arbeidet", item="", changes={"profile": "nattevakt_bolig"}, actor=alice)
    moved = reverse("casework:item", args=[updated.uuid, "vold", "vt_ran"])
    assert as_alice.get(moved).status_code == 302
    assert as_alice.get(moved, follow=True).redirect_chain[-1][0].endswith("/vold/vt_overfall/")
    with pytest.raises(services.Conflict):
        services.save_item(updated, step="vold", item="vt_overfall", data={"relevant": "no"}, revision=1, actor=alice)


def test_what_the_parties_said_stays(draft, published, alice, bob):
    services.invite(draft, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    services.remark(draft, actor=bob, role=PartyRole.SAFETY_REP, text="Kaldt!", step="fysisk", item="fy_kulde")
    services.remark(draft, actor=bob, role=PartyRole.SAFETY_REP, text="Ran!", step="vold", item="vt_ran")
    for kind, step, item, hazard in (("measure", "tiltak", "m_kamera", "vt_ran"), ("hazard", "vold", "vt_ran", "")):
        Proposal.objects.create(
            assessment=draft, organisation=draft.organisation, kind=ProposalKind(kind), step=step, item=item,
            hazard=hazard, author=bob, author_name=bob.name, author_role=PartyRole.SAFETY_REP, made_on="2026-11-23",
        )  # fmt: skip
    catalogue_update.update(draft, to=NEXT, actor=alice)
    record = assembly.assemble(draft)
    assert [(one.text, one.item) for one in record.remarks] == [("Kaldt!", None), ("Ran!", "vt_overfall")]
    assert [(one.item, one.hazard) for one in record.proposals] == [(None, "vt_overfall"), ("vt_overfall", None)]
    assert "amera" in record.proposals[0].name


def test_nothing_signed_changes_and_its_next_version_is_offered(invited, published, alice, bob):
    signed = sign_all(invited, alice, bob)
    frozen = bytes(signed.frozen_record)
    with pytest.raises(services.Refused, match="Signert"):
        catalogue_update.update(signed, to=NEXT, actor=alice)
    assert catalogue_update.offered(signed) == ""
    draft, _new = versions.new_version(signed, actor=alice, reason="Ny utgave")
    assert catalogue_update.offered(draft) == NEXT
    catalogue_update.update(draft, to=NEXT, actor=alice)
    signed.refresh_from_db()
    assert (bytes(signed.frozen_record), signed.catalogue_version) == (frozen, CURRENT)
    assert assembly.assemble(draft).conclusion.decision == "no"
    third, _new = versions.new_version(sign_all(draft, alice, bob), actor=alice, reason="Igjen")
    assert third.catalogue_version == NEXT
    assert not third.items.filter(step="katalog").exists()  # what is new is new once


def test_who_may(client, as_bob, draft, published, charlie, alice, bob):
    assert as_bob.get(page_of(draft)).status_code == 404  # not invited into the draft
    services.invite(draft, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    assert "Arbeidsgiver avgjør" in as_bob.get(page_of(draft)).content.decode()
    assert as_bob.post(page_of(draft), {"to": NEXT}).status_code == 403
    client.force_login(charlie)
    assert client.post(page_of(draft), {"to": NEXT}).status_code == 404
    client.logout()
    assert client.get(page_of(draft)).status_code == 302
    assert Assessment.objects.get(pk=draft.pk).catalogue_version == CURRENT


def test_a_file_of_a_newer_catalogue_is_refused_whole(updated, workplace, alice):
    """An unknown version, and keys that the named version does not have: each with its place."""
    data, count = exchange.export_file(updated), Assessment.objects.count()
    for spoiled, place, kind in (
        (data.replace(b'"2031-1"', b'"2032-1"'), "envelope.catalogue", "unknown_catalogue"),
        (data.replace(b'"2031-1"', f'"{CURRENT}"'.encode()), "violence.hazards.vt_overfall", "unknown_key"),
    ):
        with pytest.raises(RecordRefused) as refused:
            exchange.import_file(spoiled, workplace=workplace, actor=alice)
        assert (place, kind) in [(fault.path, fault.kind) for fault in refused.value.faults]
        assert all(fault_text(fault) for fault in refused.value.faults)
    assert Assessment.objects.count() == count
