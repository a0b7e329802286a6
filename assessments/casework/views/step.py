"""One step of the guided form: its list of hazards or measures, its own questions, and its items."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.casework import judgement, progress, rows, services
from assessments.casework.catalogues import catalogue_update
from assessments.casework.forms.choose import REASON, THEME, ChoiceListForm, HazardListForm, MeasureListForm
from assessments.casework.forms.section_form import SectionForm
from assessments.casework.forms.shortcuts import NoneRelevantForm
from assessments.casework.forms.start import profile_options
from assessments.casework.participation import took_part
from assessments.casework.steps import THEME_PREFIX, next_step
from assessments.record.choices import Answer
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS

from . import control
from .pages import Page, open_page, user_of
from .saving import Saved, save_form, section_form
from .taking_part import live_remarks, party_lines, threads


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, uuid: UUID, step_key: str) -> HttpResponse:
    """Show or save one step. A POST from htmx answers with the save status only."""
    page = open_page(request, uuid, step_key, write=request.method == "POST")
    if step_key == "kontroll":
        return control.control(page)
    if request.method == "POST" and request.POST.get("conflict") == "theirs":
        return redirect("casework:step", uuid, step_key)
    chooser, form = list_form(page), head_form(page)
    if request.method == "GET":
        return _show(page, chooser, form, Saved())
    saved = Saved()
    if chooser:
        saved = save_choices(page, chooser)
    if form and not saved.refused:
        with transaction.atomic():  # the choice of tasks and their own pages change together
            head = save_form(page, form)
            if step_key == "oppgaver" and head.row:
                services.keep_active(page.assessment, step=step_key, items=head.row.data.get("kinds", []))
        head.told, head.errors = saved.told, head.errors + saved.errors
        saved = head
    return _answer(page, chooser, form, saved)


@require_POST
def reuse_help(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take over what another assessment of the workplace says of help."""
    page = open_page(request, uuid, "alene", write=True)
    try:
        services.reuse_help(page.assessment, actor=user_of(request))
    except services.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Svarene om hjelp er hentet. Se over at de stemmer her."))
    return redirect("casework:step", uuid, "alene")


def head_form(page: Page) -> SectionForm | None:
    """The form of the step's own questions."""
    if page.step.head is None:
        return None
    chosen, catalogue = page.record.work.profile, page.catalogue
    offered = (one for one in catalogue.profiles.values() if one.key == chosen or one.key not in catalogue.retired)
    options = {"profile": profile_options(offered)}
    return section_form(page, page.step.head, options=options)


def list_form(page: Page) -> ChoiceListForm | None:
    """The compact list of hazards or measures, for the steps that have one."""
    data = page.request.POST if page.request.method == "POST" else None
    form: ChoiceListForm
    if page.step.is_hazards:
        blocks = rows.hazard_blocks(page.assessment, page.step, page.record, page.catalogue)
        form = HazardListForm(data, blocks=catalogue_update.marked(blocks, page.assessment))
    elif page.step.key == "tiltak":
        blocks = rows.measure_blocks(page.assessment, page.record, page.catalogue)
        form = MeasureListForm(data, blocks=catalogue_update.marked(blocks, page.assessment))
    else:
        return None
    if not page.may_write and page.request.method == "GET":  # a refused POST shows what was chosen
        for name in form.fields:
            form.fields[name].disabled = True
    return form


def save_choices(page: Page, form: ChoiceListForm) -> Saved:
    """Save the lines this page has changed; a line that somebody else has changed meanwhile is told, not taken."""
    if not form.is_valid():
        return Saved(errors=len(form.errors))
    saved = Saved()
    for name, value in form.changes().items():
        if form.overtaken(name):
            saved.told.append(str(form.fields[name].label))
            continue
        try:
            _save_choice(page, form, name, value)
        except services.Refused as refused:
            return Saved(refused=str(refused))
    page.forget_record()
    return saved


def _save_choice(page: Page, form: ChoiceListForm, name: str, value: Any) -> None:
    merge = partial(services.merge_item, page.assessment, step=page.step.key, actor=user_of(page.request))
    theme = name.removeprefix(THEME).removeprefix(REASON)
    if name.startswith((THEME, REASON)):
        dismissed, reason = form.cleaned_data[THEME + theme], form.cleaned_data[REASON + theme]
        changes: dict[str, Any] = {"reason": reason or None}
        merge(item=THEME_PREFIX + theme, changes=changes, active=dismissed)
    elif page.step.is_hazards:
        merge(item=name, changes={"relevant": value or None})
    else:
        row = page.row(name)
        marked = {hazard.key for hazard in page.record.hazards if hazard.relevant == "yes"}
        lacking = rows.open_conditions(page.record)
        against = page.catalogue.measures[name].hazards
        answers = [key for key in against if key in marked] or [key for key in against if key in lacking]
        # The line says which hazards the measure is against; ticking it says so too. It can be changed on its page.
        changes = {} if row or not answers else {"hazards": sorted(answers)}
        merge(item=name, changes=changes, active=value)


def _answer(page: Page, chooser: ChoiceListForm | None, form: SectionForm | None, saved: Saved) -> HttpResponse:
    if page.request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        context = page.context(
            saved=saved, form=form, step_rows=rows.item_rows(page.assessment, page.step, page.record)
        )
        context["changed"] = _changed_rows(page, chooser)
        context["lone_work"] = control.lone_work(page) if page.step.key == "alene" else None
        return render(page.request, "casework/partials/saved.html", context)
    if not saved.is_clean:
        return _show(page, chooser, form, saved, status=409 if saved.conflict or saved.refused else 422)
    if "stay" in page.request.POST:
        messages.success(page.request, _("Lagret."))
        return redirect("casework:step", page.assessment.uuid, page.step.key)
    if page.step.key == "alene":
        messages.info(page.request, control.lone_work(page).title)
    return redirect(next_url(page))


def _changed_rows(page: Page, chooser: ChoiceListForm | None) -> list[Any]:
    """The lines this autosave has changed, as they are now: their state and what the page is opened with next time."""
    if chooser is None or not chooser.is_valid():
        return []
    fresh = list_form(page)
    assert fresh is not None  # noqa: S101  # the step has a list
    return [
        {"row": fresh.rows.get(name), "id": fresh[name].html_initial_id, "name": fresh[name].html_initial_name,
         "initial": "" if fresh.fields[name].initial is None else fresh.fields[name].initial}
        for name in chooser.changed_data
        if name in fresh.fields
    ]  # fmt: skip


def next_url(page: Page, *, saved: str = "") -> str:
    """Where «Lagre og gå videre» leads: the first item that is not finished, else the next step.

    `saved`: the item one comes from. It is told what it lacks, and never led back to itself.
    """
    lines = list(rows.item_rows(page.assessment, page.step, page.record))
    chooser = list_form(page)
    if chooser:
        lines = [*chooser.rows.values(), *lines]
    unfinished = next((line.url for line in lines if line.is_open and not line.is_done and line.key != saved), None)
    if unfinished:
        return unfinished
    following = next_step(page.step.key, page.record)
    return reverse("casework:step", args=[page.assessment.uuid, following.key])


def onward_url(page: Page) -> str:
    """The way on from a page with nothing to save: what is left to write, or for a reader the next step."""
    if page.may_write:
        return next_url(page)
    return reverse("casework:step", args=[page.assessment.uuid, next_step(page.step.key, page.record).key])


def _show(
    page: Page, chooser: ChoiceListForm | None, form: SectionForm | None, saved: Saved, *, status: int = 200
) -> HttpResponse:
    context = page.context(
        form=form,
        chooser=chooser,
        saved=saved,
        conflict=saved.conflict,
        step_rows=rows.item_rows(page.assessment, page.step, page.record),
        onward_url="" if page.may_write and (form or chooser) else onward_url(page),
        faulty_forms=[each for each in (chooser, form) if each is not None and each.errors],
        threads=threads(page, (one for one in live_remarks(page) if one.step == page.step.key and not one.item)),
    )
    if page.step.is_hazards and page.may_write:
        context |= shortcuts_of(page)
    if page.step.key == "alene":
        context["lone_work"] = control.lone_work(page)
        context["reusable"] = services.reusable_help(page.assessment) if page.may_write else None
    if page.step.key == "tiltak":
        context["unasked"] = _no_measures_asked_for(page)
    if page.step.key == "konklusjon":
        context["proposal"] = judgement.proposal_words(page.record, page.assessment)
    if page.step.key == "medvirkning":
        context["lines"] = party_lines(page, page.assessment.positions.select_related("invitation"))
        context["open_words"] = took_part.open_words(page.record)
    return render(page.request, "casework/step.html", context, status=status)


def _no_measures_asked_for(page: Page) -> str:
    """Why the list is folded: the hazards are not answered, or none of them is one here."""
    record = page.record
    if record.alone.is_done_alone is False or any(hazard.relevant != Answer.NO for hazard in record.hazards):
        return ""
    if progress.hazards_are_answered(record):
        return _("Ingen av farene er aktuelle her. Da kan dere gå videre uten å velge tiltak.")
    return _("Svar på farene først. Da ser dere tiltakene mot dem her.")


def shortcuts_of(page: Page) -> dict[str, Any]:
    """The short way, offered while there is something it could answer."""
    section = getattr(page.record, page.step.section)
    has_yes = any(hazard.relevant == Answer.YES for hazard in section.hazards)
    factors = [getattr(section, f"{factor}_short", "") for factor in PSYCHOSOCIAL_FACTORS]
    return {
        "none_relevant_form": NoneRelevantForm() if not has_yes and not section.dismissed_themes else None,
        "may_set_factors_low": page.step.key == "psykososialt" and None in factors,
    }
