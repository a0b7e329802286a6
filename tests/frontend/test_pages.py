"""The base page, the error pages, and rules for every page template."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.views import defaults
from django.views.csrf import csrf_failure

from .pages import parse, render_page, request, words

pytestmark = pytest.mark.once
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# The paper is HTML for WeasyPrint, which no browser ever loads, and an archive is read from a disk, where it brings its
# own style: the policy for pages is not for them.
NOT_SERVED = ("documents/paper", "documents/archive", "oversight/bundle_index")
PAGES = [path for path in sorted(TEMPLATES.rglob("*.html")) if not any(name in path.as_posix() for name in NOT_SERVED)]


class Kari:
    is_authenticated = True
    is_anonymous = False
    name = "Kari Nordmann"


def test_it_works():
    page = parse(render_page("<p>Innhold</p>"))
    assert page.get("lang") == "nb"
    assert words(page.xpath("//title")[0]) == "Prøve – Alenearbeid"
    assert page.xpath("//body/a[1]/@href") == ["#innhold"]
    assert page.xpath("//main/@id") == ["innhold"]
    assert "ikke godkjent av Arbeidstilsynet" in words(page.xpath("//footer")[0])


def test_every_asset_exists():
    page = parse(render_page(""))
    for address in page.xpath("//link/@href | //script/@src | //img/@src"):
        path = address.removeprefix(settings.STATIC_URL).replace("%40", "@")
        assert finders.find(path), path


def test_every_font_in_our_style_sheet_exists():
    sheet = Path(settings.BASE_DIR) / "static/css/fonts.css"
    addresses = re.findall(r'url\("\.\./(.+?)"\)', sheet.read_text())
    assert len(addresses) == 8
    for address in addresses:
        assert finders.find(address), address


def test_htmx_is_told_to_leave_eval_and_style_alone():
    (config,) = parse(render_page("")).xpath("//meta[@name='htmx-config']/@content")
    assert '"allowEval": false' in config
    assert '"includeIndicatorStyles": false' in config
    assert '"selfRequestsOnly": true' in config
    assert '"historyCacheSize": 0' in config  # what people wrote does not stay in a shared browser


def test_logged_out_offers_to_log_in():
    page = parse(render_page(""))
    assert page.xpath("//header//a[@href='/konto/login/']")
    assert not page.xpath("//header//form")


def test_logged_in_says_who_and_logs_out_by_post():
    page = parse(render_page("", request(user=Kari()), organisation=SimpleNamespace(name="Solbakken AS")))
    (form,) = page.xpath("//header//form")
    assert (form.get("method"), form.get("action")) == ("post", "/konto/logout/")
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")
    assert "Solbakken AS" in words(page.xpath("//header")[0])
    assert "Kari Nordmann" in words(page.xpath("//header")[0])


@pytest.mark.parametrize(
    ("level", "colour", "role"),
    [
        (messages.SUCCESS, "success", "status"),
        (messages.INFO, "info", "status"),
        (messages.WARNING, "warning", "alert"),
        (messages.ERROR, "danger", "alert"),
    ],
)
def test_messages(level, colour, role):
    told = request()
    messages.add_message(told, level, "Noe skjedde.")
    (alert,) = parse(render_page("", told)).xpath("//main//*[contains(@class,'ds-alert')]")
    assert (alert.get("data-color"), alert.get("role"), words(alert)) == (colour, role, "Noe skjedde.")


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (lambda: defaults.page_not_found(request(), Exception()), 404),
        (lambda: defaults.permission_denied(request(), Exception()), 403),
        (lambda: defaults.bad_request(request(), Exception()), 400),
        (lambda: defaults.server_error(request()), 500),
        (lambda: csrf_failure(request()), 403),
    ],
)
def test_error_pages_are_ours(view, status):
    response = view()
    assert response.status_code == status
    page = parse(response.content.decode())
    assert page.get("lang") == "nb"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main//a[@href='/']")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_page_asks_for_what_the_policy_forbids(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text), "style attribute"
    assert not re.search(r"<style[\s>]", text), "inline style sheet"
    assert not re.search(r"<script(?![^>]*\ssrc=)", text), "inline script"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']|hx-on", text), "event handler in an attribute"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_templates_are_short(path):
    assert len(path.read_text().splitlines()) <= 150
