"""How often one address on the network may ask something of a public page."""

from __future__ import annotations

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def too_often(request: HttpRequest, what: str, *, most: int) -> bool:
    """Whether this network address asked for this more than ``most`` times a minute.

    Counts the asking, too.
    """
    return over(f"{what} {address_of(request)}", most=most)


def over(asked: str, *, most: int) -> bool:
    """Whether this was asked more than ``most`` times in this minute, now included.

    Each server process counts for itself unless the cache is shared; that makes the
    limit a little higher, never lower.
    """
    minute = int(time.time()) // MINUTE
    key = f"limit-{hashlib.sha256(f'{asked} {minute}'.encode()).hexdigest()}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        return cache.incr(key) > most
    except ValueError:  # dropped between the two lines, by a full cache
        return False


def seconds_left() -> int:
    """Until the next minute, in which the counting begins anew."""
    return MINUTE - int(time.time()) % MINUTE


def address_of(request: HttpRequest) -> str:
    """Where the request comes from.

    Behind the proxy that the settings trust, the last entry is the proxy's own word;
    those before it are whatever the visitor claims.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
