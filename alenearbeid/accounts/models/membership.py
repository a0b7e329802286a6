"""Who has which role where."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation, Workplace


class Role(models.TextChoices):
    EMPLOYER = "employer", _("Arbeidsgiver")
    ADMINISTRATOR = "administrator", _("Virksomhetsadministrator")
    SAFETY_REP = "safety_rep", _("Verneombud")
    HEAD_SAFETY_REP = "head_safety_rep", _("Hovedverneombud")
    REGIONAL_SAFETY_REP = "regional_safety_rep", _("Regionalt verneombud")
    UNION_REP = "union_rep", _("Tillitsvalgt")
    OCCUPATIONAL_HEALTH = "occupational_health", _("Bedriftshelsetjeneste")
    WORKER = "worker", _("Arbeidstaker")
    AUDITOR = "auditor", _("Revisor")  # never a membership: held through an AccessGrant in force


SAFETY_REPS = (Role.SAFETY_REP, Role.HEAD_SAFETY_REP, Role.REGIONAL_SAFETY_REP)
MEMBER_ROLES = tuple(role for role in Role if role != Role.AUDITOR)
MEMBER_ROLE_CHOICES = [(role.value, role.label) for role in MEMBER_ROLES]


class Membership(models.Model):
    """One role of one person in one organisation. No workplaces means all of the organisation."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("Bruker")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("Virksomhet")
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=MEMBER_ROLE_CHOICES)
    workplaces: ClassVar = models.ManyToManyField(
        Workplace,
        through="MembershipWorkplace",
        blank=True,
        related_name="memberships",
        verbose_name=_("Arbeidssteder"),
        help_text=_("Tomt betyr hele virksomheten. Et arbeidssted gjelder også alt som ligger under det."),
    )

    class Meta:
        verbose_name = _("medlemskap")
        verbose_name_plural = _("medlemskap")
        ordering = ("organisation", "role", "user")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"),
                name="accounts_membership_once_per_role",
                violation_error_message=_("Brukeren har denne rollen i virksomheten fra før."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=MEMBER_ROLES), name="accounts_membership_role_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.user.name}: {Role(self.role).label}"


class MembershipWorkplace(models.Model):
    """Its own model for one reason: PROTECT. If deleting a workplace took this row along, the
    membership could be left with none, and none means the whole organisation."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="scope")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="scope")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("virkeområde")
        verbose_name_plural = _("virkeområder")
        constraints = (
            models.UniqueConstraint(fields=("membership", "workplace"), name="accounts_membership_workplace_once"),
        )

    def __str__(self) -> str:
        return str(self.workplace)
