"""Addresses of what an organisation decides for itself."""

from django.urls import path

from . import organisation_views as views

app_name = "organisation"

urlpatterns = [
    path("<str:orgnr>/dokumenter/", views.papers, name="papers"),
    path("<str:orgnr>/logo/", views.logo, name="logo"),
]
