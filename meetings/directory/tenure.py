"""Who held an office when, and when nobody did; computed from plain rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A term of office, or a gap when ``term`` is None; both days inclusive."""

    term: Any
    starts: dt.date | None
    ends: dt.date | None


def timeline(terms: Iterable[Any], *, today: dt.date) -> list[Span]:
    """Terms and the gaps between them, newest first; an office vacant today says so.

    An unknown start or end is open, so no gap stands beside it.
    """
    spans: list[Span] = []
    covered: dt.date | None = None
    for term in sorted(terms, key=lambda each: each.starts or dt.date.min):
        if covered and term.starts and term.starts > covered + DAY:
            spans.append(Span(None, covered + DAY, term.starts - DAY))
        spans.append(Span(term, term.starts, term.ends))
        covered = max(covered or dt.date.min, term.ends or dt.date.max - DAY)
    if covered and covered < today:
        spans.append(Span(None, covered + DAY, None))
    return spans[::-1]
