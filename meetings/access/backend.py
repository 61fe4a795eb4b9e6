"""Who is signed in, with their roles."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from meetings.access.models import Grant, User


class WithGrants(ModelBackend):
    """Reads a user and their grants in one query: every page asks for both."""

    def get_user(self, user_id: Any) -> User | None:
        grants = list(Grant.objects.select_related("user").filter(user=user_id))
        if not grants:
            return super().get_user(user_id)
        user = grants[0].user
        user.grants_read = grants
        return user if self.user_can_authenticate(user) else None
