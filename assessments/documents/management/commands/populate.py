"""Fill the database for a measurement of scale."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.documents import population


class Command(BaseCommand):
    help = "Lag mange virksomheter og vurderinger, like for samme frø. Til måling, aldri i produksjon."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisations", type=int, required=True)
        parser.add_argument("--assessments", type=int, required=True)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="Dagen alt regnes fra. Ellers i dag.")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("Dette lages aldri i produksjon: Det er oppdiktede virksomheter."))
        organisations, assessments = options["organisations"], options["assessments"]
        if organisations < 1 or assessments < organisations:
            raise CommandError(_("Det må være minst én virksomhet, og minst én vurdering i hver."))
        on = options["on"] or timezone.localdate()
        for made in population.populate(
            organisations=organisations, assessments=assessments, seed=options["seed"], on=on
        ):
            if made.organisations % 50 == 0 or made.organisations == organisations:
                self.stdout.write(
                    _("%(organisations)d virksomheter, %(assessments)d vurderinger")
                    % {"organisations": made.organisations, "assessments": made.assessments}
                )
