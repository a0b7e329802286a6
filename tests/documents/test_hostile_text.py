"""What people paste, on paper: printed, or refused with the character named. Never a server error."""

import subprocess

import pytest
from django.urls import reverse

from assessments.casework import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def preview(client, alice, workplace):
    client.force_login(alice)
    assessment = services.create(actor=alice, workplace=workplace, title="Natt", profile="")

    def show(text):
        changes = {"description": text, "why_alone_detail": text}
        services.merge_item(assessment, step="arbeidet", item="", changes=changes, actor=alice)
        return client.get(reverse("documents:preview", args=[assessment.uuid]), follow=True)

    return show


def test_what_can_be_printed_is_printed_as_text(preview, tmp_path):
    response = preview(
        "<b>x</b> {{ user }} {% now 'Y' %} &amp; 👩🏽\u200d🚒 a\u200fb \ufeff\u2028 ≥ → č\t| " + "W" * 3000
    )
    assert response["Content-Type"] == "application/pdf", str(list(response.context["messages"]))
    path = tmp_path / "paper.pdf"
    path.write_bytes(response.content)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "<b>x</b> {{ user }} {% now 'Y' %} &amp;" in " ".join(text.split())


@pytest.mark.parametrize("text", ["日本", "\ue000", "a\ufffeb"])
def test_what_no_font_has_is_named(preview, text):
    response = preview(text)
    assert response["Content-Type"].startswith("text/html")
    assert "finnes ikke i skriftene" in response.content.decode()
