"""One item of a step: a hazard, a chosen measure, a risk when measures are in place, a task, a control measure."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.casework import progress, rows, teaching
from assessments.casework.forms.labels import label
from assessments.casework.steps import chosen_tasks, has_control_measure, model_for_item, relevant_hazards
from assessments.casework.words.own_words import marked
from assessments.catalogue.entries import ProfileEntry
from assessments.record import own_keys, risk

from .pages import Page, open_page
from .saving import Saved, save_form, section_form
from .step import next_url
from .taking_part import live_remarks, threads


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, uuid: UUID, step_key: str, item_key: str) -> HttpResponse:
    """Show or save one item. A POST from htmx answers with the save status only."""
    page = open_page(request, uuid, step_key, write=request.method == "POST")
    heading = heading_of(page, item_key)
    model = model_for_item(page.step, item_key)
    renamed = page.catalogue.current_key(item_key)
    if heading is None and renamed != item_key and request.method == "GET":  # a link from before an update
        return redirect("casework:item", uuid, step_key, renamed)
    if heading is None or model is None:
        raise Http404
    if request.POST.get("conflict") == "theirs":
        return redirect("casework:item", uuid, step_key, item_key)
    form = section_form(page, model, item=item_key, options=_options(page))
    if request.method == "GET":
        return _show(page, item_key, heading, form, Saved())
    saved = save_form(page, form, item_key)
    if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        context = page.context(
            saved=saved, form=form, level=level_of(page, item_key), has_level=has_level(page, item_key),
            item_key=item_key, changed=[],
        )  # fmt: skip
        return render(request, "casework/partials/saved.html", context)
    if not saved.is_clean:
        return _show(page, item_key, heading, form, saved, status=409 if saved.conflict or saved.refused else 422)
    if "stay" in request.POST:
        return redirect("casework:step", uuid, step_key)
    tell_what_is_missing(page, saved, str(heading["title"]), item_key)
    return redirect(next_url(page, saved=item_key))


def tell_what_is_missing(page: Page, saved: Saved, title: str, key: str) -> None:
    """One may go on without all answers, and is told which were left."""
    model = model_for_item(page.step, key)
    if saved.row is None or model is None:
        return
    missing = progress.missing_answers(saved.row.data, model, page.record, key)
    if missing:
        text = _("Lagret. «%(name)s» mangler svar på: %(questions)s")
        messages.info(page.request, text % {"name": title, "questions": " ".join(missing)})


def heading_of(page: Page, key: str) -> dict[str, Any] | None:
    """Name, question and why for an item that exists here; None for one that does not."""
    catalogue, record = page.catalogue, page.record
    if page.step.is_hazards and key in catalogue.hazards and catalogue.hazards[key].category == page.step.category:
        hazard = catalogue.hazards[key]
        question = str(hazard.question)
        # The list asks for something good there, and the form below asks «er dette en fare?».
        if hazard.answer_that_means_hazard == "nei":
            question = _("%(question)s Er svaret nei, er det en fare.") % {"question": question}
        told = teaching.of_hazard(hazard, catalogue, _profile(page, key))
        return {
            "title": marked(hazard),
            "question": question,
            "why": hazard.why_alone,
            "note": hazard.note,
            "told": told,
        }
    if page.step.key == "tiltak":
        hazards = {hazard.key: progress.hazard_name(hazard) for hazard in relevant_hazards(record)}
        if key in hazards:
            return {"title": hazards[key], "question": _("Hvor stor er risikoen når tiltakene er på plass?")}
        chosen = {measure.key for measure in record.measures.chosen}
        if key in chosen:
            measure = catalogue.measures[key]
            told = teaching.of_measure(measure, catalogue)
            taught = {"does": measure.does, "why": measure.limits, "note": "" if told else measure.note, "told": told}
            return {"title": marked(measure), "question": "", **taught}
    if page.step.key == "oppgaver" and key in chosen_tasks(record):
        return {"title": next(label(kind) for kind in chosen_tasks(record) if kind == key), "question": ""}
    if page.step.key == "kontrolltiltak" and has_control_measure(record):
        measures = {m.key: m.wording.name for m in record.measures.chosen if m.is_control_measure and m.wording}
        return {"title": measures[key], "question": ""} if key in measures else None
    return None


def _profile(page: Page, hazard: str) -> ProfileEntry | None:
    """The occupation, where it is what suggests the hazard."""
    profile = page.catalogue.profiles.get(page.record.work.profile or "")
    return profile if profile and hazard in profile.hazards else None


def _options(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Choices known only here: the hazards that a measure can be against, conditions included."""
    if page.step.key != "tiltak":
        return {}
    hazards = [(hazard.key, progress.hazard_name(hazard)) for hazard in relevant_hazards(page.record)]
    return {"hazards": hazards + [(entry.key, str(entry.name)) for entry in page.catalogue.conditions]}


def has_level(page: Page, key: str) -> bool:
    """Whether the item is placed in a risk table."""
    return page.step.is_hazards or (page.step.key == "tiltak" and not own_keys.slug_of(key).startswith("m_"))


def level_of(page: Page, key: str) -> str | None:
    """The level of a hazard, today or when measures are in place."""
    hazard = next((hazard for hazard in page.record.hazards if hazard.key == key), None)
    if hazard is None:
        return None
    level = risk.level_after if page.step.key == "tiltak" else risk.level_today
    return level(page.record, hazard)


def _show(page: Page, key: str, heading: dict[str, Any], form: Any, saved: Saved, *, status: int = 200) -> HttpResponse:
    context = page.context(
        item_key=key,
        heading={"does": "", "why": "", "note": "", "told": (), **heading},
        form=form,
        saved=saved,
        conflict=saved.conflict,
        level=level_of(page, key),
        has_level=has_level(page, key),
        faulty_forms=[form] if form.errors else [],
        threads=threads(page, (one for one in live_remarks(page) if (one.step, one.item) == (page.step.key, key))),
        step_rows=rows.item_rows(page.assessment, page.step, page.record),
    )
    return render(page.request, "casework/item.html", context, status=status)
