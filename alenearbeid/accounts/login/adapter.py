"""How django-allauth behaves here: who may make an account, and who is let in."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, override

from alenearbeid.accounts import current, mail, tenancy
from alenearbeid.accounts.models import Language, User

from . import login_texts, unconfirmed
from .backends import is_stray_demo_user


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **login_texts.ACCOUNT}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Where it is closed people come by invitation; the page says so in `account/signup_closed.html`."""
        return settings.ALLOW_SIGNUP

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """One name, where allauth knows a first and a last. In the language of the page the person signs up on."""
        user.name = form.cleaned_data.get("name") or user.name
        language = get_language()
        user.language = language if language in Language.values else Language.BOKMAL
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Whoever once signed up with it and never confirmed it makes room for whoever does."""
        unconfirmed.make_room(email_address.email, besides=email_address.user_id)
        confirmed: bool = super().confirm_email(request, email_address)
        return confirmed

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Somebody who has to do with no organisation comes to register one, as nothing else waits for them."""
        user = request.user
        if settings.ALLOW_SIGNUP and isinstance(user, User):
            with tenancy.everything():  # the request began with nobody logged in, who sees nothing
                if not current.mine(user).exists():
                    return reverse("organisation:register")
        url: str = super().get_login_redirect_url(request)
        return url

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the receiver's language where the receiver is known, with an HTML part, and kept if it cannot be sent."""
        user = context.get("user")
        language = user.language if isinstance(user, User) else get_language() or settings.LANGUAGE_CODE
        with override(language):
            values = {**context, "email": email, "current_site": get_current_site(self.request)}
            written = self.render_mail(template_prefix, email, values)
        text = mail.tidy(str(written.body))
        mail.post_at_once(template_prefix, to=email, subject=str(written.subject), text=text, language=language)

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponseBase | None:
        """allauth picks up again whom the backend refuses, and leaves it to this hook to stop the inactive ones."""
        if is_stray_demo_user(user):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)
