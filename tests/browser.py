"""Debian's Chromium through Playwright, for the end-to-end tests, and what they ask of every page they open."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

ARGUMENTS = [
    "--no-sandbox",  # CI runs as root, which Chromium's sandbox refuses
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: run script/bootstrap"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


class Watch:
    """Remembers what no page of ours may do: break the content security policy, fail in a script, go beyond us."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"script error at {page.url}: {error}"))
        page.on("console", lambda message: self._read(message, page))
        page.on("request", self._see)

    def _read(self, message: ConsoleMessage, page: Page) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"at {page.url}: {message.text}")

    def _see(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme.startswith("http") and address.hostname not in {"localhost", "127.0.0.1"}:
            self.faults.append(f"a request beyond this machine: {request.url}")


def open_page(browser: Browser, base_url: str, watch: Watch, *, javascript: bool = True, **options: Any) -> Page:
    """A page in a context (cookies, storage) of its own: a person at their own machine."""
    context = browser.new_context(
        base_url=base_url, java_script_enabled=javascript, locale="nb-NO", timezone_id="Europe/Oslo", **options
    )
    context.set_default_timeout(10_000)
    context.on("page", watch.follow)
    return context.new_page()


def log_in(context: BrowserContext, user: Any, base_url: str) -> None:
    """Logs in without the login page, for the tests that are about something else."""
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong for people who use a keyboard, a screen reader or large text. Empty is good."""
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']} at "
        + "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
        for violation in Axe().run(page).response["violations"]
    ]


def outside_event_loop(function: Callable[..., Any], *arguments: Any) -> Any:
    """Runs what starts an event loop itself, such as pyHanko: while a browser is open, this thread has one already."""
    with ThreadPoolExecutor(max_workers=1) as other_thread:
        return other_thread.submit(function, *arguments).result()
