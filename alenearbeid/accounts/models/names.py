"""Names end up in assessments and on signed papers, where characters that cannot be seen have no place."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# Control characters, and format characters that turn the text around them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def refuse_control_characters(instance: models.Model, *fields: str) -> None:
    """For a model's clean(): an assessment whose names have such characters could not be opened."""
    for field in fields:
        if any(char in TURNING or unicodedata.category(char) in {"Cc", "Cs"} for char in getattr(instance, field)):
            raise ValidationError({field: _("Ta bort spesialtegn som ikke vises.")})
