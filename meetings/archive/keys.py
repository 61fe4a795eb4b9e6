"""What the key of an entry tells: the day, the type and the thing. Pure."""

from __future__ import annotations

import datetime as dt

ID_BITS, TYPE_BITS = 40, 3
SPAN_BITS = 7  # of the day: 128 days are one span
LAST_DAY = (1 << 20) - 1  # in the year 2871; later days sort as that one
SPAN_AT = ID_BITS + TYPE_BITS + SPAN_BITS
ALWAYS = LAST_DAY >> SPAN_BITS << SPAN_AT  # the first key of what is never old


def key_of(date: dt.date | None, pk: int, kind: int = 0) -> int:
    """A key that sorts by day, then by ``pk``: without a day it is the oldest.

    The newest come first by walking the primary key, so that either database stops
    reading as soon as it has enough.
    """
    day = min(date.toordinal(), LAST_DAY) if date else 0
    return (day << TYPE_BITS | kind) << ID_BITS | pk


def directive_in(key: int) -> int:
    """The key of the directive that an entry's key ends with."""
    return key & (1 << ID_BITS) - 1


def day_of(key: int) -> int:
    """The day that the key sorts by, counted from the year 1; 0 without one."""
    return key >> ID_BITS + TYPE_BITS


def span_of(key: int) -> int:
    """The number of the span of days that the key is of."""
    return key >> SPAN_AT


def first_in(span: int) -> int:
    return span << SPAN_AT
