"""allauth's addresses, with our own login page in front of its."""

from django.urls import include, path

from .organisation_views import sign_up
from .views import LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="account_login"),
    path("signup/", sign_up, name="account_signup"),
    path("", include("allauth.account.urls")),
]
