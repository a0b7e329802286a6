"""The control of a field with Designsystemet's class, printed once."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """The control alone. crispy's own tag also prints what the page was opened with, and with what was posted."""
    return field.as_widget(attrs={"class": "ds-input"})
