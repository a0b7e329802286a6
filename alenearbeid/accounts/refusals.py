"""The pages that say no, 403 and 404. What somebody had written is shown: the role may have gone while they wrote."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"written": _written(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"written": _written(request)}, status=404)


def _written(request: HttpRequest) -> list[str]:
    """The texts of the form that was sent: what has more than one word, and is no secret."""
    if request.method != "POST" or not request.user.is_authenticated:
        return []
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
    except (UnreadablePostError, RequestDataTooBig, SuspiciousOperation):
        return []
    return [str(value) for name, value in sent if " " in str(value).strip() and not _is_secret(name)]


def _is_secret(name: str) -> bool:
    return any(word in name for word in ("password", "token", "code", "credential"))
