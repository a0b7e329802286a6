"""The languages a document can be made in: those the catalogue version has all its words in."""

from assessments.catalogue.content import CatalogueData

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}  # each in its own language, so never translated


def offered(catalogue: CatalogueData) -> list[tuple[str, str]]:
    """Code and name of each. A version is written in whole languages, so its themes tell for all of it."""
    return [
        (code, name)
        for code, name in NAMES.items()
        if all(getattr(theme.name, code) for theme in catalogue.themes.values())
    ]
