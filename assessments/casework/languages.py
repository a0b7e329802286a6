"""The languages a document can be made in: those the catalogue version has all its words in."""

from assessments.catalogue.content import CatalogueData

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}  # each in its own language, so never translated


def offered(catalogue: CatalogueData) -> list[tuple[str, str]]:
    """Code and name of each. The loader has seen to it that no text lacks a language the version names."""
    return [(code, NAMES[code]) for code in catalogue.meta.languages]
