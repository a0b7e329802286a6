"""The published catalogue versions and their entries. Written by `services.publish` only, and never changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


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
