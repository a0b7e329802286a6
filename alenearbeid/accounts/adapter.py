"""How django-allauth behaves here: who may make an account, and who is let in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from django.http import HttpRequest, HttpResponseBase

from .backends import is_stray_demo_user
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are given their account by an administrator; the page says so in `account/signup_closed.html`."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponseBase | None:
        """allauth picks up again whom the backend refuses, and leaves it to this hook to stop the inactive ones."""
        if is_stray_demo_user(user):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)
