"""The organisation, what the checks must know of it, and its workplaces as a tree."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.organisation import orgnr as organisation_number

from .logo import logo_path, usable_logo
from .names import refuse_control_characters


class Sector(models.TextChoices):
    PRIVATE = "private", _("Privat")
    MUNICIPAL = "municipal", _("Kommune eller fylkeskommune")
    STATE = "state", _("Stat")
    VOLUNTARY = "voluntary", _("Frivillig eller ideell")


class SafetyRepArrangement(models.TextChoices):
    """How safety representation is arranged (aml § 6-1)."""

    ELECTED = "elected", _("Verneombud er valgt")
    REGIONAL = "regional", _("Regionalt verneombud")
    WRITTEN_AGREEMENT = "written_agreement", _("Skriftlig avtale om annen ordning (færre enn 5 ansatte)")
    NONE = "none", _("Ingen ordning")
    UNKNOWN = "unknown", _("Vet ikke")


INDUSTRY_CODE = r"\A\d{2}(\.\d{1,3})?\Z"
MOST_EMPLOYEES = 1_000_000  # what the record of an assessment can hold


class Organisation(models.Model):
    """Facts not answered stay empty: empty is «not asked», never «no»."""

    # Names the organisation in the journal's hashes, and stays the same if the number is corrected.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Navn"), max_length=200)
    orgnr = organisation_number.OrgnrField(
        _("Organisasjonsnummer"),
        unique=True,
        validators=[organisation_number.validate],
        help_text=_("Ni siffer."),
        error_messages={"unique": _("En virksomhet med dette organisasjonsnummeret finnes fra før.")},
    )
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    sector = models.CharField(_("Sektor"), max_length=20, choices=Sector, blank=True)
    industry_code = models.CharField(
        _("Næringskode"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(INDUSTRY_CODE, _("Skriv næringskoden slik: 87 eller 87.101."))],
        help_text=_("Fra Enhetsregisteret, for eksempel 87.101."),
    )
    employees = models.PositiveIntegerField(_("Antall ansatte"), null=True, blank=True)
    safety_rep_arrangement = models.CharField(
        _("Verneombudsordning"), max_length=20, choices=SafetyRepArrangement, blank=True
    )
    safety_rep_agreement_on = models.DateField(_("Avtalen er inngått"), null=True, blank=True)
    safety_rep_agreement_until = models.DateField(_("Avtalen gjelder til"), null=True, blank=True)
    has_works_council = models.BooleanField(_("Har arbeidsmiljøutvalg (AMU)"), null=True, blank=True)
    has_occupational_health = models.BooleanField(_("Har bedriftshelsetjeneste"), null=True, blank=True)
    has_collective_agreement = models.BooleanField(_("Har tariffavtale"), null=True, blank=True)
    logo = models.ImageField(_("Logo"), upload_to=logo_path, max_length=200, blank=True, validators=[usable_logo])
    may_sign_without_timestamp = models.BooleanField(
        _("Tillat signering uten tidsstempel når tidsstempeltjenesten ikke svarer"),
        default=False,
        help_text=_("Dokumentet sier da at tidspunktet er vårt eget. Ellers stopper signeringen til tjenesten svarer."),
    )

    requires_two_factors = models.BooleanField(
        _("Krev totrinnsinnlogging av alle som signerer"),
        default=False,
        help_text=_("Den som signerer, må ha en engangskode eller en passnøkkel i tillegg til passordet."),
    )

    class Meta:
        verbose_name = _("virksomhet")
        verbose_name_plural = _("virksomheter")
        ordering = ("name", "orgnr")

    def __str__(self) -> str:
        return f"{self.name} ({self.orgnr})"

    def clean(self) -> None:
        refuse_control_characters(self, "name", "address")
        if self.employees is not None and self.employees > MOST_EMPLOYEES:
            raise ValidationError({"employees": _("Tallet er for stort.")})
        start, end = self.safety_rep_agreement_on, self.safety_rep_agreement_until
        if start and end and end < start:
            raise ValidationError({"safety_rep_agreement_until": _("Sluttdatoen er før avtalen ble inngått.")})


class SafetyArea(models.Model):
    """Verneområde: what one verneombud watches over, clearly bounded (aml § 6-1). Workplaces below inherit it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="safety_areas", verbose_name=_("Virksomhet")
    )
    name = models.CharField(_("Navn"), max_length=200)

    class Meta:
        verbose_name = _("verneområde")
        verbose_name_plural = _("verneområder")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name"),
                name="accounts_safety_area_once",
                violation_error_message=_("Virksomheten har et verneområde med dette navnet fra før."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        refuse_control_characters(self, "name")


class WorkplaceKind(models.TextChoices):
    DEPARTMENT = "department", _("Avdeling")
    SITE = "site", _("Arbeidssted")


class Workplace(models.Model):
    """A place or department. The tree is the organisation's own; a role given here covers all below."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="workplaces", verbose_name=_("Virksomhet")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Hører under"),
        help_text=_("La stå tomt når arbeidsstedet ligger rett under virksomheten."),
    )
    name = models.CharField(_("Navn"), max_length=200)
    kind = models.CharField(_("Type"), max_length=10, choices=WorkplaceKind, default=WorkplaceKind.SITE)
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    safety_area = models.ForeignKey(
        SafetyArea,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workplaces",
        verbose_name=_("Verneområde"),
        help_text=_("La stå tomt når det er det samme som for stedet over."),
    )

    class Meta:
        verbose_name = _("arbeidssted")
        verbose_name_plural = _("arbeidssteder")
        ordering = ("name", "pk")
        # Across organisations the first without an assessment are read in their order, not sorted.
        indexes = (models.Index(fields=["name", "id"], name="workplaces_by_name"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="accounts_workplace_is_not_its_own_parent",
                violation_error_message=_("Et arbeidssted kan ikke ligge under seg selv."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        refuse_control_characters(self, "name", "address")
        if self.pk:
            self._refuse_moving_to_another_organisation()
        if self.parent is None:
            return
        if self.parent.organisation_id != self.organisation_id:
            raise ValidationError({"parent": _("Arbeidsstedet over må høre til samme virksomhet.")})
        if self.pk and self.pk in {place.pk for place in self.parent.lineage()}:
            raise ValidationError({"parent": _("Et arbeidssted kan ikke ligge under seg selv.")})

    def _refuse_moving_to_another_organisation(self) -> None:
        """What is below, roles and assessments would be left behind in the first one."""
        if not Workplace.objects.filter(pk=self.pk, organisation=self.organisation_id).exists():
            raise ValidationError({"organisation": _("Et arbeidssted kan ikke flyttes til en annen virksomhet.")})

    def lineage(self) -> "list[Workplace]":
        """This workplace and those above it, nearest first. Ends also on a tree that someone has tied in a ring."""
        found: dict[int, Workplace] = {}
        place: Workplace | None = self
        while place is not None and place.pk not in found:
            found[place.pk] = place
            place = place.parent
        return list(found.values())
