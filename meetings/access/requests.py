"""The request of somebody who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from meetings.access.models import User


class UserRequest(HttpRequest):
    """What a view behind LoginRequiredMiddleware is given; a name for the types."""

    user: User
