"""Addresses of what an organisation decides and tells of itself."""

from django.urls import path

from . import organisation_views as views

app_name = "organisation"

urlpatterns = [
    path("registrer/virksomhet/", views.register, name="register"),
    path("registrer/virksomhet/<str:orgnr>/spor/", views.ask_to_join, name="ask_to_join"),
    path("virksomhet/<str:orgnr>/", views.overview, name="overview"),
    path("virksomhet/<str:orgnr>/opplysninger/", views.facts, name="facts"),
    path("virksomhet/<str:orgnr>/arbeidssteder/", views.workplaces, name="workplaces"),
    path("virksomhet/<str:orgnr>/arbeidssteder/nytt/", views.add_workplace, name="add_workplace"),
    path("virksomhet/<str:orgnr>/arbeidssteder/<int:pk>/", views.change_workplace, name="change_workplace"),
    path("virksomhet/<str:orgnr>/arbeidssteder/<int:pk>/fjern/", views.remove_workplace, name="remove_workplace"),
    path("virksomhet/<str:orgnr>/verneomrader/", views.areas, name="areas"),
    path("virksomhet/<str:orgnr>/verneomrader/<int:pk>/", views.change_area, name="change_area"),
    path("virksomhet/<str:orgnr>/verneomrader/<int:pk>/fjern/", views.remove_area, name="remove_area"),
    path("virksomhet/<str:orgnr>/dokumenter/", views.papers, name="papers"),
    path("virksomhet/<str:orgnr>/logo/", views.logo, name="logo"),
]
