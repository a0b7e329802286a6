"""Every address of the application, one include per room."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("alenearbeid.accounts.people_urls")),
    path("konto/", include("alenearbeid.accounts.urls")),
    path("virksomhet/", include("alenearbeid.accounts.organisation_urls")),
    path("innsyn/", include("assessments.oversight.urls")),
    path("", include("assessments.documents.urls")),
    path("", include("assessments.casework.urls")),
]
