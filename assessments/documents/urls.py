"""Addresses of the papers."""

from django.urls import path

from . import views
from .services import VERIFICATION

app_name = "documents"

urlpatterns = [
    path("vurderinger/<uuid:uuid>/dokument/", views.preview, name="preview"),
    path("vurderinger/<uuid:uuid>/dokument/ferdigstill/", views.finalise, name="finalise"),
    path("vurderinger/<uuid:uuid>/dokument/apne-for-endring/", views.reopen, name="reopen"),
    path("vurderinger/<uuid:uuid>/dokument/signer/", views.sign, name="sign"),
    path("vurderinger/<uuid:uuid>/dokument/jobb/<uuid:job_uuid>/", views.job, name="job"),
    path("vurderinger/<uuid:uuid>/dokument/last-ned/", views.download, name="download"),
    path("vurderinger/<uuid:uuid>/papirer/<slug:kind>/", views.paper, name="paper"),
    path("vurderinger/<uuid:uuid>/sladdet/", views.withhold, name="withhold"),
    path("vurderinger/<uuid:uuid>/sladdet/lag/", views.redacted, name="redacted"),
    path("undersokelser/<uuid:uuid>/plakat/<slug:language>/", views.survey_poster, name="survey_poster"),
    path(VERIFICATION, views.verify, name="verify"),
    path(f"{VERIFICATION}<uuid:uuid>/", views.verify_link, name="verify_link"),
]
