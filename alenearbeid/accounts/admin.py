"""Where organisations, workplaces, people and roles are made until they can be invited. Writes through services only,
so that every change of an organisation is in its journal. Login is allauth's, with its rate limits."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import mail, services
from .admin_forms import MembershipForm, NewUserForm, UserForm
from .login import security
from .models import Event, Membership, Organisation, OutgoingMail, User, Workplace
from .people import anonymising
from .people.invitations import Refused


def _actor(request: HttpRequest) -> User:
    """The admin lets no anonymous in; say so to the type checker, and fail closed."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


admin.site.site_header = admin.site.site_title = _("Alenearbeid: administrasjon")
admin.site.index_title = _("Personer og virksomheter")
for _model in (Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(_model)  # keys leave by `security`, which tells of it; services are named by the environment
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    form = UserForm
    add_form = NewUserForm
    list_display = ("name", "email", "is_active", "is_staff", "is_demo")
    list_filter = ("is_active", "is_staff", "is_demo", "memberships__role")
    search_fields = ("name", "email")
    ordering = ("name", "email")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Tilgang"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Datoer"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined")
    actions = ("anonymise", "take_away_second_step")

    @admin.action(description=_("Slett for godt: fjern navn, e-post, roller og innlogging"), permissions=["change"])
    def anonymise(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """At the person's request. What they have signed and written keeps the name."""
        for user in queryset:
            try:
                anonymising.anonymise(user, actor=_actor(request))
            except Refused as refused:
                self.message_user(request, f"{user}: {refused}", messages.ERROR)

    @admin.action(description=_("Ta bort engangskoder, passnøkler og reservekoder"), permissions=["change"])
    def take_away_second_step(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For whoever has lost them all, and has shown who they are. The person and their organisations are told."""
        for user in queryset:
            security.take_away_second_step(user, actor=_actor(request))

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            services.confirm_email(obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """People are made inactive: what they did stays theirs."""
        return False


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "orgnr", "sector", "employees", "safety_rep_arrangement")
    list_filter = ("sector", "safety_rep_arrangement")
    search_fields = ("name", "orgnr")

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        if not change:
            services.add_organisation(obj, actor=_actor(request))
        elif form.changed_data:
            services.change_organisation(obj, changed=form.changed_data, actor=_actor(request))

    def has_delete_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """Its journal has begun, and what the journal says stays."""
        return False


@admin.register(Workplace)
class WorkplaceAdmin(admin.ModelAdmin):
    list_display = ("name", "organisation", "parent", "address")
    list_select_related = ("organisation", "parent")
    search_fields = ("name", "organisation__name", "organisation__orgnr")
    autocomplete_fields = ("organisation", "parent")

    def get_readonly_fields(self, request: HttpRequest, obj: Workplace | None = None) -> tuple[str, ...]:
        return ("organisation",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Workplace, form: Any, change: bool) -> None:
        if not change:
            services.add_workplace(obj, actor=_actor(request))
        elif form.changed_data:
            services.change_workplace(obj, changed=form.changed_data, actor=_actor(request))

    def delete_model(self, request: HttpRequest, obj: Workplace) -> None:
        services.remove_workplace(obj, actor=_actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Workplace]) -> None:
        for workplace in queryset:
            services.remove_workplace(workplace, actor=_actor(request))


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    form = MembershipForm
    list_display = ("user", "organisation", "role")
    list_filter = ("role",)
    list_select_related = ("user", "organisation")
    search_fields = ("user__name", "user__email", "organisation__name", "organisation__orgnr")
    autocomplete_fields = ("user", "organisation")

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> tuple[str, ...]:
        """Another role or person is another membership: take this one away and give a new one."""
        return ("user", "organisation", "role") if obj else ()

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        workplaces = form.cleaned_data["scope"]
        if not change:
            services.add_membership(obj, workplaces=workplaces, actor=_actor(request))
        elif "scope" in form.changed_data:
            services.change_scope(obj, workplaces=workplaces, actor=_actor(request))

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        services.revoke_membership(obj, actor=_actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        for membership in queryset:
            services.revoke_membership(membership, actor=_actor(request))


@admin.register(OutgoingMail)
class OutgoingMailAdmin(admin.ModelAdmin):
    """What has not been delivered, and why. The content is not shown: it holds links that are somebody's own."""

    list_display = ("to", "template", "created_at", "attempts", "due_at", "failed_at", "error")
    list_filter = (("failed_at", admin.EmptyFieldListFilter), "template")
    search_fields = ("to",)
    readonly_fields = ("to", "template", "about", "created_at", "attempts", "due_at", "failed_at", "error")
    actions = ("try_again",)

    @admin.action(description=_("Prøv å sende på nytt"), permissions=["change"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[OutgoingMail]) -> None:
        for each in queryset:
            mail.try_again(each)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    """To read. Nobody writes here."""

    list_display = ("organisation", "number", "at", "actor_name", "actor_role", "what", "subject")
    list_select_related = ("organisation",)
    list_filter = ("what",)
    search_fields = ("organisation__name", "organisation__orgnr", "actor_name", "subject")
    ordering = ("-at", "-number")
    date_hierarchy = "at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False
