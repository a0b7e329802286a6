"""Addresses of the view across, under /innsyn/."""

from django.urls import path

from .views import files, listing, picture

app_name = "oversight"
urlpatterns = [
    path("", listing.overview, name="overview"),
    path("skjaeringspunktet/", picture.picture, name="picture"),
    path("sammenlign/", picture.compare, name="compare"),
    path("oversikt.csv", files.exported, {"kind": "csv"}, name="csv"),
    path("oversikt.xlsx", files.exported, {"kind": "xlsx"}, name="xlsx"),
    path("dokumenter/", files.papers, name="papers"),
    path("dokumenter/<uuid:uuid>/", files.bundle, name="bundle"),
    path("dokumenter/<uuid:uuid>/last-ned/", files.download, name="download"),
]
