"""The poster of a survey: what is asked about, where, until when, and the code that leads there. No person is named."""

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from assessments.casework.models import Survey
from assessments.casework.survey import answering

from . import logo, qr, rendering
from .papers import STYLESHEETS

MANY_PLACES = 4  # more than these are said by their number


def render(survey: Survey, language: str) -> bytes:
    """One page in one language; the code leads to the questions in the same one."""
    address = f"{answering.address(survey)}?sprak={language}"
    images = logo.images(survey.organisation)
    places = [place.name for place in survey.workplaces.all()]
    with translation.override(language):
        context = {
            "survey": survey,
            "language": language,
            "places": places if len(places) <= MANY_PLACES else [],
            "number": len(places),
            "address": answering.address(survey),
            "code": qr.svg(address, title=_("QR-kode til %(url)s") % {"url": address}),
            "logo": next(iter(images), ""),
        }
        page = render_to_string("documents/papers/survey_poster.html", context)
        return rendering.pdf_from_html(page, created=timezone.now(), stylesheets=STYLESHEETS, images=images)


def filename(survey: Survey, language: str) -> str:
    return f"undersokelse-{slugify(survey.work) or 'alenearbeid'}-{language}.pdf"
