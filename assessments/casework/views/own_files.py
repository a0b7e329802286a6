"""The organisation's own entries as a YAML file, out and in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts import access
from alenearbeid.accounts.models import Organisation, User
from alenearbeid.accounts.organisation import organisation_access
from assessments.casework.catalogues import own_catalogue
from assessments.casework.forms.own_file import FileForm
from assessments.catalogue import own_files, own_services
from assessments.catalogue.models import OwnEntry

from .pages import user_of


@require_safe
def download(request: HttpRequest, orgnr: str) -> HttpResponse:
    """What is in use, as a file that can be read in again, here or in another organisation."""
    organisation, _hand = organisation_access.get_for_reading(user_of(request), orgnr)
    rows = OwnEntry.objects.filter(organisation=organisation, series=None)
    answer = HttpResponse(own_files.dump(rows), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="egen-katalog-{organisation.orgnr}.yaml"'
    return answer


@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All of a file or nothing; every fault is told with its place."""
    user = user_of(request)
    organisation = access.get_for_managing(user, orgnr)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            counted = _taken_in(form, organisation, user)
        except (own_files.FileRefused, own_services.Faulty) as refused:
            faults = [str(fault) for fault in refused.faults]
        except own_services.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _told(counted))
            return redirect("own:index", orgnr)
    context = {"organisation": organisation, "form": form, "faults": faults}
    return render(request, "casework/own/import.html", context, status=422 if faults or form.errors else 200)


def _taken_in(form: FileForm, organisation: Organisation, user: User) -> dict[str, int]:
    entries = own_files.parse(form.cleaned_data["file"].read(), organisation.orgnr)
    return own_catalogue.save_all(organisation, entries, actor=user, may_replace=form.cleaned_data["may_replace"])


def _told(counted: dict[str, int]) -> str:
    parts = (
        ngettext("%(count)s ny", "%(count)s nye", counted["new"]) % {"count": counted["new"]},
        ngettext("%(count)s endret", "%(count)s endret", counted["changed"]) % {"count": counted["changed"]},
        ngettext("%(count)s som før", "%(count)s som før", counted["same"]) % {"count": counted["same"]},
    )
    return _("Filen er hentet inn: %(what)s.") % {"what": ", ".join(parts)}
