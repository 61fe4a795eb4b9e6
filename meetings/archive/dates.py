"""Years, months and days as people type them into a search. Pure."""

from __future__ import annotations

import datetime as dt
import re

from meetings.archive.words import MONTHS, fold

YEAR = re.compile(r"(19|20)\d{2}$")


def date_named(value: str, *, first: bool) -> dt.date | None:
    """The first or last day of ``2024``, ``11-2024``, ``nov-2024``, ``2024-11-26``."""
    parts = [part for part in re.split(r"[-/.\s]+", fold(value)) if part]
    if parts and YEAR.match(parts[0]):
        parts.reverse()
    if not 1 <= len(parts) <= 3 or not YEAR.match(parts[-1]):
        return None
    year = int(parts[-1])
    month = month_named(parts[-2]) if len(parts) > 1 else (1 if first else 12)
    if month is None:
        return None
    try:
        if len(parts) == 3:
            return dt.date(year, month, int(parts[0]))
        start = dt.date(year, month, 1)
    except ValueError:
        return None
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return start if first else after - dt.timedelta(days=1)


def month_named(value: str) -> int | None:
    if value.isdigit():
        return int(value) if 1 <= int(value) <= 12 else None
    found = [n for n, name in enumerate(MONTHS, 1) if name.startswith(value[:3])]
    return found[0] if len(value) >= 3 and found else None
