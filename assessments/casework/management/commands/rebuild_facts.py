"""Rebuild the facts of all assessments from their records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from assessments.casework import facts
from assessments.casework.models import Assessment


class Command(BaseCommand):
    help = "Bygg projeksjonen for lister og revisjon på nytt fra vurderingene."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for assessment in Assessment.objects.select_related("organisation").iterator():
            with transaction.atomic():
                facts.rebuild(assessment)
            count += 1
        self.stdout.write(f"{count}")
