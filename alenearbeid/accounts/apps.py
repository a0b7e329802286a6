from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "alenearbeid.accounts"
    label = "accounts"
    verbose_name = _("Personer og virksomheter")

    def ready(self) -> None:
        from . import (
            row_level_security,
            system_checks,  # noqa: F401
            tenancy,
            tokens,  # noqa: F401  # hears that a mail is delivered, in every worker
        )

        post_migrate.connect(row_level_security.put_policies, sender=self)
        connection_created.connect(tenancy.set_on_new_connection)
