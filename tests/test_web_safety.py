"""What the browser is told and what it may send: cookies, caching, content policy, cross-site requests, redirects."""

import io
import logging

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from assessments.casework import services
from assessments.documents.views.answers import pdf_response
from tests.accounts.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="")


@pytest.fixture
def pages(assessment):
    step = reverse("casework:step", args=[assessment.uuid, "alene"])
    return [reverse("casework:home"), reverse("casework:detail", args=[assessment.uuid]), step]


def test_personal_pages_stay_in_no_cache(client, alice, pages):
    """Shared computers: after logging out, «back» shows nothing."""
    client.force_login(alice)
    for page in pages:
        policy = client.get(page)["Cache-Control"]
        assert "no-store" in policy
        assert "private" in policy
    answer = client.post(pages[-1], {"is_done_alone": "yes"}, headers={"HX-Request": "true"})
    assert "no-store" in answer["Cache-Control"]


def test_a_page_for_anyone_says_nothing_of_storing(client):
    assert "no-store" not in client.get("/static/js/app.js").get("Cache-Control", "")


def test_whether_a_paper_counts_is_asked_anew_each_time(client):
    """Logged in or not; also of a link that leads nowhere yet, and as data."""
    nowhere = reverse("documents:verify_link", args=["00000000-0000-4000-8000-000000000000"])
    for address in (reverse("documents:verify"), nowhere, f"{nowhere}?format=json"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_the_content_policy_allows_nothing_inline(client, alice, pages):
    client.force_login(alice)
    for page in [*pages, reverse("documents:verify"), "/konto/email/", "/konto/password/change/"]:
        response = client.get(page)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        html = response.content.decode()
        assert " style=" not in html
        assert " onclick=" not in html
        assert "<script>" not in html
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_request_from_another_site_is_refused(alice, assessment, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for name, arguments in [
        ("casework:step", ["alene"]),
        ("casework:send_to_review", []),
        ("casework:remark", []),
        ("documents:finalise", []),
        ("documents:sign", []),
    ]:
        response = client.post(reverse(name, args=[assessment.uuid, *arguments]), {}, headers=headers)
        assert response.status_code == 403
    assert client.post("/konto/login/", {"login": alice.email, "password": PASSWORD}).status_code == 403


def test_the_session_cookie_is_kept_from_scripts_and_changes_at_login(client, alice):
    client.get("/konto/login/")
    client.cookies["sessionid"] = "chosen-by-somebody-else"
    response = client.post("/konto/login/", {"login": alice.email, "password": PASSWORD})
    cookie = response.cookies["sessionid"]
    assert response.status_code == 302
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value != "chosen-by-somebody-else"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_login_leads_nowhere_else(client, alice, target):
    response = client.post("/konto/login/", {"login": alice.email, "password": PASSWORD, "next": target})
    assert response["Location"] == "/"


def test_another_host_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["alenearbeid.example"]
    assert client.get("/konto/login/", headers={"host": "evil.example"}).status_code == 400


def test_resetting_a_password_tells_nobody_who_has_an_account(client, alice):
    known = client.post("/konto/password/reset/", {"email": alice.email})
    unknown = client.post("/konto/password/reset/", {"email": "ingen@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 2  # the owner of the address is told either way


def test_login_says_the_same_of_a_wrong_password_and_of_nobody(client, alice):
    def told(email):
        html = client.post("/konto/login/", {"login": email, "password": "feil-passord-2026"}).content.decode()
        return html.replace(email, "")

    def faults(html):
        return [line for line in html.splitlines() if "passord" in line.lower()]

    assert faults(told(alice.email)) == faults(told("ingen@example.org"))


def test_guessing_passwords_is_slowed_down(client, alice):
    wrong = {"login": alice.email, "password": "feil-passord-2026"}
    pages = [client.post("/konto/login/", wrong).content.decode() for _ in range(7)]
    assert "For mange" in pages[-1]
    refused = client.post("/konto/login/", {"login": alice.email, "password": PASSWORD})
    assert refused.status_code != 302  # the right one too, until the time is up


@pytest.mark.parametrize(
    "title", ['a"; filename="evil.exe', "a\r\nSet-Cookie: x=1", "../../etc/passwd", "🔥", "æøå/\\"]
)
def test_a_title_cannot_write_headers(assessment, title):
    assessment.facts.title = title
    disposition = pdf_response(b"%PDF", assessment, inline=False)["Content-Disposition"]
    name = disposition.removeprefix('attachment; filename="').removesuffix('"')
    assert name.startswith("risikovurdering-")
    assert name.endswith("-v1.pdf")
    assert name.replace("-", "").replace(".", "").isalnum()
    assert name.isascii()


def test_what_people_write_is_shown_as_text(client, alice, workplace):
    title = "<script>alert(1)</script>{{ user }}{% now 'Y' %}"
    mine = services.create(actor=alice, workplace=workplace, title=title, profile="")
    client.force_login(alice)
    steps = [reverse("casework:step", args=[mine.uuid, key]) for key in ("arbeidet", "kontroll")]
    for page in [reverse("casework:home"), reverse("casework:detail", args=[mine.uuid]), *steps]:
        html = client.get(page).content.decode()
        assert "<script>alert" not in html
        assert "{{ user }}{% now" in html or "&lt;script&gt;alert" in html or "alert" not in html


def test_a_refused_request_leaves_no_answers_in_the_log(client, alice, assessment):
    client.force_login(alice)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    try:
        client.post(reverse("casework:step", args=[assessment.uuid, "alene"]), {"those_in_care": "Hemmelig\x1b"})
        client.post(reverse("casework:step", args=[assessment.uuid, "finnes-ikke"]), {"those_in_care": "Hemmelig"})
    finally:
        logging.getLogger().removeHandler(handler)
    assert "finnes-ikke" in written.getvalue()
    assert "Hemmelig" not in written.getvalue()
    assert alice.name not in written.getvalue()
