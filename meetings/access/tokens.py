"""Acts on the tokens with which other programs read."""

from __future__ import annotations

import datetime as dt
import secrets
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import ApiToken, User, hash_of
from meetings.audit.models import Verb
from meetings.audit.trail import record

GOOD_FOR = dt.timedelta(days=365)
MOST = 20  # live ones of a user
PREFIX = "rakor_"  # tells what it is to who finds one lying about


class AlreadyMade(Exception):
    """That form has made its token; it is not shown again."""


class TooManyTokens(Exception):
    """The user has as many as anybody can keep apart."""


@transaction.atomic
def make_token(name: str, *, uuid: UUID, by: User) -> tuple[ApiToken, str]:
    """A token with its secret, which is told this once.

    Raises AlreadyMade or TooManyTokens.
    """
    User.objects.select_for_update().get(pk=by.pk)
    if ApiToken.objects.filter(uuid=uuid).exists():
        raise AlreadyMade(uuid)
    if ApiToken.objects.filter(user=by).live().count() >= MOST:
        raise TooManyTokens(by)
    now, secret = timezone.now(), PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=by,
        name=name,
        sha256=hash_of(secret),
        uuid=uuid,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    record(Verb.TOKEN_MADE, token, by=by, expires_at=token.expires_at)
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> ApiToken:
    """Kill the token; a dead one stays as it is."""
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(Verb.TOKEN_REVOKED, token, by=by)
    return token


def opened_by(secret: str) -> ApiToken | None:
    """The door of the API: the live token with its user, or None; its use is noted."""
    live = ApiToken.objects.live().select_related("user")
    token = live.filter(sha256=hash_of(secret)).first()
    if token and token.has_rested:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now())
    return token
