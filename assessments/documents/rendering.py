"""The only module that imports WeasyPrint: HTML in, PDF/A-3a + PDF/UA-1 out, or an error. Never a half-good file.

The HTML carries what people have written, so nothing is fetched but this project's own static files, and everything
WeasyPrint would only mumble about in its log (a glyph no font has, an image without a text) stops the document.
"""

import functools
import json
import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.documents import fonts, rendering_tags
from assessments.documents.rendering_conformance import FieldSpec, NotConformant, conform
from assessments.documents.rendering_copy import in_a_copy

__all__ = ["FieldSpec", "RenderingFailed", "make_in_copies", "page_count", "pdf_from_html"]

logger = logging.getLogger(__name__)

_ENGINE_STYLESHEET = "document/engine.css"
_PDF = b"%PDF-"
_BASE_URL = "https://paper.invalid/"  # resolves relative addresses; nothing there can be fetched but static files
_CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}

# Pasted from other programs; there is nothing to print, and no font that tries.
_CONTROLS = dict.fromkeys(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Pango's font maps are not made for several threads at once, and the log is collected per document.
_lock = threading.RLock()
_in_copies = False


class RenderingFailed(Exception):
    """The document cannot be made as it should be. The text says why; `faults` has each reason on its own."""

    def __init__(self, faults: Sequence[str]):
        self.faults = tuple(faults)
        super().__init__(_("Dokumentet kan ikke lages: %(faults)s") % {"faults": "; ".join(self.faults)})


def pdf_from_html(
    html: str,
    *,
    created: datetime,
    attachment: bytes | None = None,
    signature_fields: Sequence[FieldSpec] = (),
    stylesheets: Sequence[str] = (),
    images: Mapping[str, bytes] = MappingProxyType({}),
    base_url: str = _BASE_URL,
    draft: bool = False,
) -> bytes:
    """Title and language come from the HTML. A draft says so on every page, in its language, and has no fields to sign.

    `stylesheets` are names of static files, parsed once per process. `images` are PNG files by the address the HTML
    has for them: nobody's text can name another file. The same input gives the same bytes.
    """
    with _lock:
        make = functools.partial(
            _made, html, created, attachment, signature_fields, stylesheets, images, base_url, draft
        )
        return _made_in_a_copy(make, stylesheets, base_url) if _in_copies else make()


def make_in_copies() -> None:
    """From now on, and for as long as this process lives: for a worker, which does nothing else meanwhile."""
    global _in_copies
    _in_copies = True


def _made_in_a_copy(make: Callable[[], bytes], stylesheets: Sequence[str], base_url: str) -> bytes:
    """What every document needs is loaded here, once. A refusal comes back as its faults."""
    engine = _engine()
    for name in (_ENGINE_STYLESHEET, *stylesheets):
        engine.stylesheet(name, base_url)
    answer = in_a_copy(functools.partial(_answer, make))
    if answer.startswith(_PDF):
        return answer
    raise RenderingFailed(json.loads(answer))


def _answer(make: Callable[[], bytes]) -> bytes:
    try:
        return make()
    except RenderingFailed as failed:
        return json.dumps(failed.faults).encode()


def _made(
    html: str,
    created: datetime,
    attachment: bytes | None,
    signature_fields: Sequence[FieldSpec],
    stylesheets: Sequence[str],
    images: Mapping[str, bytes],
    base_url: str,
    draft: bool,
) -> bytes:
    with _collected_faults() as faults, _no_surprises():
        raw = _write(html, created, attachment, stylesheets, images, base_url, draft)
    if faults:
        raise RenderingFailed(faults)
    try:
        with _no_surprises():
            return conform(raw, () if draft else signature_fields)
    except NotConformant as error:
        raise RenderingFailed([str(error)]) from error


@contextmanager
def _no_surprises() -> Iterator[None]:
    """The engine asserts what it believes of a page, and raises anything when it is wrong. The reader of the message is
    not the reader of the log.
    """
    try:
        yield
    except (RenderingFailed, NotConformant, MemoryError):
        raise
    except Exception as error:
        logger.exception("The PDF engine stopped")
        raise RenderingFailed(
            [
                _(
                    "programmet som lager PDF-en, stoppet uventet. Prøv igjen. "
                    "Skjer det på nytt, si fra til den som drifter løsningen. Feilen står i loggen"
                )
            ]
        ) from error


def page_count(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _write(
    html: str,
    created: datetime,
    attachment: bytes | None,
    stylesheets: Sequence[str],
    images: Mapping[str, bytes],
    base_url: str,
    draft: bool,
) -> bytes:
    engine = _engine()
    source = engine.weasyprint.HTML(
        string=html.translate(_CONTROLS), base_url=base_url, url_fetcher=_fetcher(base_url, images)
    )
    root = source.etree_element
    _refuse_skipped_headings(root)
    if draft:
        _mark_as_draft(root)
    document = source.render(
        stylesheets=[engine.stylesheet(name, base_url) for name in (_ENGINE_STYLESHEET, *stylesheets)],
        font_config=engine.font_config,
        pdf_forms=not draft,
    )
    stamp = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.created = document.metadata.modified = stamp
    document.metadata.generator = f"Alenearbeid {settings.RELEASE}"
    if not document.metadata.title:
        raise RenderingFailed(["The document has no <title>"])
    result: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_forms=not draft,
        attachments=_attachments(attachment, created, root),
        finisher=functools.partial(
            rendering_tags.mend,
            link_words=_link_words(root),
            table_words=rendering_tags.table_words(root),
            has_watermark=draft,
        ),
    )
    return result


def _in_language_of(root: Any) -> Any:
    """What is written into the file is in the document's language, whoever asked for it."""
    return translation.override(root.get("lang") or translation.get_language())


def _mark_as_draft(root: Any) -> None:
    with _in_language_of(root):
        words = _("UTKAST")
    for body in root.iter("body"):
        body.set("class", f"{body.get('class', '')} draft".strip())
        body.set("data-draft", words)


def _refuse_skipped_headings(root: Any) -> None:
    """A screen reader's table of contents has no holes. WeasyPrint does not look; the validator would, too late."""
    before = 0
    for element in root.iter():
        level = _HEADINGS.get(element.tag, 0)
        if level > before + 1:
            raise RenderingFailed([f"<{element.tag}> follows <h{before}>: {''.join(element.itertext()).strip()[:60]}"])
        before = level or before


def _link_words(root: Any) -> dict[str, str]:
    """What each address leads to: the text that stands there in the document, or what the link itself says of it."""
    found = {link.get("href"): link.get("title") for link in root.iterfind(".//a[@title]")}
    inside = root.iterfind(".//*[@id]")
    return found | {element.get("id"): " ".join("".join(element.itertext()).split()) for element in inside}


def _attachments(content: bytes | None, created: datetime, root: Any) -> list:
    if content is None:
        return []
    at = created.astimezone(UTC)
    with _in_language_of(root):
        name, description = _("risikovurdering.json"), _("Opplysningene som data")
    attachment = _engine().weasyprint.Attachment(
        string=content, name=name, relationship="Data", created=at, modified=at, description=description
    )
    return [attachment]


class _Engine:
    """WeasyPrint with our fonts, kept for the life of the process: loading it takes more time than a short document."""

    def __init__(self) -> None:
        with _only_our_fonts():
            import weasyprint  # late: it costs a second, and most processes never print
            from weasyprint.text.fonts import FontConfiguration

            self.weasyprint: Any = weasyprint
            self.font_config = FontConfiguration()
        self._parsed: dict[tuple[str, float], Any] = {}

    def stylesheet(self, name: str, base_url: str) -> Any:
        path = _path_of_static(name)
        key = (name, path.stat().st_mtime)
        if key not in self._parsed:
            self._parsed[key] = self.weasyprint.CSS(
                string=path.read_text(),
                base_url=base_url,
                url_fetcher=_fetcher(base_url),
                font_config=self.font_config,
            )
        return self._parsed[key]


@functools.cache
def _engine() -> _Engine:
    return _Engine()


@contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Fontconfig reads its variable when a configuration is made. Put back after, or child processes inherit it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fonts.fontconfig_file())
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.getMessage()
        if fault.startswith(".notdef") and isinstance(record.args, tuple):
            fault = _("tegnet «%(char)s» (U+%(code)04X) finnes ikke i skriftene") % {
                "char": record.args[0],
                "code": record.args[1],
            }
        if fault not in self.faults:
            self.faults.append(fault)


@contextmanager
def _collected_faults() -> Iterator[list[str]]:
    collector = _Collector()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield collector.faults
    finally:
        logger.removeHandler(collector)


def _path_of_static(name: str) -> Path:
    if found := finders.find(name):
        return Path(str(found))
    return Path(staticfiles_storage.path(name))  # the collected file, under the hashed name production gives it


def _fetcher(base_url: str, images: Mapping[str, bytes] = MappingProxyType({})) -> Any:
    """Answers for the images given and for the project's static files, and refuses every other address: file:, data:,
    http: and all.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    root = urlsplit(base_url)
    prefix = "/" + settings.STATIC_URL.lstrip("/")
    given = {urljoin(base_url, address): content for address, content in images.items()}

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in given:
                return URLFetcherResponse(url, given[url], {"Content-Type": _CONTENT_TYPES[".png"]})
            asked = urlsplit(url)
            content_type = _CONTENT_TYPES.get(Path(asked.path).suffix)
            if (asked.scheme, asked.netloc) != root[:2] or not asked.path.startswith(prefix) or content_type is None:
                raise ValueError(f"Refused: {url}")
            # Both finders and storage refuse a name that climbs out of their folder.
            path = _path_of_static(unquote(asked.path.removeprefix(prefix)))
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type})

    return OurFiles()
