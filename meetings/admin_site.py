"""The admin site: set-up data only, and only for those with the admin role."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.access.views import ChangePassword, sign_out


class SetupSite(admin.AdminSite):
    site_header = "Rakor: pengaturan"
    site_title = "Rakor"
    index_title = "Data induk dan pengguna"

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """One sign-in for all; who is signed in but not allowed learns just that."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The app's own way out, so that it leaves its trace."""
        return sign_out(cast("UserRequest", request))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The app's own page, so that it leaves its trace."""
        return ChangePassword.as_view()(request)

    def has_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Permission.MANAGE_SETUP)
