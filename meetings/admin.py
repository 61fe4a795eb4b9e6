"""Set-up data in the admin site; the record itself is kept in the app."""

from __future__ import annotations

from collections import Counter
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from meetings.access.models import Grant, User
from meetings.access.policy import Permission, can
from meetings.agenda.models import Series, Topic
from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import record
from meetings.directory.models import (
    Appointment,
    Institution,
    InvitationEntry,
    InvitationList,
    Official,
    Position,
    Stationery,
)
from meetings.followups.models import (
    Holiday,
    Reminder,
    ReminderMail,
    ReminderSetting,
)
from meetings.followups.working_days import national
from meetings.minutes.check_admin import CheckSettingAdmin
from meetings.minutes.models import CheckSetting


class ByRole:
    """Whoever has the admin role may do all; Django's own permissions are unused."""

    def allowed(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(request.user, Permission.MANAGE_SETUP)

    has_module_permission = allowed
    has_view_permission = allowed
    has_change_permission = allowed
    has_delete_permission = allowed

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request)


class Audited(ByRole):
    """Every change of set-up data goes into the trail, in the same transaction."""

    def save_model(
        self, request: Any, obj: models.Model, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)  # type: ignore[misc]  # a mixin
        verb = Verb.SETUP_CHANGED if change else Verb.SETUP_ADDED
        record(verb, obj, by=request.user, fields=sorted(form.changed_data))

    def delete_model(self, request: Any, obj: models.Model) -> None:
        record(Verb.SETUP_REMOVED, obj, by=request.user)
        super().delete_model(request, obj)  # type: ignore[misc]  # a mixin

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]  # a mixin
        if any(formset.has_changed() for formset in formsets):
            related = sorted(
                f.model._meta.model_name for f in formsets if f.has_changed()
            )
            record(Verb.SETUP_CHANGED, form.instance, by=request.user, related=related)


admin.site.register(CheckSetting, CheckSettingAdmin)
# Roles are granted in the app's own table; Django's groups would only mislead.
admin.site.unregister(Group)
# Tasks are the server's own business.
admin.site.unregister(DBTaskResult)


class SetupAdmin(Audited, admin.ModelAdmin):
    """A page of set-up data."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What hangs on it by its kind only: an admin reads no meetings."""
        *others, protected = super().get_deleted_objects(objs, request)
        kinds = Counter(str(each).split(":")[0] for each in protected)
        return *others, [f"{kind} ({count})" for kind, count in kinds.items()]


class GrantInline(ByRole, admin.TabularInline):
    model = Grant
    extra = 1


@admin.register(User)
class RakorUserAdmin(Audited, UserAdmin):
    list_display = ["username", "name", "official", "clearance", "is_active"]
    list_filter = ["is_active", "clearance", "grants__role"]
    search_fields = ["username", "name", "email"]
    ordering = ["username"]
    autocomplete_fields = ["official"]
    filter_horizontal = ()
    inlines = [GrantInline]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Orangnya", {"fields": ["name", "email", "official"]}),
        ("Akses", {"fields": ["clearance", "is_active"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    "username",
                    "name",
                    "usable_password",
                    "password1",
                    "password2",
                ],
            },
        )
    ]

    @transaction.atomic
    def user_change_password(
        self,
        request: Any,
        id: str,  # noqa: A002  # Django's name
        form_url: str = "",
    ) -> HttpResponse:
        response = super().user_change_password(request, id, form_url)
        if response.status_code == HTTPStatus.FOUND:
            user = User.objects.get(pk=id)
            record(Verb.PASSWORD_CHANGED, user, by=request.user)
        return response

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The record names its users: an account is switched off, not deleted.
        return False


class Unmerged:
    """Leaves out what has become part of another entry."""

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(merged_into=None)  # type: ignore[misc]  # a mixin


class StationeryInline(ByRole, admin.StackedInline):
    model = Stationery


@admin.register(Institution)
class InstitutionAdmin(Unmerged, SetupAdmin):
    list_display = ["name", "short_name", "kind", "protocol_order", "active"]
    list_filter = ["kind", "active", "is_forkopimda"]
    search_fields = ["name", "short_name"]
    autocomplete_fields = ["parent"]
    inlines = [StationeryInline]


@admin.register(Position)
class PositionAdmin(Unmerged, SetupAdmin):
    list_display = ["name", "institution", "protocol_order", "active"]
    list_select_related = ["institution"]
    search_fields = ["name", "short_name", "institution__name"]
    autocomplete_fields = ["institution"]


class AppointmentInline(ByRole, admin.TabularInline):
    model = Appointment
    extra = 1
    autocomplete_fields = ["position"]


@admin.register(Official)
class OfficialAdmin(Unmerged, SetupAdmin):
    list_display = ["name", "title_before", "title_after", "rank", "active"]
    list_filter = ["service", "active"]
    search_fields = ["name", "number"]
    inlines = [AppointmentInline]


@admin.register(Appointment)
class AppointmentAdmin(SetupAdmin):
    list_display = ["official", "position", "capacity", "starts", "ends"]
    list_filter = ["capacity"]
    list_select_related = ["official", "position"]
    search_fields = ["official__name", "position__name"]
    autocomplete_fields = ["official", "position"]


class InvitationEntryInline(ByRole, admin.TabularInline):
    model = InvitationEntry
    extra = 3
    autocomplete_fields = ["official", "position"]


@admin.register(InvitationList)
class InvitationListAdmin(SetupAdmin):
    list_display = ["name", "institution"]
    list_select_related = ["institution"]
    search_fields = ["name"]
    autocomplete_fields = ["institution"]
    inlines = [InvitationEntryInline]


class TopicInline(ByRole, admin.TabularInline):
    model = Topic
    extra = 1


@admin.register(Series)
class SeriesAdmin(SetupAdmin):
    list_display = ["name", "institution", "active"]
    list_select_related = ["institution"]
    search_fields = ["name"]
    autocomplete_fields = ["institution", "invitation_list", "chair"]
    inlines = [TopicInline]


@admin.register(Holiday)
class HolidayAdmin(SetupAdmin):
    list_display = ["date", "name", "working"]
    date_hierarchy = "date"

    def changelist_view(self, request: Any, extra_context: Any = None) -> HttpResponse:
        """With the national holidays, which stand in no table."""
        this_year = timezone.localdate().year
        years = [
            (str(year), national(year).items()) for year in (this_year, this_year + 1)
        ]
        return super().changelist_view(
            request, {"national": years, **(extra_context or {})}
        )


@admin.register(ReminderSetting)
class ReminderSettingAdmin(SetupAdmin):
    list_display = ["__str__", "before", "after", "digest_weekday", "zone"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request) and not ReminderSetting.objects.exists()


class ReadOnly(ByRole):
    """A log: nobody adds to it, changes or deletes it here."""

    def refuse(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_add_permission = refuse
    has_change_permission = refuse
    has_delete_permission = refuse


@admin.register(Reminder)
class ReminderAdmin(ReadOnly, admin.ModelAdmin):
    """Of what was reminded; the follow-up by its key, for it may be classified."""

    list_display = ["made_at", "user", "number", "due_date", "distance", "mail"]
    list_select_related = ["user", "mail"]
    fields = ["made_at", "user", "number", "due_date", "distance", "mail"]
    date_hierarchy = "made_at"

    @admin.display(description="nomor tindak lanjut")
    def number(self, reminder: Reminder) -> int:
        return reminder.followup_id

    @admin.display(description="jarak pada hari itu")
    def distance(self, reminder: Reminder) -> str:
        return reminder.distance


@admin.register(ReminderMail)
class ReminderMailAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["started_at", "user", "address", "week", "state", "reason"]
    list_select_related = ["user"]
    list_filter = ["state"]


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly, admin.ModelAdmin):
    """The trail, to be read only."""

    list_display = ["at", "actor_name", "verb", "target_type", "target_id"]
    list_filter = ["verb"]
    search_fields = ["actor_name", "target_id"]
    date_hierarchy = "at"
    show_full_result_count = False
    # What was changed may be classified; who did what when is not.
    fields = ["at", "actor_name", "verb", "target_type", "target_id", "hash"]
