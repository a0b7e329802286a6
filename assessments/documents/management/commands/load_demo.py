"""Load the demo. Safe to run again: what is there is left alone."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from assessments.documents import demo


class Command(BaseCommand):
    help = "Last demovirksomhetene med brukere og fire vurderinger. Bare under utvikling."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("Demoen lastes aldri i produksjon: Alle kjenner passordet."))
        if not demo.load(self.stdout.write):
            self.stdout.write(_("Demoen er lastet fra før. Ingenting er endret."))
