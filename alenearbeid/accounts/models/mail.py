"""E-mail on its way out. A row is deleted when the mail is delivered; what stays is waiting, or has failed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """The content is sealed with the installation's key: it holds links that open things, and says who they are for."""

    to = models.EmailField(_("Til"))
    template = models.CharField(_("Mal"), max_length=100)
    about = models.CharField(_("Gjelder"), max_length=100, blank=True)
    sealed = models.TextField(editable=False)
    created_at = models.DateTimeField(_("Laget"), auto_now_add=True)
    due_at = models.DateTimeField(_("Neste forsøk"), db_index=True)
    attempts = models.PositiveSmallIntegerField(_("Forsøk"), default=0)
    error = models.TextField(_("Feil"), blank=True)
    failed_at = models.DateTimeField(_("Gitt opp"), null=True, blank=True)

    class Meta:
        verbose_name = _("e-post som ikke er sendt")
        verbose_name_plural = _("e-post som ikke er sendt")
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("about",), name="accounts_mail_about"),)

    def __str__(self) -> str:
        return f"{self.to}: {self.template}"
