"""The rows of the journal. Written by `accounts.journal.log` and by nothing else; read by all."""

from typing import Any, ClassVar, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class AppendOnlyError(Exception):
    """Someone tried to change or delete what the journal has said."""

    def __init__(self) -> None:
        super().__init__("The journal is append-only: an event is never changed or deleted.")


class AppendOnlyQuerySet(models.QuerySet["Event"]):
    def update(self, **kwargs: Any) -> Never:
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        raise AppendOnlyError

    def delete(self) -> Never:
        raise AppendOnlyError


class Event(models.Model):
    """Something that happened. Carries the hash of the one before it, so that none can be taken out unseen."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="events", verbose_name=_("Virksomhet")
    )
    number = models.PositiveBigIntegerField(_("Nummer"))
    at = models.DateTimeField(_("Tidspunkt"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Bruker"),
    )
    # As text: the history must read the same after the person has left and been anonymised.
    actor_name = models.CharField(_("Hvem"), max_length=150)
    actor_role = models.CharField(_("Rolle"), max_length=100, blank=True)
    what = models.CharField(_("Hva"), max_length=100)
    subject = models.CharField(_("Gjelder"), max_length=100, blank=True)
    digest = models.CharField(_("Fingeravtrykk av innholdet"), max_length=64, blank=True)
    detail = models.JSONField(_("Detaljer"), default=dict, blank=True)
    previous_hash = models.CharField(_("Forrige kontrollsum"), max_length=64, blank=True)
    hash = models.CharField(_("Kontrollsum"), max_length=64)

    objects: ClassVar[models.Manager["Event"]] = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("hendelse i journalen")
        verbose_name_plural = _("journal")
        ordering = ("organisation", "number")
        constraints = (models.UniqueConstraint(fields=("organisation", "number"), name="accounts_event_number_once"),)
        indexes = (models.Index(fields=("subject", "number"), name="accounts_event_subject"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise AppendOnlyError


class JournalHead(models.Model):
    """The last event of an organisation, kept apart so that deleted last events are missed.

    Not columns of Organisation: saving an organisation that was read a moment ago would put an old head back.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, primary_key=True, related_name="journal_head"
    )
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("siste hendelse i journalen")
        verbose_name_plural = _("siste hendelser i journalen")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.number}"
