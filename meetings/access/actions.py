"""Acts on logins."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from meetings.access.models import Grant, User
from meetings.audit.models import Verb
from meetings.audit.trail import record


class UsernameTaken(Exception):
    """Somebody already signs in under this name."""


@transaction.atomic
def create_admin(username: str, name: str, password: str, *, by: User | None) -> User:
    """Create a login with the admin role, who then grants the other roles.

    Raises UsernameTaken, or ValidationError when the name or the password is not fit.
    """
    if User.objects.filter(username=username).exists():
        raise UsernameTaken(username)
    user = User(username=username, name=name)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()

    user.save()
    grant = Grant.objects.create(user=user, role=Grant.Role.ADMIN)
    record(Verb.SETUP_ADDED, user, by=by, role=grant.role)
    return user
