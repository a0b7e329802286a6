"""The admin shows the catalogue and lets nobody change it."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from assessments.catalogue.models import CatalogueVersion, Hazard, LegalSource, Measure, Profile

pytestmark = pytest.mark.django_db
MODELS = [CatalogueVersion, Profile, Hazard, Measure, LegalSource]


@pytest.fixture
def admin_client() -> Client:
    user = get_user_model()(email="admin@eksempel.no", name="Admin", is_staff=True, is_superuser=True)
    user.set_unusable_password()
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("model", MODELS)
def test_it_works(admin_client: Client, model: type) -> None:
    assert admin_client.get(reverse(f"admin:catalogue_{model.__name__.lower()}_changelist")).status_code == 200
    row = model.objects.first()  # type: ignore[attr-defined]
    url = reverse(f"admin:catalogue_{model.__name__.lower()}_change", args=[row.pk])
    assert admin_client.get(url).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_nothing_can_be_changed(admin_client: Client, model: type) -> None:
    row = model.objects.first()  # type: ignore[attr-defined]
    name = f"admin:catalogue_{model.__name__.lower()}"
    assert admin_client.get(reverse(f"{name}_add")).status_code == 403
    assert admin_client.post(reverse(f"{name}_change", args=[row.pk]), {}).status_code == 403
    assert admin_client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert admin.site.is_registered(model)
