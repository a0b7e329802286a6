"""The link to the view across, for those who have it."""

from typing import Any

from django import template
from django.core.cache import cache

from alenearbeid.accounts.models import User
from assessments.oversight import access

REMEMBERED = 60  # seconds. Only the link is remembered; the pages ask anew every time

register = template.Library()


@register.inclusion_tag("oversight/partials/nav.html", takes_context=True)
def oversight_link(context: dict[str, Any]) -> dict[str, Any]:
    """On every page: asked of the database once a minute at most."""
    user, request = context.get("user"), context.get("request")
    if not isinstance(user, User):
        return {"is_shown": False}
    has_it = cache.get_or_set(f"oversight-{user.pk}", lambda: access.looks_across(user), REMEMBERED)
    match = getattr(request, "resolver_match", None)
    return {"is_shown": has_it, "is_here": bool(match and match.app_name == "oversight")}
