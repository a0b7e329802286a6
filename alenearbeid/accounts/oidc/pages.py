"""When logging in with another service stopped: what happened, and what to do."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)


def stopped(
    request: HttpRequest, reason: str, service: str, *, status: int, cause: BaseException | None = None
) -> HttpResponse:
    """The cause is for whoever runs the installation: it may name addresses and settings."""
    if cause is not None:
        logger.warning("Logging in with %s stopped: %s: %s", service, type(cause).__name__, cause)
    context = {"reason": reason, "service": service, "may_sign_up": getattr(settings, "ALLOW_SIGNUP", False)}
    return render(request, "socialaccount/stopped.html", context, status=status)
