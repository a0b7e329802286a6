"""Saving one form: a plain POST or an autosave; a conflict shows both texts and lets the user choose."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from assessments.casework import services
from assessments.casework.forms.section_form import FormContext, SectionForm
from assessments.casework.models import SectionItem

from .pages import Page, page_token, user_of


@dataclass
class Saved:
    """What came of saving a form."""

    row: SectionItem | None = None
    errors: int = 0
    conflict: dict[str, Any] | None = None
    refused: str = ""
    told: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.errors or self.conflict or self.refused or self.told)


def save_form(page: Page, form: SectionForm, item: str = "") -> Saved:
    """Save what can be read; what cannot is kept as typed and counted as an error."""
    form.is_valid()
    data, raw = form.answers()
    revision = form.cleaned_data.get("revision") or 0
    current = page.row(item)
    seen = page.request.POST.get("seen", "")
    if page.request.POST.get("conflict") == "mine" and seen.isdecimal() and len(seen) < 10:
        revision = int(seen)  # what was chosen between: a third text that came meanwhile is shown too
    if not (current or data or raw):
        return Saved(errors=len(form.errors))
    try:
        row = services.save_item(
            page.assessment,
            step=page.step.key,
            item=item,
            data=data,
            raw=raw,
            revision=revision,
            actor=user_of(page.request),
            page=form.cleaned_data.get("page") or "",
        )
    except services.Conflict as conflict:
        return Saved(conflict=both_texts(form, data, conflict.current), errors=len(form.errors))
    except services.Refused as refused:
        return Saved(refused=str(refused), errors=len(form.errors))
    page.forget_record()
    return Saved(row=row, errors=len(form.errors))


def both_texts(form: SectionForm, mine: dict[str, Any], current: SectionItem) -> dict[str, Any]:
    """Where my answers and the stored ones differ, in words."""
    names = [name for name in form.fields if mine.get(name) != current.data.get(name)]
    return {
        "saved_by": current.saved_by_name or _("Noen"),
        "saved_at": current.saved_at,
        "revision": current.revision,
        "rows": [
            {
                "label": form.fields[name].label,
                "mine": _shown(form, name, mine.get(name)),
                "theirs": _shown(form, name, current.data.get(name)),
            }
            for name in names
            if name in form.model.model_fields
        ],
    }


def _shown(form: SectionForm, name: str, value: Any) -> str:
    """An answer as the user reads it."""
    if value is None:
        return _("(ikke besvart)")
    if isinstance(value, bool):
        value = "yes" if value else "no"
    labels = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", [])}
    values = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(part), str(part)) for part in values)


def section_form(page: Page, model: Any, *, item: str = "", options: dict[str, Any] | None = None) -> SectionForm:
    """The form of one item, bound to what was posted, or filled with what is saved."""
    row = page.row(item)
    form = SectionForm(
        page.request.POST if page.request.method == "POST" else None,
        model=model,
        context=FormContext(page.record, page.catalogue, item, options or {}),
        saved=row.data if row else {},
        raw=row.raw if row else {},
        revision=row.revision if row else 0,
        page=page_token(),
    )
    if not page.may_write and page.request.method == "GET":  # a refused POST shows what was typed
        for name in form.fields:
            form.fields[name].disabled = True
    return form
