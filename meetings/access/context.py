"""What every template may ask about the reader."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from meetings.access.policy import Permission, can


def may(request: HttpRequest) -> dict[str, object]:
    """``may.manage_setup`` and the like; nothing is read until a template asks."""
    return {"may": SimpleLazyObject(lambda: permissions(request))}


def permissions(request: HttpRequest) -> dict[str, bool]:
    """One flag for each permission that does not depend on a meeting."""
    user = getattr(request, "user", None)
    return {permission.value: can(user, permission) for permission in Permission}
