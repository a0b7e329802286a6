"""The organisation number: nine digits, the last a control digit (mod 11). The only importer of python-stdnum."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength
from stdnum.no import orgnr as stdnum_orgnr


def normalise(number: str) -> str:
    """«974 760 673» → «974760673». Also takes away the non-breaking spaces that come with copied text."""
    return stdnum_orgnr.compact(number)


def validate(number: str) -> None:
    try:
        stdnum_orgnr.validate(number)
    except (InvalidFormat, InvalidLength) as fault:
        raise ValidationError(_("Et organisasjonsnummer har ni siffer."), code="orgnr_form") from fault
    except InvalidChecksum as fault:
        message = _("Organisasjonsnummeret er ikke gyldig: kontrollsifferet stemmer ikke. Se etter om et tall er feil.")
        raise ValidationError(message, code="orgnr_checksum") from fault


class OrgnrField(models.CharField):
    """Stores nine digits; takes them as people write them, with spaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 9
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return normalise(value) if isinstance(value, str) else value

    def formfield(self, **kwargs: Any) -> Field | None:
        return super().formfield(**{"max_length": 20, **kwargs})
