"""The published catalogue versions and their entries, and what an organisation has of its own.

Versions are written by `services.publish` only, and never changed. Own entries are written by `own_services`.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation


class CatalogueVersion(models.Model):
    """One published version. An assessment points to the version it was made with."""

    code = models.CharField(_("utgave"), max_length=20, unique=True)
    published_at = models.DateTimeField(_("publisert"))
    sha256 = models.CharField(_("SHA-256 av innholdet"), max_length=64)
    meta = models.JSONField()
    themes = models.JSONField()

    class Meta:
        verbose_name = _("katalogutgave")
        verbose_name_plural = _("katalogutgaver")
        ordering = ("published_at", "code")

    def __str__(self) -> str:
        return self.code


class CatalogueRow(models.Model):
    """What the four kinds of entries share. `data` is the whole entry; columns are only what is worth asking for."""

    version = models.ForeignKey(CatalogueVersion, on_delete=models.CASCADE, verbose_name=_("utgave"))
    key = models.CharField(_("nøkkel"), max_length=80)
    position = models.PositiveIntegerField(_("plass"))
    data = models.JSONField(_("innhold"))

    class Meta:
        abstract = True
        ordering = ("version", "position")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=("version", "key"), name="%(app_label)s_%(class)s_key_once"),
            models.UniqueConstraint(fields=("version", "position"), name="%(app_label)s_%(class)s_position_once"),
        )

    def __str__(self) -> str:
        return self.key


class Profile(CatalogueRow):
    sector = models.CharField(_("sektor"), max_length=80)
    is_outside_note = models.BooleanField(_("utenfor Fafo-notatet"))

    class Meta(CatalogueRow.Meta):
        verbose_name = _("yrkesprofil")
        verbose_name_plural = _("yrkesprofiler")


class Hazard(CatalogueRow):
    category = models.CharField(_("farekategori"), max_length=20)
    theme = models.CharField(_("tema"), max_length=80)
    is_condition = models.BooleanField(_("vilkår for alle farer"))

    class Meta(CatalogueRow.Meta):
        verbose_name = _("fare")
        verbose_name_plural = _("farer")


class Measure(CatalogueRow):
    level = models.PositiveSmallIntegerField(_("trinn i tiltakstrappen"))
    is_control_measure = models.CharField(_("kontrolltiltak"), max_length=3)
    is_process = models.BooleanField(_("prosess"))

    class Meta(CatalogueRow.Meta):
        verbose_name = _("tiltak")
        verbose_name_plural = _("tiltak")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *CatalogueRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=7), name="catalogue_measure_level_one_to_seven"
            ),
        )


class LegalSource(CatalogueRow):
    act = models.CharField(_("lov eller forskrift"), max_length=200)
    in_force_from = models.DateField(_("i kraft fra"), null=True)
    in_force_to = models.DateField(_("i kraft til"), null=True)
    verified = models.BooleanField(_("kontrollert"))

    class Meta(CatalogueRow.Meta):
        verbose_name = _("rettskilde")
        verbose_name_plural = _("rettskilder")


class OwnKind(models.TextChoices):
    HAZARD = "hazard", _("Fare")
    MEASURE = "measure", _("Tiltak")
    PROFILE = "profile", _("Yrkesprofil")
    TABLE = "table", _("Risikotabell")


class OwnEntry(models.Model):
    """One hazard, measure or profile of an organisation's own, or its risk table. Retired, never deleted.

    `series` is set on what came inside a file from elsewhere: it is known in that one series of assessments, and is
    offered in no other. It is a number only, for this room knows no assessments.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="own_entries")
    kind = models.CharField(_("slag"), max_length=7, choices=OwnKind)
    key = models.CharField(_("nøkkel"), max_length=80)
    series = models.PositiveBigIntegerField(null=True, blank=True)
    data = models.JSONField(_("innhold"))
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("endret"))
    changed_by_name = models.CharField(_("endret av"), max_length=200)
    retired_at = models.DateTimeField(_("tatt ut av bruk"), null=True, blank=True)

    class Meta:
        verbose_name = _("egen oppføring")
        verbose_name_plural = _("egne oppføringer")
        ordering = ("kind", "key")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(
                fields=("organisation", "key"), condition=models.Q(series=None), name="catalogue_own_key_once"
            ),
            models.UniqueConstraint(
                fields=("organisation", "series", "key"), name="catalogue_own_key_once_in_a_series"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=OwnKind.values), name="catalogue_own_kind_is_known"),
        )

    def __str__(self) -> str:
        return self.key
