from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "alenearbeid.accounts"
    label = "accounts"
    verbose_name = _("Personer og virksomheter")

    def ready(self) -> None:
        from . import invitations  # noqa: F401  # hears that a mail is delivered, in every worker
