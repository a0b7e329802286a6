"""Buttons for logging in with the other services that the installation knows."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext

from alenearbeid.accounts.oidc.configuration import Provider

register = template.Library()


@register.inclusion_tag("socialaccount/buttons.html", takes_context=True)
def other_services(
    context: RequestContext, process: str, next: str = "", services: Iterable[Provider] | None = None
) -> dict[str, Any]:
    """One form for each: starting a login is a post."""
    return {
        "services": list(settings.OIDC_PROVIDERS.values() if services is None else services),
        "process": process,
        "next": next,
        "csrf_token": context.get("csrf_token", ""),
    }
