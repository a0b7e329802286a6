"""Addresses of the journal: beside what it is about, not under the view across."""

from django.urls import path

from .views import journal

app_name = "journal"
urlpatterns = [
    path("vurderinger/<uuid:uuid>/journal/", journal.of_assessment, name="assessment"),
    path("vurderinger/<uuid:uuid>/journal.csv", journal.file_of_assessment, {"kind": "csv"}, name="assessment_csv"),
    path(
        "vurderinger/<uuid:uuid>/journal.jsonl", journal.file_of_assessment, {"kind": "jsonl"}, name="assessment_jsonl"
    ),
    path("virksomhet/<str:orgnr>/journal/", journal.of_organisation, name="organisation"),
    path("virksomhet/<str:orgnr>/journal.csv", journal.file_of_organisation, {"kind": "csv"}, name="organisation_csv"),
    path(
        "virksomhet/<str:orgnr>/journal.jsonl",
        journal.file_of_organisation,
        {"kind": "jsonl"},
        name="organisation_jsonl",
    ),
]
