"""Addresses of the place to look things up, under /oppslag/."""

from django.urls import path

from .lookup import views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="index"),
    path("yrker/", views.listed, {"kind": "yrker"}, name="profiles"),
    path("yrker/<slug:key>/", views.entry, {"kind": "yrker"}, name="profile"),
    path("farer/", views.listed, {"kind": "farer"}, name="hazards"),
    path("farer/<slug:key>/", views.entry, {"kind": "farer"}, name="hazard"),
    path("tiltak/", views.listed, {"kind": "tiltak"}, name="measures"),
    path("tiltak/<slug:key>/", views.entry, {"kind": "tiltak"}, name="measure"),
    path("regler/", views.listed, {"kind": "regler"}, name="law"),
    path("regler/<slug:key>/", views.entry, {"kind": "regler"}, name="legal_source"),
    path("bakgrunn/", views.background, name="background"),
    path("bakgrunn/<slug:key>/", views.background_page, name="background_page"),
]
