"""The journal to be read: of one assessment by its parties, of the organisation by those who run it."""

import csv
import io
from collections.abc import Iterator
from uuid import UUID

import rfc8785
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alenearbeid.accounts import access as organisations
from alenearbeid.accounts import journal as chain
from alenearbeid.accounts.models import Event, Organisation, Role, User
from assessments.casework import access
from assessments.casework.models import Assessment
from assessments.casework.words.event_words import detail_in_words, in_words, roles_in_words
from assessments.oversight.export_cells import safe

PER_PAGE = 50
CHUNK = 500  # events in memory at a time
PARTIES = tuple(role for role in access.READERS if role != Role.AUDITOR)  # an auditor reads the signed paper


@require_safe
def of_assessment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What has happened to one assessment, newest first."""
    assessment = access.get_for(_user(request), uuid, roles=PARTIES)
    title = assessment.facts.title or assessment.workplace.name
    return _page(request, _about(assessment), {"assessment": assessment, "title": title})


@require_safe
def of_organisation(request: HttpRequest, orgnr: str) -> HttpResponse:
    """All that has happened in the organisation, newest first."""
    organisation = organisations.get_for_managing(_user(request), orgnr)
    return _page(request, _within(organisation), {"of": organisation, "title": organisation.name})


@require_safe
def file_of_assessment(request: HttpRequest, uuid: UUID, kind: str) -> HttpResponseBase:
    """The same as a file: `csv` to read, `jsonl` to check the hashes by."""
    assessment = access.get_for(_user(request), uuid, roles=PARTIES)
    return _file(_about(assessment), kind, f"journal-{assessment.uuid}")


@require_safe
def file_of_organisation(request: HttpRequest, orgnr: str, kind: str) -> HttpResponseBase:
    """The whole chain as a file."""
    organisation = organisations.get_for_managing(_user(request), orgnr)
    return _file(_within(organisation), kind, f"journal-{organisation.orgnr}")


def _about(assessment: Assessment) -> QuerySet[Event]:
    return _within(assessment.organisation).filter(subject=str(assessment.uuid))


def _within(organisation: Organisation) -> QuerySet[Event]:
    return Event.objects.filter(organisation=organisation).select_related("organisation")


def _page(request: HttpRequest, events: QuerySet[Event], context: dict[str, object]) -> HttpResponse:
    page = Paginator(events.order_by("-number"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "event": event,
            "what": in_words(event.what),
            "roles": roles_in_words(event.actor_role),
            "detail": detail_in_words(event.detail),
            "is_whole": event.hash == chain.hash_of(event),
        }
        for event in page
    ]
    return render(request, "oversight/journal.html", {**context, "page": page, "rows": rows})


def _file(events: QuerySet[Event], kind: str, name: str) -> HttpResponseBase:
    ordered = events.order_by("number")
    lines, content_type = (
        (_sheet(ordered), "text/csv; charset=utf-8") if kind == "csv" else (_chain(ordered), "application/jsonl")
    )
    disposition = f'attachment; filename="{name}.{kind}"'
    return StreamingHttpResponse(lines, content_type=content_type, headers={"Content-Disposition": disposition})


def _chain(events: QuerySet[Event]) -> Iterator[bytes]:
    """A line of RFC 8785 JSON for each event. Its hash is SHA-256 of the line without `hash`."""
    for event in events.iterator(chunk_size=CHUNK):
        yield rfc8785.dumps({**chain.content_of(event), "hash": event.hash}) + b"\n"


def _sheet(events: QuerySet[Event]) -> Iterator[bytes]:
    """For a spreadsheet set up in Norwegian: semicolons, and a mark that says UTF-8."""
    yield "\ufeff".encode()
    heads = (_("Nummer"), _("Tidspunkt"), _("Hvem"), _("Rolle"), _("Hva"), _("Detaljer"), _("Gjelder"))
    yield _line(*heads, _("Fingeravtrykk av innholdet"), _("Kontrollsum"))
    for event in events.iterator(chunk_size=CHUNK):
        yield _line(
            str(event.number),
            timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds"),
            event.actor_name,
            roles_in_words(event.actor_role),
            in_words(event.what),
            detail_in_words(event.detail),
            event.subject,
            event.digest,
            event.hash,
        )


def _line(*cells: str) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow([safe(cell) for cell in cells])
    return written.getvalue().encode()


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
