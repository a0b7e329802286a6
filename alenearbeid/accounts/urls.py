"""allauth's addresses, with our own login page in front of its."""

from django.urls import include, path

from .views import LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="account_login"),
    path("", include("allauth.account.urls")),
]
