"""Which of several organisations one works in right now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alenearbeid.accounts import current

from .pages import contains, page_of, search_words, user_of


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """For whoever has to do with more organisations than a header can hold."""
    query = search_words(request)
    rows = current.mine(user_of(request))
    if query:
        rows = rows.filter(contains(query, "name", "orgnr"))
    page = page_of(request, rows.order_by("name", "orgnr"))
    return render(request, "people/choose.html", {"page": page, "query": query})


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Only lists are filtered by it: what is open in another tab goes on where it was."""
    wanted = request.POST.get("virksomhet", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 else None
    if (wanted and number is None) or not current.switch(request, number):
        messages.warning(request, _("Du har ikke lenger noen rolle i den virksomheten."))
    return redirect("casework:home")
