"""The catalogue in the admin: to look at, never to change. Content comes from the files only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import CatalogueVersion, Hazard, LegalSource, Measure, Profile


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(CatalogueVersion)
class CatalogueVersionAdmin(ReadOnlyAdmin):
    list_display = ("code", "published_at", "sha256")


@admin.register(Profile)
class ProfileAdmin(ReadOnlyAdmin):
    list_display = ("key", "version", "sector", "is_outside_note")
    list_filter = ("version", "sector", "is_outside_note")
    list_select_related = ("version",)
    search_fields = ("key",)


@admin.register(Hazard)
class HazardAdmin(ReadOnlyAdmin):
    list_display = ("key", "version", "category", "theme", "is_condition")
    list_filter = ("version", "category", "theme", "is_condition")
    list_select_related = ("version",)
    search_fields = ("key",)


@admin.register(Measure)
class MeasureAdmin(ReadOnlyAdmin):
    list_display = ("key", "version", "level", "is_control_measure", "is_process")
    list_filter = ("version", "level", "is_control_measure", "is_process")
    list_select_related = ("version",)
    search_fields = ("key",)


@admin.register(LegalSource)
class LegalSourceAdmin(ReadOnlyAdmin):
    list_display = ("key", "version", "act", "in_force_from", "in_force_to", "verified")
    list_filter = ("version", "verified", "act")
    list_select_related = ("version",)
    search_fields = ("key", "act")
