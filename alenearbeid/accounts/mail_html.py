"""The HTML part of an e-mail, made from its text: the two always say the same, and nobody's name becomes markup."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# Mail programs read styles in the elements only. The colours are those of the pages; contrast at least 4.5 : 1.
_BODY = "margin:0;padding:24px 12px;background:#f4f5f6;"
_SHEET = (
    "max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;color:#1e2b3c;"
    "font-family:Inter,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;"
    "overflow-wrap:anywhere;"
)
_HEADING = "margin:0 0 18px;font-size:22px;line-height:1.3;font-weight:600;"
_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:4px;background:#0062ba;color:#ffffff;"
    "font-weight:600;text-decoration:none;"
)
_SMALL = "margin:0 0 16px;font-size:14px;color:#3d4a5c;"
_ADDRESSES = ("https://", "http://")


def from_text(subject: str, text: str, language: str) -> str:
    """Paragraphs are divided by an empty line. «- » begins a point; a line that is an address is a link, and with the
    line before it a button."""
    blocks = [block.strip().splitlines() for block in text.split("\n\n") if block.strip()]
    body = format_html_join("\n", "{}", ((_block(lines),) for lines in blocks))
    return format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n</head>\n'
        '<body style="{}">\n<div style="{}">\n<h1 style="{}">{}</h1>\n{}\n</div>\n</body>\n</html>\n',
        *(language, subject, _BODY, _SHEET, _HEADING, subject, body),
    )


def _block(lines: list[str]) -> SafeString:
    if all(line.startswith("- ") for line in lines):
        points = format_html_join("", "<li>{}</li>", ((line[2:],) for line in lines))
        return format_html('<ul style="margin:0 0 16px;padding-left:22px;">{}</ul>', points)
    if len(lines) == 2 and lines[0].endswith(":") and _is_address(lines[1]):
        return _button(lines[0].removesuffix(":"), lines[1])
    parts = format_html_join(
        SafeString("<br>"),
        "{}",
        ((_link(line, line) if _is_address(line) else line,) for line in lines),
    )
    return format_html('<p style="margin:0 0 16px;">{}</p>', parts)


def _button(label: str, address: str) -> SafeString:
    help_text = _("Virker ikke knappen? Kopier denne adressen inn i nettleseren:")
    return format_html(
        '<p style="margin:0 0 12px;"><a href="{}" style="{}">{}</a></p>\n<p style="{}">{}<br>{}</p>',
        *(address, _BUTTON, label, _SMALL, help_text, _link(address, address)),
    )


def _link(address: str, words: str) -> SafeString:
    return format_html('<a href="{}" style="color:#0062ba;">{}</a>', address, words)


def _is_address(line: str) -> bool:
    return line.startswith(_ADDRESSES) and " " not in line
