"""A person. The e-mail address is the login; no user name, no split of the name in first and last."""

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .names import refuse_control_characters


def normalise_email(email: str) -> str:
    """One spelling per mailbox: «Kari@Firma.no» and «kari@firma.no» are the same person."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=normalise_email(email), name=name, **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, email: str, name: str, password: str | None = None, **fields: Any) -> "User":
        """For `manage.py createsuperuser`: who can run it owns the machine, so the address counts as verified."""
        user = self.create_user(email, name, password, is_staff=True, is_superuser=True, **fields)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=normalise_email(username or ""))


class Language(models.TextChoices):
    BOKMAL = "nb", "Bokmål"
    NYNORSK = "nn", "Nynorsk"
    ENGLISH = "en", "English"


class User(AbstractUser):
    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(
        _("E-post"), unique=True, error_messages={"unique": _("En bruker med denne e-postadressen finnes fra før.")}
    )
    name = models.CharField(_("Navn"), max_length=150)
    language = models.CharField(
        _("Språk i e-post"), max_length=2, choices=Language.choices, default=Language.BOKMAL.value
    )
    # Name and address are then replaced here; what was signed and journalled keeps the name as text.
    anonymised_at = models.DateTimeField(_("Anonymisert"), null=True, blank=True, editable=False)
    is_demo = models.BooleanField(
        _("Demobruker"), default=False, help_text=_("Vises på innloggingssiden under utvikling. Aldri i produksjon.")
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")
        ordering = ("name", "email")
        constraints = (
            # With the unique column: unique whatever the case, whoever writes.
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_user_email_is_lower_case"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.email})"

    def clean(self) -> None:
        super().clean()
        refuse_control_characters(self, "name")
        self.email = normalise_email(self.email)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
