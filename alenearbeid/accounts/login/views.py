"""allauth's login page, and on it the demo's people while developing."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView as AllauthLoginView
from django.conf import settings

from alenearbeid.accounts.demo import demo_users


class LoginView(AllauthLoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "demo_users": demo_users(),
            "next": get_next_redirect_url(self.request) or "",
            "may_sign_up": settings.ALLOW_SIGNUP,
            "has_services": bool(settings.OIDC_PROVIDERS),
        }
