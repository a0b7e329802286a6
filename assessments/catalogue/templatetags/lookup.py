"""Texts and addresses of catalogue entries in templates."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language

from assessments.catalogue import selectors
from assessments.catalogue.entries import (
    BackgroundEntry,
    HazardEntry,
    Keyed,
    LegalSourceEntry,
    LocalText,
    MeasureEntry,
    ProfileEntry,
)
from assessments.catalogue.lookup.editions import PARAMETER, Edition

register = template.Library()

_PAGES: dict[type[Keyed], str] = {
    ProfileEntry: "catalogue:profile",
    HazardEntry: "catalogue:hazard",
    MeasureEntry: "catalogue:measure",
    LegalSourceEntry: "catalogue:legal_source",
    BackgroundEntry: "catalogue:background_page",
}


@register.filter
def said(text: LocalText | str | None) -> str:
    """In the reader's language. What an older version has in Bokmål only says so, for whoever hears it read aloud."""
    if not isinstance(text, LocalText):
        return text or ""
    language = get_language() or "nb"
    if language == "nb" or getattr(text, language, None):
        return text.in_language(language)
    return format_html('<span lang="nb">{}</span>', text.nb)


@register.filter
def plainly(text: LocalText) -> str:
    """The same without marks, for titles and attributes."""
    return text.in_language(get_language() or "nb")


@register.filter
def of_key(found: dict[str, Any], key: str) -> Any:
    return found[key]


@register.filter
def cited(entry: Any, edition: Edition) -> list[str]:
    return edition.cited(entry)


@register.simple_tag(takes_context=True)
def page_of(context: Any, entry: Keyed) -> str:
    """In the version that is being read."""
    return reverse(_PAGES[type(entry)], args=[entry.key]) + str(context["edition"].query)


@register.simple_tag
def looked_up(key: str, version: str) -> str:
    """Where a hazard or measure of an assessment is looked up, in the version it was made with; else nothing.

    What an organisation has of its own is nobody else's to read.
    """
    data = selectors.get(version)
    found: Keyed | None = data.hazards.get(key) or data.measures.get(key)
    return f"{reverse(_PAGES[type(found)], args=[found.key])}?{PARAMETER}={version}" if found else ""


@register.simple_tag(takes_context=True)
def list_of(context: Any, kind: str) -> str:
    return reverse(f"catalogue:{kind}") + str(context["edition"].query)
