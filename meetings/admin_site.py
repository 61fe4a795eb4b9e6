"""The admin site: set-up data only, and only for those with the admin role."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect

from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.access.views import ChangePassword, sign_out


class SetupSite(admin.AdminSite):
    site_header = "Rakor: pengaturan"
    site_title = "Rakor"
    index_title = "Data induk dan pengguna"

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Who comes here is signed in, through the app's own page, as for all views."""
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The app's own way out, so that it leaves its trace."""
        return sign_out(cast("UserRequest", request))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The app's own page, so that it leaves its trace."""
        return ChangePassword.as_view()(request)

    def has_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Permission.MANAGE_SETUP)
