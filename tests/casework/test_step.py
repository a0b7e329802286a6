"""One step of the form: what is typed is kept, with and without htmx, for the right people only."""

import lxml.html
import pytest
from django.urls import reverse

from assessments.casework import assembly, services, workflow
from assessments.casework.models import SectionItem
from assessments.casework.steps import STEPS

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
SEEN = {"revision": 1}  # the first step was saved once when the assessment was made


def url(assessment, step):
    return reverse("casework:step", args=[assessment.uuid, step])


@pytest.mark.parametrize("step", [step.key for step in STEPS])
def test_every_step_opens(as_alice, assessment, step):
    assert as_alice.get(url(assessment, step)).status_code == 200


def test_an_unknown_step_is_404(as_alice, assessment):
    assert as_alice.get(url(assessment, "finnes-ikke")).status_code == 404


def test_saving_leads_to_the_next_step(as_alice, assessment):
    response = as_alice.post(
        url(assessment, "arbeidet"), {"title": "Nytt navn", "description": "Tilsyn om natten", **SEEN}
    )
    assert response.url == url(assessment, "alene")
    assert assembly.assemble(assessment).work.description == "Tilsyn om natten"


def test_what_cannot_be_read_comes_back_as_typed_and_the_rest_is_saved(as_alice, assessment):
    response = as_alice.post(url(assessment, "arbeidet"), {"title": "Nytt navn", "people_alone": "mange", **SEEN})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Rett disse feilene" in html
    assert 'value="mange"' in html
    assert assembly.assemble(assessment).work.title == "Nytt navn"
    assert 'value="mange"' in as_alice.get(url(assessment, "arbeidet")).content.decode()


def test_autosave_answers_with_the_time(as_alice, assessment):
    response = as_alice.post(url(assessment, "arbeidet"), {"title": "Autolagret", **SEEN}, headers=HTMX)
    assert "Lagret " in response.content.decode()
    assert assembly.assemble(assessment).work.title == "Autolagret"


def test_a_second_tab_is_told_and_keeps_what_was_typed(as_alice, alice, assessment):
    services.save_item(
        assessment, step="alene", item="", data={"those_in_care": "Deres tekst"}, revision=0, actor=alice, page="annen"
    )
    mine = {"is_done_alone": "yes", "those_in_care": "Min tekst", "revision": 0, "page": "min"}
    told = as_alice.post(url(assessment, "alene"), mine, headers=HTMX).content.decode()
    assert "står her fortsatt" in told
    shown = as_alice.post(url(assessment, "alene"), mine)
    assert shown.status_code == 409
    assert "Deres tekst" in shown.content.decode()
    assert "Min tekst" in shown.content.decode()
    assert '<input type="hidden" name="seen" value="1">' in shown.content.decode()
    as_alice.post(url(assessment, "alene"), {**mine, "conflict": "mine", "seen": "1"})
    assert assembly.assemble(assessment).alone.those_in_care == "Min tekst"


def test_a_third_text_that_came_while_choosing_is_not_overwritten(as_alice, alice, bob, assessment):
    def theirs(text, revision):
        services.save_item(
            assessment, step="alene", item="", data={"those_in_care": text}, revision=revision, actor=bob, page="bob"
        )

    theirs("Andre tekst", 0)
    mine = {"is_done_alone": "yes", "those_in_care": "Min tekst", "revision": 0, "page": "min"}
    assert as_alice.post(url(assessment, "alene"), mine).status_code == 409
    theirs("Tredje tekst", 1)
    for seen in ("1", "", "tull", "9" * 5000):
        again = as_alice.post(url(assessment, "alene"), {**mine, "conflict": "mine", "seen": seen})
        assert again.status_code == 409
        assert "Tredje tekst" in again.content.decode()
    assert as_alice.post(url(assessment, "alene"), {**mine, "conflict": "mine", "seen": "2"}).status_code == 302


def test_answers_that_are_no_longer_asked_leave_the_record_but_come_back(as_alice, assessment):
    page = url(assessment, "alene")
    as_alice.post(page, {"is_done_alone": "yes", "those_in_care": "Noen må passe på"})
    row = SectionItem.objects.get(step="alene")
    as_alice.post(page, {"is_done_alone": "no", "those_in_care": "Noen må passe på", "revision": row.revision})
    assert assembly.assemble(assessment).alone.those_in_care is None
    assert "Noen må passe på" in as_alice.get(page).content.decode()


def test_the_answer_to_is_this_lone_work_is_shown_at_once(as_alice, assessment):
    as_alice.post(url(assessment, "alene"), {"is_done_alone": "yes", "situations": ["on_watch"]})
    assert 'id="alenearbeid"' in as_alice.get(url(assessment, "alene")).content.decode()


def test_what_the_workplace_has_answered_once_is_offered_and_not_asked_again(as_alice, alice, workplace, assessment):
    as_alice.post(url(assessment, "alene"), {"is_done_alone": "yes", "help_ways": ["mobile"], "help_time": "under_5"})
    later = services.create(actor=alice, workplace=workplace, title="En til", profile="")
    assert "Bruk de svarene her" in as_alice.get(url(later, "alene")).content.decode()
    assert assembly.assemble(later).alone.help_ways is None
    as_alice.post(reverse("casework:reuse_help", args=[later.uuid]))
    assert assembly.assemble(later).alone.help_time == "under_5"
    assert "Bruk de svarene her" not in as_alice.get(url(later, "alene")).content.decode()


def test_ja_opens_a_hazard_and_the_others_are_untouched(as_alice, assessment):
    response = as_alice.post(url(assessment, "fysisk"), {"valg-fy_tretthet": "yes", "valg-fy_kulde": "no"})
    assert "/fy_tretthet/" in response.url
    record = assembly.assemble(assessment)
    assert {hazard.key: str(hazard.relevant) for hazard in record.physical.hazards} == {
        "fy_tretthet": "yes",
        "fy_kulde": "no",
    }


def test_a_choice_somebody_else_has_changed_is_told_and_not_overwritten(as_alice, alice, assessment):
    services.merge_item(assessment, step="fysisk", item="fy_kulde", changes={"relevant": "yes"}, actor=alice)
    old_page = {"valg-fy_kulde": "no", "initial-valg-fy_kulde": ""}
    told = as_alice.post(url(assessment, "fysisk"), old_page, headers=HTMX).content.decode()
    assert "Noen andre har svart" in told
    assert assembly.assemble(assessment).physical.hazards[0].relevant == "yes"


def test_the_control_measure_step_opens_only_when_one_is_chosen(as_alice, assessment):
    overview = as_alice.get(url(assessment, "tiltak")).content.decode()
    assert 'data-state="not_relevant"' in overview
    services.merge_item(
        assessment, step="tiltak", item="m_gps_flate", changes={"hazards": ["vt_ran"]}, actor=assessment.created_by
    )
    assert 'data-state="not_relevant"' not in as_alice.get(url(assessment, "tiltak")).content.decode()


def test_the_safety_rep_reads_but_cannot_write(as_bob, invited):
    assert "disabled" in as_bob.get(url(invited, "arbeidet")).content.decode()
    assert as_bob.post(url(invited, "arbeidet"), {"title": "X"}).status_code == 403


def test_a_stranger_gets_404(client, charlie, assessment):
    client.force_login(charlie)
    assert client.get(url(assessment, "arbeidet")).status_code == 404


def test_logged_out_is_sent_to_login(client, assessment):
    assert client.get(url(assessment, "arbeidet")).status_code == 302


def test_a_paper_in_review_does_not_take_answers_and_keeps_what_was_typed(as_alice, alice, invited):
    workflow.apply(invited, "send_to_review", actor=alice)
    response = as_alice.post(url(invited, "arbeidet"), {"title": "For sent"})
    assert response.status_code == 409
    assert "For sent" in response.content.decode()
    assert "kan ikke endres" in response.content.decode()


def test_a_form_without_one_usable_answer_is_kept(as_alice, assessment):
    """What was typed is not asked here (yet), and a theme may be ticked off before the reason is written."""
    as_alice.post(url(assessment, "alene"), {"those_in_care": "Noen må passe på"})
    assert "Noen må passe på" in as_alice.get(url(assessment, "alene")).content.decode()
    as_alice.post(url(assessment, "vold"), {"valg-tema-vold_og_trusler": "on"}, headers=HTMX)
    assert [theme.key for theme in assembly.assemble(assessment).violence.dismissed_themes] == ["vold_og_trusler"]


def test_a_reader_and_a_page_with_nothing_to_save_have_a_way_on(as_alice, client, invited, bob):
    assert f'href="{url(invited, "medvirkning")}"' in as_alice.get(url(invited, "kontrolltiltak")).content.decode()
    assert "Gå videre" in as_alice.get(url(invited, "kontrolltiltak")).content.decode()
    assert "Lagre og gå videre" in as_alice.get(url(invited, "fysisk")).content.decode()
    client.force_login(bob)
    html = client.get(url(invited, "fysisk")).content.decode()
    assert "Lagre og gå videre" not in html
    assert "Gå videre" in html


def test_the_short_way_answers_a_whole_category_with_one_reason(as_alice, assessment):
    services.merge_item(
        assessment, step="vold", item="vt_ran", changes={"relevant": "unknown"}, actor=assessment.created_by
    )
    as_alice.post(reverse("casework:none_relevant", args=[assessment.uuid, "vold"]), {"reason": "Låst kontor"})
    violence = assembly.assemble(assessment).violence
    assert {theme.reason for theme in violence.dismissed_themes} == {"Låst kontor"}
    answers = {hazard.key: str(hazard.relevant) for hazard in violence.hazards}
    assert answers.pop("vt_ran") == "unknown"
    assert set(answers.values()) == {"no"}
    page = as_alice.get(url(assessment, "vold")).content.decode()
    assert "Svar nei på alle" not in page


def test_the_short_way_needs_its_reason(as_alice, assessment):
    as_alice.post(reverse("casework:none_relevant", args=[assessment.uuid, "vold"]), {"reason": ""})
    assert assembly.assemble(assessment).violence.dismissed_themes == ()
    assert as_alice.post(reverse("casework:none_relevant", args=[assessment.uuid, "alene"])).status_code == 404


def test_the_eight_factors_are_set_low_where_they_are_unanswered(as_alice, assessment):
    services.merge_item(
        assessment, step="psykososialt", item="", changes={"support_long": "high"}, actor=assessment.created_by
    )
    as_alice.post(reverse("casework:factors_low", args=[assessment.uuid]))
    section = assembly.assemble(assessment).psychosocial
    assert (section.support_long, section.support_short, section.violence_long) == ("high", "low", "low")


def test_a_reason_that_cannot_be_used_comes_back_and_is_not_lost_on_the_way_on(as_alice, assessment):
    data = {"valg-tema-vold_og_trusler": "on", "valg-grunn-vold_og_trusler": "Rart\x1btegn"}
    response = as_alice.post(url(assessment, "vold"), data)
    assert response.status_code == 422
    assert "Fjern spesialtegn" in response.content.decode()
    assert "Rart" in response.content.decode()
    assert "må rettes" in as_alice.post(url(assessment, "vold"), data, headers=HTMX).content.decode()


@pytest.mark.parametrize("path", ["arbeidet", "fysisk", "parter", "konklusjon"])
def test_each_form_has_one_token(as_alice, invited, path):
    page = lxml.html.fromstring(as_alice.get(f"{reverse('casework:detail', args=[invited.uuid])}{path}/").content)
    posted = [form for form in page.forms if form.method == "POST"]
    assert len(posted) >= 2
    assert [len(form.xpath(".//*[@name='csrfmiddlewaretoken']")) for form in posted] == [1] * len(posted)
