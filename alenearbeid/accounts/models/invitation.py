"""Who is asked in: into a role of the organisation, or to look from outside for a time.

Of the link only a digest is kept: whoever reads the table cannot use it.
"""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .membership import MEMBER_ROLE_CHOICES, MEMBER_ROLES, Role
from .names import refuse_control_characters
from .organisation import Organisation, Workplace
from .user import Language, normalise_email


class Invitation(models.Model):
    """One role offered to one e-mail address. No workplaces means all of the organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations", verbose_name=_("Virksomhet")
    )
    email = models.EmailField(_("E-post"))
    name = models.CharField(_("Navn"), max_length=150, blank=True)
    role = models.CharField(_("Rolle"), max_length=20, choices=MEMBER_ROLE_CHOICES)
    workplaces: ClassVar = models.ManyToManyField(
        Workplace, through="InvitationWorkplace", blank=True, related_name="+", verbose_name=_("Arbeidssteder")
    )
    language = models.CharField(_("Språk"), max_length=2, choices=Language, default=Language.BOKMAL)
    token_digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("Laget"), auto_now_add=True)
    sent_at = models.DateTimeField(_("Sendt"), null=True, blank=True)
    expires_at = models.DateTimeField(_("Gjelder til"))
    accepted_at = models.DateTimeField(_("Godtatt"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("Trukket tilbake"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitasjon")
        verbose_name_plural = _("invitasjoner")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "email", "role"),
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="accounts_one_open_invitation",
            ),
            models.CheckConstraint(condition=models.Q(role__in=MEMBER_ROLES), name="accounts_invitation_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(revoked_at=None),
                name="accounts_invitation_ends_one_way",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email}: {Role(self.role).label}"

    def clean(self) -> None:
        refuse_control_characters(self, "name")
        self.email = normalise_email(self.email)


class InvitationWorkplace(models.Model):
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="scope")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("invitation", "workplace"), name="accounts_invitation_workplace_once"),
        )

    def __str__(self) -> str:
        return str(self.workplace)


class AccessGrant(models.Model):
    """An auditor from outside (a union, the hovedverneombud of a group) may read what is signed, for a time.

    Asked by e-mail like an invitation; `auditor` is empty until the person has accepted.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grants", verbose_name=_("Virksomhet")
    )
    email = models.EmailField(_("E-post"))
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=_("Revisor"),
    )
    on_behalf_of = models.CharField(_("På vegne av"), max_length=200)
    purpose = models.CharField(_("Formål"), max_length=500, blank=True)
    workplaces: ClassVar = models.ManyToManyField(
        Workplace, through="AccessGrantWorkplace", blank=True, related_name="+", verbose_name=_("Arbeidssteder")
    )
    starts_on = models.DateField(_("Fra"))
    ends_on = models.DateField(_("Til og med"))
    language = models.CharField(_("Språk"), max_length=2, choices=Language, default=Language.BOKMAL)
    token_digest = models.CharField(max_length=64, unique=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(_("Gitt"), auto_now_add=True)
    sent_at = models.DateTimeField(_("Sendt"), null=True, blank=True)
    expires_at = models.DateTimeField(_("Lenken gjelder til"))
    accepted_at = models.DateTimeField(_("Godtatt"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("Trukket tilbake"), null=True, blank=True)

    class Meta:
        verbose_name = _("innsyn utenfra")
        verbose_name_plural = _("innsyn utenfra")
        ordering = ("-granted_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_grant_ends_after_start",
                violation_error_message=_("Sluttdatoen er før startdatoen."),
            ),
            models.CheckConstraint(
                condition=models.Q(auditor=None, accepted_at=None)
                | models.Q(auditor__isnull=False, accepted_at__isnull=False),
                name="accounts_grant_accepted_by_someone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email}: {self.organisation.name}"

    def clean(self) -> None:
        refuse_control_characters(self, "on_behalf_of", "purpose")
        self.email = normalise_email(self.email)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Sluttdatoen er før startdatoen.")})


class AccessGrantWorkplace(models.Model):
    """PROTECT, as for a membership: none left would mean the whole organisation."""

    grant = models.ForeignKey(AccessGrant, on_delete=models.CASCADE, related_name="scope")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("grant", "workplace"), name="accounts_grant_workplace_once"),)

    def __str__(self) -> str:
        return str(self.workplace)
