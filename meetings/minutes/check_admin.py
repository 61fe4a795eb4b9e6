"""The set-up page of the checks, in the frame of the admin site."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from meetings.access.policy import Permission, can
from meetings.minutes.check_views import severities


class CheckSettingAdmin(admin.ModelAdmin):
    """One page with a row for each check, whether anybody set it or not."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.changelist_view)
        return [path("", page, name="meetings_checksetting_changelist")]

    def changelist_view(self, request: Any, extra_context: Any = None) -> HttpResponse:
        return severities(request, self.admin_site.each_context(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(request.user, Permission.MANAGE_SETUP)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Permission.MANAGE_SETUP)
