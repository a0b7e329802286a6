"""Every address of the application, one include per room."""

from django.contrib import admin
from django.urls import include, path

from alenearbeid.accounts.organisation.organisation_views import sign_up

handler403 = "alenearbeid.accounts.refusals.forbidden"
handler404 = "alenearbeid.accounts.refusals.not_found"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("alenearbeid.accounts.people.people_urls")),
    path("konto/", include("alenearbeid.accounts.login.urls")),
    path("registrer/", sign_up, name="account_signup"),  # the last of a name is the one that links lead to
    path("", include("alenearbeid.accounts.organisation.organisation_urls")),
    path("oppslag/", include("assessments.catalogue.urls")),
    path("innsyn/", include("assessments.oversight.urls")),
    path("", include("assessments.oversight.journal_urls")),
    path("", include("assessments.documents.urls")),
    path("", include("assessments.casework.urls.own_urls")),
    path("", include("assessments.casework.urls")),
]
