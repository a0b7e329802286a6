"""How django-allauth behaves here: who may make an account."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are given their account by an administrator; the page says so in `account/signup_closed.html`."""
        return False
